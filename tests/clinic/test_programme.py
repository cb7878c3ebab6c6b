from datetime import date, timedelta

import pytest

from strengthtrack.clinic.programme import Programme, hip_programme, next_test, planned_for

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
