"""Strength change against what the patient reports, visit by visit. It shows timing; it computes no relation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from strengthtrack.clinic.reported import Reported
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.science.change import Baseline
from strengthtrack.science.trend import ReportPoint, ReportSeries, Segment, StrengthPoint, Trend

LEAST_VISITS = 4
"""Fewer visits with both on are no path."""


@dataclass(frozen=True, slots=True)
class PathPoint:
    """One visit with both on it: strength as a fraction of its baseline, the report in points, since the baseline."""

    session_id: str
    day: date
    week: float
    strength: float
    report: float


@dataclass(frozen=True, slots=True)
class ChangePath:
    """Every paired visit of one movement and side since the baseline, oldest first.

    `strength_half` is a fraction of the baseline, `report_half` in points: how far each may be out; None where no
    error is known. `points` may be fewer than a path needs.
    """

    movement: Movement
    side: Side
    kind: Reported
    points: tuple[PathPoint, ...] = ()
    strength_half: float | None = None
    report_half: float | None = None
    strength_from: date | None = None
    report_from: date | None = None

    @property
    def whole(self) -> bool:
        """Whether there are visits enough."""
        return len(self.points) >= LEAST_VISITS


def change_path(trend: Trend, side: Side) -> ChangePath:
    """One side of a trend; empty where either has no baseline."""
    segment, report = trend.compared(side), trend.report
    empty = ChangePath(trend.movement, side, report.kind)
    if segment is None or segment.baseline is None or report.baseline is None or segment.baseline.value <= 0.0:
        return empty
    strengths, reports = _strengths(segment, segment.baseline), _reports(report, report.baseline)
    return ChangePath(
        movement=trend.movement,
        side=side,
        kind=report.kind,
        points=tuple(_paired(segment.points, strengths, reports)),
        strength_half=segment.baseline.half_part,
        report_half=report.baseline.half,
        strength_from=segment.baseline.first_day,
        report_from=report.baseline.first_day,
    )


def paired_visits(trend: Trend, side: Side) -> int:
    """How many visits have both on them."""
    return len(change_path(trend, side).points)


def _paired(
    points: Iterable[StrengthPoint], strengths: dict[str, float], reports: dict[str, float]
) -> Iterable[PathPoint]:
    for point in points:
        if point.session_id in strengths and point.session_id in reports:
            at = point.session_id
            yield PathPoint(at, point.day, point.week, strengths[at], reports[at])


def _strengths(segment: Segment, baseline: Baseline) -> dict[str, float]:
    """The change of each visit by session; visits before the baseline have none."""
    found = {}
    for point in segment.points:
        if point.change is not None and point.change.part is not None:
            found[point.session_id] = point.change.part
        elif point.session_id in baseline.visits and (value := _judged(point, baseline)) is not None:
            found[point.session_id] = value / baseline.value - 1.0
    return found


def _judged(point: StrengthPoint, baseline: Baseline) -> float | None:
    """The point's value in the unit of the baseline."""
    if baseline.unit == "N":
        return point.value_n
    arm = point.setup.lever_arm_m if point.setup else None
    return None if arm is None else point.value_n * arm


def _reports(report: ReportSeries, baseline: Baseline) -> dict[str, float]:
    def since(point: ReportPoint) -> float | None:
        if point.change is not None:
            return point.change.by
        return point.score - baseline.value if point.session_id in baseline.visits else None

    return {point.session_id: by for point in report.points if (by := since(point)) is not None}
