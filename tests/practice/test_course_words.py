import pytest

from course_samples import START, after, changed_course, done, hip, rest
from strengthtrack.clinic.course import courses, exercise_weeks
from strengthtrack.clinic.programme import Phase, Programme
from strengthtrack.practice.programme import course_words as words
from strengthtrack.practice.programme.programmes import shipped


def states(programme: Programme, tested: tuple[int, ...], today: int, *, over: bool = False) -> list[str]:
    found = words.planned_states(programme, tuple(map(after, tested)), after(today), over=over)
    return [state.words(after(today)) for state in found]


@pytest.mark.parametrize(
    ("tested", "today", "said"),
    [
        ((), 0, ["due today", "planned 28 Apr 2026", "planned 1 Sep 2026"]),
        ((), -3, ["due 3 Mar 2026", "planned 28 Apr 2026", "planned 1 Sep 2026"]),
        ((0,), 20, ["done 3 Mar 2026", "due 28 Apr 2026", "planned 1 Sep 2026"]),
        ((0, 14), 57, ["done 3 Mar 2026", "overdue 1 day, since 28 Apr 2026", "planned 1 Sep 2026"]),
        ((0, 55), 62, ["done 3 Mar 2026", "done 27 Apr 2026", "due 1 Sep 2026"]),
        ((55,), 62, ["not done", "done 27 Apr 2026", "due 1 Sep 2026"]),
        ((0, 180), 200, ["done 3 Mar 2026", "not done", "done 30 Aug 2026"]),
    ],
)
def test_each_planned_test_says_what_became_of_it(tested: tuple[int, ...], today: int, said: list[str]) -> None:
    assert states(hip(), tested, today) == said


def test_a_pause_moves_what_is_to_come_and_says_so() -> None:
    assert states(hip(pauses=(rest(10, 16),)), (0,), 20) == [
        "done 3 Mar 2026",
        "due 5 May 2026\nmoved 7 days by a pause",
        "planned 8 Sep 2026\nmoved 7 days by a pause",
    ]


def test_in_a_pause_nothing_is_overdue() -> None:
    assert states(hip(pauses=(rest(50),)), (0,), 70)[1] == "due 28 Apr 2026"


def test_after_the_end_no_test_is_asked_for() -> None:
    assert states(hip(ended_on=after(60)), (0,), 70) == ["done 3 Mar 2026", "not done"]
    assert states(hip(ended_on=after(30)), (0, 40), 70) == ["done 3 Mar 2026"]
    assert states(hip(ended_on=after(56)), (0, 56), 70)[1] == "done 28 Apr 2026", "a test on the day of the end"


def test_of_a_course_that_is_over_nothing_is_due_any_more() -> None:
    assert states(hip(), (0,), 1200, over=True) == ["done 3 Mar 2026", "not done", "not done"]


def test_a_plan_is_said_in_one_line() -> None:
    assert words.plan_words(hip()) == "Hip, 8 weeks, 3 × a week, from 3 Mar 2026"
    assert words.plan_words(hip(side="both", weeks=1)) == "Hip, 1 week, 3 × a week, from 3 Mar 2026, both sides"
    assert words.offered_words(shipped("hip_and_knee")) == "Hip and knee, 8 weeks, 3 × a week"
    assert words.offered_words(shipped("own")) == "Own, to be filled"


def test_a_course_is_told_from_others_by_date_and_names() -> None:
    assert words.course_name(changed_course()) == "3 Mar 2026, hip, then knee"
    found = courses([hip(), hip("a", -900), hip("b", -1800)])
    assert words.earlier_words(found) == ("Earlier: 15 Sep 2023, hip", "Earlier: 29 Mar 2021, hip")


def test_one_that_was_changed_says_until_when_and_why() -> None:
    first = hip(ended_on=after(28), ended_why="pain on stairs")
    assert words.over_words(first) == "Hip programme, 3 Mar to 30 Mar 2026: pain on stairs"
    assert words.over_words(hip(ended_on=START)) == "Hip programme, 3 Mar to 3 Mar 2026"


def test_a_pause_says_since_when_or_from_when_to_when() -> None:
    assert words.pause_words(rest(10, why="flu")) == "Paused since 13 Mar: flu"
    assert words.pause_words(rest(10, 16)) == "Paused 13 Mar to 19 Mar"


@pytest.mark.parametrize(("day", "said"), [(0, "Light, weeks 0 to 1, now"), (14, "Light, weeks 0 to 1")])
def test_the_phase_of_today_is_marked(day: int, said: str) -> None:
    phase = Phase("Light", 0, 2)
    assert words.phase_words(phase, hip(phases=(phase,)), after(day)) == said


def test_weeks_are_not_said_twice() -> None:
    phase, one = Phase("Weeks 0 to 7", 0, 8), Phase("Deload", 3, 1)
    assert words.phase_words(phase, hip(), START) == "Weeks 0 to 7"
    assert words.phase_words(one, hip(), START) == "Deload, week 3"


@pytest.mark.parametrize(
    ("sessions", "today", "said"),
    [
        ((), 0, "No session planned so far"),
        ((0, 2), 7, "2 of 3 sessions"),
        ((0,), 1, "1 of 1 session"),
        ((0, 1, 2, 3), 7, "4 sessions, 3 planned"),
    ],
)
def test_adherence_is_told_as_a_count(sessions: tuple[int, ...], today: int, said: str) -> None:
    (course,) = courses([hip()])
    assert words.adherence_words(exercise_weeks(course, done(*sessions), after(today))) == said
