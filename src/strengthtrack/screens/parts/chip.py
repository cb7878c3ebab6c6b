"""What is next, as an icon and words in a rounded patch; never colour alone."""

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.charts.palette import Palette
from strengthtrack.screens.parts import icons
from strengthtrack.screens.theme import palette_in_use

HEIGHT = 28
_ICON_PX, _LEFT, _GAP, _RIGHT = 18, 9, 6, 13


def chip_width(words: str, kind: str) -> int:
    """The width in pixels a chip takes."""
    font = inter(15, _weight(kind), tabular=False)
    return _LEFT + _ICON_PX + _GAP + ceil(QFontMetricsF(font).horizontalAdvance(words)) + _RIGHT


def paint_chip(painter: QPainter, upper_right: QPointF, words: str, icon: str, kind: str) -> None:
    """Draw a chip that ends at a place; `kind` overdue, today, milestone or later."""
    fill, edge, ink, icon_ink = _colours(kind, palette_in_use())
    width = chip_width(words, kind)
    left, top = upper_right.x() - width, upper_right.y()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(edge), 1) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    half = 0.5 if edge else 0.0
    box = QRectF(left, top, width, HEIGHT).adjusted(half, half, -half, -half)
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    icons.paint(painter, icon, icon_ink, QPointF(left + _LEFT, top + (HEIGHT - _ICON_PX) / 2), px=_ICON_PX)
    painter.setFont(inter(15, _weight(kind), tabular=False))
    painter.setPen(QColor(ink))
    metrics = QFontMetricsF(painter.font())
    baseline = top + (HEIGHT + metrics.ascent() - metrics.descent()) / 2
    painter.drawText(QPointF(left + _LEFT + _ICON_PX + _GAP, baseline), words)


def _weight(kind: str) -> int:
    return 600 if kind in {"milestone", "today", "today on tint"} else 500


def _colours(kind: str, look: Palette) -> tuple[str, str, str, str]:
    """Fill, edge (either may be empty), ink and ink of the icon."""
    return {
        "overdue": (look.warn_ground, "", look.warn, look.warn),
        "today": (look.tint, "", look.accent, look.accent),
        "today on tint": (look.ground, "", look.accent, look.accent),
        "milestone": (look.accent, "", look.on_accent, look.on_accent),
        "later": ("", look.control, look.text2, look.text2),
    }[kind]


class Chip(QWidget):
    """A chip by itself. `kind` is overdue, today, milestone or later."""

    def __init__(self, words: str, icon: str, kind: str = "later", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._icon, self._kind = words, icon, kind
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, words: str, icon: str, kind: str) -> None:
        """Say something else."""
        self._words, self._icon, self._kind = words, icon, kind
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self._words, self._kind), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_chip(QPainter(self), QPointF(self.width(), 0), self._words, self._icon, self._kind)
