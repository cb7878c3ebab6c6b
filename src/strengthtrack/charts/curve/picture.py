"""Draws one force curve with its onset, or two aligned at theirs, on any painter."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QPolygonF

from strengthtrack.charts.curve.layout import Curve, CurveLayout
from strengthtrack.charts.ink import DOTS, Ink, pen, side_colour
from strengthtrack.charts.reduce import min_max
from strengthtrack.clinic.figures import figure

LINE, ONSET_LINE, TICK = 2.0, 1.5, 6.0
DASH = (5.0, 3.0)
SAMPLE, TO_WORDS, BETWEEN = 40.0, 10.0, 32.0
HANDLE = 7.0
HANDLE_Y, LEGEND_Y, LABEL_Y = 14.0, 12.0, 14.0
ROOM_PX = 70.0
"""Words as near to the right edge as this stand left of their place."""


def draw_backdrop(ink: Ink, layout: CurveLayout, *, from_onset: bool) -> None:
    """Grid, both axes, and what the seconds count from."""
    left, right, bottom = layout.seconds.start, layout.seconds.end, layout.force.start
    for newtons in layout.at_n:
        y = layout.force.at(newtons)
        ink.words(QPointF(left - 12, y), figure(newtons), quiet=True, align=1.0)
        ink.painter.setPen(pen(ink.palette.line, 1.0))
        ink.across(y, left, right)
    ink.painter.setPen(pen(ink.palette.control, 1.0))
    ink.across(bottom, left, right)
    decimals = _decimals(layout.at_s)
    for second in layout.at_s:
        x = layout.seconds.at(second)
        ink.painter.setPen(pen(ink.palette.control, 1.0))
        ink.down(x, bottom, bottom + TICK)
        unit = " s" if second == layout.at_s[-1] else ""
        ink.words(QPointF(x, bottom + 20), figure(second, decimals) + unit, quiet=True, align=0.5)
    if from_onset:
        ink.painter.setPen(pen(ink.palette.text2, 1.0))
        ink.down(layout.seconds.at(0.0), layout.force.end - TICK, bottom)
        ink.words(QPointF(layout.seconds.at(0.0) + 8.0, layout.force.end - LABEL_Y), "Onset", quiet=True)


def _decimals(at_s: Sequence[float]) -> int:
    """So many that no two seconds read alike."""
    return next((digits for digits in (0, 1) if all(round(second, digits) == second for second in at_s)), 2)


def curve_look(ink: Ink, curves: Sequence[Curve], number: int) -> tuple[str, tuple[float, ...]]:
    """Colour and dash of one of the curves: its side's, and of two of one side the second is ink; one is dashed."""
    colour = side_colour(ink.palette, curves[number].side)
    if number and curves[0].side is curves[1].side:
        colour = ink.palette.text
    return colour, DASH if number else ()


def draw_curves(ink: Ink, layout: CurveLayout, curves: Sequence[Curve]) -> None:
    """Every curve inside the panel; the second is dashed."""
    left, right = layout.seconds.start, layout.seconds.end
    ink.painter.save()
    ink.painter.setClipRect(QRectF(left, 0.0, right - left, layout.force.start + 1.0))
    for number, curve in enumerate(curves):
        colour, dash = curve_look(ink, curves, number)
        ink.painter.setPen(pen(colour, LINE, dash))
        ink.painter.drawPolyline(_line(curve, layout, columns=int(right - left) // (2 if dash else 1)))
    ink.painter.restore()
    for number in range(len(curves)):
        _peak(ink, layout, curves, number)
        if len(curves) > 1:
            _legend(ink, layout, curves, number)


def _line(curve: Curve, layout: CurveLayout, columns: int) -> QPolygonF:
    """No more than two points a column, and one beyond each edge, so that the line goes on to it."""
    first, last = layout.seconds.first, layout.seconds.last
    step = (last - first) / max(columns, 1)
    t_s, force = min_max(curve.t_s, curve.force_n, first - step, last + step, max(columns, 1))
    return QPolygonF(
        [QPointF(layout.seconds.at(t), layout.force.at(n)) for t, n in zip(t_s.tolist(), force.tolist(), strict=True)]
    )


def _peak(ink: Ink, layout: CurveLayout, curves: Sequence[Curve], number: int) -> None:
    seconds, newtons = curves[number].peak
    if not layout.seconds.holds(seconds) or not layout.force.holds(newtons):
        return
    at = QPointF(layout.seconds.at(seconds), layout.force.at(newtons))
    ink.side(curves[number].side, at)
    if len(curves) == 1:
        align = 1.0 if at.x() > layout.seconds.end - ROOM_PX else 0.0
        place = at + QPointF(-12.0 if align else 12.0, -LABEL_Y)
        ink.on_patch(place, f"{figure(newtons)} N", weight=600, align=align)


def _legend(ink: Ink, layout: CurveLayout, curves: Sequence[Curve], number: int) -> None:
    """A piece of the line with its marker and the words, the two of them side by side."""
    middle = (layout.seconds.start + layout.seconds.end) / 2
    left = layout.seconds.start if not number else middle
    colour, dash = curve_look(ink, curves, number)
    ink.painter.setPen(pen(colour, LINE, dash))
    ink.painter.drawLine(QLineF(left, LEGEND_Y, left + SAMPLE, LEGEND_Y))
    ink.side(curves[number].side, QPointF(left + SAMPLE / 2, LEGEND_Y))
    ink.words(QPointF(left + SAMPLE + TO_WORDS, LEGEND_Y), curves[number].words)


def draw_onset(ink: Ink, layout: CurveLayout, onset_s: float, kept_s: float | None) -> None:
    """The line that can be moved, with its seconds above; dotted where it was before."""
    bottom, top = layout.force.start, layout.force.end
    if kept_s is not None and kept_s != onset_s and layout.seconds.holds(kept_s):
        ink.painter.setPen(pen(ink.palette.text2, ONSET_LINE, DOTS))
        ink.down(layout.seconds.at(kept_s), top, bottom)
    if not layout.seconds.holds(onset_s):
        return
    x = layout.seconds.at(onset_s)
    ink.painter.setPen(pen(ink.palette.accent, ONSET_LINE))
    ink.down(x, HANDLE_Y, bottom)
    ink.painter.setBrush(QColor(ink.palette.accent))
    tip = QPointF(x, HANDLE_Y + HANDLE)
    ink.painter.drawPolygon(QPolygonF([tip - QPointF(HANDLE, 12), tip + QPointF(HANDLE, -12), tip]))
    align = 1.0 if x > layout.seconds.end - 2 * ROOM_PX else 0.0
    words = f"Onset {figure(onset_s, 3)} s"
    ink.coloured(QPointF(x + (-14 if align else 14), HANDLE_Y), words, ink.palette.accent, weight=600, align=align)
