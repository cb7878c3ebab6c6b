"""What a pointer or the arrow keys bring up: a line, rings, and numbers in the panels' title lines."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor

from strengthtrack.charts.ink import Ink, pen, width_of
from strengthtrack.charts.trend.below import flag_middle
from strengthtrack.charts.trend.layout import TrendLayout
from strengthtrack.charts.trend.pieces import (
    DOT,
    DOT_STEP,
    AnswerSign,
    Dots,
    Piece,
    Reading,
    ReportSign,
    SideSign,
    SymmetrySign,
    Tone,
    Words,
    piece_wide,
    wide_of,
)
from strengthtrack.charts.trend.reading import report_readings, strength_readings, symmetry_readings
from strengthtrack.charts.trend.symmetry import marker
from strengthtrack.charts.trend.tip import Tip, draw_tip
from strengthtrack.charts.trend.titles import GAP, Title
from strengthtrack.charts.trend.words import event_words, pause_words
from strengthtrack.charts.visits import Gap, Stop, Visit
from strengthtrack.science.trend import EventMark, PausedWeeks, Trend

RING_RADIUS = 11.0
LINE = 1.5


def draw_titles(ink: Ink, trend: Trend, layout: TrendLayout, stop: Stop | None, *, year: bool) -> None:
    """The title lines; at a visit with its numbers, for which notes, and if need be the title itself, give way."""
    visit = stop if isinstance(stop, Visit) else None
    lines: list[tuple[Title | None, Iterator[Reading]]] = [
        (layout.strength_title, strength_readings(visit, trend, year=year) if visit else iter(())),
        (layout.symmetry_title, symmetry_readings(visit, year=year) if visit else iter(())),
        (layout.report_title, report_readings(visit, trend, year=year) if visit else iter(())),
    ]
    for title, readings in lines:
        if title is not None:
            _title_line(ink, title, tuple(readings), layout.width)


def _title_line(ink: Ink, title: Title, readings: tuple[Reading, ...], width: float) -> None:
    def wide(reading: Reading) -> float:
        return wide_of(reading, ink.form, lambda words, weight: width_of(words, ink.form, weight))

    fitting = next((found for found in readings if wide(found) <= width - title.bare - 2 * GAP), None)
    instead = None if fitting or not readings else next((f for f in readings if wide(f) <= width), readings[-1])
    middle = title.top + ink.form.row / 2
    if instead is None:
        _title(ink, title, middle, notes=fitting is None or wide(fitting) <= width - title.right - 2 * GAP)
    reading = fitting or instead
    if reading:
        _draw(ink, reading, QPointF(width - wide(reading) if fitting else 0.0, middle))


def _title(ink: Ink, title: Title, middle: float, *, notes: bool) -> None:
    ink.words(QPointF(0, middle), title.words, weight=600)
    if title.way:
        ink.words(QPointF(width_of(title.words, ink.form, 600) + GAP, middle), title.way, quiet=True)
    if title.notes and notes:
        ink.words(QPointF(title.bare + GAP, middle), title.notes, quiet=True)


def _draw(ink: Ink, reading: Reading, at: QPointF) -> None:
    for piece in reading:
        _piece(ink, piece, at)
        at += QPointF(piece_wide(piece, ink.form, lambda words, weight: width_of(words, ink.form, weight)), 0)


def _piece(ink: Ink, piece: Piece, at: QPointF) -> None:
    middle = at + QPointF(ink.form.circle / 2, 0)
    if isinstance(piece, Words):
        _words(ink, piece, at)
    elif isinstance(piece, SideSign):
        ink.side(piece.side, middle, filled=piece.filled)
    elif isinstance(piece, ReportSign):
        ink.pain(middle)
    elif isinstance(piece, SymmetrySign):
        marker(ink, middle)
    elif isinstance(piece, Dots):
        _dots(ink, piece, at)
    elif isinstance(piece, AnswerSign):
        ink.answer(at, beyond=piece.beyond)


def _words(ink: Ink, piece: Words, at: QPointF) -> None:
    tones = {Tone.QUIET: ink.palette.text2, Tone.WHEN: ink.palette.accent}
    ink.coloured(at, piece.words, tones.get(piece.tone, ink.palette.text), weight=piece.tone.weight)


def _dots(ink: Ink, piece: Dots, left: QPointF) -> None:
    """Filled for a trial that counts, open for one that does not."""
    ink.painter.setPen(pen(ink.palette.text, 1.2))
    for index in range(piece.counted + piece.others):
        ink.painter.setBrush(QColor(ink.palette.text) if index < piece.counted else Qt.BrushStyle.NoBrush)
        ink.painter.drawEllipse(left + QPointF(DOT_STEP * (index + 0.5), 0), DOT / 2, DOT / 2)


def draw_cursor(ink: Ink, layout: TrendLayout, stop: Stop, *, year: bool) -> None:
    """What stands at the stop: a visit's line and rings, or words beside a break, an event or a pause."""
    if not layout.plane.holds(stop.week) and not isinstance(stop, PausedWeeks):
        return
    if isinstance(stop, Visit):
        _visit(ink, stop, layout)
    elif isinstance(stop, Gap):
        _gap(ink, stop, layout)
    elif isinstance(stop, EventMark):
        _event(ink, stop, layout, year=year)
    else:
        _pause(ink, stop, layout)


def _visit(ink: Ink, visit: Visit, layout: TrendLayout) -> None:
    """The line through all panels, a ring at each value."""
    x, plane = layout.plane.x(visit.week), layout.plane
    ink.painter.setPen(pen(ink.palette.accent, LINE))
    for panel in plane.panels:
        ink.down(x, panel.top, layout.axis if panel is plane.report else panel.bottom)
    ink.painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = RING_RADIUS * ink.form.circle / 15.0 + (0.0 if ink.form.circle >= 15 else 2.0)
    for y in _heights(visit, layout):
        ink.painter.drawEllipse(QPointF(x, y), radius, radius)


def _heights(visit: Visit, layout: TrendLayout) -> Iterator[float]:
    plane = layout.plane
    yield from (plane.strength.scale.at(value.point.value) for value in visit.values)
    if visit.report:
        yield plane.report.scale.at(visit.report.score)
    if visit.symmetry and plane.symmetry:
        yield plane.symmetry.scale.at(visit.symmetry.percent)


def _gap(ink: Ink, gap: Gap, layout: TrendLayout) -> None:
    """An accent ring around the sign, and its words beside it."""
    reach = ink.form.sign / 2 + 3
    for sign in (sign for sign in layout.signs if sign.gap == gap):
        ink.painter.setPen(pen(ink.palette.accent, 2.0))
        ink.painter.setBrush(Qt.BrushStyle.NoBrush)
        ink.painter.drawEllipse(QPointF(sign.x, sign.y), reach, reach)
        draw_tip(ink, Tip(sign.x, sign.y, sign.words, reach + 7), layout)


def _event(ink: Ink, event: EventMark, layout: TrendLayout, *, year: bool) -> None:
    """A line up from its flag, and its words over the axis."""
    for flag in (flag for flag in layout.flags.flags if flag.event == event):
        ink.painter.setPen(pen(ink.palette.accent, LINE))
        ink.down(flag.x, layout.plane.strength.top, layout.axis)
        high = ink.form.row * 0.9
        box = QRectF(flag.x - 4, flag_middle(ink, flag, layout) - high / 2, flag.right - flag.x + 8, high)
        ink.painter.setBrush(Qt.BrushStyle.NoBrush)
        ink.painter.drawRoundedRect(box, 4, 4)
        draw_tip(ink, Tip(flag.x, layout.plane.report.bottom - ink.form.row, event_words(event, year=year)), layout)


def _pause(ink: Ink, pause: PausedWeeks, layout: TrendLayout) -> None:
    """An edge around its stretch, and its words."""
    for span in (span for span in layout.pauses if span.pause == pause):
        top = layout.plane.strength.top
        ink.painter.setPen(pen(ink.palette.accent, LINE))
        ink.painter.setBrush(Qt.BrushStyle.NoBrush)
        ink.painter.drawRect(QRectF(span.left, top, span.right - span.left, layout.axis - top))
        draw_tip(ink, Tip(span.right, layout.plane.report.bottom - ink.form.row, pause_words(pause)), layout)
