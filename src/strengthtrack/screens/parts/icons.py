"""The line icons, 24 px box and 1.75 px stroke, in any colour. An icon never stands without words beside it."""

from functools import lru_cache

from lucide import lucide_icon
from PySide6.QtCore import QByteArray, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

STROKE = 1.75


def icon(name: str, colour: str, px: int = 24) -> QIcon:
    """An icon for Qt's own widgets, sharp at one, two and three times the pixels."""
    made = QIcon()
    for ratio in (1.0, 2.0, 3.0):
        made.addPixmap(pixmap(name, colour, px, ratio))
    return made


def pixmap(name: str, colour: str, px: int = 24, ratio: float = 1.0) -> QPixmap:
    """An icon as a pixmap of `px` × `px` at a device pixel ratio."""
    return QPixmap.fromImage(_image(name, colour, px, ratio))


def paint(painter: QPainter, name: str, colour: QColor | str, at: QPointF, *, px: int = 24) -> None:
    """Paint an icon with its upper left corner at a place."""
    shade = QColor(colour)
    ratio = painter.device().devicePixelRatioF()
    painter.save()
    painter.setOpacity(painter.opacity() * shade.alphaF())
    painter.drawImage(QRectF(at, QSizeF(px, px)), _image(name, shade.name(), px, ratio))
    painter.restore()


@lru_cache(maxsize=512)
def _image(name: str, colour: str, px: int, ratio: float) -> QImage:
    drawing = lucide_icon(name, stroke=colour, stroke_width=STROKE)
    image = QImage(round(px * ratio), round(px * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter)
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image
