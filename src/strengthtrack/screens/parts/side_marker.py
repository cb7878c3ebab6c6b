"""A side's own mark on every screen: right a circle, left a square. Hollow where a value is of another day."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from strengthtrack.clinic.setup import Side
from strengthtrack.screens.theme import palette_in_use

_SQUARE = 0.88
"""A square of the circle's size looks larger; so much of its width looks alike."""


def side_colour(side: Side) -> str:
    """The data colour of a side, as hex."""
    look = palette_in_use()
    return look.right if side is Side.RIGHT else look.left


def paint_side_marker(painter: QPainter, centre: QPointF, px: float, side: Side, *, hollow: bool = False) -> None:
    """Draw the marker of a side, `px` across, with a ring of ground around it."""
    look = palette_in_use()
    colour = QColor(side_colour(side))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.ground))
    _shape(painter, centre, px + 3, side)
    painter.setPen(QPen(colour, 2) if hollow else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.ground) if hollow else colour)
    _shape(painter, centre, px - 2 if hollow else px, side)


def _shape(painter: QPainter, centre: QPointF, px: float, side: Side) -> None:
    if side is Side.RIGHT:
        painter.drawEllipse(centre, px / 2, px / 2)
    else:
        half = px * _SQUARE / 2
        painter.drawRect(QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half))


class SideMarker(QWidget):
    """The marker by itself, before a name."""

    def __init__(self, px: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._px = px
        self._side = Side.RIGHT
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_side(Side.RIGHT)

    def show_side(self, side: Side) -> None:
        """Be the marker of another side."""
        self._side = side
        self.setAccessibleName(side.value)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._px + 2, self._px + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        centre = QPointF(self.width() / 2, self.height() / 2)
        paint_side_marker(QPainter(self), centre, self._px, self._side)
