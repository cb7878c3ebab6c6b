"""What a visit has changed since the baseline, and in which quantity it is told."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from clinic_samples import sample_session, sample_setup, sample_trial
from strengthtrack.clinic.course import Course
from strengthtrack.clinic.programme import Programme, hip_programme
from strengthtrack.clinic.quantity import Quantity
from strengthtrack.clinic.setup import Fixation, Movement, Setup, Side
from strengthtrack.clinic.trial import Mark
from strengthtrack.science.care import Care, Look, NoBands
from strengthtrack.science.change import Answer, ErrorBand
from strengthtrack.science.trend import Segment, StrengthPoint, Trend
from strengthtrack.science.trend_of import trend

START = date(2026, 3, 3)
HIP = hip_programme("p", "a", START)
SETUP = sample_setup()
FIFTEEN = ErrorBand(0.15, relative=True)


@dataclass(frozen=True, slots=True)
class FifteenPerCent(NoBands):
    """The typical band of hip abduction."""

    band: ErrorBand = FIFTEEN

    def strength(self, _setup: Setup, /) -> ErrorBand:
        return self.band


def care(*forces_n: float, arms_m: tuple[float | None, ...] = (), every_days: int = 14, **facts: object) -> Care:
    """A visit a fortnight with one trial each; lever arms may differ."""
    visits = [sample_session(f"v{at}", START + timedelta(days=every_days * at)) for at in range(len(forces_n))]
    arms = arms_m or (0.36,) * len(forces_n)
    trials = tuple(
        sample_trial(visit, force, replace(SETUP, lever_arm_m=arm))
        for visit, force, arm in zip(visits, forces_n, arms, strict=True)
    )
    known: dict[str, object] = {"course": Course((HIP,)), **facts}
    return Care(tuple(visits), trials, **known)  # type: ignore[arg-type]


def line(told: Care, look: Look | None = None, bands: NoBands | None = None) -> Segment:
    """The right leg's line that is compared."""
    found = trend(Movement.ABDUCTION, told, look, bands or FifteenPerCent()).compared(Side.RIGHT)
    assert found is not None
    return found


def answers(found: Segment) -> list[Answer | None]:
    return [point.change.answer if point.change else None for point in found.points]


def test_the_first_visit_is_the_baseline_and_later_ones_are_held_against_its_band() -> None:
    found = line(care(100.0, 114.9, 115.1, 84.9))
    assert answers(found) == [None, Answer.WITHIN, Answer.BETTER, Answer.WORSE]
    assert found.baseline is not None
    assert (found.baseline.value, found.baseline.visits) == (100.0, ("v0",))
    assert found.baseline.half == pytest.approx(15.0)
    change = found.points[2].change
    assert change is not None
    assert change.by == pytest.approx(15.1)
    assert change.part == pytest.approx(0.151)


def test_the_band_of_a_mean_of_two_visits_is_narrower_and_counts_from_the_third() -> None:
    found = line(care(90.0, 110.0, 114.0), bands=FifteenPerCent(baseline_visits=2))
    assert answers(found) == [None, None, Answer.BETTER]
    assert found.baseline is not None
    assert found.baseline.half == pytest.approx(15.0 * (0.75**0.5))


def test_until_all_visits_of_the_baseline_are_made_nothing_can_be_told() -> None:
    found = line(care(90.0), bands=FifteenPerCent(baseline_visits=3))
    assert answers(found) == [None]
    assert found.baseline is not None
    assert not found.baseline.whole


def test_without_a_known_error_it_says_cannot_tell_and_why() -> None:
    found = line(care(100.0, 200.0), bands=NoBands())
    change = found.points[1].change
    assert change is not None
    assert (change.answer, change.why) == (Answer.CANNOT_TELL, "no error band is known here")
    assert found.line is not None
    assert found.line.half is None


def test_a_second_course_has_a_baseline_of_its_own() -> None:
    later = hip_programme("q", "a", START + timedelta(days=700))
    course = Course((later,), first=False)
    found = line(care(100.0, 150.0, 100.0, every_days=350, course=course))
    assert found.baseline is not None
    assert found.baseline.visits == ("v2",)
    assert answers(found) == [None, None, None]


def test_before_a_break_nothing_is_compared() -> None:
    told = care(100.0, 150.0, 200.0)
    belt = replace(SETUP, fixation=Fixation.RIG)
    told = replace(told, trials=(told.trials[0], *(replace(one, setup=belt) for one in told.trials[1:])))
    drawn = trend(Movement.ABDUCTION, told, bands=FifteenPerCent())
    before, after = drawn.segments
    assert (before.baseline, before.line, before.points[0].change) == (None, None, None)
    assert answers(after) == [None, Answer.BETTER]


def test_where_the_lever_arm_came_out_otherwise_torque_is_judged() -> None:
    found = line(care(100.0, 112.0, arms_m=(0.36, 0.378)))
    assert found.baseline is not None
    assert found.baseline.unit == "N.m"
    assert found.baseline.value == pytest.approx(36.0)
    assert answers(found) == [None, Answer.BETTER]  # 12 % in N, 17.6 % in N.m


def test_a_band_in_newtons_becomes_one_in_newton_metres_by_the_baseline_s_lever_arm() -> None:
    found = line(care(100.0, 112.0, arms_m=(0.36, 0.378)), bands=FifteenPerCent(band=ErrorBand(20.0)))
    assert found.baseline is not None
    assert found.baseline.band.unit == "N.m"
    assert found.baseline.half == pytest.approx(7.2)


def test_a_day_without_a_lever_arm_cannot_be_told_where_it_moved() -> None:
    found = line(care(100.0, 112.0, 150.0, arms_m=(0.36, 0.378, None)))
    assert answers(found) == [None, Answer.BETTER, Answer.CANNOT_TELL]


@pytest.mark.parametrize(
    ("quantity", "value", "half"),
    [
        (Quantity.NEWTONS, 115.0, 15.0),
        (Quantity.KILOGRAMS_FORCE, 11.7267, 1.5296),
        (Quantity.POUNDS_FORCE, 25.853, 3.3721),
        (Quantity.TORQUE, 41.4, 5.4),
        (Quantity.OF_BASELINE, 115.0, 15.0),
    ],
)
def test_value_and_band_are_told_in_the_quantity_asked_for(quantity: Quantity, value: float, half: float) -> None:
    found = line(care(100.0, 115.0), Look(quantity))
    assert found.points[1].value == pytest.approx(value, rel=1e-4)
    assert found.line is not None
    assert found.line.half == pytest.approx(half, rel=1e-4)


def test_per_kilogram_has_values_and_no_band_for_it_moves_with_the_weight() -> None:
    told = care(100.0, 115.0)
    weighed = tuple(replace(visit, body_mass_kg=mass) for visit, mass in zip(told.sessions, (60.0, 64.0), strict=True))
    found = line(replace(told, sessions=weighed), Look(Quantity.FORCE_PER_KG))
    assert [point.value for point in found.points] == pytest.approx([100 / 60, 115 / 64])
    assert found.line is None
    assert answers(found) == [None, Answer.WITHIN]


def test_a_visit_without_a_body_mass_is_not_drawn_per_kilogram_and_named() -> None:
    told = care(100.0, 115.0)
    sessions = (replace(told.sessions[0], body_mass_kg=60.0), replace(told.sessions[1], body_mass_kg=None))
    drawn = trend(Movement.ABDUCTION, replace(told, sessions=sessions), Look(Quantity.FORCE_PER_KG), FifteenPerCent())
    assert [point.session_id for point in drawn.segments[0].points] == ["v0"]
    assert [(one.session_id, one.why) for one in drawn.unshown] == [("v1", "no body mass on that day")]


def test_trials_limited_by_pain_are_told_apart_from_others_that_do_not_count() -> None:
    told = care(100.0)
    visit = told.sessions[0]
    more = (sample_trial(visit, 70.0, mark=Mark.PAIN), sample_trial(visit, 60.0, mark=Mark.SLIPPED))
    (point,) = line(replace(told, trials=(*told.trials, *more))).points
    assert (point.trials_n, point.limited_n, point.set_aside_n) == ((100.0,), (70.0,), (60.0,))


def marks_of(programmes: tuple[Programme, ...], told: Care) -> Trend:
    return trend(Movement.ABDUCTION, replace(told, course=Course(programmes)))


def test_after_a_change_of_programme_the_new_one_s_tests_count_and_weeks_go_on() -> None:
    old = replace(HIP, ended_on=START + timedelta(days=20))
    new = hip_programme("q", "a", START + timedelta(days=21))
    found = marks_of((old, replace(new, course_id="p")), care(100.0, 110.0))
    assert [(mark.name, mark.week) for mark in found.marks] == [
        ("Baseline", 0.0),
        ("Baseline", 3.0),
        ("8-week test", 11.0),
        ("6-month test", 29.0),
    ]


def shown(point: StrengthPoint) -> tuple[str, float]:
    return point.session_id, point.value


def test_a_line_before_the_break_has_no_per_cent_of_a_baseline() -> None:
    told = care(100.0, 150.0)
    rig = replace(SETUP, fixation=Fixation.RIG)
    told = replace(told, trials=(told.trials[0], replace(told.trials[1], setup=rig)))
    drawn = trend(Movement.ABDUCTION, told, Look(Quantity.OF_BASELINE), FifteenPerCent())
    assert [shown(point) for piece in drawn.segments for point in piece.points] == [("v1", 100.0)]
    assert [one.why for one in drawn.unshown] == ["not compared with the baseline"]


def test_a_visit_on_the_day_a_programme_was_ended_still_does_its_test() -> None:
    ended = replace(HIP, ended_on=START + timedelta(days=56))
    found = marks_of((ended,), care(100.0, 110.0, every_days=56))
    assert [(mark.name, mark.done) for mark in found.marks] == [("Baseline", True), ("8-week test", True)]


def begun(first_day: int, *, visits: int = 1) -> tuple[str, ...]:
    """The visits of the baseline where they were a fortnight apart and the programme began on this day of them."""
    course = Course((hip_programme("p", "a", START + timedelta(days=first_day)),))
    found = line(care(100.0, 101.0, 102.0, 103.0, course=course), bands=FifteenPerCent(baseline_visits=visits))
    assert found.baseline is not None
    return found.baseline.visits


@pytest.mark.parametrize(
    ("first_day", "visit"),
    [
        (0, "v0"),  # on the day itself
        (14, "v1"),  # an assessment before it is not the baseline
        (12, "v1"),  # two days into the course
        (10, "v0"),  # four days in there was exercise already: the visit before the start
        (24, "v1"),
        (7, "v0"),
        (-30, "v0"),  # all of them came later: the first
        (100, "v3"),  # all of them long before: the last
    ],
)
def test_the_baseline_is_the_visit_that_opens_the_course_or_the_one_before(first_day: int, visit: str) -> None:
    assert begun(first_day) == (visit,)


def test_a_gain_before_the_first_test_of_the_course_is_not_taken_for_the_baseline() -> None:
    course = Course((hip_programme("p", "a", START + timedelta(days=10)),))
    found = line(care(100.0, 130.0, 135.0, every_days=17, course=course))
    assert answers(found) == [None, Answer.BETTER, Answer.BETTER]


@pytest.mark.parametrize(("first_day", "visits"), [(0, ("v0", "v1")), (14, ("v0", "v1")), (28, ("v1", "v2"))])
def test_a_mean_of_two_takes_the_visit_before_the_start_along(first_day: int, visits: tuple[str, ...]) -> None:
    assert begun(first_day, visits=2) == visits


def test_what_was_before_the_baseline_is_not_told_as_a_change() -> None:
    course = Course((hip_programme("p", "a", START + timedelta(days=14)),))
    assert answers(line(care(100.0, 150.0, 151.0, course=course))) == [None, None, Answer.WITHIN]


def test_a_lever_arm_that_was_not_measured_first_lets_no_two_arms_join_that_lie_apart() -> None:
    told = care(100.0, 100.0, 130.0, arms_m=(None, 0.30, 0.36))
    found = trend(Movement.ABDUCTION, told, None, FifteenPerCent())
    assert [len(segment.points) for segment in found.segments] == [2, 1]
    assert found.breaks[0].why == ("Lever arm changed, 30 cm to 36 cm",)


def test_a_lever_arm_that_creeps_is_held_against_the_first() -> None:
    found = trend(Movement.ABDUCTION, care(100.0, 100.0, 100.0, arms_m=(0.34, 0.355, 0.37)), None, FifteenPerCent())
    assert [len(segment.points) for segment in found.segments] == [2, 1]


def test_a_day_without_a_lever_arm_before_the_baseline_cannot_be_told_either() -> None:
    found = line(care(100.0, 100.0, 100.0, arms_m=(None, 0.36, 0.37)))
    assert found.baseline is not None
    assert found.baseline.visits == ("v1",)
    assert answers(found) == [Answer.CANNOT_TELL, None, Answer.WITHIN]


def test_a_baseline_of_nought_makes_nothing_beyond_error() -> None:
    assert answers(line(care(0.0, 40.0))) == [None, Answer.CANNOT_TELL]


def test_a_later_value_of_nought_is_worse() -> None:
    assert answers(line(care(100.0, 0.0))) == [None, Answer.WORSE]


def test_two_visits_on_one_day_are_two_visits() -> None:
    found = line(care(100.0, 120.0, every_days=0))
    assert answers(found) == [None, Answer.BETTER]


def test_a_baseline_visit_that_is_discarded_leaves_the_next_one_and_comes_back() -> None:
    told = care(100.0, 150.0, 151.0)
    gone = replace(told.sessions[0], discarded_at=told.sessions[0].started_at)
    without = line(replace(told, sessions=(gone, *told.sessions[1:])))
    assert without.baseline is not None
    assert without.baseline.visits == ("v1",)
    assert answers(without) == [None, Answer.WITHIN]
    assert answers(line(told)) == [None, Answer.BETTER, Answer.BETTER]


def test_a_first_visit_of_trials_limited_by_pain_is_no_baseline_and_is_shown() -> None:
    told = care(60.0, 100.0, 110.0)
    limited = replace(told.trials[0], mark=Mark.PAIN)
    found = trend(Movement.ABDUCTION, replace(told, trials=(limited, *told.trials[1:])), None, FifteenPerCent())
    compared = found.compared(Side.RIGHT)
    assert compared is not None
    assert compared.baseline is not None
    assert compared.baseline.visits == ("v1",)
    assert [visit.session_id for visit in found.uncounted] == ["v0"]


def test_a_tester_written_otherwise_is_the_same_tester() -> None:
    told = care(100.0, 120.0)
    again = replace(told.trials[1], setup=replace(SETUP, tester="  TESTER "))
    assert answers(line(replace(told, trials=(told.trials[0], again)))) == [None, Answer.BETTER]
