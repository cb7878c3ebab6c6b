"""A course of exercise with its planned tests. Week 0 is the week that begins on the start day; days are local."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import floor


@dataclass(frozen=True, slots=True)
class PlannedTest:
    """A test the programme asks for, `day` days after its start."""

    name: str
    day: int


@dataclass(frozen=True, slots=True)
class Programme:
    """A patient's programme: `weeks` long, `per_week` sessions of exercise, tests on planned days."""

    id: str
    patient_id: str
    name: str
    starts_on: date
    weeks: int
    per_week: int
    tests: tuple[PlannedTest, ...]
    discarded_at: datetime | None = None

    def week_of(self, day: date) -> int:
        """The programme week `day` lies in; negative before the start."""
        return floor((day - self.starts_on).days / 7)

    def date_of(self, test: PlannedTest) -> date:
        """The local day a planned test is due."""
        return self.starts_on + timedelta(days=test.day)


SIX_MONTHS_DAYS = 182
HIP_TESTS = (PlannedTest("Baseline", 0), PlannedTest("8-week test", 56), PlannedTest("6-month test", SIX_MONTHS_DAYS))


def hip_programme(id: str, patient_id: str, starts_on: date) -> Programme:
    """Hip, 8 weeks, 3 times a week, tests at 0 and 8 weeks and 6 months.

    Schedule after Khayambashi 2014 (Arch Phys Med Rehabil 95(5):900-907).
    """
    return Programme(id, patient_id, "hip", starts_on, weeks=8, per_week=3, tests=HIP_TESTS)


EARLY_DAYS = 7
"""A visit up to a week before a planned test counts for it."""


def planned_for(programme: Programme, day: date) -> PlannedTest | None:
    """The planned test a visit on `day` counts for; None before the first.

    A planned test is done by a visit from a week before its day until a week before the next one's.
    """
    begun = [test for test in programme.tests if programme.date_of(test) - timedelta(days=EARLY_DAYS) <= day]
    return begun[-1] if begun else None


def next_test(programme: Programme, tested_on: tuple[date, ...], today: date) -> tuple[PlannedTest, date] | None:
    """The first planned test after the last one done, with its day; None when all are done.

    One that was missed before a later one was done is not asked for any more.
    """
    done = {planned_for(programme, day) for day in tested_on if day <= today}
    for test in reversed(programme.tests):
        if test in done:
            return _after(programme, test)
    return (programme.tests[0], programme.date_of(programme.tests[0])) if programme.tests else None


def _after(programme: Programme, test: PlannedTest) -> tuple[PlannedTest, date] | None:
    at = programme.tests.index(test) + 1
    return (programme.tests[at], programme.date_of(programme.tests[at])) if at < len(programme.tests) else None
