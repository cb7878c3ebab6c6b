"""One dot a trial: filled where it counts, crossed where it does not, an accent ring while it is next, open to come.

Practice is a dot of half the size.
"""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from strengthtrack.practice.testing.session_view import TestLine, TrialLine
from strengthtrack.screens.theme import palette_in_use

_PRACTICE_SHARE = 0.6


class Dot(Enum):
    """The state of one trial."""

    COUNTS = "counts"
    SET_ASIDE = "does not count"
    PRACTICE = "practice"
    NEXT = "next"
    PRACTICE_NEXT = "practice next"
    TO_COME = "to come"


def dots_of(line: TestLine, *, running: bool, practice: bool = False) -> tuple[Dot, ...]:
    """The dots of one movement and side.

    `running` puts the ring on the trial that comes next, which is `practice` or not.
    """
    given = [dot_of(trial) for trial in line.trials]
    missing = max(0, line.wanted - given.count(Dot.COUNTS))
    if running and practice:
        return (*given, Dot.PRACTICE_NEXT, *([Dot.TO_COME] * missing))
    if running and not line.done:
        missing = max(missing, 1)
        return (*given, Dot.NEXT, *([Dot.TO_COME] * (missing - 1)))
    return (*given, *([Dot.TO_COME] * (0 if line.skipped else missing)))


def dot_of(trial: TrialLine) -> Dot:
    """The dot of a trial that was done."""
    if trial.practice:
        return Dot.PRACTICE
    return Dot.COUNTS if trial.counts and trial.aside is None else Dot.SET_ASIDE


def paint_dot(painter: QPainter, centre: QPointF, px: float, dot: Dot) -> None:
    """Draw one dot, `px` across."""
    look = palette_in_use()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    ink = {Dot.NEXT: look.accent, Dot.PRACTICE_NEXT: look.accent, Dot.TO_COME: look.control}.get(dot, look.text)
    if dot in {Dot.PRACTICE, Dot.PRACTICE_NEXT}:
        px *= _PRACTICE_SHARE
    if dot in {Dot.COUNTS, Dot.PRACTICE}:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ink))
        painter.drawEllipse(centre, px / 2, px / 2)
        return
    width = {Dot.NEXT: max(2.0, px / 5), Dot.PRACTICE_NEXT: 2.0, Dot.SET_ASIDE: 1.5}.get(dot, 1.3)
    painter.setPen(QPen(QColor(ink), width))
    radius = (px - width) / 2
    painter.drawEllipse(centre, radius, radius)
    if dot is Dot.SET_ASIDE:
        away = QPointF(radius * 0.7, -radius * 0.7)
        painter.drawLine(centre - away, centre + away)


class Dots(QWidget):
    """A row of dots. `px` is the size of one."""

    def __init__(self, px: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._px = px
        self._dots: tuple[Dot, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def dots(self) -> tuple[Dot, ...]:
        """What it shows."""
        return self._dots

    def show_dots(self, dots: Sequence[Dot]) -> None:
        """Show other dots."""
        if tuple(dots) != self._dots:
            self._dots = tuple(dots)
            self.setAccessibleName(", ".join(dot.value for dot in self._dots))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(len(self._dots) * self._px * 1.42), self._px + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for number, dot in enumerate(self._dots):
            centre = QPointF(self._px / 2 + number * self._px * 1.42, self.height() / 2)
            paint_dot(painter, centre, self._px, dot)
