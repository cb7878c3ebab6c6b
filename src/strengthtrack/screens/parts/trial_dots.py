"""The trials of the test at hand with their values, over the trace."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.practice.session_view import TestLine
from strengthtrack.screens.parts.dots import Dot, dots_of, paint_dot
from strengthtrack.screens.parts.painted_words import paint_left, width_of
from strengthtrack.screens.theme import palette_in_use

_DOT_PX, _GAP, _BETWEEN = 16, 8, 26
_MOST = 4
"""Older trials than these stand in the list, not here."""


class TrialDots(QWidget):
    """“● 160  ● 186  ◎ Trial 3”: what is done, what runs, what is to come."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[TestLine, int] | None = None
        self._marks: list[tuple[Dot, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_line(self, line: TestLine, trial_number: int) -> None:
        """Show the trials of one movement and side; `trial_number` runs or comes next."""
        if self._shown is not None and self._shown[0] is line and self._shown[1] == trial_number:
            return
        self._shown = (line, trial_number)
        given = [(Dot.COUNTS if t.counts else Dot.SET_ASIDE, f"{t.peak_n:.0f}") for t in line.trials]
        coming = dots_of(line, running=True)[len(given) :]
        later = [(dot, _coming(dot, trial_number + place)) for place, dot in enumerate(coming)]
        self._marks = [*given, *later][-_MOST:]
        self.setAccessibleName(", ".join(f"{words} {dot.value}" for dot, words in self._marks))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        widths = [_DOT_PX + _GAP + width_of(words, _font(dot)) for dot, words in self._marks]
        return QSize(round(sum(widths)) + _BETWEEN * max(0, len(widths) - 1) + 2, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = palette_in_use()
        painter = QPainter(self)
        left, middle = 0.0, self.height() / 2
        for dot, words in self._marks:
            paint_dot(painter, QPointF(left + _DOT_PX / 2, middle), _DOT_PX, dot)
            left += _DOT_PX + _GAP
            ink = {Dot.NEXT: look.accent, Dot.COUNTS: look.text}.get(dot, look.text2)
            paint_left(painter, words, QPointF(left, middle), _font(dot), ink)
            left += width_of(words, _font(dot)) + _BETWEEN


def _font(dot: Dot) -> QFont:
    return inter(17, 500 if dot in {Dot.COUNTS, Dot.NEXT} else 400)


def _coming(dot: Dot, number: int) -> str:
    return f"Trial {number}" if dot is Dot.NEXT else str(number)
