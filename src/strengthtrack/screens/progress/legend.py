"""Which side is which: line, marker and word."""

from math import ceil

from PySide6.QtCore import QLineF, QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from strengthtrack.charts.ink import Ink, pen, side_colour, side_dash, width_of
from strengthtrack.charts.trend.form import SCREEN
from strengthtrack.clinic.setup import SIDES
from strengthtrack.screens.theme import palette_in_use

LINE, TO_WORDS, BETWEEN = 36.0, 8.0, 20.0


class ProgressLegend(QWidget):
    """Right and left as the chart draws them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Right: circles, solid line. Left: squares, dashed line.")

    def sizeHint(self) -> QSize:
        """As wide as both sides."""
        words = sum(width_of(side.value.capitalize(), SCREEN) for side in SIDES)
        return QSize(ceil(2 * (LINE + TO_WORDS) + words + BETWEEN + 2), 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both sides in the palette in use."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = Ink(painter, palette_in_use(), SCREEN)
        left, middle = 0.0, self.height() / 2
        for side in SIDES:
            painter.setPen(pen(side_colour(ink.palette, side), SCREEN.line, side_dash(side)))
            painter.drawLine(QLineF(left, middle, left + LINE, middle))
            ink.side(side, QPointF(left + LINE / 2, middle))
            left += LINE + TO_WORDS
            left += ink.words(QPointF(left, middle), side.value.capitalize()) + BETWEEN
