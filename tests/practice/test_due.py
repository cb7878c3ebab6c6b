from datetime import date, timedelta

import pytest

from clinic_samples import sample_patient
from strengthtrack.clinic.programme import Programme, hip_programme
from strengthtrack.practice.due import ChipKind, Filter, NextTest, Row, When, counts, groups, rows

TODAY = date(2026, 4, 28)  # a Tuesday


def started(days_ago: int, who: str = "a") -> Programme:
    return hip_programme(f"p-{who}", who, TODAY - timedelta(days=days_ago))


def row(days_ago: int | None, tested_days_ago: int | None = None) -> Row:
    """The row of one patient whose programme started and who was last tested so many days ago."""
    programmes = {} if days_ago is None else {"a": started(days_ago)}
    tested = {} if tested_days_ago is None else {"a": TODAY - timedelta(days=tested_days_ago)}
    (only,) = rows([sample_patient()], programmes, tested, TODAY)
    return only


@pytest.mark.parametrize(
    ("days_ago", "words", "filled"),
    [
        (0, "Week 0 of 8", 0),
        (35, "Week 5 of 8", 5),
        (55, "Week 7 of 8", 7),
        (56, "Week 8 of 8", 8),
        (62, "Week 8 of 8", 8),
        (63, "Month 2", 8),
        (180, "Month 6", 8),
        (182, "Month 6", 8),
        (-2, "Starts Thursday", 0),
        (-20, "Starts 18 May", 0),
    ],
)
def test_how_far_the_programme_has_come(days_ago: int, words: str, filled: int) -> None:
    found = row(days_ago)
    assert (found.programme_words, found.weeks, found.filled) == (words, 8, filled)


@pytest.mark.parametrize(
    ("days_ago", "tested_days_ago", "kind", "words", "when"),
    [
        (6, None, ChipKind.OVERDUE, "Overdue 6 days", When.OVERDUE),
        (1, None, ChipKind.OVERDUE, "Overdue 1 day", When.OVERDUE),
        (0, None, ChipKind.TODAY, "Due today", When.TODAY),
        (-1, None, ChipKind.LATER, "Due tomorrow", When.SOON),
        (-2, None, ChipKind.LATER, "Due Thursday", When.SOON),
        (56, 14, ChipKind.MILESTONE, "8-week test today", When.TODAY),
        (49, 49, ChipKind.LATER, "8-week test next Tuesday", When.SOON),
        (48, 48, ChipKind.LATER, "8-week test 6 May", When.LATER),
        (62, 62, ChipKind.OVERDUE, "Overdue 6 days", When.OVERDUE),
        (180, 124, ChipKind.LATER, "6-month test Thursday", When.SOON),
        (182, 120, ChipKind.MILESTONE, "6-month test today", When.TODAY),
        (56, 0, ChipKind.LATER, "6-month test 1 Sep", When.LATER),
    ],
)
def test_what_is_due_next(days_ago: int, tested_days_ago: int | None, kind: ChipKind, words: str, when: When) -> None:
    found = row(days_ago, tested_days_ago)
    assert found.next is not None
    assert (found.next.kind, found.next.words, found.when) == (kind, words, when)


def test_a_visit_between_planned_tests_puts_nothing_off() -> None:
    assert row(56, 14).next == row(56, 56).next == NextTest(ChipKind.MILESTONE, "8-week test today", TODAY)


def test_a_test_in_another_year_is_said_with_its_year() -> None:
    (only,) = rows([sample_patient()], {"a": hip_programme("p", "a", date(2026, 11, 2))}, {}, date(2026, 11, 23))
    assert only.next is not None
    assert only.next.words == "Overdue 21 days"
    (tested,) = rows(
        [sample_patient()],
        {"a": hip_programme("p", "a", date(2026, 11, 2))},
        {"a": date(2026, 12, 28)},
        date(2026, 12, 28),
    )
    assert tested.next is not None
    assert tested.next.words == "6-month test 3 May 2027"


def test_all_tests_done_and_no_programme_have_no_chip() -> None:
    done, none = row(200, 10), row(None, 10)
    assert (done.next, done.when) == (None, When.DONE)
    assert (none.next, none.when, none.programme_words, none.weeks) == (None, When.NONE, "", 0)


def test_a_row_knows_age_and_last_test() -> None:
    found = row(56, 14)
    assert (found.age, found.last_test) == (32, date(2026, 4, 14))
    assert row(0).last_test is None


@pytest.fixture
def clinic() -> tuple[Row, ...]:
    """Letters are patients; started and last tested so many days ago."""
    plan = {"c": (62, 20), "h": (57, 15), "a": (56, 14), "e": (180, 124), "d": (49, 49), "l": (30, 30), "x": (250, 60)}
    patients = [sample_patient(who, f"Sample Patient {who.upper()}") for who in (*plan, "n")]
    programmes = {who: started(days, who) for who, (days, _) in plan.items()}
    tested = {who: TODAY - timedelta(days=days) for who, (_, days) in plan.items()}
    return rows(patients, programmes, tested, TODAY)


def test_rows_stand_in_groups_the_longest_overdue_first(clinic: tuple[Row, ...]) -> None:
    assert [(group.when.value, "".join(each.patient.id for each in group.rows)) for group in groups(clinic)] == [
        ("Overdue", "ch"),
        ("Today", "a"),
        ("Next 7 days", "ed"),
        ("Later", "l"),
        ("All tests done", "x"),
        ("No programme", "n"),
    ]


def test_each_filter_shows_and_counts_its_rows(clinic: tuple[Row, ...]) -> None:
    shown = {filter: "".join(each.patient.id for each in clinic if each.is_in(filter)) for filter in Filter}
    assert shown == {
        Filter.DUE: "chaed",
        Filter.IN_PROGRAMME: "chadl",
        Filter.FOLLOW_UP: "e",
        Filter.ALL: "chaedlxn",
    }
    assert counts(clinic) == {Filter.DUE: 5, Filter.IN_PROGRAMME: 5, Filter.FOLLOW_UP: 1, Filter.ALL: 8}


def test_no_patients_no_groups() -> None:
    assert groups(rows([], {}, {}, TODAY)) == ()
    assert set(counts([]).values()) == {0}
