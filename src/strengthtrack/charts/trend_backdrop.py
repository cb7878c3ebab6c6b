"""All of a progress chart that is not data: grid, axes, titles, planned tests, breaks, values at the line's end."""

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QColor

from strengthtrack.charts.ink import DASH_TO_COME, DOTS, Ink, pen, side_colour, side_dash
from strengthtrack.charts.trend_labels import BreakSign
from strengthtrack.charts.trend_layout import TrendLayout
from strengthtrack.charts.trend_marks import MarkLabel
from strengthtrack.charts.trend_plane import Panel
from strengthtrack.charts.trend_words import NOT_WHY, PAIN, PAIN_WAY, STRENGTH, STRENGTH_WAY
from strengthtrack.charts.visits import SIDES
from strengthtrack.clinic.figures import figure
from strengthtrack.science.trend import Trend

TICK = 6.0
WAY_GAP = 12.0


def draw_backdrop(ink: Ink, trend: Trend, layout: TrendLayout) -> None:
    """Everything that stands behind the data."""
    if ink.form.header:
        _header(ink, trend, layout)
    _title(ink, layout.strength_title, STRENGTH, STRENGTH_WAY)
    _title(ink, layout.pain_title, PAIN, PAIN_WAY)
    for panel in (layout.plane.strength, layout.plane.pain):
        _grid(ink, layout, panel)
    _weeks(ink, layout)
    for mark in layout.marks:
        _mark(ink, mark, layout)
    for sign in layout.signs:
        _break(ink, sign, layout)
    _nothing(ink, trend, layout)
    for row, words in enumerate(layout.notes):
        ink.words(QPointF(0, layout.notes_top + (row + 0.5) * ink.form.row), words, quiet=True)


def draw_ends(ink: Ink, layout: TrendLayout) -> None:
    """Values right of the last visit."""
    for end in layout.ends:
        ink.on_patch(QPointF(end.x, end.y), end.words, weight=600)


def draw_not_why(ink: Ink, layout: TrendLayout) -> None:
    """The standing sentence beside strength and pain; it gives way only to values."""
    if ink.form.not_why:
        ink.words(QPointF(layout.width, layout.pain_title + ink.form.row / 2), NOT_WHY, quiet=True, align=1.0)


def _header(ink: Ink, trend: Trend, layout: TrendLayout) -> None:
    """The movement left, the sides with marker and dash right."""
    middle, long = ink.form.row / 2, 2.4 * ink.form.circle
    ink.words(QPointF(0, middle), trend.movement.words, weight=600)
    right = layout.width
    for side in reversed(SIDES):
        right -= ink.words(QPointF(right, middle), side.value.capitalize(), align=1.0) + 8
        ink.painter.setPen(pen(side_colour(ink.palette, side), ink.form.line, side_dash(side)))
        ink.painter.drawLine(QLineF(right - long, middle, right, middle))
        ink.side(side, QPointF(right - long / 2, middle))
        right -= long + 20


def _title(ink: Ink, top: float, words: str, way: str) -> None:
    middle = top + ink.form.row / 2
    wide = ink.words(QPointF(0, middle), words, weight=600)
    ink.words(QPointF(wide + WAY_GAP, middle), way, quiet=True)


def _grid(ink: Ink, layout: TrendLayout, panel: Panel) -> None:
    for value in panel.ticks:
        y = panel.scale.at(value)
        ink.words(QPointF(ink.form.gutter - ink.form.text * 0.8, y), figure(value), quiet=True, align=1.0)
        if value != panel.ticks[0]:
            _hairlines(ink, layout, y, ink.palette.line)
    _hairlines(ink, layout, panel.bottom, ink.palette.control)


def _hairlines(ink: Ink, layout: TrendLayout, y: float, colour: str) -> None:
    ink.painter.setPen(pen(colour, 1.0))
    for strip in layout.plane.strips:
        ink.across(y, strip.left, strip.right)


def _weeks(ink: Ink, layout: TrendLayout) -> None:
    bottom = layout.plane.pain.bottom
    middle = bottom + ink.form.axis - ink.form.row / 2
    ink.words(QPointF(0, middle), "Week", weight=600)
    for tick in layout.weeks:
        ink.painter.setPen(pen(ink.palette.control, 1.0))
        ink.down(tick.x, bottom, bottom + TICK)
        weight = 600 if tick.planned else 400
        ink.words(QPointF(tick.x, middle), tick.words, quiet=not tick.planned, weight=weight, align=0.5)
    if len(layout.plane.strips) > 1:
        _cut(ink, layout)


def _cut(ink: Ink, layout: TrendLayout) -> None:
    """Two strokes where weeks are left out."""
    near, far = layout.plane.strips
    y, middle = layout.plane.pain.bottom, (near.right + far.left) / 2
    ink.painter.setPen(pen(ink.palette.control, 1.2))
    for x in (middle - 7, middle + 7):
        ink.painter.drawLine(QLineF(x - 4, y + 6, x + 4, y - 6))


def _mark(ink: Ink, mark: MarkLabel, layout: TrendLayout) -> None:
    strength, pain = layout.plane.strength, layout.plane.pain
    ink.painter.setPen(pen(ink.palette.text2, 1.0, () if mark.done else DASH_TO_COME))
    ink.down(mark.x, strength.top + mark.top_row * ink.form.row, strength.bottom)
    ink.down(mark.x, pain.top, pain.bottom)
    if mark.centred:
        _centred(ink, mark, strength)
    elif mark.row is not None:
        at = QPointF(mark.left, strength.top + (mark.row + 0.5) * ink.form.row - 2)
        wide = ink.words(at, mark.name)
        ink.words(QPointF(at.x() + wide + 5, at.y()), mark.due, quiet=True)


def _centred(ink: Ink, mark: MarkLabel, strength: Panel) -> None:
    """Name and day of a far test on its own line, a little above the middle of its strip."""
    y = strength.top + 0.25 * (strength.bottom - strength.top)
    ink.on_patch(QPointF(mark.x, y), mark.name, weight=500, align=0.5)
    if mark.due:
        ink.on_patch(QPointF(mark.x, y + ink.form.row), mark.due, quiet=True, align=0.5)


def _break(ink: Ink, sign: BreakSign, layout: TrendLayout) -> None:
    """A dotted line, and at its foot a circle with two strokes."""
    strength, unit = layout.plane.strength, ink.form.sign / 24
    ink.painter.setPen(pen(ink.palette.text2, 1.0, DOTS))
    ink.down(sign.x, strength.top, strength.bottom)
    ink.painter.setPen(pen(ink.palette.text2, 1.2))
    ink.painter.setBrush(QColor(ink.palette.ground))
    ink.painter.drawEllipse(QPointF(sign.x, sign.y), ink.form.sign / 2, ink.form.sign / 2)
    ink.painter.setPen(pen(ink.palette.text, 1.5 * unit))
    for x in (sign.x - 2.5 * unit, sign.x + 2.5 * unit):
        ink.painter.drawLine(QLineF(x - 2 * unit, sign.y + 5 * unit, x + 2 * unit, sign.y - 5 * unit))


def _nothing(ink: Ink, trend: Trend, layout: TrendLayout) -> None:
    """A panel without data says so."""
    absent = (
        (not trend.segments, layout.plane.strength, f"{trend.movement.words} has not been tested yet."),
        (not trend.pain, layout.plane.pain, "Pain has not been answered yet."),
    )
    for missing, panel, words in absent:
        if missing:
            ink.on_patch(
                QPointF(ink.form.gutter + ink.form.pad + 16, (panel.top + panel.bottom) / 2), words, quiet=True
            )
