"""Trends as data, for looking at charts: samples, nobody's."""

from datetime import date, timedelta
from itertools import pairwise
from math import sin

from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.science.trend import Break, PainPoint, PlannedMark, Segment, StrengthPoint, Trend

START = date(2026, 3, 3)
RIGHT = {-2: 128, 0: 142, 2: 149, 4: 158, 6: 171, 8: 186}
LEFT = {-2: 155, 0: 176, 2: 178, 4: 184, 6: 190, 8: 196}
PAIN = {-2: 7, 0: 7, 2: 6, 4: 6, 6: 4, 8: 3}
WHY = ("Fixation changed, by hand to belt",)


def day_of(week: float, start: date = START) -> date:
    return start + timedelta(days=round(week * 7))


def point(week: float, best: float, start: date = START, aside: tuple[float, ...] = ()) -> StrengthPoint:
    trials = (best - 9.0, best, best - 5.0)
    return StrengthPoint(f"visit {week:g}", day_of(week, start), float(week), float(best), trials, aside, 3)


def pain(week: float, score: int, start: date = START) -> PainPoint:
    return PainPoint(f"visit {week:g}", day_of(week, start), float(week), score)


def marks(start: date = START, done: int = 2) -> tuple[PlannedMark, ...]:
    planned = (("Baseline", 0), ("8-week test", 8), ("6-month test", 26))
    return tuple(
        PlannedMark(name, float(week), day_of(week, start), index < done) for index, (name, week) in enumerate(planned)
    )


def segments(side: Side, forces: dict[int, int]) -> tuple[Segment, Segment]:
    """By hand before week 0, by belt from there."""
    before = tuple(point(week, force) for week, force in forces.items() if week < 0)
    after = tuple(
        point(week, force, aside=(force - 26.0,) if week == 4 else ()) for week, force in forces.items() if week >= 0
    )
    return Segment(side, before, compared=False), Segment(side, after, compared=True)


def eight_weeks() -> Trend:
    """The manner of the design's picture: a break before the baseline, visits every two weeks, month 6 to come."""
    return Trend(
        Movement.ABDUCTION,
        (*segments(Side.RIGHT, RIGHT), *segments(Side.LEFT, LEFT)),
        (Break(-1.0, Side.RIGHT, WHY), Break(-1.0, Side.LEFT, WHY)),
        tuple(pain(week, score) for week, score in PAIN.items()),
        marks(),
    )


def with_month_six() -> Trend:
    """All planned tests done; month 6 lies behind the cut, with one left value missing."""
    trend = eight_weeks()
    right = trend.segments[1]
    later = Segment(Side.RIGHT, (*right.points, point(26, 201)), compared=True)
    return Trend(
        trend.movement,
        (trend.segments[0], later, *trend.segments[2:]),
        trend.breaks,
        (*trend.pain, pain(26, 1)),
        marks(done=3),
    )


def one_visit() -> Trend:
    """The baseline alone; pain was not answered."""
    segments = tuple(
        Segment(side, (point(0, best),), compared=True) for side, best in ((Side.RIGHT, 142), (Side.LEFT, 176))
    )
    return Trend(Movement.EXTENSION, segments, (), (), marks(done=1))


def no_visits() -> Trend:
    return Trend(Movement.EXTERNAL_ROTATION, (), (), (), marks(done=0))


def without_programme() -> Trend:
    """Two visits of one side, weak, and no planned tests."""
    weak = Segment(Side.LEFT, (point(0, 14), point(3, 19)), compared=True)
    return Trend(Movement.EXTERNAL_ROTATION, (weak,), (), (pain(0, 10), pain(3, 0)), ())


def five_years() -> Trend:
    """A visit every six weeks for five years, a change of tester on one side and of belt on both."""
    start = date(2021, 4, 6)
    weeks = list(range(0, 262, 6))
    cuts = {Side.RIGHT: (90.0,), Side.LEFT: (90.0, 171.0)}
    found, breaks = [], []
    for side, base in ((Side.RIGHT, 150), (Side.LEFT, 180)):
        edges = (-1.0, *cuts[side], 999.0)
        for index, (low, high) in enumerate(pairwise(edges)):
            inside = tuple(point(w, base + w / 5 + 14 * sin(w / 9), start) for w in weeks if low <= w < high)
            found.append(Segment(side, inside, compared=index == len(edges) - 2))
        breaks += [
            Break(week - 3, side, WHY if week < 100 else ("Tester changed, A. Sample to B. Sample",))
            for week in cuts[side]
        ]
    scores = tuple(pain(w, max(0, min(10, round(6 - w / 60 + 2 * sin(w / 5)))), start) for w in weeks)
    return Trend(Movement.ABDUCTION, tuple(found), tuple(breaks), scores, marks(start, done=3))


SAMPLES = {
    "eight_weeks": eight_weeks,
    "with_month_six": with_month_six,
    "one_visit": one_visit,
    "no_visits": no_visits,
    "without_programme": without_programme,
    "five_years": five_years,
}
