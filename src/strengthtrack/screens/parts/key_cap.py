"""The key that does it, drawn as a key."""

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.screens.theme import RADIUS_KEY, palette_in_use

HEIGHT = 24


def key_cap_width(text: str) -> int:
    """The width in pixels a key with these words takes; never narrower than tall."""
    return max(HEIGHT, ceil(QFontMetricsF(inter(15, 500, tabular=False)).horizontalAdvance(text)) + 13)


def paint_key_cap(painter: QPainter, at: QPointF, text: str, edge: QColor, ink: QColor) -> None:
    """Draw a key with its upper left corner at a place."""
    box = QRectF(at.x() + 0.5, at.y() + 0.5, key_cap_width(text) - 1, HEIGHT - 1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, RADIUS_KEY, RADIUS_KEY)
    painter.setFont(inter(15, 500, tabular=False))
    painter.setPen(ink)
    metrics = QFontMetricsF(painter.font())
    painter.drawText(
        QPointF(
            at.x() + (key_cap_width(text) - metrics.horizontalAdvance(text)) / 2,
            at.y() + (HEIGHT + metrics.ascent() - metrics.descent()) / 2,
        ),
        text,
    )


class KeyCap(QWidget):
    """A key by itself, as in a line of help; it is read aloud as its words."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(key_cap_width(self._text), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = palette_in_use()
        paint_key_cap(QPainter(self), QPointF(), self._text, QColor(palette.control), QColor(palette.text))
