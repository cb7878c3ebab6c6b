"""Which values one line may join. No Qt."""

from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from strengthtrack.charts.trend.weeks import Strip
from strengthtrack.clinic.setup import SIDES, Side
from strengthtrack.science.trend import ReportPoint, StrengthPoint, SymmetryPoint, Trend

Point = TypeVar("Point", StrengthPoint, ReportPoint, SymmetryPoint)


@dataclass(frozen=True, slots=True)
class SideRun:
    """Visits of one side that one line may join, within one strip; the first and the last may lie outside of it."""

    side: Side
    points: tuple[StrengthPoint, ...]
    compared: bool


def side_runs(trend: Trend, strip: Strip) -> tuple[SideRun, ...]:
    """The segments as far as they lie in a strip, left first so that right is drawn over it."""
    cut = (
        SideRun(segment.side, points, segment.compared)
        for side in reversed(SIDES)
        for segment in trend.segments
        if segment.side is side
        for points in [_reaching(segment.points, strip)]
    )
    return tuple(run for run in cut if run.points)


def report_runs(trend: Trend, strip: Strip) -> tuple[tuple[ReportPoint, ...], ...]:
    """Reports joined as far as scale, site and side are the same; set-up does not touch them."""
    points = trend.report.points
    starts = [at for at, point in enumerate(points) if at == 0 or not point.joined]
    runs = (_reaching(points[first:end], strip) for first, end in pairwise([*starts, len(points)]))
    return tuple(run for run in runs if run)


def symmetry_runs(trend: Trend, strip: Strip) -> tuple[tuple[SymmetryPoint, ...], ...]:
    """Per cents joined as far as no break of either side lies between."""
    points = trend.symmetry.points if trend.symmetry else ()
    breaks = [found.week for found in trend.breaks]
    pieces: list[list[SymmetryPoint]] = []
    for point in points:
        broken = pieces and any(pieces[-1][-1].week < week < point.week for week in breaks)
        if broken or not pieces:
            pieces.append([])
        pieces[-1].append(point)
    runs = (_reaching(tuple(piece), strip) for piece in pieces)
    return tuple(run for run in runs if run)


def _reaching(points: tuple[Point, ...], strip: Strip) -> tuple[Point, ...]:
    """Those in a strip of the whole axis; of a strip that shows some weeks, also the nearest before and after."""
    inside = [at for at, point in enumerate(points) if strip.holds(point.week)]
    if not strip.window:
        return tuple(points[at] for at in inside)
    if inside:
        return points[max(inside[0] - 1, 0) : inside[-1] + 2]
    before = [at for at, point in enumerate(points) if point.week < strip.weeks.first]
    return points[before[-1] : before[-1] + 2] if before and before[-1] + 1 < len(points) else ()
