"""Which of a patient's visits are looked at: a course of care, a part of one, or all of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from strengthtrack.clinic.course import Course
from strengthtrack.clinic.days import MONTHS
from strengthtrack.clinic.programme import EARLY_DAYS, PlannedTest
from strengthtrack.clinic.sentences import upper_first
from strengthtrack.practice.care import within
from strengthtrack.science.care import Care

WEEKS_UP_TO_DAYS = 100
"""A planned test is named by its week until then, and by its month later."""
_DAYS_A_MONTH = 365.25 / 12


@dataclass(frozen=True, slots=True)
class VisitWindow:
    """`short` stands on a button, `words` in a list; `course` None for all visits, `until` None for all of it."""

    short: str
    words: str
    course: Course | None = None
    until: date | None = None

    @property
    def key(self) -> tuple[str, date | None]:
        """What it is known by, however the records have changed."""
        return (self.course.id if self.course else "", self.until)

    def of(self, care: Care) -> Care:
        """The visits in it; `care` is of all visits."""
        own = within(care, self.course) if self.course else care
        until = self.until
        if until is None:
            return own
        return replace(
            own,
            sessions=tuple(visit for visit in own.sessions if visit.day <= until),
            events=tuple(event for event in own.events if event.day <= until),
        )


def windows(found: Sequence[Course]) -> tuple[VisitWindow, ...]:
    """The last course first, its parts, earlier courses newest first, and all visits."""
    everything = VisitWindow("All visits", "All visits, however far apart")
    if not found:
        return (everything,)
    *earlier, last = found
    return (
        VisitWindow("This course", f"This course: {_named(last)}", last),
        *_parts(last),
        *(VisitWindow(_months(one), _named(one), one) for one in reversed(earlier)),
        everything,
    )


def _parts(course: Course) -> Iterator[VisitWindow]:
    """From its beginning until the next planned test would be; none where that is all of it."""
    programme = course.running
    tests = sorted(programme.tests, key=programme.date_of)
    for test, after in pairwise(tests):
        if test.day > 0:
            until = programme.date_of(after) - timedelta(days=EARLY_DAYS + 1)
            words = f"To {_place(test)}"
            yield VisitWindow(words, f"{words}, up to {after.name.lower()}", course, until)


def _place(test: PlannedTest) -> str:
    """“week 8”, “month 6”."""
    if test.day <= WEEKS_UP_TO_DAYS:
        return f"week {round(test.day / 7)}"
    return f"month {round(test.day / _DAYS_A_MONTH)}"


def _named(course: Course) -> str:
    """“Hip, from Mar 2026”, “Hip, then knee, Mar to Oct 2021”."""
    names = list(dict.fromkeys(programme.name for programme in course.programmes if programme.name))
    told = ", then ".join(names) or "programme"
    return f"{upper_first(told)}, {_months(course)}"


def _months(course: Course) -> str:
    """“from Mar 2026”, or “Mar to Oct 2021” of one that another followed."""
    first = course.starts_on
    if course.next_starts is None:
        return f"from {_month(first)} {first.year}"
    last = min(course.next_starts, _planned_end(course))
    begun = _month(first) if first.year == last.year else f"{_month(first)} {first.year}"
    return f"{begun} to {_month(last)} {last.year}"


def _planned_end(course: Course) -> date:
    running = course.running
    days = [running.date_of(test) for test in running.tests]
    return max([*days, running.starts_on + timedelta(weeks=running.weeks)])


def _month(day: date) -> str:
    return MONTHS[day.month - 1][:3]
