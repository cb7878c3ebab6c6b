"""The trials of the test at hand with their values, over the trace."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.practice.testing.session_view import TestLine, TrialLine
from strengthtrack.screens.parts.dots import Dot, dot_of, dots_of, paint_dot
from strengthtrack.screens.parts.painted_words import paint_left, width_of
from strengthtrack.screens.theme import palette_in_use

_DOT_PX, _GAP, _BETWEEN = 16, 8, 26
_MOST = 4
"""Older trials than these stand in the list, not here."""
_COMING = frozenset({Dot.NEXT, Dot.PRACTICE_NEXT})


class TrialDots(QWidget):
    """“● 160  ● 186  ◎ Trial 3”: what is done, what runs, what is to come. What has no room is left to the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[object, ...] = ()
        self._marks: list[tuple[Dot, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_line(
        self, line: TestLine, trial_number: int, coming: str = "", *, practice: bool = False, values: bool = True
    ) -> None:
        """Show the trials of one movement and side; `trial_number` runs or comes next, by the name `coming`.

        Without `values` each trial has its number only.
        """
        shown = (line.trials, line.wanted, line.done, trial_number, coming, values)
        if shown == self._shown:
            return
        self._shown = shown
        given = [(dot_of(trial), _done(trial, values=values)) for trial in line.trials]
        later = dots_of(line, running=True, practice=practice)[len(given) :]
        name = coming or f"Trial {trial_number}"
        words = [name, *(str(trial_number + place) for place in range(0 if practice else 1, len(later)))]
        self._marks = [*given, *zip(later, words, strict=False)][-_MOST:]
        self.setAccessibleName(", ".join(f"{said} {dot.value}" for dot, said in self._marks))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._width_of(self._marks), 28)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width_of([mark for mark in self._marks if mark[0] in _COMING]), 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = palette_in_use()
        painter = QPainter(self)
        marks = self._fitting()
        left, middle = self.width() - float(self._width_of(marks)), self.height() / 2
        for dot, words in marks:
            paint_dot(painter, QPointF(left + _DOT_PX / 2, middle), _DOT_PX, dot)
            left += _DOT_PX + _GAP
            ink = {Dot.NEXT: look.accent, Dot.PRACTICE_NEXT: look.accent, Dot.COUNTS: look.text}.get(dot, look.text2)
            paint_left(painter, words, QPointF(left, middle), _font(dot), ink)
            left += width_of(words, _font(dot)) + _BETWEEN

    def _fitting(self) -> list[tuple[Dot, str]]:
        """What there is room for: first the trials to come give way, then the oldest."""
        marks = list(self._marks)
        while len(marks) > 1 and self._width_of(marks) > self.width():
            marks.pop(-1 if marks[-1][0] is Dot.TO_COME else 0)
        return marks

    def _width_of(self, marks: list[tuple[Dot, str]]) -> int:
        widths = [_DOT_PX + _GAP + width_of(words, _font(dot)) for dot, words in marks]
        return round(sum(widths)) + _BETWEEN * max(0, len(widths) - 1) + 2


def _font(dot: Dot) -> QFont:
    return inter(17, 500 if dot is Dot.COUNTS or dot in _COMING else 400)


def _done(trial: TrialLine, *, values: bool) -> str:
    if trial.practice:
        return "practice"
    return f"{trial.peak_n:.0f}" if values else str(trial.number)
