from dataclasses import replace
from datetime import date, timedelta

import pytest

from clinic_samples import sample_patient
from strengthtrack.clinic.programme import Pause, Programme, hip_programme
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


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def row_of(programme: Programme, tested_days_ago: int | None = None) -> Row:
    tested = {} if tested_days_ago is None else {"a": ago(tested_days_ago)}
    (only,) = rows([sample_patient()], {"a": programme}, tested, TODAY)
    return only


def test_a_paused_programme_asks_for_no_test_and_says_since_when() -> None:
    paused = row_of(replace(started(70), pauses=(Pause(ago(56), None, "flu"),)), 70)
    assert paused.next == NextTest(ChipKind.PAUSED, "Paused since 3 Mar", date(2026, 3, 3))
    assert (paused.when, paused.programme_words, paused.follow_up) == (When.PAUSED, "Week 2 of 8", False)
    assert paused.is_in(Filter.IN_PROGRAMME)
    assert not paused.is_in(Filter.DUE)


def test_a_pause_since_another_year_says_the_year() -> None:
    paused = row_of(replace(started(300), pauses=(Pause(date(2025, 9, 1)),)))
    assert paused.next is not None
    assert paused.next.words == "Paused since 1 Sep 2025"


def test_a_pause_that_has_ended_moves_what_is_due() -> None:
    late = row_of(started(60), 60)
    moved = row_of(replace(started(60), pauses=(Pause(ago(30), ago(24)),)), 60)
    assert late.next is not None
    assert moved.next is not None
    assert (late.next.words, moved.next.words) == ("Overdue 4 days", "8-week test Friday")
    assert moved.programme_words == "Week 7 of 8"


def test_a_pause_to_come_changes_nothing_yet() -> None:
    rests, plain = row_of(replace(started(40), pauses=(Pause(ago(-3)),)), 40), row_of(started(40), 40)
    assert (rests.next, rests.when, rests.programme_words) == (plain.next, plain.when, plain.programme_words)


def test_an_ended_programme_is_nobodys_debt() -> None:
    ended = row_of(replace(started(70), ended_on=ago(56)), 70)
    assert (ended.next, ended.when, ended.programme_words) == (None, When.ENDED, "Ended 3 Mar")
    assert [filter for filter in Filter if ended.is_in(filter)] == [Filter.ALL]
    assert row_of(replace(started(70), ended_on=TODAY)).programme_words == "Ended today"
    assert row_of(replace(started(300), ended_on=date(2025, 9, 1))).programme_words == "Ended 1 Sep 2025"


def test_an_end_ends_a_pause_too() -> None:
    paused = replace(started(70), ended_on=ago(56), pauses=(Pause(ago(60)),))
    assert row_of(paused).when is When.ENDED


def test_what_follows_a_change_counts_from_its_own_start() -> None:
    knee = replace(started(7), name="knee", course_id="p-before")
    assert row_of(knee, 30).when is When.OVERDUE, "it has not been tested since the change"
    after_change = row_of(knee, 5)
    assert after_change.next is not None
    assert after_change.next.words == "8-week test 16 Jun"


def test_paused_stand_before_those_who_are_done_and_ended_before_those_without() -> None:
    patients = [sample_patient(who, f"Sample Patient {who.upper()}") for who in "pden"]
    programmes = {
        "p": replace(started(20, "p"), pauses=(Pause(ago(3)),)),
        "d": started(300, "d"),
        "e": replace(started(20, "e"), ended_on=ago(3)),
    }
    found = rows(patients, programmes, {"d": ago(20)}, TODAY)
    assert [group.when.value for group in groups(found)] == [
        "Paused",
        "All tests done",
        "Programme ended",
        "No programme",
    ]
