"""What is next, as an icon and words in a rounded patch; never colour alone."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from strengthtrack.charts.fonts import inter
from strengthtrack.charts.palette import Palette
from strengthtrack.practice.due import ChipKind
from strengthtrack.screens.parts import icons
from strengthtrack.screens.theme import palette_in_use

HEIGHT = 28
_ICON_PX, _LEFT, _GAP, _RIGHT = 18, 9, 6, 13
_STRONG = frozenset({ChipKind.MILESTONE, ChipKind.TODAY})


@dataclass(frozen=True, slots=True)
class Chip:
    """What it says, the name of its icon, and how it is drawn."""

    words: str
    icon: str
    kind: ChipKind


def chip_width(chip: Chip) -> int:
    """How wide a chip is, in pixels."""
    words = QFontMetricsF(_font(chip)).horizontalAdvance(chip.words)
    return _LEFT + _ICON_PX + _GAP + ceil(words) + _RIGHT


def paint_chip(painter: QPainter, upper_right: QPointF, chip: Chip, *, on_tint: bool = False) -> None:
    """Draw a chip that ends at a place; `on_tint` where the ground under it is the accent's tint."""
    look = palette_in_use()
    fill, edge, ink = _colours(chip.kind, look)
    if on_tint and fill == look.tint:
        fill = look.ground
    font = _font(chip)
    metrics = QFontMetricsF(font)
    width = chip_width(chip)
    left, top = upper_right.x() - width, upper_right.y()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(edge), 1) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    half = 0.5 if edge else 0.0
    box = QRectF(left, top, width, HEIGHT).adjusted(half, half, -half, -half)
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    icons.paint(painter, chip.icon, ink, QPointF(left + _LEFT, top + (HEIGHT - _ICON_PX) / 2), px=_ICON_PX)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    baseline = top + (HEIGHT + metrics.ascent() - metrics.descent()) / 2
    painter.drawText(QPointF(left + _LEFT + _ICON_PX + _GAP, baseline), chip.words)


def _font(chip: Chip) -> QFont:
    return inter(15, 600 if chip.kind in _STRONG else 500, tabular=False)


def _colours(kind: ChipKind, look: Palette) -> tuple[str, str, str]:
    """Fill, edge (either may be empty) and ink."""
    return {
        ChipKind.OVERDUE: (look.warn_ground, "", look.warn),
        ChipKind.TODAY: (look.tint, "", look.accent),
        ChipKind.MILESTONE: (look.accent, "", look.on_accent),
        ChipKind.LATER: ("", look.control, look.text2),
        ChipKind.PAUSED: (look.surface, look.line, look.text2),
    }[kind]
