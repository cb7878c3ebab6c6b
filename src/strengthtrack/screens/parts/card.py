"""The ground of a card: rounded, with a hairline for an edge."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from strengthtrack.screens.theme import RADIUS_CARD, palette_in_use


def paint_card(painter: QPainter, widget: QWidget, fill: str) -> None:
    """Draw it as large as a widget."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(palette_in_use().line), 1))
    painter.setBrush(QColor(fill))
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CARD, RADIUS_CARD)
