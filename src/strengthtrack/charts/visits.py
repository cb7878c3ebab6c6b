"""A trend seen visit by visit: what a pointer or the arrow keys stop at."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TypeVar

from strengthtrack.clinic.setup import SIDES, Side
from strengthtrack.science.trend import (
    Break,
    EventMark,
    PausedWeeks,
    ReportPoint,
    StrengthPoint,
    SymmetryPoint,
    Trend,
    UncountedVisit,
    Unshown,
)

Found = TypeVar("Found", UncountedVisit, Unshown)


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
    report: ReportPoint | None
    uncounted: tuple[UncountedVisit, ...] = ()
    unshown: tuple[Unshown, ...] = ()
    symmetry: SymmetryPoint | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """Breaks of one or both sides that stand at one place."""

    week: float
    breaks: tuple[Break, ...]


Stop = Visit | Gap | EventMark | PausedWeeks
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


def sittings(trend: Trend) -> tuple[tuple[float, date, str], ...]:
    """Week, day and id of every session that is drawn somewhere, in order of time."""
    when = {
        point.session_id: (point.week, point.day, point.session_id)
        for segment in trend.segments
        for point in segment.points
    }
    when |= {visit.session_id: (visit.week, visit.day, visit.session_id) for visit in trend.uncounted}
    when |= {point.session_id: (point.week, point.day, point.session_id) for point in trend.report.points}
    return tuple(sorted(when.values()))


def visits(trend: Trend) -> tuple[Visit, ...]:
    """Every session with a trial or with a report, in order of time."""
    shown: dict[str, list[Value]] = defaultdict(list)
    for value in values(trend):
        shown[value.point.session_id].append(value)
    uncounted, unshown = _by_session(trend.uncounted), _by_session(trend.unshown)
    reports = {point.session_id: point for point in trend.report.points}
    symmetry = {point.session_id: point for point in trend.symmetry.points} if trend.symmetry else {}
    return tuple(
        Visit(
            session,
            day,
            week,
            tuple(shown.get(session, ())),
            reports.get(session),
            tuple(uncounted.get(session, ())),
            tuple(unshown.get(session, ())),
            symmetry.get(session),
        )
        for week, day, session in sittings(trend)
    )


def _by_session(found: tuple[Found, ...]) -> dict[str, list[Found]]:
    kept: dict[str, list[Found]] = defaultdict(list)
    for one in found:
        kept[one.session_id].append(one)
    return kept


def gaps(trend: Trend) -> tuple[Gap, ...]:
    """The breaks, those of one week together, in order of time."""
    ordered = sorted(trend.breaks, key=lambda found: found.week)
    return tuple(Gap(week, tuple(found)) for week, found in groupby(ordered, key=lambda found: found.week))


def stops(trend: Trend) -> tuple[Stop, ...]:
    """Visits, breaks, events and pauses from left to right."""
    return tuple(sorted((*visits(trend), *gaps(trend), *trend.events, *trend.pauses), key=lambda stop: stop.week))
