"""The patient list: who is due for what. Only what the programme plans is due; a visit in between is nobody's debt."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from strengthtrack.clinic.days import day_from, day_words, short_day
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
    PAUSED = "paused"


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
    PAUSED = "Paused"
    DONE = "All tests done"
    ENDED = "Programme ended"
    NONE = "No programme"


_DUE = frozenset({When.OVERDUE, When.TODAY, When.SOON})
_IN_NO_PROGRAMME = frozenset({When.NONE, When.DONE, When.ENDED})
_PLACE = {when: place for place, when in enumerate(When)}
Kind = tuple[When, bool]
"""The group of a row, and whether it waits for a follow-up."""


@dataclass(frozen=True, slots=True)
class NextTest:
    """What the chip says; `due` is the local day of the planned test, or the first of the pause."""

    kind: ChipKind
    words: str
    due: date


@dataclass(frozen=True, slots=True)
class Row:
    """One patient in the list. What is only shown is worked out when it is: few of thousands of rows are seen."""

    patient: Patient
    programme: Programme | None
    today: date
    last_test: date | None
    next: NextTest | None
    when: When
    follow_up: bool
    """Past the weeks of the programme, with a planned test still to come."""

    @property
    def age(self) -> int:
        """Whole years."""
        return self.patient.age_on(self.today)

    @property
    def programme_words(self) -> str:
        """How far the programme has come; nothing without one."""
        return programme_words(self.programme, self.today) if self.programme else ""

    @property
    def weeks(self) -> int:
        """How many marks the bar has; none without a programme."""
        return self.programme.weeks if self.programme else 0

    @property
    def filled(self) -> int:
        """How many of them are full."""
        return min(max(self.programme.week_of(self.today), 0), self.weeks) if self.programme else 0

    def is_in(self, filter: Filter) -> bool:
        """Whether a filter shows this row."""
        return _shows(filter, kind(self))


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading; the longest overdue, or the next due, first."""

    when: When
    rows: tuple[Row, ...]


def rows(
    patients: Iterable[Patient], programmes: Mapping[str, Programme], tested: Mapping[str, date], today: date
) -> tuple[Row, ...]:
    """One row for each patient, in the order of the list; `tested` is the local day of each one's last test."""
    made = (row(who, programmes.get(who.id), tested.get(who.id), today) for who in patients)
    return tuple(sorted(made, key=order))


def groups(rows: Iterable[Row]) -> tuple[Group, ...]:
    """The rows under their headings; a heading without rows is left out."""
    kept = tuple(rows)
    together = (Group(when, tuple(row for row in kept if row.when is when)) for when in When)
    return tuple(group for group in together if group.rows)


def _shows(filter: Filter, kind: Kind) -> bool:
    when, follow_up = kind
    if filter is Filter.DUE:
        return when in _DUE
    if filter is Filter.IN_PROGRAMME:
        return when not in _IN_NO_PROGRAMME and not follow_up
    return filter is Filter.ALL or follow_up


def counts(rows: Iterable[Row]) -> dict[Filter, int]:
    """How many rows each filter shows."""
    return counts_of(Counter(map(kind, rows)))


def counts_of(kinds: Mapping[Kind, int]) -> dict[Filter, int]:
    """The same of so many rows of each kind."""
    return {filter: sum(many for each, many in kinds.items() if _shows(filter, each)) for filter in Filter}


def kind(row: Row) -> Kind:
    """All of a row that a filter looks at."""
    return row.when, row.follow_up


def programme_words(programme: Programme, today: date) -> str:
    """“Week 5 of 8”, “Month 6” after its weeks, “Starts Thursday” before its first day, “Ended 3 Mar”."""
    if programme.ended_on is not None and programme.ended_on <= today:
        return f"Ended {'today' if programme.ended_on == today else _since(programme.ended_on, today)}"
    week = programme.week_of(today)
    if week < 0:
        return f"Starts {day_from(programme.starts_on, today)}"
    if week <= programme.weeks:
        return f"Week {week} of {programme.weeks}"
    return f"Month {round((today - programme.starts_on).days / DAYS_PER_MONTH)}"


def next_words(programme: Programme, last_test: date | None, today: date) -> NextTest | None:
    """What is planned next and how it is said; None when every planned test is done, or the programme was ended.

    A paused programme asks for no test until it is resumed.
    """
    if programme.ended_by(today):
        return None
    pause = programme.paused_on(today)
    if pause is not None:
        return NextTest(ChipKind.PAUSED, f"Paused since {_since(pause.first_day, today)}", pause.first_day)
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


def row(patient: Patient, programme: Programme | None, last_test: date | None, today: date) -> Row:
    """The row of one patient; `last_test` is the local day of the last one."""
    coming = next_words(programme, last_test, today) if programme else None
    return Row(
        patient=patient,
        programme=programme,
        today=today,
        last_test=last_test,
        next=coming,
        when=_when(programme, coming, today),
        follow_up=coming is not None and programme is not None and programme.week_of(today) > programme.weeks,
    )


def _when(programme: Programme | None, coming: NextTest | None, today: date) -> When:
    if programme is None:
        return When.NONE
    if coming is None:
        return When.ENDED if programme.ended_by(today) else When.DONE
    if coming.kind is ChipKind.PAUSED:
        return When.PAUSED
    away = (coming.due - today).days
    if away < 0:
        return When.OVERDUE
    return When.TODAY if away == 0 else When.SOON if away <= SOON_DAYS else When.LATER


def _since(day: date, today: date) -> str:
    return short_day(day) if day.year == today.year else day_words(day)


def order(row: Row) -> tuple[int, date, str, str]:
    """What the order of the list goes by; no two rows are alike."""
    due = row.next.due if row.next else date.max
    return _PLACE[row.when], due, row.patient.name.casefold(), row.patient.id
