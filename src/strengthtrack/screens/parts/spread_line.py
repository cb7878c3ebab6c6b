"""The trials of one test on a line, a bracket over those that count: how far they lie apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.practice.testing.session_view import TrialLine
from strengthtrack.screens.parts.painted_words import paint_centred
from strengthtrack.screens.theme import palette_in_use

_APART_PX = 40.0
"""Labels of neighbours keep this distance."""
_LINE_Y, _BRACKET_Y, _WORDS_Y, _NUMBER_Y = 66.0, 24.0, 8.0, 113.0
_DOT_PX = 16.0
_ROOM_FOR_TRIAL = 54.0


@dataclass(frozen=True, slots=True)
class _Place:
    trial: TrialLine
    dot_x: float
    words_x: float


class SpreadLine(QWidget):
    """Dots at the trials' peaks in N; the newest in accent. Below each its value and number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trials: tuple[TrialLine, ...] = ()
        self._spread: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_trials(self, trials: Sequence[TrialLine], spread: float | None) -> None:
        """Show the trials that count; `spread` as a fraction of the best."""
        self._trials, self._spread = tuple(trials), spread
        peaks = ", ".join(f"trial {trial.number} {trial.peak_n:.0f} N" for trial in trials)
        self.setAccessibleName(peaks)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(256, 124)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._trials:
            return
        look = palette_in_use()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.control), 1.5))
        painter.drawLine(QPointF(0, _LINE_Y), QPointF(self.width(), _LINE_Y))
        places = self._places()
        self._paint_bracket(painter, places)
        for place in sorted(places, key=lambda place: place.trial is self._trials[-1]):
            self._paint_trial(painter, place)  # the newest last, over the others
        first = min(place.words_x for place in places)
        if first >= _ROOM_FOR_TRIAL:
            paint_centred(painter, "Trial", QPointF(first - 37, _NUMBER_Y), inter(15), look.text2)

    def _places(self) -> list[_Place]:
        ordered = sorted(self._trials, key=lambda trial: trial.peak_n)
        low, high = ordered[0].peak_n, ordered[-1].peak_n
        left, right = 57.0, self.width() - 51.0
        per_n = (right - left) / (high - low) if high > low else 0.0
        dots = [left + (trial.peak_n - low) * per_n if per_n else self.width() / 2 for trial in ordered]
        words = spread_apart(dots, _APART_PX, 20.0, self.width() - 20.0)
        return [_Place(trial, dot, word) for trial, dot, word in zip(ordered, dots, words, strict=True)]

    def _paint_bracket(self, painter: QPainter, places: list[_Place]) -> None:
        if self._spread is None:
            return
        look = palette_in_use()
        left, right = places[0].dot_x, places[-1].dot_x
        painter.setPen(QPen(QColor(look.text), 1.5))
        painter.drawPolyline(
            [
                QPointF(left, _BRACKET_Y + 10),
                QPointF(left, _BRACKET_Y),
                QPointF(right, _BRACKET_Y),
                QPointF(right, _BRACKET_Y + 10),
            ]
        )
        middle = QPointF((left + right) / 2, _WORDS_Y)
        paint_centred(painter, f"{self._spread * 100:.0f} %", middle, inter(17, 600), look.text)

    def _paint_trial(self, painter: QPainter, place: _Place) -> None:
        look = palette_in_use()
        newest = place.trial is self._trials[-1]
        painter.setPen(QPen(QColor(look.surface), 2))
        painter.setBrush(QColor(look.accent if newest else look.text))
        painter.drawEllipse(QPointF(place.dot_x, _LINE_Y), _DOT_PX / 2 + 1, _DOT_PX / 2 + 1)
        value = QPointF(place.words_x, _LINE_Y + 26)
        paint_centred(painter, f"{place.trial.peak_n:.0f}", value, inter(17, 600), look.text)
        paint_centred(painter, str(place.trial.number), QPointF(place.words_x, _NUMBER_Y), inter(15), look.text2)


def spread_apart(wanted: Sequence[float], apart: float, low: float, high: float) -> list[float]:
    """Places in rising order, each as near as may be to `wanted`, `apart` from the next, between `low` and `high`."""
    places = list(wanted)
    for index in range(1, len(places)):
        overlap = places[index - 1] + apart - places[index]
        if overlap > 0:
            for earlier in range(index):
                places[earlier] -= overlap / 2
            places[index] += overlap / 2
    over, under = max(0.0, places[-1] - high), max(0.0, low - places[0])
    return [place - over + under for place in places]
