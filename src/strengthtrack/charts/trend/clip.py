"""Lines that run out of what is shown."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPen, QPolygonF

from strengthtrack.charts.ink import Ink
from strengthtrack.charts.trend.plane import Panel
from strengthtrack.charts.trend.weeks import Strip

OVER = 20.0
"""Pixels above and below a panel that a line may still reach."""


def polyline(ink: Ink, line: QPen, where: Sequence[QPointF], strip: Strip, panel: Panel) -> None:
    """A line through places; where the strip shows some of the weeks, it ends at its edges."""
    ink.painter.setPen(line)
    if not strip.window:
        ink.painter.drawPolyline(QPolygonF(where))
        return
    high = panel.bottom - panel.top + 2 * OVER
    ink.painter.save()
    ink.painter.setClipRect(QRectF(strip.left, panel.top - OVER, strip.right - strip.left, high))
    ink.painter.drawPolyline(QPolygonF(where))
    ink.painter.restore()
