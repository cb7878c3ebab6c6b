"""Words painted at a place, by the height of their capitals."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter


def paint_centred(painter: QPainter, words: str, at: QPointF, font: QFont, ink: str) -> None:
    """Words with their middle at a place."""
    paint_left(painter, words, at - QPointF(width_of(words, font) / 2, 0), font, ink)


def paint_right(painter: QPainter, words: str, at: QPointF, font: QFont, ink: str) -> None:
    """Words that end at a place; its height is their middle."""
    paint_left(painter, words, at - QPointF(width_of(words, font), 0), font, ink)


def paint_left(painter: QPainter, words: str, at: QPointF, font: QFont, ink: str) -> None:
    """Words that begin at a place; its height is their middle."""
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(QPointF(at.x(), at.y() + QFontMetricsF(font).capHeight() / 2), words)


def width_of(words: str, font: QFont) -> float:
    """How wide words are, in pixels."""
    return QFontMetricsF(font).horizontalAdvance(words)
