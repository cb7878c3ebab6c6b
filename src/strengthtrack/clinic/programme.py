"""A programme of exercise with its planned tests. Week 0 is the week that begins on the start day; days are local."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import floor


@dataclass(frozen=True, slots=True)
class PlannedTest:
    """A test the programme asks for, `day` days after its start."""

    name: str
    day: int


@dataclass(frozen=True, slots=True)
class Phase:
    """Some weeks of a programme with what is done in them; `first_week` counts from 0."""

    name: str
    first_week: int
    weeks: int
    exercises: str = ""


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which the programme rests, both included; `last_day` None while it lasts."""

    first_day: date
    last_day: date | None = None
    why: str = ""

    def days_before(self, day: date) -> int:
        """How many of its days lie before `day`; those of one that lasts count up to it."""
        past = (self.last_day + timedelta(days=1)) if self.last_day else day
        return max(0, (min(past, day) - self.first_day).days)

    def holds(self, day: date) -> bool:
        """Whether the programme rests on `day`."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


@dataclass(frozen=True, slots=True)
class Programme:
    """A patient's programme: `weeks` long, `per_week` sessions of exercise, tests on planned days.

    A pause moves all that comes after it. `course_id` is the first programme of its course of care, "" for itself;
    `template` is what it was made from, `side` the one it is for, "" where that was not said.
    """

    id: str
    patient_id: str
    name: str
    starts_on: date
    weeks: int
    per_week: int
    tests: tuple[PlannedTest, ...]
    discarded_at: datetime | None = None
    course_id: str = ""
    template: str = ""
    side: str = ""
    phases: tuple[Phase, ...] = ()
    pauses: tuple[Pause, ...] = ()
    ended_on: date | None = None
    """The day it was ended on before its time: changed for another, or given up."""
    ended_why: str = ""

    @property
    def course(self) -> str:
        """The id of its course of care."""
        return self.course_id or self.id

    @property
    def last_day(self) -> date | None:
        """The last day of its weeks, moved by pauses, or the one before it was ended; None while it is paused."""
        if self.ended_on is not None:
            return self.ended_on - timedelta(days=1)
        if any(pause.last_day is None for pause in self.pauses):
            return None
        return self._moved(self.starts_on + timedelta(days=7 * self.weeks - 1))

    def day_of(self, day: date) -> int:
        """The day of the programme, from 0, days of pauses left out; negative before the start."""
        rested = sum(pause.days_before(day) for pause in self.pauses)
        return (day - self.starts_on).days - rested

    def week_of(self, day: date) -> int:
        """The programme week `day` lies in, days of pauses left out; negative before the start."""
        return floor(self.day_of(day) / 7)

    def date_of(self, test: PlannedTest) -> date:
        """The local day a planned test is due, moved by the pauses before it that have ended."""
        return self._moved(self.starts_on + timedelta(days=test.day))

    def paused_on(self, day: date) -> Pause | None:
        """The pause that `day` lies in."""
        return next((pause for pause in self.pauses if pause.holds(day)), None)

    def ended_by(self, day: date) -> bool:
        """Whether it was ended on `day` or before."""
        return self.ended_on is not None and self.ended_on <= day

    def phase_on(self, day: date) -> Phase | None:
        """The phase that `day` lies in."""
        week = self.week_of(day)
        return next((one for one in self.phases if one.first_week <= week < one.first_week + one.weeks), None)

    def exercises_on(self, day: date) -> bool:
        """Whether exercise is planned in the days around `day`: begun, not over, not paused."""
        begun = self.starts_on <= day and not self.ended_by(day) and self.paused_on(day) is None
        return begun and self.week_of(day) < self.weeks

    def _moved(self, day: date) -> date:
        """A day moved by the pauses that begin by then and have ended."""
        for pause in sorted(self.pauses, key=lambda one: one.first_day):
            if pause.last_day is not None and pause.first_day <= day:
                day += timedelta(days=(pause.last_day - pause.first_day).days + 1)
        return day


SIX_MONTHS_DAYS = 182
HIP_TESTS = (PlannedTest("Baseline", 0), PlannedTest("8-week test", 56), PlannedTest("6-month test", SIX_MONTHS_DAYS))


def hip_programme(id: str, patient_id: str, starts_on: date) -> Programme:
    """Hip, 8 weeks, 3 times a week, tests at 0 and 8 weeks and 6 months.

    Schedule after Khayambashi 2014 (Arch Phys Med Rehabil 95(5):900-907).
    """
    return Programme(id, patient_id, "hip", starts_on, weeks=8, per_week=3, tests=HIP_TESTS, template="hip")


EARLY_DAYS = 7
"""A visit up to a week before a planned test counts for it."""


def planned_for(programme: Programme, day: date) -> PlannedTest | None:
    """The planned test a visit on `day` counts for; None before the first.

    A planned test is done by a visit from a week before its day until a week before the next one's. Days are those of
    the programme, so that a test that was done stays done when a pause that begins later moves its day.
    """
    at = programme.day_of(day)
    begun = [test for test in programme.tests if test.day - EARLY_DAYS <= at]
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
