from dataclasses import replace

from course_samples import NOW, after, changed_course, done, event, hip, rest
from strengthtrack.clinic.course import Course, CourseEvent, ExerciseDone, courses
from strengthtrack.clinic.programme import Programme
from strengthtrack.practice.programme.exercise_log import DayState, LogWeek, log_weeks


def of(programme: Programme) -> Course:
    (found,) = courses([programme])
    return found


def shown(
    course: Course, log: tuple[ExerciseDone, ...] = (), today: int = 20, events: tuple[CourseEvent, ...] = ()
) -> tuple[LogWeek, ...]:
    return log_weeks(course, log, events, after(today))


def test_a_grid_has_all_weeks_of_the_course_those_to_come_too() -> None:
    weeks = shown(of(hip()), done(0, 2, 4, 8), 15)
    assert [(week.week, len(week.days)) for week in weeks] == [(number, 7) for number in range(8)]
    assert [week.words for week in weeks] == ["3 of 3", "1 of 3", "0 so far", "", "", "", "", ""]
    assert [week.is_now for week in weeks][:4] == [False, False, True, False]


def test_a_day_is_what_it_is() -> None:
    weeks = shown(of(hip(pauses=(rest(7, 13),), weeks=3)), done(1, 8), 15)
    told = [[day.state for day in week.days] for week in weeks]
    assert told[0] == [DayState.OPEN, DayState.DONE, *[DayState.OPEN] * 5]
    assert told[1] == [DayState.PAUSED, DayState.DONE, *[DayState.PAUSED] * 5]
    assert told[2] == [DayState.OPEN, DayState.OPEN, *[DayState.FUTURE] * 5]
    assert len(told) == 4, "the pause moved the last week"


def test_a_week_wholly_paused_says_so() -> None:
    weeks = shown(of(hip(pauses=(rest(7, 13),))), (), 30)
    assert weeks[1].words == "paused"


def test_a_pause_that_lasts_is_shown_up_to_today() -> None:
    weeks = shown(of(hip(pauses=(rest(7),))), (), 30)
    assert len(weeks) == 5
    assert {day.state for week in weeks[1:] for day in week.days} == {DayState.PAUSED}


def test_after_an_end_a_day_is_out() -> None:
    (week,) = shown(of(hip(ended_on=after(3))))
    assert [day.state for day in week.days] == [*[DayState.OPEN] * 3, *[DayState.OUT] * 4]


def test_exercise_after_the_weeks_has_a_week_of_its_own() -> None:
    weeks = shown(of(hip(weeks=1)), done(15), 40)
    assert [week.words for week in weeks] == ["0 of 3", "", "1 more"]


def test_more_than_was_planned_is_said_without_a_fraction() -> None:
    assert shown(of(hip()), done(0, 1, 2, 3))[0].words == "4, 3 planned"


def test_weeks_of_a_change_follow_the_course() -> None:
    weeks = shown(changed_course(25), (*done(24), *done(25, programme_id="k")), 400)
    assert len(weeks) == 12
    assert weeks[3].words == "2 of 3"
    assert not [day for week in weeks for day in week.days[:4] if day.state is DayState.OUT]


def test_what_was_taken_back_or_is_of_another_course_is_not_shown() -> None:
    gone = replace(done(0)[0], discarded_at=NOW)
    weeks = shown(of(hip()), (gone, *done(1, programme_id="other")))
    assert not [day for week in weeks for day in week.days if day.done]


def test_a_day_is_read_aloud_whole() -> None:
    log = (replace(done(2)[0], what="Tubing, red"), *done(0, 3, 3))
    weeks = shown(of(hip()), log, 20, (event(2),))
    assert weeks[0].days[2].words == "Thursday 5 March 2026: done, Tubing, red. Flu"
    assert weeks[0].days[3].words == "Friday 6 March 2026: 2 sessions done"
    assert weeks[0].days[1].words == "Wednesday 4 March 2026: nothing marked"
