"""What sample trends are made of: visits, baselines with their bands, exercise, symmetry."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from strengthtrack.clinic.course import ExerciseWeek
from strengthtrack.clinic.quantity import Quantity
from strengthtrack.clinic.setup import Side
from strengthtrack.science.change import Baseline, ErrorBand, change
from strengthtrack.science.trend import (
    BandLine,
    PlannedMark,
    ReportPoint,
    ReportSeries,
    Segment,
    StrengthPoint,
    Symmetry,
    SymmetryPoint,
    Trend,
)

START = date(2026, 3, 3)
RIGHT = {-2: 128, 0: 142, 2: 149, 4: 158, 6: 171, 8: 186}
LEFT = {-2: 155, 0: 176, 2: 178, 4: 184, 6: 190, 8: 196}
PAIN = {-2: 7, 0: 7, 2: 6, 4: 6, 6: 4, 8: 3}
WHY = ("Fixation changed, by hand to belt",)
STRENGTH_BAND = ErrorBand(
    0.15, relative=True, unit="%", words="Typical published value, your clinic may differ. One tester only."
)
PAIN_BAND = ErrorBand(2.0, unit="points", words="A setting of this clinic")
NOT_KNOWN = ErrorBand(None, relative=True, unit="%", why_not="no published measurement error of this movement is known")
GUIDE, GUIDE_SOURCE = 1.16, "Group-level guide, DOI 10.0000/sample"


def day_of(week: float, start: date = START) -> date:
    return start + timedelta(days=round(week * 7))


def point(week: float, best: float, start: date = START, aside: tuple[float, ...] = ()) -> StrengthPoint:
    trials = (best - 9.0, best, best - 5.0)
    return StrengthPoint(f"visit {week:g}", day_of(week, start), float(week), float(best), trials, aside, 3)


def pain(week: float, score: float, start: date = START) -> ReportPoint:
    return ReportPoint(f"visit {week:g}", day_of(week, start), float(week), score, f"{score:g}")


def marks(start: date = START, done: int = 2) -> tuple[PlannedMark, ...]:
    planned = (("Baseline", 0), ("8-week test", 8), ("6-month test", 26))
    return tuple(
        PlannedMark(name, float(week), day_of(week, start), index < done) for index, (name, week) in enumerate(planned)
    )


def compared(side: Side, points: Sequence[StrengthPoint], band: ErrorBand = STRENGTH_BAND, wanted: int = 1) -> Segment:
    """A segment whose first visits are the baseline of the others."""
    first = points[:wanted]
    value = sum(one.value_n for one in first) / len(first)
    visits = tuple(one.session_id for one in first)
    baseline = Baseline(value, "N", visits, first[0].day, first[-1].day, band, wanted)
    judged = (*first, *(replace(one, change=change(one.value_n, baseline)) for one in points[wanted:]))
    return Segment(side, judged, compared=True, baseline=baseline, line=BandLine(first[0].week, value, baseline.half))


def earlier(side: Side, points: Sequence[StrengthPoint]) -> Segment:
    """A segment before a break."""
    return Segment(side, tuple(points), compared=False)


def pains(points: Sequence[ReportPoint], first: float = 0.0, band: ErrorBand = PAIN_BAND) -> ReportSeries:
    """Worst pain, judged against the report of the week `first`."""
    return series(ReportSeries(points=tuple(points), guide=GUIDE, guide_source=GUIDE_SOURCE), first, band)


def series(told: ReportSeries, first: float, band: ErrorBand) -> ReportSeries:
    base = next(one for one in told.points if one.week >= first)
    baseline = Baseline(base.score, "points", (base.session_id,), base.day, base.day, band)
    better = told.kind.higher_is_better
    judged = (
        replace(one, change=change(one.score, baseline, higher_is_better=better)) if one.week > base.week else one
        for one in told.points
    )
    return replace(told, points=tuple(judged), baseline=baseline)


def exercise(weeks: int = 8, missed: Mapping[int, int] | None = None, start: date = START) -> tuple[ExerciseWeek, ...]:
    lacking = {2: 1, 4: 2} if missed is None else missed
    return tuple(
        ExerciseWeek(week, day_of(week, start), planned=3, done=3 - lacking.get(week, 0)) for week in range(weeks)
    )


def symmetry_of(segments: Sequence[Segment], *, affected: bool = True) -> Symmetry:
    """Right as per cent of left at every visit that has both."""
    left = {one.session_id: one.value_n for part in segments if part.side is Side.LEFT for one in part.points}
    points = (
        SymmetryPoint(one.session_id, one.day, one.week, 100.0 * one.value_n / left[one.session_id])
        for part in segments
        if part.side is Side.RIGHT
        for one in part.points
        if one.session_id in left
    )
    return Symmetry(Side.RIGHT, Side.LEFT, tuple(points), affected)


def in_quantity(trend: Trend, quantity: Quantity, factors: Mapping[Side, float]) -> Trend:
    def told(part: Segment) -> Segment:
        by = factors[part.side]
        line = part.line and BandLine(part.line.week, part.line.value * by, part.line.half and part.line.half * by)
        return replace(part, points=tuple(replace(one, factor=by) for one in part.points), line=line)

    return replace(trend, quantity=quantity, segments=tuple(told(part) for part in trend.segments))
