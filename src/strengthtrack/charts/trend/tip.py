"""Words on a dark patch beside what they are about."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor

from strengthtrack.charts.ink import Ink, width_of
from strengthtrack.charts.trend.layout import TrendLayout
from strengthtrack.charts.trend.wrap import wrapped

PAD = 12.0
HIGH = 32.0
WIDEST = 460.0


@dataclass(frozen=True, slots=True)
class Tip:
    """Words about what stands at a pixel; they keep `reach` pixels from it."""

    x: float
    y: float
    words: str
    reach: float = 12.0


def draw_tip(ink: Ink, tip: Tip, layout: TrendLayout) -> None:
    """The patch with its words, whole inside the chart."""
    lines, box = _measured(ink, tip, layout)
    ink.painter.setPen(Qt.PenStyle.NoPen)
    ink.painter.setBrush(QColor(ink.palette.toast))
    ink.painter.drawRoundedRect(box, 4, 4)
    for row, words in enumerate(lines):
        at = QPointF(box.left() + PAD, box.top() + HIGH / 2 + row * ink.form.row)
        ink.coloured(at, words, ink.palette.on_toast, weight=500)


def _measured(ink: Ink, tip: Tip, layout: TrendLayout) -> tuple[list[str], QRectF]:
    """The words in lines, and their patch: right of the place, or left where there is more room."""
    to_right, to_left = layout.width - tip.x - tip.reach, tip.x - tip.reach
    whole = min(_wide(ink, tip.words), WIDEST) + 2 * PAD
    room = to_right if to_right >= min(to_left, whole) else to_left
    lines = wrapped(tip.words, min(room, WIDEST + 2 * PAD) - 2 * PAD, lambda words, _: _wide(ink, words))
    wide = max(_wide(ink, line) for line in lines) + 2 * PAD
    high = HIGH + (len(lines) - 1) * ink.form.row
    left = tip.x + tip.reach if room == to_right else tip.x - tip.reach - wide
    top = min(max(tip.y + HIGH / 2 - high, 0.0), layout.height - high)
    return lines, QRectF(min(max(left, 0.0), layout.width - wide), top, wide, high)


def _wide(ink: Ink, words: str) -> float:
    return width_of(words, ink.form, 500)
