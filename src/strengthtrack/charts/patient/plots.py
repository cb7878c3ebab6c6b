"""The two plots of a patient's page: frames, points in pixels, the band and the place of its words."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from strengthtrack.charts.patient.axes import Tick, pain_ticks, spaced, strength_range, strength_ticks
from strengthtrack.charts.patient.sheet import Dated, PainPanel, StrengthPanel
from strengthtrack.charts.patient.type import PatientType
from strengthtrack.charts.scale import Scale

_ALONG = 12
"""So many places on each piece of a line are looked at when words must keep clear of it."""


@dataclass(frozen=True, slots=True)
class Plot:
    """A panel without its words: its frame, the map of its values, its ticks, and its points in pixels."""

    frame: QRectF
    scale: Scale
    ticks: tuple[Tick, ...]
    points: tuple[QPointF, ...]


def strength_plot(panel: StrengthPanel, frame: QRectF, days: Scale, type: PatientType) -> Plot:
    """Per cent upwards."""
    low, high = strength_range(panel)
    scale = Scale(frame.bottom(), frame.top(), low, high)
    ticks = spaced(strength_ticks(panel), scale, type.px(type.rest) * 1.2)
    return Plot(frame, scale, ticks, _points(panel.line, days, scale))


def pain_plot(panel: PainPanel, frame: QRectF, days: Scale, type: PatientType) -> Plot:
    """Scores upwards from none, which is the foot."""
    scale = Scale(frame.bottom(), frame.top(), 0.0, 10.0)
    return Plot(
        frame, scale, spaced(pain_ticks(panel), scale, type.px(type.rest) * 1.2), _points(panel.line, days, scale)
    )


def band(panel: StrengthPanel, plot: Plot) -> QRectF | None:
    """How far the test could be out, from the first visit on; None where that is not known."""
    if panel.half is None:
        return None
    top, bottom = plot.scale.at(panel.half), plot.scale.at(-panel.half)
    return QRectF(plot.frame.left(), top, plot.frame.width(), bottom - top)


def band_words_box(plot: Plot, found: QRectF, wide: float, high: float) -> QRectF:
    """Where words about the band keep clearest of the line: inside it, or else just outside."""
    inset, room = high / 2, found.height() / 2 > high * 1.15
    rows = [found.bottom() - high * 1.2, found.top() + high * 0.2] if room else [found.bottom(), found.top() - high]
    columns = [found.right() - wide - inset, found.left() + inset, found.center().x() - wide / 2]
    boxes = [QRectF(left, top, wide, high) for left in columns for top in rows]
    inside = [box for box in boxes if plot.frame.adjusted(0, -high, 0, high).contains(box)]
    return max(inside or boxes, key=lambda box: min(_away(plot.points, box), 2.0 * high))


def _points(line: Dated, days: Scale, values: Scale) -> tuple[QPointF, ...]:
    return tuple(QPointF(days.at(day.toordinal()), values.at(value)) for day, value in line)


def _away(points: Sequence[QPointF], box: QRectF) -> float:
    """How far a line keeps from a box, in pixels."""
    along = [
        one + (other - one) * (step / _ALONG)
        for one, other in zip(points, [*points[1:], points[-1]], strict=True)
        for step in range(_ALONG)
    ]
    return min(_from(point, box) for point in along)


def _from(point: QPointF, box: QRectF) -> float:
    across = max(box.left() - point.x(), 0.0, point.x() - box.right())
    down = max(box.top() - point.y(), 0.0, point.y() - box.bottom())
    return float((across**2 + down**2) ** 0.5)
