from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from clinic_samples import sample_session, sample_setup, sample_trial
from strengthtrack.clinic.course import Course
from strengthtrack.clinic.pain import PainInTest, PainReport, PainScale, PainSite
from strengthtrack.clinic.programme import hip_programme
from strengthtrack.clinic.quantity import Quantity
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Fixation, Movement, Side, ValueRule
from strengthtrack.clinic.trial import Mark, Trial
from strengthtrack.science.care import Care
from strengthtrack.science.trend import Break, ReportPoint, Segment, Trend
from strengthtrack.science.trend_of import trend

START = date(2026, 3, 3)
HIP = hip_programme("p", "a", START)
ABDUCTION = Movement.ABDUCTION


def visit(days: int, worst_pain: int | None = None, hour: int = 12) -> Session:
    return sample_session(f"day {days} {hour}", START + timedelta(days=days), worst_pain, hour)


def drawn(sessions: list[Session], trials: list[Trial], pains: list[PainInTest] | None = None) -> Trend:
    return trend(ABDUCTION, Care(tuple(sessions), tuple(trials), tuple(pains or ()), Course((HIP,))))


def side_of(found: Trend, side: Side) -> list[Segment]:
    return [segment for segment in found.segments if segment.side is side]


BY_HAND, BELT = sample_setup(fixation=Fixation.HAND), sample_setup(fixation=Fixation.BELT)
LEFT = sample_setup(side=Side.LEFT)


def test_a_visit_shows_its_best_trial_that_counts_and_every_other() -> None:
    day = visit(14)
    trials = [
        sample_trial(day, 149.0),
        sample_trial(day, 142.0),
        sample_trial(day, 171.0, mark=Mark.SLIPPED),
        replace(sample_trial(day, 160.0), complete=False),
        replace(sample_trial(day, 190.0), discarded_at=datetime(2026, 3, 17, tzinfo=UTC)),
    ]
    ((point,),) = [segment.points for segment in drawn([day], trials).segments]
    assert (point.value_n, point.trials_n, point.set_aside_n) == (149.0, (149.0, 142.0), (171.0, 160.0))
    assert (point.session_id, point.day, point.week) == (day.id, date(2026, 3, 17), 2.0)


def test_left_and_right_are_lines_of_their_own_and_other_movements_stay_out() -> None:
    day = visit(0)
    other = sample_setup(Movement.EXTENSION)
    trials = [sample_trial(day, 142.0), sample_trial(day, 176.0, LEFT), sample_trial(day, 300.0, other)]
    found = drawn([day], trials)
    assert [(segment.side, segment.points[0].value_n) for segment in found.segments] == [
        (Side.RIGHT, 142.0),
        (Side.LEFT, 176.0),
    ]


@pytest.mark.parametrize(("days", "week"), [(-14, -2.0), (0, 0.0), (3, 3 / 7), (56, 8.0), (182, 26.0)])
def test_weeks_count_from_the_start_of_the_programme(days: int, week: float) -> None:
    day = visit(days, worst_pain=7)
    found = drawn([day], [sample_trial(day, 142.0)])
    assert found.segments[0].points[0].week == found.report.points[0].week == pytest.approx(week)


def test_without_a_programme_weeks_count_from_the_first_visit() -> None:
    days = [visit(10, worst_pain=7), visit(31, worst_pain=5)]
    found = trend(ABDUCTION, Care(tuple(reversed(days))))
    assert [point.week for point in found.report.points] == [0.0, 3.0]
    assert found.marks == ()


def test_the_line_breaks_where_the_set_up_changed_and_only_the_last_piece_is_compared() -> None:
    days = [visit(-14), visit(0), visit(14)]
    setups = [BY_HAND, BELT, BELT]
    found = drawn(days, [sample_trial(day, 140.0 + i, setups[i]) for i, day in enumerate(days)])
    assert [(len(piece.points), piece.compared) for piece in found.segments] == [(1, False), (2, True)]
    assert found.breaks == (Break(-1.0, Side.RIGHT, ("Fixation changed, by hand to belt",)),)


def test_the_other_side_does_not_break() -> None:
    days = [visit(0), visit(14)]
    trials = [sample_trial(day, 170.0, LEFT) for day in days]
    trials += [sample_trial(days[0], 140.0, BY_HAND), sample_trial(days[1], 150.0, BELT)]
    found = drawn(days, trials)
    assert [piece.compared for piece in side_of(found, Side.RIGHT)] == [False, True]
    assert [piece.compared for piece in side_of(found, Side.LEFT)] == [True]


def test_going_back_to_an_earlier_set_up_does_not_join_the_line_again() -> None:
    days = [visit(0), visit(14), visit(28)]
    found = drawn(days, [sample_trial(d, 140.0, s) for d, s in zip(days, (BELT, BY_HAND, BELT), strict=True)])
    assert [piece.compared for piece in found.segments] == [False, False, True]
    assert len(found.breaks) == 2


def at_arm(*arms_m: float | None, force_n: float = 150.0) -> Trend:
    """A visit a fortnight, each with this lever arm and the same force."""
    days = [visit(14 * number) for number in range(len(arms_m))]
    return drawn(
        days, [sample_trial(d, force_n, replace(BELT, lever_arm_m=arm)) for d, arm in zip(days, arms_m, strict=True)]
    )


def test_a_lever_arm_measured_anew_within_two_centimetres_is_the_same_series_and_told_in_newton_metres() -> None:
    found = at_arm(0.36, 0.38)
    assert (len(found.segments), found.breaks, found.quantity) == (1, (), Quantity.TORQUE)
    assert [point.value for point in found.segments[0].points] == pytest.approx([54.0, 57.0])


def test_a_lever_arm_that_moved_further_breaks_the_line_and_says_so() -> None:
    found = at_arm(0.36, 0.39)
    assert [len(piece.points) for piece in found.segments] == [1, 1]
    assert found.breaks[0].why == ("Lever arm changed, 36 cm to 39 cm",)


def test_lever_arms_that_creep_are_held_against_the_first_one() -> None:
    assert [len(piece.points) for piece in at_arm(0.36, 0.375, 0.39).segments] == [2, 1]


def test_a_lever_arm_that_was_not_measured_breaks_nothing_and_leaves_newtons() -> None:
    found = at_arm(0.36, None)
    assert (len(found.segments), found.quantity) == (1, Quantity.NEWTONS)


def test_a_set_up_changed_within_a_visit_makes_two_points_of_it() -> None:
    day = visit(0)
    found = drawn([day], [sample_trial(day, 140.0, BY_HAND), sample_trial(day, 150.0, BELT)])
    assert [[point.value_n for point in piece.points] for piece in found.segments] == [[140.0], [150.0]]
    assert found.breaks[0].week == 0.0


def test_a_set_up_that_was_gone_back_to_within_a_visit_is_one_point_and_the_last() -> None:
    day = visit(0)
    trials = [sample_trial(day, force, how) for force, how in ((140.0, BY_HAND), (150.0, BELT), (130.0, BY_HAND))]
    found = drawn([day], trials)
    assert [[point.trials_n for point in piece.points] for piece in found.segments] == [[(150.0,)], [(140.0, 130.0)]]


def test_two_sessions_of_one_day_stay_two_points_in_their_order() -> None:
    morning, noon = visit(14, hour=8), visit(14, hour=12)
    found = drawn([noon, morning], [sample_trial(noon, 150.0), sample_trial(morning, 140.0)])
    (piece,) = found.segments
    assert [(point.session_id, point.value_n) for point in piece.points] == [(morning.id, 140.0), (noon.id, 150.0)]


def test_a_visit_without_a_trial_that_counts_has_no_point_but_keeps_its_pain() -> None:
    day = visit(14, worst_pain=0)
    found = drawn([day], [sample_trial(day, 150.0, mark=Mark.PAIN)])
    assert found.segments == ()
    assert found.report.points == (ReportPoint(day.id, day.day, 2.0, 0, "0"),)


def test_pain_that_was_not_answered_is_no_point() -> None:
    assert drawn([visit(0)], []).report.points == ()


def test_pain_in_the_test_goes_with_its_movement_and_side() -> None:
    day = visit(0)
    pains = [
        PainInTest(day.id, ABDUCTION, Side.RIGHT, 4),
        PainInTest(day.id, Movement.EXTENSION, Side.RIGHT, 9),
        PainInTest("another day", ABDUCTION, Side.LEFT, 8),
    ]
    found = drawn([day], [sample_trial(day, 142.0), sample_trial(day, 176.0, LEFT)], pains)
    assert [piece.points[0].pain_in_test for piece in found.segments] == [4, None]


def test_planned_tests_are_marked_and_done_by_a_visit_near_them() -> None:
    days = [visit(0), visit(42)]
    found = drawn(days, [sample_trial(day, 142.0, LEFT) for day in days])
    assert [(mark.name, mark.week, mark.done) for mark in found.marks] == [
        ("Baseline", 0.0, True),
        ("8-week test", 8.0, False),
        ("6-month test", 26.0, False),
    ]
    assert found.marks[2].due == date(2026, 9, 1)


def test_a_visit_without_any_trial_has_done_no_planned_test() -> None:
    assert not drawn([visit(0, worst_pain=7)], []).marks[0].done


def test_a_patient_without_a_visit_has_an_empty_trend() -> None:
    assert drawn([], []).is_empty
    assert trend(ABDUCTION, Care()).is_empty


def test_a_discarded_visit_is_left_out() -> None:
    day = replace(visit(0, worst_pain=7), discarded_at=datetime(2026, 3, 4, tzinfo=UTC))
    assert drawn([day], [sample_trial(day, 142.0)]).is_empty


def test_five_years_of_visits_keep_their_order() -> None:
    days = [visit(week * 7) for week in range(260)]
    found = drawn(days, [sample_trial(day, 140.0 + i) for i, day in enumerate(days)])
    assert [point.value_n for point in found.segments[0].points] == [140.0 + i for i in range(260)]


def test_a_visit_in_which_no_trial_counts_is_told_with_its_trials() -> None:
    first, second = visit(0), visit(14)
    trials = [
        sample_trial(first, 142.0),
        sample_trial(second, 60.0, mark=Mark.PAIN),
        replace(sample_trial(second, 70.0), complete=False),
    ]
    found = drawn([first, second], trials)
    assert [(one.side, one.session_id, one.week, one.trials_n, one.limited_n) for one in found.uncounted] == [
        (Side.RIGHT, second.id, 2.0, (70.0,), (60.0,))
    ]
    assert not drawn([second], trials[1:]).is_empty


def test_pain_by_another_scale_or_of_another_place_is_not_joined() -> None:
    def told(days: int, **answers: object) -> Session:
        return replace(visit(days), pain=PainReport(worst=5, **answers))  # type: ignore[arg-type]

    knee = {"site": PainSite.KNEE, "side": Side.RIGHT}
    visits = [
        told(0),
        told(7, **knee),
        told(14),
        told(21, **knee, scale=PainScale.VISUAL),
        told(28, scale=PainScale.VISUAL, site=PainSite.HIP, side=Side.RIGHT),
    ]
    assert [point.joined for point in drawn(visits, []).report.points] == [True, True, True, False, False]
    assert [point.words for point in drawn(visits, []).report.points] == ["5", "5", "5", "5.0 VAS", "5.0 VAS"]


def test_practice_is_in_no_value_and_leaves_no_mark() -> None:
    day = visit(0)
    easy = replace(sample_trial(day, 60.0), practice=True)
    ((point,),) = (segment.points for segment in drawn([day], [easy, sample_trial(day, 150.0)]).segments)
    assert (point.value_n, point.trials_n, point.set_aside_n) == (150.0, (150.0,), ())
    assert drawn([day], [easy]).uncounted == ()


def test_the_value_of_a_visit_follows_the_rule_of_its_battery() -> None:
    day = visit(0)
    mean = replace(sample_setup(), value=ValueRule.MEAN)
    trials = [sample_trial(day, 150.0, mean), sample_trial(day, 170.0, mean)]
    ((point,),) = (segment.points for segment in drawn([day], trials).segments)
    assert point.value_n == 160.0
