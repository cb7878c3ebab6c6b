"""The patient list: who is due for what. Only what the programme plans is due; a visit in between is nobody's debt."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from strengthtrack.clinic.days import day_from
from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.programme import Programme, next_test

SOON_DAYS = 7
DAYS_PER_MONTH = 30.4375
"""Mean of the Gregorian calendar: 365.25 / 12."""


class ChipKind(StrEnum):
    """How a chip is drawn. A milestone is a planned test that is not the first."""

    OVERDUE = "overdue"
    TODAY = "today"
    MILESTONE = "milestone"
    LATER = "later"


class Filter(StrEnum):
    """What the list shows."""

    DUE = "Due"
    IN_PROGRAMME = "In programme"
    FOLLOW_UP = "Follow-up"
    ALL = "All"


class When(StrEnum):
    """The groups of the list, in their order."""

    OVERDUE = "Overdue"
    TODAY = "Today"
    SOON = "Next 7 days"
    LATER = "Later"
    DONE = "All tests done"
    NONE = "No programme"


@dataclass(frozen=True, slots=True)
class NextTest:
    """What the chip says; `due` is the local day of the planned test."""

    kind: ChipKind
    words: str
    due: date


@dataclass(frozen=True, slots=True)
class Row:
    """One patient in the list. `weeks` marks in the bar, `filled` of them full; both 0 without a programme."""

    patient: Patient
    age: int
    programme_words: str
    weeks: int
    filled: int
    last_test: date | None
    next: NextTest | None
    when: When
    follow_up: bool
    """Past the weeks of the programme, with a planned test still to come."""

    def is_in(self, filter: Filter) -> bool:
        """Whether a filter shows this row."""
        return {
            Filter.DUE: self.when in {When.OVERDUE, When.TODAY, When.SOON},
            Filter.IN_PROGRAMME: self.when not in {When.NONE, When.DONE} and not self.follow_up,
            Filter.FOLLOW_UP: self.follow_up,
            Filter.ALL: True,
        }[filter]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading; the longest overdue, or the next due, first."""

    when: When
    rows: tuple[Row, ...]


def rows(
    patients: Iterable[Patient], programmes: Mapping[str, Programme], tested: Mapping[str, date], today: date
) -> tuple[Row, ...]:
    """One row for each patient, in the order of the list; `tested` is the local day of each one's last test."""
    made = (_row(who, programmes.get(who.id), tested.get(who.id), today) for who in patients)
    return tuple(sorted(made, key=_order))


def groups(rows: Iterable[Row]) -> tuple[Group, ...]:
    """The rows under their headings; a heading without rows is left out."""
    kept = tuple(rows)
    together = (Group(when, tuple(row for row in kept if row.when is when)) for when in When)
    return tuple(group for group in together if group.rows)


def counts(rows: Iterable[Row]) -> dict[Filter, int]:
    """How many rows each filter shows."""
    kept = tuple(rows)
    return {filter: sum(row.is_in(filter) for row in kept) for filter in Filter}


def programme_words(programme: Programme, today: date) -> str:
    """“Week 5 of 8”, “Month 6” after its weeks, “Starts Thursday” before its first day."""
    week = programme.week_of(today)
    if week < 0:
        return f"Starts {day_from(programme.starts_on, today)}"
    if week <= programme.weeks:
        return f"Week {week} of {programme.weeks}"
    return f"Month {round((today - programme.starts_on).days / DAYS_PER_MONTH)}"


def next_words(programme: Programme, last_test: date | None, today: date) -> NextTest | None:
    """What is planned next and how it is said; None when every planned test is done."""
    planned = next_test(programme, (last_test,) if last_test else (), today)
    if planned is None:
        return None
    test, due = planned
    first = test == programme.tests[0]
    late = (today - due).days
    if late > 0:
        return NextTest(ChipKind.OVERDUE, f"Overdue {late} day{'s' * (late > 1)}", due)
    today_kind = ChipKind.TODAY if first else ChipKind.MILESTONE
    words = f"{'Due' if first else test.name} {day_from(due, today)}"
    return NextTest(today_kind if late == 0 else ChipKind.LATER, words, due)


def _row(patient: Patient, programme: Programme | None, last_test: date | None, today: date) -> Row:
    coming = next_words(programme, last_test, today) if programme else None
    week = programme.week_of(today) if programme else 0
    weeks = programme.weeks if programme else 0
    return Row(
        patient=patient,
        age=patient.age_on(today),
        programme_words=programme_words(programme, today) if programme else "",
        weeks=weeks,
        filled=min(max(week, 0), weeks),
        last_test=last_test,
        next=coming,
        when=_when(programme, coming, today),
        follow_up=coming is not None and week > weeks,
    )


def _when(programme: Programme | None, coming: NextTest | None, today: date) -> When:
    if programme is None:
        return When.NONE
    if coming is None:
        return When.DONE
    away = (coming.due - today).days
    if away < 0:
        return When.OVERDUE
    return When.TODAY if away == 0 else When.SOON if away <= SOON_DAYS else When.LATER


def _order(row: Row) -> tuple[int, date, str, str]:
    due = row.next.due if row.next else date.max
    return tuple(When).index(row.when), due, row.patient.name.casefold(), row.patient.id
