from dataclasses import replace
from datetime import date

import pytest

from course_samples import NOW, START, after, changed_course, done, hip, rest
from strengthtrack.clinic.course import Course, ExerciseDone, courses, exercise_weeks


def of(*programmes: object) -> Course:
    (found,) = courses(programmes)  # type: ignore[arg-type]
    return found


def planned_and_done(course: Course, log: tuple[ExerciseDone, ...], today: date) -> list[tuple[int, int]]:
    return [(week.planned, week.done) for week in exercise_weeks(course, log, today)]


# courses


def test_a_programme_that_follows_another_is_of_its_course() -> None:
    course = changed_course()
    assert [one.name for one in course.programmes] == ["hip", "knee"]
    assert (course.id, course.starts_on, course.running.name) == ("g", START, "knee")


def test_one_changed_on_its_first_day_stands_before_what_follows_it() -> None:
    first, second = hip("z", ended_on=START), hip("a", course_id="z", name="knee")
    assert [one.id for one in of(second, first).programmes] == ["z", "a"]


def test_a_discarded_programme_is_in_no_course() -> None:
    assert courses([hip(discarded_at=NOW)]) == ()
    assert len(of(hip(), hip("k", 25, course_id="g", discarded_at=NOW)).programmes) == 1


def test_years_apart_a_visit_is_of_the_course_it_was_made_in() -> None:
    first, second = courses([hip("later", 1100), hip()])
    assert (first.id, second.id) == ("g", "later")
    held = [(first.holds(after(day)), second.holds(after(day))) for day in (-400, 0, 182, 1071, 1072, 1100, 2000)]
    assert held == [*[(True, False)] * 4, *[(False, True)] * 3]


@pytest.mark.parametrize(("later", "own_from"), [(60, 60), (70, 63), (84, 63), (95, 67)])
def test_a_course_soon_after_leaves_the_one_before_its_last_test(later: int, own_from: int) -> None:
    first, second = courses([hip(), hip("later", later)])
    assert first.holds(after(own_from - 1))
    assert not first.holds(after(own_from))
    assert second.holds(after(own_from))


def test_a_visit_on_the_day_a_course_was_ended_is_still_its_own() -> None:
    first, second = courses([hip(ended_on=after(19)), hip("later", 30)])
    assert (first.holds(after(19)), second.holds(after(19))) == (True, False)
    assert (first.holds(after(20)), second.holds(after(20))) == (False, True)


def test_the_programme_of_a_day_is_the_one_that_ran_on_it() -> None:
    course = changed_course(25)
    named = [(found := course.programme_on(after(day))) and found.name for day in (-1, 0, 24, 25, 400)]
    assert named == [None, "hip", "hip", "knee", "knee"]
    assert of(hip(ended_on=after(9))).programme_on(after(9)) is None


def test_of_one_that_was_ended_only_tests_due_by_then_are_planned() -> None:
    planned = [(programme.name, test.name) for programme, test in changed_course(56).planned]
    assert planned[:2] == [("hip", "Baseline"), ("hip", "8-week test")]
    assert planned[2:] == [("knee", "Baseline"), ("knee", "8-week test"), ("knee", "6-month test")]


# what was done a week


def test_each_week_tells_how_many_of_its_sessions_were_done() -> None:
    log = done(0, 2, 4, 7, 9, 14)
    assert planned_and_done(of(hip()), log, after(21)) == [(3, 3), (3, 2), (3, 1), (0, 0)]
    weeks = exercise_weeks(of(hip()), log, after(100))
    assert [(week.week, week.starts_on) for week in weeks] == [(number, after(7 * number)) for number in range(8)]


@pytest.mark.parametrize(
    ("days_in", "sessions", "expected"),
    [(0, (), (0, 0)), (2, (), (0, 0)), (3, (), (1, 0)), (5, (), (2, 0)), (6, (), (2, 0)), (1, (0,), (1, 1))],
)
def test_a_week_that_is_not_over_plans_what_its_past_days_allow(
    days_in: int, sessions: tuple[int, ...], expected: tuple[int, int]
) -> None:
    assert planned_and_done(of(hip()), done(*sessions), after(days_in)) == [expected]


def test_more_than_was_planned_is_told_as_it_was() -> None:
    assert planned_and_done(of(hip()), done(0, 0, 1, 2), after(7))[0] == (3, 4)


def test_a_week_wholly_paused_plans_nothing_and_the_programme_is_longer_by_it() -> None:
    weeks = planned_and_done(of(hip(pauses=(rest(7, 13),))), (), after(400))
    assert [planned for planned, _ in weeks] == [3, 0, 3, 3, 3, 3, 3, 3, 3]


@pytest.mark.parametrize(("first", "last", "planned"), [(9, 13, 1), (7, 9, 2), (7, 12, 0), (10, 20, 1)])
def test_a_week_half_paused_plans_what_its_days_allow(first: int, last: int, planned: int) -> None:
    weeks = planned_and_done(of(hip(pauses=(rest(first, last),))), (), after(400))
    assert weeks[1] == (planned, 0)


def test_while_a_pause_lasts_nothing_is_planned() -> None:
    weeks = planned_and_done(of(hip(pauses=(rest(7),))), done(8), after(22))
    assert weeks == [(3, 0), (0, 1), (0, 0), (0, 0)]


def test_a_session_after_a_change_counts_once_and_the_week_of_the_change_is_one_week() -> None:
    course = changed_course(25)  # on the fifth day of week 3
    log = (*done(21, 22, 24), *done(26, 28, programme_id="k"))
    weeks = exercise_weeks(course, log, after(400))
    assert [week.week for week in weeks] == list(range(12))
    assert (weeks[3].planned, weeks[3].done) == (3, 4)
    assert (weeks[4].planned, weeks[4].done) == (3, 1)
    assert sum(week.done for week in weeks) == 5


def test_another_number_of_sessions_counts_from_the_day_of_the_change() -> None:
    course = of(hip(ended_on=after(14)), hip("k", 14, per_week=5, course_id="g"))
    assert [planned for planned, _ in planned_and_done(course, (), after(28))[:4]] == [3, 3, 5, 5]


def test_what_was_taken_back_and_what_another_course_did_is_not_counted() -> None:
    gone = replace(done(0)[0], discarded_at=NOW)
    assert planned_and_done(of(hip()), (gone, *done(0, programme_id="other")), after(7))[0] == (3, 0)


def test_before_it_begins_there_are_no_weeks_and_after_its_end_no_more() -> None:
    assert exercise_weeks(of(hip()), (), after(-3)) == ()
    assert len(exercise_weeks(of(hip(ended_on=after(10))), (), after(400))) == 2
