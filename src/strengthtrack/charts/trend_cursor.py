"""What a pointer or the arrow keys bring up: a line, rings, and numbers in the panels' title lines."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor

from strengthtrack.charts.ink import Ink, pen, width_of
from strengthtrack.charts.trend_labels import BreakSign
from strengthtrack.charts.trend_layout import TrendLayout, wrapped
from strengthtrack.charts.trend_words import NOT_COMPARED, visit_words
from strengthtrack.charts.visits import Value, Visit
from strengthtrack.clinic.figures import figure

RING_RADIUS = 11.0
LINE = 1.5
DOT, DOT_STEP = 6.8, 11.0
BETWEEN = 24.0
TIP_PAD = 12.0
TIP_HIGH = 32.0


def draw_visit(ink: Ink, visit: Visit, layout: TrendLayout, *, year: bool) -> None:
    """The line through both panels, a ring at each value, and the numbers above."""
    plane = layout.plane
    x = plane.x(visit.week)
    ink.painter.setPen(pen(ink.palette.accent, LINE))
    ink.down(x, plane.strength.top, plane.strength.bottom)
    ink.down(x, plane.pain.top, plane.pain.bottom)
    ink.painter.setBrush(Qt.BrushStyle.NoBrush)
    for y in _heights(visit, layout):
        ink.painter.drawEllipse(QPointF(x, y), RING_RADIUS, RING_RADIUS)
    when = visit_words(visit, year=year)
    _strength_line(ink, visit, QPointF(layout.width, layout.strength_title + ink.form.row / 2), when)
    _pain_line(ink, visit, QPointF(layout.width, layout.pain_title + ink.form.row / 2), when)


def _heights(visit: Visit, layout: TrendLayout) -> list[float]:
    heights = [layout.plane.strength.scale.at(value.point.value_n) for value in visit.values]
    return heights + ([layout.plane.pain.scale.at(visit.pain.score)] if visit.pain else [])


def _strength_line(ink: Ink, visit: Visit, end: QPointF, when: str) -> None:
    """From right to left: each side's value, then the day."""
    for value in reversed(visit.values):
        end = _value(ink, value, end) - QPointF(BETWEEN, 0)
    ink.coloured(end, when, ink.palette.accent, weight=600, align=1.0)


def _value(ink: Ink, value: Value, end: QPointF) -> QPointF:
    """Marker, side, newtons, a dot a trial and what is to be noted, ending at `end`. Returns where it begins."""
    notes = [*(["typed"] if value.point.typed else []), *([] if value.compared else [NOT_COMPARED])]
    if notes:
        end -= QPointF(ink.words(end, ", ".join(notes), quiet=True, align=1.0) + 8, 0)
    end = _dots(ink, value, end)
    end -= QPointF(ink.words(end, f"{figure(value.point.value_n)} N", weight=600, align=1.0) + 8, 0)
    end -= QPointF(ink.words(end, value.side.value.capitalize(), align=1.0) + 16, 0)
    ink.side(value.side, end, filled=value.compared)
    return end - QPointF(ink.form.circle / 2, 0)


def _dots(ink: Ink, value: Value, end: QPointF) -> QPointF:
    """Filled for a trial that counts, open for one set aside."""
    counted, aside = len(value.point.trials_n), len(value.point.set_aside_n)
    left = end - QPointF(DOT_STEP * (counted + aside), 0)
    ink.painter.setPen(pen(ink.palette.text, 1.2))
    for index in range(counted + aside):
        ink.painter.setBrush(QColor(ink.palette.text) if index < counted else Qt.BrushStyle.NoBrush)
        ink.painter.drawEllipse(left + QPointF(DOT_STEP * (index + 0.5), 0), DOT / 2, DOT / 2)
    return left - QPointF(6, 0)


def _pain_line(ink: Ink, visit: Visit, end: QPointF, when: str) -> None:
    if visit.pain is None:
        end -= QPointF(ink.words(end, "Pain not answered", quiet=True, align=1.0), 0)
    else:
        end -= QPointF(ink.words(end, visit.pain.words, weight=600, align=1.0) + 8, 0)
        end -= QPointF(ink.words(end, "Pain", align=1.0) + 16, 0)
        ink.pain(end)
        end -= QPointF(ink.form.diamond / 2, 0)
    ink.coloured(end - QPointF(BETWEEN, 0), when, ink.palette.accent, weight=600, align=1.0)


def draw_break(ink: Ink, sign: BreakSign, layout: TrendLayout) -> None:
    """An accent ring around the sign, and its words on a dark patch beside it."""
    reach = ink.form.sign / 2 + 3
    ink.painter.setPen(pen(ink.palette.accent, 2.0))
    ink.painter.setBrush(Qt.BrushStyle.NoBrush)
    ink.painter.drawEllipse(QPointF(sign.x, sign.y), reach, reach)
    lines, box = _tip(ink, sign, layout)
    ink.painter.setPen(Qt.PenStyle.NoPen)
    ink.painter.setBrush(QColor(ink.palette.toast))
    ink.painter.drawRoundedRect(box, 4, 4)
    for row, words in enumerate(lines):
        at = QPointF(box.left() + TIP_PAD, box.top() + TIP_HIGH / 2 + row * ink.form.row)
        ink.coloured(at, words, ink.palette.on_toast, weight=500)


def _tip(ink: Ink, sign: BreakSign, layout: TrendLayout) -> tuple[list[str], QRectF]:
    """The words in lines, and their patch: right of the sign, or left where there is more room."""
    reach = ink.form.sign / 2 + 10
    to_right, to_left = layout.width - sign.x - reach, sign.x - reach
    room = to_right if to_right >= min(to_left, _wide(ink, sign.words) + 2 * TIP_PAD) else to_left
    lines = wrapped(sign.words, room - 2 * TIP_PAD, lambda words, _: _wide(ink, words))
    wide = max(_wide(ink, line) for line in lines) + 2 * TIP_PAD
    high = TIP_HIGH + (len(lines) - 1) * ink.form.row
    left = sign.x + reach if room == to_right else sign.x - reach - wide
    return lines, QRectF(left, sign.y + TIP_HIGH / 2 - high, wide, high)


def _wide(ink: Ink, words: str) -> float:
    return width_of(words, ink.form, 500)
