"""Trends as data, for looking at charts: samples, nobody's."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise
from math import sin

from strengthtrack.clinic.function import FunctionMeasure
from strengthtrack.clinic.quantity import Quantity
from strengthtrack.clinic.reported import reported
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.science.change import ErrorBand
from strengthtrack.science.trend import (
    Break,
    EventMark,
    PausedWeeks,
    ReportSeries,
    Segment,
    Trend,
    Unshown,
)
from trend_parts import (
    GUIDE_SOURCE,
    LEFT,
    NOT_KNOWN,
    PAIN,
    RIGHT,
    WHY,
    compared,
    day_of,
    earlier,
    exercise,
    in_quantity,
    marks,
    pain,
    pains,
    point,
    series,
    symmetry_of,
)


def _sides(side: Side, forces: Mapping[int, int]) -> tuple[Segment, Segment]:
    """By hand before week 0, by belt from there."""
    before = [point(week, force) for week, force in forces.items() if week < 0]
    after = [
        point(week, force, aside=(force - 26.0,) if week == 4 else ()) for week, force in forces.items() if week >= 0
    ]
    return earlier(side, before), compared(side, after)


def eight_weeks() -> Trend:
    """The manner of the design's picture: six visits, a break before the baseline, month 6 to come, a flu."""
    segments = (*_sides(Side.RIGHT, RIGHT), *_sides(Side.LEFT, LEFT))
    return Trend(
        Movement.ABDUCTION,
        segments,
        (Break(-1.0, Side.RIGHT, WHY), Break(-1.0, Side.LEFT, WHY)),
        pains([pain(week, score) for week, score in PAIN.items()]),
        marks(),
        symmetry=symmetry_of(segments),
        events=(EventMark(day_of(33 / 7), 33 / 7, "Flu"),),
        exercise=exercise(),
        affected=Side.RIGHT,
    )


def with_month_six() -> Trend:
    """All planned tests done; month 6 lies behind the cut, with one left value missing."""
    trend = eight_weeks()
    right = trend.segments[1]
    later = compared(Side.RIGHT, [replace(one, change=None) for one in (*right.points, point(26, 201))])
    return replace(
        trend,
        segments=(trend.segments[0], later, *trend.segments[2:]),
        report=pains([replace(one, change=None) for one in (*trend.report.points, pain(26, 1))]),
        marks=marks(done=3),
    )


def one_visit() -> Trend:
    """The baseline alone; pain was not answered."""
    segments = tuple(compared(side, [point(0, best)]) for side, best in ((Side.RIGHT, 142), (Side.LEFT, 176)))
    return Trend(Movement.EXTENSION, segments, (), ReportSeries(), marks(done=1))


def no_visits() -> Trend:
    return Trend(Movement.EXTERNAL_ROTATION, (), (), ReportSeries(), marks(done=0))


def without_programme() -> Trend:
    """Two visits of one side, weak, and no planned tests; pain on no known band."""
    weak = compared(Side.LEFT, [point(0, 14), point(3, 19)])
    told = pains([pain(0, 10), pain(3, 0)])
    return Trend(Movement.EXTERNAL_ROTATION, (weak,), (), told, (), affected=Side.LEFT)


def left_only() -> Trend:
    """One leg was tested; one trial was limited by pain, and at the last visit the patient got worse."""
    forces = {0: 120, 3: 112, 6: 96}
    points = [replace(point(week, force), limited_n=(force - 22.0,)) for week, force in forces.items()]
    told = pains([pain(0, 4), pain(3, 5), pain(6, 8)])
    return Trend(Movement.ADDUCTION, (compared(Side.LEFT, points),), (), told, marks(done=1), affected=Side.LEFT)


def bilateral() -> Trend:
    """Both knees hurt: neither side is the affected one, and the symmetry says so."""
    segments = tuple(
        compared(side, [point(week, base + 4 * week) for week in (0, 2, 4, 6, 8)])
        for side, base in ((Side.RIGHT, 150), (Side.LEFT, 138))
    )
    told = pains([pain(week, 7 - week / 2) for week in (0, 2, 4, 6, 8)])
    return Trend(
        Movement.ABDUCTION,
        segments,
        (),
        told,
        marks(),
        symmetry=symmetry_of(segments, affected=False),
        exercise=exercise(),
    )


def break_of_series() -> Trend:
    """The tester changed half way: a new baseline, of two visits, one of which is still to come for the left."""
    why = ("Tester changed, A. Sample to B. Sample",)
    segments, breaks = [], []
    for side, base in ((Side.RIGHT, 142), (Side.LEFT, 176)):
        later = (4.0, 6.0, 8.0) if side is Side.RIGHT else (4.0,)
        segments.append(earlier(side, [point(week, base + 5 * week) for week in (0.0, 2.0)]))
        segments.append(compared(side, [point(week, base - 8 + 4 * week) for week in later], wanted=2))
        breaks.append(Break(3.0, side, why))
    told = pains([pain(week, 7 - week / 2) for week in (0, 2, 4, 6, 8)])
    return Trend(
        Movement.ABDUCTION,
        tuple(segments),
        tuple(breaks),
        told,
        marks(),
        pauses=(PausedWeeks(4.5, 5.5, "holiday"),),
        exercise=exercise(),
        affected=Side.RIGHT,
    )


def only_typed() -> Trend:
    """Values read off a display, of a movement whose error nobody knows."""
    points = [replace(point(week, force), typed=True, trials_n=(float(force),)) for week, force in RIGHT.items()]
    right = compared(Side.RIGHT, points[1:], NOT_KNOWN)
    told = pains([pain(week, score) for week, score in PAIN.items() if week >= 0])
    return Trend(Movement.KNEE_FLEXION, (right,), (), told, marks(), affected=Side.RIGHT)


def in_percent() -> Trend:
    """The eight weeks in per cent of each side's own baseline."""
    trend = eight_weeks()
    return in_quantity(trend, Quantity.OF_BASELINE, {Side.RIGHT: 100 / 142, Side.LEFT: 100 / 176})


def per_kilogram() -> Trend:
    """In newton metres per kilogram, where the band is not drawn and one visit has no value."""
    trend = in_quantity(eight_weeks(), Quantity.TORQUE_PER_KG, {Side.RIGHT: 0.42 / 71, Side.LEFT: 0.42 / 71})
    kept = tuple(replace(part, points=part.points, line=None) for part in trend.segments if part.compared)
    lost = tuple(Unshown(side, "visit -2", day_of(-2), "no body mass on that day") for side in (Side.RIGHT, Side.LEFT))
    return replace(trend, segments=kept, breaks=(), unshown=lost)


def with_questionnaire(measure: FunctionMeasure = FunctionMeasure.AKPS) -> Trend:
    """A questionnaire below strength: up is better."""
    low, high = measure.range
    scores = {week: round(low + (high - low) * (0.55 + week / 25)) for week in (0, 4, 8)}
    band = ErrorBand(0.13 * (high - low), unit="points", words="Published value, of the Norwegian version")
    points = tuple(pain(week, score) for week, score in scores.items())
    told = ReportSeries(reported(measure), points, None, 0.1 * (high - low), GUIDE_SOURCE)
    return replace(eight_weeks(), report=series(told, 0.0, band))


def crowded_events() -> Trend:
    """More beside the programme than words have room for."""
    words = ("Injection", "Flare after a long walk", "New shoes", "Flu", "Began to run again", "Holiday", "Move house")
    events = (EventMark(day_of(0.5 + at * 0.6), 0.5 + at * 0.6, said) for at, said in enumerate(words))
    return replace(eight_weeks(), events=tuple(events))


def five_years() -> Trend:
    """A visit every six weeks for five years, a change of tester on one side and of belt on both."""
    start = date(2021, 4, 6)
    weeks = list(range(0, 262, 6))
    cuts = {Side.RIGHT: (90.0,), Side.LEFT: (90.0, 171.0)}
    found: list[Segment] = []
    breaks: list[Break] = []
    for side, base in ((Side.RIGHT, 150), (Side.LEFT, 180)):
        edges = (-1.0, *cuts[side], 999.0)
        for index, (low, high) in enumerate(pairwise(edges)):
            inside = [point(w, base + w / 5 + 14 * sin(w / 9), start) for w in weeks if low <= w < high]
            found.append(compared(side, inside) if index == len(edges) - 2 else earlier(side, inside))
        breaks += [
            Break(week - 3, side, WHY if week < 100 else ("Tester changed, A. Sample to B. Sample",))
            for week in cuts[side]
        ]
    told = pains([pain(w, max(0, min(10, round(6 - w / 60 + 2 * sin(w / 5)))), start) for w in weeks])
    missed = {week: week % 4 for week in range(0, 260, 3)}
    return Trend(
        Movement.ABDUCTION,
        tuple(found),
        tuple(breaks),
        told,
        marks(start, done=3),
        exercise=exercise(260, missed, start),
        events=(EventMark(day_of(60, start), 60.0, "Injection"), EventMark(day_of(200, start), 200.0, "New shoes")),
        pauses=(PausedWeeks(120.0, 132.0, "abroad"),),
        affected=Side.RIGHT,
    )


def two_hundred_visits() -> Trend:
    """A visit a week for years."""
    weeks = range(200)
    segments = tuple(
        compared(side, [point(week, base + 20 * sin(week / 7)) for week in weeks])
        for side, base in ((Side.RIGHT, 150), (Side.LEFT, 180))
    )
    told = pains([pain(week, round(5 + 4 * sin(week / 11))) for week in weeks])
    return Trend(
        Movement.ABDUCTION, segments, (), told, marks(done=3), symmetry=symmetry_of(segments), exercise=exercise(200)
    )


SAMPLES = {
    "eight_weeks": eight_weeks,
    "with_month_six": with_month_six,
    "one_visit": one_visit,
    "no_visits": no_visits,
    "without_programme": without_programme,
    "five_years": five_years,
    "break_of_series": break_of_series,
    "bilateral": bilateral,
    "left_only": left_only,
    "only_typed": only_typed,
    "in_percent": in_percent,
    "per_kilogram": per_kilogram,
    "with_questionnaire": with_questionnaire,
    "crowded_events": crowded_events,
}
