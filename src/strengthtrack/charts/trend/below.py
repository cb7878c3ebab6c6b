"""What stands between the panels and the notes: exercise sessions, the axis of weeks, events."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath

from strengthtrack.charts.ink import Ink, pen
from strengthtrack.charts.trend.events import Flag, flag_wide
from strengthtrack.charts.trend.exercise import Cell
from strengthtrack.charts.trend.layout import TrendLayout

TICK = 6.0
ROUND = 2.0
POLE, CLOTH = 14.0, 9.0


def draw_below(ink: Ink, layout: TrendLayout) -> None:
    """From top to bottom."""
    _exercise(ink, layout)
    _weeks(ink, layout)
    for flag in layout.flags.flags:
        draw_flag(ink, flag, layout)
    for row, words in enumerate(layout.flags.keys):
        below = max((flag.row for flag in layout.flags.flags), default=0)
        ink.words(QPointF(0, layout.flags_top + (below + row + 0.5) * ink.form.row), words, quiet=True)


def _exercise(ink: Ink, layout: TrendLayout) -> None:
    strip = layout.exercise
    if strip is None:
        return
    for cell in strip.cells:
        _cell(ink, cell)
    ink.words(QPointF(strip.name_right, strip.middle), strip.name, align=1.0)
    if strip.total_left is not None:
        ink.words(QPointF(strip.total_left, strip.middle), strip.total, weight=600)


def _cell(ink: Ink, cell: Cell) -> None:
    """Filled green where it was done; an outline, drawn inside its box, where not."""
    inset = 0.0 if cell.done else 0.6
    box = QRectF(cell.left, cell.top, cell.width, cell.height).adjusted(inset, inset, -inset, -inset)
    ink.painter.setPen(Qt.PenStyle.NoPen if cell.done else pen(ink.palette.control, 1.2))
    ink.painter.setBrush(QColor(ink.palette.done) if cell.done else Qt.BrushStyle.NoBrush)
    radius = min(ROUND, cell.width / 4, cell.height / 4)
    ink.painter.drawRoundedRect(box, radius, radius)


def _weeks(ink: Ink, layout: TrendLayout) -> None:
    """The line of weeks; where exercise stands between it and the lower panel, that one has a foot of its own."""
    middle = layout.axis + ink.form.axis - ink.form.row / 2
    ink.painter.setPen(pen(ink.palette.control, 1.0))
    for strip in layout.plane.strips:
        ink.across(layout.axis, strip.left, strip.right)
    ink.words(QPointF(0, middle), "Week", weight=600)
    for tick in layout.weeks:
        ink.painter.setPen(pen(ink.palette.control, 1.0))
        ink.down(tick.x, layout.axis, layout.axis + TICK)
        weight = 600 if tick.planned else 400
        ink.words(QPointF(tick.x, middle), tick.words, quiet=not tick.planned, weight=weight, align=0.5)
    if len(layout.plane.strips) > 1:
        _cut(ink, layout)


def _cut(ink: Ink, layout: TrendLayout) -> None:
    """Two strokes where weeks are left out."""
    near, far = layout.plane.strips
    middle = (near.right + far.left) / 2
    ink.painter.setPen(pen(ink.palette.control, 1.2))
    for x in (middle - 7, middle + 7):
        ink.painter.drawLine(QLineF(x - 4, layout.axis + 6, x + 4, layout.axis - 6))


def flag_middle(ink: Ink, flag: Flag, layout: TrendLayout) -> float:
    """The middle of the row a flag stands in."""
    if flag.row == 0:
        return layout.axis + ink.form.axis - ink.form.row / 2
    return layout.flags_top + (flag.row - 0.5) * ink.form.row


def draw_flag(ink: Ink, flag: Flag, layout: TrendLayout) -> None:
    """A pole with its cloth, and words or a number beside it."""
    middle, unit = flag_middle(ink, flag, layout), ink.form.text / 15.0
    top, bottom = middle - POLE / 2 * unit, middle + POLE / 2 * unit
    ink.painter.setPen(pen(ink.palette.text2, 1.5 * unit))
    ink.painter.drawLine(QLineF(flag.x, top, flag.x, bottom))
    if flag.words:
        _cloth(ink, flag, top, unit)
        ink.words(QPointF(flag.x + flag_wide(ink.form), middle), flag.words, quiet=True)


def _cloth(ink: Ink, flag: Flag, top: float, unit: float) -> None:
    cloth = QPainterPath(QPointF(flag.x, top))
    wide, low = 11.0 * unit, top + CLOTH * unit
    cloth.lineTo(flag.x + wide, top)
    cloth.lineTo(flag.x + wide - 3.0 * unit, (top + low) / 2)
    cloth.lineTo(flag.x + wide, low)
    cloth.lineTo(flag.x, low)
    ink.painter.setBrush(Qt.BrushStyle.NoBrush)
    ink.painter.drawPath(cloth)
