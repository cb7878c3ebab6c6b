"""The small panel of symmetry: one side as per cent of the other, which is named; neither is called healthy."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPolygonF

from strengthtrack.charts.ink import Ink, pen
from strengthtrack.charts.trend.clip import polyline
from strengthtrack.charts.trend.plane import EQUAL, Panel
from strengthtrack.charts.trend.runs import symmetry_runs
from strengthtrack.charts.trend.weeks import Strip
from strengthtrack.science.trend import Trend

MARKER = 0.36
"""Half a marker's height, in diameters of a circle."""
EQUAL_DASH = (2.0, 3.0)


def draw_symmetry(ink: Ink, trend: Trend, strip: Strip, panel: Panel) -> None:
    """A line where both sides are equal, and triangles in ink, joined as far as no break lies between."""
    ink.painter.setPen(pen(ink.palette.text2, 1.0, EQUAL_DASH))
    ink.across(panel.scale.at(EQUAL), strip.left, strip.right)
    runs = symmetry_runs(trend, strip)
    for run in runs:
        where = [QPointF(strip.weeks.at(point.week), panel.scale.at(point.percent)) for point in run]
        polyline(ink, pen(ink.palette.text2, ink.form.line * 0.8), where, strip, panel)
    for point in (point for run in runs for point in run if strip.holds(point.week)):
        marker(ink, QPointF(strip.weeks.at(point.week), panel.scale.at(point.percent)))


def marker(ink: Ink, at: QPointF) -> None:
    """A triangle."""
    half = MARKER * ink.form.circle
    ink.painter.setPen(pen(ink.palette.ground, 1.0))
    ink.painter.setBrush(QColor(ink.palette.text))
    ways = ((0.0, -1.2 * half), (1.2 * half, half), (-1.2 * half, half))
    ink.painter.drawPolygon(QPolygonF([QPointF(at.x() + x, at.y() + y) for x, y in ways]))
