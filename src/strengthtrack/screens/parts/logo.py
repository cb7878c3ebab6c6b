"""The app's logo: one push, drawn as its curve."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from strengthtrack.charts.palette import LIGHT, Palette
from strengthtrack.screens.theme import palette_in_use

SIZE = 32
_PUSH = ((5.5, 22.6), (10.4, 22.6), (13.2, 11.4), (23.0, 11.4), (26.2, 23.4))


def paint_logo(painter: QPainter, size: float, palette: Palette) -> None:
    """Draw the logo into a square at the origin."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / SIZE, size / SIZE)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.accent))
    painter.drawRoundedRect(QRectF(0, 0, SIZE, SIZE), 7, 7)
    pen = QPen(QColor(palette.on_accent), 2.25)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in _PUSH]))


def app_icon() -> QIcon:
    """The logo for the title bar and the task bar."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        picture = QPixmap(size, size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_logo(painter, size, LIGHT)
        painter.end()
        made.addPixmap(picture)
    return made


class Logo(QWidget):
    """The logo at the head of the rail."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("strengthtrack")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(SIZE, SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_logo(QPainter(self), SIZE, palette_in_use())
