from dataclasses import replace
from datetime import date, timedelta

import pytest

from strengthtrack.clinic.programme import Pause, Phase, Programme, hip_programme, next_test, planned_for

START = date(2026, 3, 3)


def after(days: int) -> date:
    return START + timedelta(days=days)


@pytest.fixture
def hip() -> Programme:
    return hip_programme("p", "a", START)


@pytest.mark.parametrize(("days", "week"), [(0, 0), (6, 0), (7, 1), (55, 7), (56, 8), (-1, -1), (-7, -1), (-8, -2)])
def test_week_0_begins_on_the_start_day_and_weeks_before_it_are_negative(hip: Programme, days: int, week: int) -> None:
    assert hip.week_of(after(days)) == week


def test_the_hip_programme_is_tested_at_0_and_8_weeks_and_6_months(hip: Programme) -> None:
    assert (hip.weeks, hip.per_week) == (8, 3)
    assert [(test.name, hip.date_of(test)) for test in hip.tests] == [
        ("Baseline", date(2026, 3, 3)),
        ("8-week test", date(2026, 4, 28)),
        ("6-month test", date(2026, 9, 1)),
    ]


@pytest.mark.parametrize(
    ("days", "name"),
    [
        (-8, None),
        (-7, "Baseline"),
        (0, "Baseline"),
        (48, "Baseline"),
        (49, "8-week test"),
        (56, "8-week test"),
        (174, "8-week test"),
        (175, "6-month test"),
        (900, "6-month test"),
    ],
)
def test_a_visit_counts_for_a_planned_test_from_a_week_before_it(hip: Programme, days: int, name: str | None) -> None:
    found = planned_for(hip, after(days))
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("tested", "today", "name", "due"),
    [
        ([], 0, "Baseline", 0),
        ([], 100, "Baseline", 0),
        ([-14], 0, "Baseline", 0),
        ([0], 0, "8-week test", 56),
        ([0, 14, 28, 42], 56, "8-week test", 56),
        ([0, 54], 56, "6-month test", 182),
        ([60], 61, "6-month test", 182),
        ([0, 180], 200, None, None),
    ],
)
def test_the_next_planned_test_follows_the_last_one_done(
    hip: Programme, tested: list[int], today: int, name: str | None, due: int | None
) -> None:
    found = next_test(hip, tuple(map(after, tested)), after(today))
    assert (found and (found[0].name, found[1])) == (None if due is None else (name, after(due)))


def test_a_visit_that_lies_in_the_future_is_not_done(hip: Programme) -> None:
    found = next_test(hip, (after(0), after(56)), after(30))
    assert found is not None
    assert found[0].name == "8-week test"


def test_a_programme_without_planned_tests_asks_for_none() -> None:
    assert next_test(Programme("p", "a", "own", START, 4, 2, tests=()), (), START) is None


def rested(hip: Programme, *pauses: tuple[int, int | None]) -> Programme:
    kept = (Pause(after(first), None if last is None else after(last)) for first, last in pauses)
    return replace(hip, pauses=tuple(kept))


@pytest.mark.parametrize(("day", "week"), [(9, 1), (10, 1), (13, 1), (23, 1), (24, 1), (28, 2), (70, 8)])
def test_the_week_stands_still_while_a_programme_rests(hip: Programme, day: int, week: int) -> None:
    assert rested(hip, (10, 23)).week_of(after(day)) == week


def test_a_pause_that_lasts_holds_the_week_and_moves_no_date(hip: Programme) -> None:
    paused = rested(hip, (10, None))
    assert [paused.week_of(after(day)) for day in (9, 10, 50)] == [1, 1, 1]
    assert paused.date_of(paused.tests[1]) == after(56)
    assert paused.last_day is None


@pytest.mark.parametrize(
    ("pauses", "due"),
    [
        (((10, 23),), [0, 70, 196]),
        (((56, 62),), [0, 63, 189]),
        (((57, 63),), [0, 56, 189]),
        (((50, 56), (60, 66)), [0, 70, 196]),
        (((60, 66), (50, 56)), [0, 70, 196]),
        (((190, 200),), [0, 56, 182]),
    ],
)
def test_a_pause_moves_the_tests_that_come_after_it(
    hip: Programme, pauses: tuple[tuple[int, int], ...], due: list[int]
) -> None:
    paused = rested(hip, *pauses)
    assert [(paused.date_of(test) - START).days for test in paused.tests] == due


@pytest.mark.parametrize(("day", "name"), [(49, "8-week test"), (52, "8-week test"), (48, "Baseline")])
def test_a_test_that_was_done_stays_done_when_a_later_pause_moves_its_day(hip: Programme, day: int, name: str) -> None:
    for paused in (hip, rested(hip, (53, None)), rested(hip, (53, 66))):
        found = planned_for(paused, after(day))
        assert found is not None
        assert found.name == name


def test_a_visit_in_a_pause_counts_the_same_before_and_after_it_ends(hip: Programme) -> None:
    for day in (50, 54, 60):
        lasting, ended = rested(hip, (50, None)), rested(hip, (50, 63))
        assert planned_for(lasting, after(day)) == planned_for(ended, after(day))


def test_a_day_lies_in_a_pause_from_its_first_to_its_last(hip: Programme) -> None:
    paused = rested(hip, (10, 12))
    assert [paused.paused_on(after(day)) is not None for day in (9, 10, 12, 13)] == [False, True, True, False]


def test_the_last_day_is_moved_by_pauses_and_cut_by_an_end(hip: Programme) -> None:
    assert hip.last_day == after(55)
    assert rested(hip, (10, 23)).last_day == after(69)
    assert replace(hip, ended_on=after(20)).last_day == after(19)
    assert replace(rested(hip, (10, None)), ended_on=after(20)).last_day == after(19)


def test_it_has_ended_from_the_day_of_its_end_on(hip: Programme) -> None:
    ended = replace(hip, ended_on=after(20))
    assert [ended.ended_by(after(day)) for day in (19, 20, 21)] == [False, True, True]
    assert not hip.ended_by(after(9000))


def test_the_phase_of_a_day_waits_for_a_pause(hip: Programme) -> None:
    phases = (Phase("Light", 0, 2), Phase("Heavy", 2, 6))
    paused = replace(rested(hip, (7, 13)), phases=phases)
    names = [(found := paused.phase_on(after(day))) and found.name for day in (-1, 0, 13, 20, 21, 62, 63)]
    assert names == [None, "Light", "Light", "Light", "Heavy", "Heavy", None]


@pytest.mark.parametrize(
    ("day", "planned"),
    [(-1, False), (0, True), (9, True), (10, False), (12, False), (13, True), (58, True), (59, False)],
)
def test_exercise_is_planned_in_its_weeks_but_not_in_a_pause(hip: Programme, day: int, planned: bool) -> None:
    assert rested(hip, (10, 12)).exercises_on(after(day)) is planned


def test_its_course_is_its_own_until_it_follows_another(hip: Programme) -> None:
    assert hip.course == "p"
    assert replace(hip, course_id="first").course == "first"
