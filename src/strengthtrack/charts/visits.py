"""A trend seen visit by visit: what a pointer or the arrow keys stop at."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from strengthtrack.clinic.setup import Side
from strengthtrack.science.trend import Break, PainPoint, StrengthPoint, Trend, UncountedVisit

SIDES = (Side.RIGHT, Side.LEFT)


@dataclass(frozen=True, slots=True)
class Value:
    """One side's value at a visit."""

    side: Side
    point: StrengthPoint
    compared: bool


@dataclass(frozen=True, slots=True)
class Visit:
    """Everything the chart shows of one session; `week` as on the axis."""

    session_id: str
    day: date
    week: float
    values: tuple[Value, ...]
    pain: PainPoint | None
    uncounted: tuple[UncountedVisit, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """Breaks of one or both sides that stand at one place."""

    week: float
    breaks: tuple[Break, ...]


Stop = Visit | Gap
"""Where a cursor can stand."""


def values(trend: Trend) -> tuple[Value, ...]:
    """Every value, right before left, each side in order."""
    return tuple(
        Value(side, point, segment.compared)
        for side in SIDES
        for segment in trend.segments
        if segment.side is side
        for point in segment.points
    )


def visits(trend: Trend) -> tuple[Visit, ...]:
    """Every session with a trial or with pain, in order of time."""
    shown = values(trend)
    pains = {pain.session_id: pain for pain in trend.pain}
    when = {value.point.session_id: (value.point.week, value.point.day) for value in shown}
    when |= {visit.session_id: (visit.week, visit.day) for visit in trend.uncounted}
    when |= {pain.session_id: (pain.week, pain.day) for pain in trend.pain}
    return tuple(
        Visit(
            session,
            day,
            week,
            tuple(value for value in shown if value.point.session_id == session),
            pains.get(session),
            tuple(visit for visit in trend.uncounted if visit.session_id == session),
        )
        for session, (week, day) in sorted(when.items(), key=lambda item: item[1])
    )


def gaps(trend: Trend) -> tuple[Gap, ...]:
    """The breaks, those of one week together, in order of time."""
    ordered = sorted(trend.breaks, key=lambda found: found.week)
    return tuple(Gap(week, tuple(found)) for week, found in groupby(ordered, key=lambda found: found.week))


def stops(trend: Trend) -> tuple[Stop, ...]:
    """Visits and breaks from left to right."""
    return tuple(sorted((*visits(trend), *gaps(trend)), key=lambda stop: stop.week))
