"""What a session came to: a row for each movement and side; today, baseline and last visit on one scale in newtons."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil, log10

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.clinic.figures import figure
from strengthtrack.clinic.pain import WORST_PAIN
from strengthtrack.clinic.setup import Side
from strengthtrack.practice.session_view import TestLine
from strengthtrack.screens.ending.end_words import words_beside, words_under
from strengthtrack.screens.parts.buttons import Button, button
from strengthtrack.screens.parts.dots import dots_of, paint_dot
from strengthtrack.screens.parts.painted_words import paint_centred, paint_left, paint_right, width_of
from strengthtrack.screens.parts.side_marker import paint_side_marker, side_colour
from strengthtrack.screens.testing.trial_words import line_words, may_be_other_leg, newtons, other_leg_words, title_of
from strengthtrack.screens.theme import palette_in_use

HEAD_PX, GROUP_PX, ROW_PX, AFTER_PX, AXIS_PX = 40, 28, 40, 8, 32
WEEK_ROW_PX = 36
_PLOT_LEFT = 168.0
_FROM_RIGHT = 652.0
_TODAY, _TRIALS, _BASELINE, _LAST, _PAIN = 544.0, 528.0, 212.0, 116.0, 0.0
"""Where the columns stand, in pixels from the right edge."""
_TRIALS_ROOM = 236.0
_HALF_LINE = 9.0
_LEGEND_GAP = 20
_SWAP_LEFT = 70

_NONE = "–"
_COLUMNS = (("Today", _TODAY), ("Baseline", _BASELINE), ("Last visit", _LAST), ("Pain", _PAIN))
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
    score: float | None
    last: float | None


class EndTable(QWidget):
    """Values only: no change and no percentage of change stands here.

    Signals: `swap_asked(int)`, the index of a line whose trials were the other leg's.
    """

    swap_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.swaps: list[Button] = []
        self._hidden = False
        self._groups: list[list[TestLine]] = []
        self._week: tuple[WeekPain, ...] = ()
        self._end_n, self._step_n = scale_of(0.0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(
        self, lines: Sequence[TestLine], first: Side, week: Sequence[WeekPain], *, hidden: bool = False
    ) -> None:
        """Show these tests, in each movement `first` before the other side, and the pain of the last week.

        `hidden` keeps every force to itself.
        """
        self._week, self._hidden = tuple(week), hidden
        groups = [list(group) for _, group in groupby(lines, key=lambda line: line.movement)]
        self._groups = [sorted(group, key=lambda line: line.side is not first) for group in groups]
        self._end_n, self._step_n = scale_of(0.0 if hidden else max(_forces_of(lines), default=0.0))
        self.setAccessibleName("; ".join(line_words(line, hidden=hidden) for line in lines))
        self._place_swaps(lines)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        groups = sum(GROUP_PX + ROW_PX * len(group) + AFTER_PX for group in self._groups)
        return QSize(900, HEAD_PX + groups + AXIS_PX + GROUP_PX + WEEK_ROW_PX * len(self._week))

    def minimumSizeHint(self) -> QSize:
        return QSize(860, self.sizeHint().height())

    def _place_swaps(self, lines: Sequence[TestLine]) -> None:
        """A quiet button beside the side of every test that has trials."""
        for swap in self.swaps:
            swap.hide()
            swap.deleteLater()
        self.swaps = []
        for line, top in self._rows():
            if may_be_other_leg(line, lines):
                swap = button("Swap side", "quiet", parent=self)
                swap.setAccessibleName(f"{title_of(line.movement, line.side)}: {other_leg_words(line).lower()}")
                swap.setToolTip(other_leg_words(line))
                swap.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                swap.setProperty("line", next(index for index, one in enumerate(lines) if one is line))
                swap.setGeometry(_SWAP_LEFT, round(top) + (ROW_PX - 32) // 2, swap.sizeHint().width(), 32)
                swap.clicked.connect(self._swap_clicked)
                swap.show()
                self.swaps.append(swap)

    def _swap_clicked(self) -> None:
        swap = self.sender()
        if isinstance(swap, Button):
            self.swap_asked.emit(int(swap.property("line")))

    def _rows(self) -> Iterator[tuple[TestLine, float]]:
        """Every row with its upper edge."""
        top = float(HEAD_PX)
        for group in self._groups:
            top += GROUP_PX
            for line in group:
                yield line, top
                top += ROW_PX
            top += AFTER_PX

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_head(painter)
        movement, bottom = None, float(HEAD_PX)
        for line, top in self._rows():
            if line.movement is not movement:
                movement = line.movement
                self._paint_group(painter, movement.words, top - GROUP_PX)
            self._paint_row(painter, line, top + ROW_PX / 2)
            bottom = top + ROW_PX + AFTER_PX
        if not self._hidden:
            self._paint_axis(painter, bottom)
        self._paint_week(painter, bottom + AXIS_PX)

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
                paint_right(painter, _score(pain.score), given, inter(20, 600), look.text)
            last = QPointF(right - _LAST, middle)
            paint_right(painter, _NONE if pain.last is None else _score(pain.last), last, inter(15), look.text)

    def _x(self, force_n: float) -> float:
        right = self.width() - _FROM_RIGHT
        return _PLOT_LEFT + (right - _PLOT_LEFT) * force_n / self._end_n

    def _paint_head(self, painter: QPainter) -> None:
        look, middle = palette_in_use(), 20.0
        if not self._hidden:
            self._paint_legend(painter, middle)
        for words, place in _COLUMNS:
            paint_right(painter, words, QPointF(self.width() - place, middle), inter(15, tabular=False), look.text2)
        paint_left(painter, "Trials", QPointF(self.width() - _TRIALS, middle), inter(15, tabular=False), look.text2)

    def _paint_legend(self, painter: QPainter, middle: float) -> None:
        look, left = palette_in_use(), _PLOT_LEFT + 1
        painter.fillRect(QRectF(left - 0.75, middle - 8, 1.5, 16), QColor(look.text))
        left = self._legend_words(painter, "baseline", left + 10, middle) + 8
        painter.setPen(QPen(QColor(look.text), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(left, middle), 6.0, 6.0)
        left = self._legend_words(painter, "last visit", left + 15, middle)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.text))
        painter.drawEllipse(QPointF(left, middle), 7.0, 7.0)
        left = self._legend_words(painter, "today", left + 15, middle)
        for place in (0, 6, 12):
            painter.fillRect(QRectF(left - 6 + place, middle - 4, 1.5, 8), QColor(look.text))
        self._legend_words(painter, "its trials", left + 15, middle)

    def _legend_words(self, painter: QPainter, words: str, left: float, middle: float) -> float:
        font = inter(15, tabular=False)
        paint_left(painter, words, QPointF(left, middle), font, palette_in_use().text2)
        return left + width_of(words, font) + _LEGEND_GAP

    def _paint_row(self, painter: QPainter, line: TestLine, middle: float) -> None:
        look = palette_in_use()
        paint_side_marker(painter, QPointF(8, middle), 12, line.side)
        side = line.side.value.capitalize()
        paint_left(painter, side, QPointF(26, middle), inter(15, tabular=False), look.text)
        if not self._hidden:
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
        if line.baseline_n is not None:
            painter.fillRect(
                QRectF(self._x(line.baseline_n) - 0.75, middle - 14, 1.5, 28), QColor(palette_in_use().text)
            )
        if line.last_visit_n is not None:
            paint_side_marker(painter, QPointF(self._x(line.last_visit_n), middle), 14, line.side, hollow=True)
        if line.value_n is not None:
            paint_side_marker(painter, QPointF(self._x(line.value_n), middle), 15, line.side)

    def _paint_values(self, painter: QPainter, line: TestLine, middle: float) -> None:
        look, right = palette_in_use(), float(self.width())
        if self._hidden or line.value_n is None:
            words = "hidden" if self._hidden and line.trials else _NONE
            paint_right(painter, words, QPointF(right - _TODAY, middle), inter(15, tabular=False), look.text2)
        else:
            paint_right(painter, "N", QPointF(right - _TODAY, middle), inter(15), look.text2)
            value = QPointF(right - _TODAY - 18, middle)
            paint_right(painter, newtons(line.value_n), value, inter(20, 600), look.text)
        self._paint_trials(painter, line, right - _TRIALS, middle)
        for given, place in ((line.baseline_n, _BASELINE), (line.last_visit_n, _LAST)):
            _paint_value(painter, None if self._hidden else given, _NONE, QPointF(right - place, middle))
        _paint_value(painter, line.pain, "no answer" if line.trials else _NONE, QPointF(right - _PAIN, middle))

    def _paint_trials(self, painter: QPainter, line: TestLine, left: float, middle: float) -> None:
        words = words_beside(line, hidden=self._hidden)
        under = words_under(line, hidden=self._hidden)
        dots = dots_of(line, running=False) if line.trials else ()
        first = middle - _HALF_LINE if under and (dots or words) else middle
        place = left
        for dot in dots:
            paint_dot(painter, QPointF(place + 5, first), 10, dot)
            place += 13
        _paint_quiet(painter, words, QPointF(place + 8, first), _TRIALS_ROOM - (place - left) - 8)
        second = middle + _HALF_LINE if dots or words else middle
        _paint_quiet(painter, under, QPointF(left, second), _TRIALS_ROOM)

    def _paint_axis(self, painter: QPainter, top: float) -> None:
        look = palette_in_use()
        painter.fillRect(QRectF(_PLOT_LEFT, top, self._x(self._end_n) - _PLOT_LEFT, 1.5), QColor(look.control))
        steps = round(self._end_n / self._step_n)
        for index in range(steps + 1):
            force = index * self._step_n
            painter.fillRect(QRectF(self._x(force) - 0.5, top, 1, 6), QColor(look.control))
            words = f"{force:g} N" if index == steps else f"{force:g}"
            paint_centred(painter, words, QPointF(self._x(force), top + 16), inter(15), look.text2)


def _forces_of(lines: Sequence[TestLine]) -> list[float]:
    given = [force for line in lines for force in (line.baseline_n, line.last_visit_n) if force is not None]
    return [*given, *(trial.peak_n for line in lines for trial in line.trials)]


def _paint_quiet(painter: QPainter, words: str, at: QPointF, room: float) -> None:
    font = inter(15, tabular=False)
    shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
    paint_left(painter, shown, at, font, palette_in_use().text2)


def _score(score: float) -> str:
    """A mark on a line has its millimetre, a number said aloud has none."""
    return figure(score, int(score != int(score)))


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
