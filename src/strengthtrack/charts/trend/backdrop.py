"""What stands behind the data of a progress chart: grid, planned tests, breaks, pauses; and values at the end."""

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor

from strengthtrack.charts.ink import DASH_TO_COME, DOTS, Ink, pen, side_colour, side_dash, width_of
from strengthtrack.charts.trend.band_ink import PAUSE_ALPHA, draw_bands, wash_bands
from strengthtrack.charts.trend.below import draw_below
from strengthtrack.charts.trend.breaks import BreakSign
from strengthtrack.charts.trend.ends import EndLabel, diamond_wide
from strengthtrack.charts.trend.layout import TrendLayout
from strengthtrack.charts.trend.marks import MarkLabel
from strengthtrack.charts.trend.plane import Panel
from strengthtrack.charts.trend.words import report_name
from strengthtrack.charts.trend.wrap import wrapped
from strengthtrack.clinic.figures import figure
from strengthtrack.clinic.sentences import NOT_WHY
from strengthtrack.clinic.setup import SIDES
from strengthtrack.science.trend import Trend


def draw_backdrop(ink: Ink, trend: Trend, layout: TrendLayout) -> None:
    """Everything that stands behind the data."""
    if ink.form.header:
        _header(ink, trend, layout)
    _pauses(ink, layout)
    draw_bands(ink, layout)
    for panel in layout.plane.panels:
        _grid(ink, layout, panel)
    draw_below(ink, layout)
    for mark in layout.marks:
        _mark(ink, mark, layout)
    for sign in layout.signs:
        _break(ink, sign, layout)
    _nothing(ink, trend, layout)
    for row, words in enumerate(layout.notes):
        ink.words(QPointF(0, layout.notes_top + (row + 0.5) * ink.form.row), words, quiet=True)


def draw_ends(ink: Ink, layout: TrendLayout) -> None:
    """Values right of the last visit with their changes."""
    for end in layout.ends:
        _over(ink, layout, QPointF(end.x, end.y), end.words, weight=600)
        if end.change:
            _change(ink, layout, end)


def _over(
    ink: Ink,
    layout: TrendLayout,
    at: QPointF,
    words: str,
    *,
    quiet: bool = False,
    weight: int = 400,
    align: float = 0.0,
) -> None:
    """Words on a patch of what lies behind them, a band or plain ground, without its lines."""
    box = ink.patch(at, words, weight, align)
    wash_bands(ink, layout, box)
    ink.words(at, words, quiet=quiet, weight=weight, align=align)


def _change(ink: Ink, layout: TrendLayout, end: EndLabel) -> None:
    """Semibold after a filled diamond beyond error, quiet after an open one within, quiet alone where none is told."""
    at = QPointF(end.change_x, end.y + (ink.form.row if end.stacked else 0.0))
    words = at + QPointF(diamond_wide(ink.form) if end.beyond is not None else 0.0, 0.0)
    _over(ink, layout, words, end.change, quiet=not end.beyond, weight=600 if end.beyond else 400)
    if end.beyond is not None:
        ink.answer(at, beyond=end.beyond)


def draw_not_why(ink: Ink, layout: TrendLayout) -> None:
    """The standing sentence beside strength and pain; where it stands in the title line it gives way to values."""
    if layout.not_why is not None:
        at = QPointF(layout.width if layout.not_why_beside else 0.0, layout.not_why)
        ink.words(at, NOT_WHY, quiet=True, align=1.0 if layout.not_why_beside else 0.0)


def _header(ink: Ink, trend: Trend, layout: TrendLayout) -> None:
    """The movement left, the sides with marker and dash right."""
    middle, long = ink.form.row / 2, 2.4 * ink.form.circle
    ink.words(QPointF(0, middle), trend.movement.words, weight=600)
    right = layout.width
    for side in reversed(SIDES) if ink.form.legend else ():
        right -= ink.words(QPointF(right, middle), side.value.capitalize(), align=1.0) + 8
        ink.painter.setPen(pen(side_colour(ink.palette, side), ink.form.line, side_dash(side)))
        ink.painter.drawLine(QLineF(right - long, middle, right, middle))
        ink.side(side, QPointF(right - long / 2, middle))
        right -= long + 20


def _pauses(ink: Ink, layout: TrendLayout) -> None:
    """A quiet stretch through all panels."""
    top, bottom = layout.plane.strength.top, layout.axis
    for span in layout.pauses:
        ink.wash(QRectF(span.left, top, span.right - span.left, bottom - top), ink.palette.text2, PAUSE_ALPHA)


def _grid(ink: Ink, layout: TrendLayout, panel: Panel) -> None:
    for value in panel.ticks:
        y = panel.scale.at(value)
        at = QPointF(ink.form.gutter - ink.form.text * 0.8, y)
        ink.words(at, figure(value, panel.decimals), quiet=True, align=1.0)
        if value != panel.ticks[0]:
            _hairlines(ink, layout, y, ink.palette.line)
    _hairlines(ink, layout, panel.bottom, ink.palette.control)


def _hairlines(ink: Ink, layout: TrendLayout, y: float, colour: str) -> None:
    ink.painter.setPen(pen(colour, 1.0))
    for strip in layout.plane.strips:
        ink.across(y, strip.left, strip.right)


def _mark(ink: Ink, mark: MarkLabel, layout: TrendLayout) -> None:
    strength = layout.plane.strength
    ink.painter.setPen(pen(ink.palette.text2, 1.0, () if mark.done else DASH_TO_COME))
    for panel in layout.plane.panels:
        top = panel.top + (mark.top_row * ink.form.row if panel is strength else 0.0)
        ink.down(mark.x, top, panel.bottom)
    if mark.centred:
        _centred(ink, mark, layout)
    elif mark.row is not None:
        at = QPointF(mark.left, strength.top + (mark.row + 0.5) * ink.form.row - 2)
        wide = ink.words(at, mark.name)
        ink.words(QPointF(at.x() + wide + 5, at.y()), mark.due, quiet=True)


def _centred(ink: Ink, mark: MarkLabel, layout: TrendLayout) -> None:
    """Name and day of a far test on its own line, a little above the middle of its strip."""
    panel = layout.plane.strength
    y = panel.top + 0.25 * (panel.bottom - panel.top)
    _over(ink, layout, QPointF(mark.x, y), mark.name, weight=500, align=0.5)
    if mark.due:
        _over(ink, layout, QPointF(mark.x, y + ink.form.row), mark.due, quiet=True, align=0.5)


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
    """A panel without data says so, and so does one whose values cannot be told in what was asked for."""
    plane, name = layout.plane, report_name(trend.report.kind)
    if not trend.segments:
        tried = trend.unshown or trend.uncounted
        told = f"No value in {trend.quantity.value}: {trend.unshown[0].why}." if trend.unshown else ""
        _absent(ink, plane.strength, told if tried else f"{trend.movement.words} has not been tested yet.", layout)
    if not trend.report.points:
        _absent(ink, plane.report, f"{name} has not been answered yet.", layout)
    if trend.symmetry and plane.symmetry and not trend.symmetry.points:
        _absent(ink, plane.symmetry, "No visit has both sides set up alike.", layout)


def _absent(ink: Ink, panel: Panel, words: str, layout: TrendLayout) -> None:
    """Words in the middle of a panel, in as many lines as they need."""
    left = ink.form.gutter + ink.form.pad + 16
    lines = wrapped(words, layout.width - left, lambda told, weight: width_of(told, ink.form, weight))
    top = (panel.top + panel.bottom - (len(lines) - 1) * ink.form.row) / 2
    for row, line in enumerate(lines):
        ink.on_patch(QPointF(left, top + row * ink.form.row), line, quiet=True)
