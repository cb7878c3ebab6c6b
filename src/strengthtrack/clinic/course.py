"""Courses of care: programmes that follow one another, exercise that was done, events beside it. Days are local."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from strengthtrack.clinic.programme import EARLY_DAYS, PlannedTest, Programme, planned_for

BEFORE_DAYS = 28
"""A visit up to so long before a later course begins is taken for its own, not for the one before."""


@dataclass(frozen=True, slots=True)
class ExerciseDone:
    """One session of exercise of a programme; `what` may be empty."""

    id: str
    programme_id: str
    day: date
    what: str = ""
    discarded_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CourseEvent:
    """Something that happened to a patient beside the programme: an injection, a flare, new shoes."""

    id: str
    patient_id: str
    day: date
    words: str
    discarded_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ExerciseWeek:
    """A week of a course: so many of the planned sessions of exercise were done. `starts_on` is its first day."""

    week: int
    starts_on: date
    planned: int
    done: int


@dataclass(frozen=True, slots=True)
class Course:
    """Programmes of one course of care, oldest first, at least one; weeks count from the first one's start."""

    programmes: tuple[Programme, ...]
    next_starts: date | None = None
    """The day from which visits are the next course's; None where there is none."""
    first: bool = True
    own_from: date | None = None
    """The day from which visits are this course's, where it is not the first; None: some weeks before its start."""

    @property
    def id(self) -> str:
        """The id of its first programme."""
        return self.programmes[0].course

    @property
    def starts_on(self) -> date:
        """The day its first programme begins."""
        return self.programmes[0].starts_on

    @property
    def running(self) -> Programme:
        """The programme that began last."""
        return self.programmes[-1]

    def holds(self, day: date) -> bool:
        """Whether a visit on `day` is one of this course; what lies before every course is the first one's."""
        begun = self.first or day >= (self.own_from or self.starts_on - timedelta(days=BEFORE_DAYS))
        return begun and (self.next_starts is None or day < self.next_starts)

    def programme_on(self, day: date) -> Programme | None:
        """The programme that ran on `day`, its weeks over or not; None before the first and after the last's end."""
        begun = [one for one in self.programmes if one.starts_on <= day and not one.ended_by(day)]
        return begun[-1] if begun else None

    @property
    def planned(self) -> tuple[tuple[Programme, PlannedTest], ...]:
        """Every planned test with its programme; of one that was ended only those due by its end."""
        return tuple(
            (programme, test)
            for programme in self.programmes
            for test in programme.tests
            if programme.ended_on is None or programme.date_of(test) <= programme.ended_on
        )

    def done(self, programme: Programme, test: PlannedTest, tested: Iterable[date]) -> bool:
        """Whether a planned test was done by a visit on one of these days, of which the course's own count.

        With several programmes a visit is of the one that ran on its day.
        """
        days = (day for day in tested if self.holds(day))
        ran = (day for day in days if programme.ended_on is None or day <= programme.ended_on)
        return any(planned_for(programme, day) == test for day in ran)


def courses(programmes: Iterable[Programme]) -> tuple[Course, ...]:
    """A patient's courses of care, oldest first; discarded programmes are in none."""
    groups: dict[str, list[Programme]] = {}
    for programme in sorted((one for one in programmes if one.discarded_at is None), key=in_turn):
        groups.setdefault(programme.course, []).append(programme)
    ordered = sorted(groups.values(), key=lambda group: group[0].starts_on)
    begins = [None, *(_own_from(one, later) for one, later in pairwise(ordered)), None]
    return tuple(
        Course(tuple(group), begins[number + 1], first=number == 0, own_from=begins[number])
        for number, group in enumerate(ordered)
    )


def in_turn(programme: Programme) -> tuple[date, date, str]:
    """Programmes in the order in which they ran: one that was changed on its first day stands before its follower."""
    return programme.starts_on, programme.ended_on or date.max, programme.id


def _own_from(earlier: list[Programme], later: list[Programme]) -> date:
    """The day from which visits are the later course's: some weeks before it, but none in which the earlier one ran."""
    start, last = later[0].starts_on, earlier[-1]
    over = last.last_day or start
    free = over + timedelta(days=2 if last.ended_on is not None else 1 + EARLY_DAYS)
    return min(start, max(start - timedelta(days=BEFORE_DAYS), free))


def exercise_weeks(course: Course, log: Iterable[ExerciseDone], today: date) -> tuple[ExerciseWeek, ...]:
    """Each week of exercise from the course's start up to `today`, calendar weeks; a week wholly paused plans none.

    Days count by the programme that runs on them, so that a week half paused, or one in which the programme changed,
    plans what its days allow. Of the week that is not over, what its days before today allow, or what was done.
    """
    own, start = {programme.id for programme in course.programmes}, course.starts_on
    days = (one.day for one in log if one.discarded_at is None and one.programme_id in own)
    done = Counter((day - start).days // 7 for day in days)
    last = min(today, max(programme.last_day or today for programme in course.programmes))
    return tuple(_week(course, week, done[week], today) for week in range((last - start).days // 7 + 1))


def _week(course: Course, week: int, done: int, today: date) -> ExerciseWeek:
    first = course.starts_on + timedelta(days=7 * week)
    end = first + timedelta(days=7)
    planned = (2 * _sevenths(course, first, end) + 7) // 14  # half a session is planned as one
    if today < end:
        planned = max(_sevenths(course, first, today) // 7, min(planned, done))
    return ExerciseWeek(week, first, planned, done)


def _sevenths(course: Course, first: date, end: date) -> int:
    """Sessions planned from `first` up to `end`, times seven."""
    programme, days = course.running, (end - first).days
    if len(course.programmes) == 1 and not programme.pauses and programme.ended_on is None:
        return programme.per_week * days
    return sum(_per_week(course, first + timedelta(days=day)) for day in range(days))


def _per_week(course: Course, day: date) -> int:
    programme = course.programme_on(day)
    return programme.per_week if programme is not None and programme.exercises_on(day) else 0
