"""What a session came to: a row for each movement and side, today and last visit on one scale in newtons."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil, log10

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.clinic.pain import WORST_PAIN
from strengthtrack.clinic.setup import Side
from strengthtrack.practice.session_view import TestLine
from strengthtrack.screens.parts.dots import dots_of, paint_dot
from strengthtrack.screens.parts.painted_words import paint_centred, paint_left, paint_right, width_of
from strengthtrack.screens.parts.side_marker import paint_side_marker, side_colour
from strengthtrack.screens.theme import palette_in_use
from strengthtrack.screens.trial_words import best_is_typed, line_words, newtons

HEAD_PX, GROUP_PX, ROW_PX, AFTER_PX, AXIS_PX = 40, 28, 40, 8, 32
WEEK_ROW_PX = 36
_PLOT_LEFT = 136.0
_FROM_RIGHT = 560.0
_TODAY, _TRIALS, _LAST, _PAIN = 456.0, 440.0, 130.0, 0.0
"""Where the columns stand, in pixels from the right edge."""

_NONE = "–"
_NICE = (1, 2, 2.5, 5, 10)
_MOST_TICKS = 6


def scale_of(largest_n: float) -> tuple[float, float]:
    """The end of a newton axis that begins at 0, and its step: five or six round values at most."""
    wanted = max(largest_n, 1.0) / (_MOST_TICKS - 1)
    power = 10.0 ** ceil(log10(wanted) - 1)
    step = next(nice * power for nice in _NICE if nice * power >= wanted)
    return step * ceil(max(largest_n, 1.0) / step), step


@dataclass(frozen=True, slots=True)
class WeekPain:
    """Pain of the week before, 0 to 10; None where it was not answered."""

    words: str
    score: int | None
    last: int | None


class EndTable(QWidget):
    """Values only: no change and no percentage of change stands here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: list[list[TestLine]] = []
        self._week: tuple[WeekPain, ...] = ()
        self._end_n, self._step_n = scale_of(0.0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: Sequence[TestLine], first: Side, week: Sequence[WeekPain]) -> None:
        """Show these tests, in each movement `first` before the other side, and the pain of the last week."""
        self._week = tuple(week)
        groups = [list(group) for _, group in groupby(lines, key=lambda line: line.movement)]
        self._groups = [sorted(group, key=lambda line: line.side is not first) for group in groups]
        shown = [trial.peak_n for line in lines for trial in line.trials]
        shown += [line.last_visit_n for line in lines if line.last_visit_n is not None]
        self._end_n, self._step_n = scale_of(max(shown, default=0.0))
        self.setAccessibleName("; ".join(line_words(line) for line in lines))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        groups = sum(GROUP_PX + ROW_PX * len(group) + AFTER_PX for group in self._groups)
        return QSize(900, HEAD_PX + groups + AXIS_PX + GROUP_PX + WEEK_ROW_PX * len(self._week))

    def minimumSizeHint(self) -> QSize:
        return QSize(860, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_head(painter)
        top = float(HEAD_PX)
        for group in self._groups:
            self._paint_group(painter, group[0].movement.words, top)
            top += GROUP_PX
            for line in group:
                self._paint_row(painter, line, top + ROW_PX / 2)
                top += ROW_PX
            top += AFTER_PX
        self._paint_axis(painter, top)
        self._paint_week(painter, top + AXIS_PX)

    def _paint_group(self, painter: QPainter, name: str, top: float) -> None:
        look = palette_in_use()
        painter.fillRect(QRectF(0, top, self.width(), 1), QColor(look.line))
        paint_left(painter, name, QPointF(0, top + 18), inter(15, 600, tabular=False), look.text)

    def _paint_week(self, painter: QPainter, top: float) -> None:
        look, right = palette_in_use(), float(self.width())
        self._paint_group(painter, "Pain in the last week, 0 to 10", top)
        left, end = _PLOT_LEFT, self._x(self._end_n)
        for row, pain in enumerate(self._week):
            middle = top + GROUP_PX + (row + 0.5) * WEEK_ROW_PX
            paint_left(painter, pain.words, QPointF(26, middle), inter(15, tabular=False), look.text)
            painter.fillRect(QRectF(left, middle, end - left, 1), QColor(look.line))
            for score, filled in ((pain.last, False), (pain.score, True)):
                if score is not None:
                    _paint_diamond(painter, QPointF(left + (end - left) * score / WORST_PAIN, middle), filled=filled)
            given = QPointF(right - _TODAY, middle)
            if pain.score is None:
                paint_right(painter, "no answer", given, inter(15, tabular=False), look.text2)
            else:
                paint_right(painter, str(pain.score), given, inter(20, 600), look.text)
            _paint_value(painter, pain.last, _NONE, QPointF(right - _LAST, middle))

    def _x(self, force_n: float) -> float:
        right = self.width() - _FROM_RIGHT
        return _PLOT_LEFT + (right - _PLOT_LEFT) * force_n / self._end_n

    def _paint_head(self, painter: QPainter) -> None:
        look, middle = palette_in_use(), 20.0
        self._paint_legend(painter, middle)
        for words, place in (("Today", _TODAY), ("Last visit", _LAST), ("Pain", _PAIN)):
            paint_right(painter, words, QPointF(self.width() - place, middle), inter(15, tabular=False), look.text2)
        paint_left(painter, "Trials", QPointF(self.width() - _TRIALS, middle), inter(15, tabular=False), look.text2)

    def _paint_legend(self, painter: QPainter, middle: float) -> None:
        look, left = palette_in_use(), _PLOT_LEFT + 8
        painter.setPen(QPen(QColor(look.text), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(left, middle), 6.0, 6.0)
        left = self._legend_words(painter, "last visit", left + 15, middle)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.text))
        painter.drawEllipse(QPointF(left, middle), 7.0, 7.0)
        left = self._legend_words(painter, "best today", left + 15, middle)
        for place in (0, 6, 12):
            painter.fillRect(QRectF(left - 6 + place, middle - 4, 1.5, 8), QColor(look.text))
        self._legend_words(painter, "its trials", left + 15, middle)

    def _legend_words(self, painter: QPainter, words: str, left: float, middle: float) -> float:
        font = inter(15, tabular=False)
        paint_left(painter, words, QPointF(left, middle), font, palette_in_use().text2)
        return left + width_of(words, font) + 32

    def _paint_row(self, painter: QPainter, line: TestLine, middle: float) -> None:
        look = palette_in_use()
        paint_side_marker(painter, QPointF(8, middle), 12, line.side)
        side = line.side.value.capitalize()
        paint_left(painter, side, QPointF(26, middle), inter(15, tabular=False), look.text)
        painter.fillRect(QRectF(_PLOT_LEFT, middle, self._x(self._end_n) - _PLOT_LEFT, 1), QColor(look.line))
        self._paint_marks(painter, line, middle)
        self._paint_values(painter, line, middle)

    def _paint_marks(self, painter: QPainter, line: TestLine, middle: float) -> None:
        colour = QColor(side_colour(line.side))
        for trial in line.trials:
            if not trial.counts:
                colour = QColor(palette_in_use().control)
            painter.fillRect(QRectF(self._x(trial.peak_n) - 0.75, middle + 9, 1.5, 9), colour)
            colour = QColor(side_colour(line.side))
        if line.last_visit_n is not None:
            paint_side_marker(painter, QPointF(self._x(line.last_visit_n), middle), 14, line.side, hollow=True)
        if line.best_n is not None:
            paint_side_marker(painter, QPointF(self._x(line.best_n), middle), 15, line.side)

    def _paint_values(self, painter: QPainter, line: TestLine, middle: float) -> None:
        look, right = palette_in_use(), float(self.width())
        if line.best_n is None:
            words = "skipped" if line.skipped else "no trial counts" if line.trials else "not tested"
            paint_right(painter, words, QPointF(right - _TODAY, middle), inter(15, tabular=False), look.text2)
        else:
            paint_right(painter, "N", QPointF(right - _TODAY, middle), inter(15), look.text2)
            value = QPointF(right - _TODAY - 18, middle)
            paint_right(painter, newtons(line.best_n), value, inter(20, 600), look.text)
        self._paint_trials(painter, line, right - _TRIALS, middle)
        _paint_value(painter, line.last_visit_n, _NONE, QPointF(right - _LAST, middle))
        _paint_value(painter, line.pain, "no answer" if line.trials else _NONE, QPointF(right - _PAIN, middle))

    def _paint_trials(self, painter: QPainter, line: TestLine, left: float, middle: float) -> None:
        for dot in dots_of(line, running=False):
            paint_dot(painter, QPointF(left + 5, middle), 10, dot)
            left += 13
        words = [] if line.spread is None else [f"{line.spread * 100:.0f} %"]
        words += [f"{sum(not trial.counts for trial in line.trials)} not counted"] if _some_set_aside(line) else []
        words += ["typed"] if best_is_typed(line) else []
        at = QPointF(left + 8, middle)
        paint_left(painter, "  ·  ".join(words), at, inter(15, tabular=False), palette_in_use().text2)

    def _paint_axis(self, painter: QPainter, top: float) -> None:
        look = palette_in_use()
        painter.fillRect(QRectF(_PLOT_LEFT, top, self._x(self._end_n) - _PLOT_LEFT, 1.5), QColor(look.control))
        steps = round(self._end_n / self._step_n)
        for index in range(steps + 1):
            force = index * self._step_n
            painter.fillRect(QRectF(self._x(force) - 0.5, top, 1, 6), QColor(look.control))
            words = f"{force:g} N" if index == steps else f"{force:g}"
            paint_centred(painter, words, QPointF(self._x(force), top + 16), inter(15), look.text2)


def _some_set_aside(line: TestLine) -> bool:
    return any(not trial.counts for trial in line.trials)


def _paint_value(painter: QPainter, value: float | None, without: str, at: QPointF) -> None:
    look = palette_in_use()
    words, ink = (without, look.text2) if value is None else (newtons(value), look.text)
    paint_right(painter, words, at, inter(15, tabular=value is not None), ink)


def _paint_diamond(painter: QPainter, at: QPointF, *, filled: bool) -> None:
    look = palette_in_use()
    half = 8.0 if filled else 7.0
    painter.setPen(Qt.PenStyle.NoPen if filled else QPen(QColor(look.pain), 2))
    painter.setBrush(QColor(look.pain if filled else look.ground))
    steps = ((0.0, -half), (half, 0.0), (0.0, half), (-half, 0.0))
    painter.drawPolygon([at + QPointF(x, y) for x, y in steps])
