"""The exercise log of a course as a grid of weeks and days, with what can be said of each day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from strengthtrack.clinic.course import Course, CourseEvent, ExerciseDone, ExerciseWeek, exercise_weeks
from strengthtrack.clinic.days import long_day_words


class DayState(Enum):
    """What a day of the log is; a day on which exercise was done is DONE whatever else it is."""

    DONE = "done"
    OPEN = "nothing marked"
    PAUSED = "paused"
    OUT = "not in the programme"
    FUTURE = "still to come"


@dataclass(frozen=True, slots=True)
class LogDay:
    """One day with its sessions of exercise and events."""

    day: date
    state: DayState
    done: tuple[ExerciseDone, ...] = ()
    events: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """As it is read aloud: “Tuesday 17 March 2026: 2 sessions done, tubing. Flu”."""
        told = [one.what for one in self.done if one.what]
        state = f"{len(self.done)} sessions done" if len(self.done) > 1 else self.state.value
        return ". ".join([f"{long_day_words(self.day)}: {', '.join([state, *told])}", *self.events])


@dataclass(frozen=True, slots=True)
class LogWeek:
    """One week of the grid; `words` is its adherence, “2 of 3”, empty for a week to come."""

    week: int
    days: tuple[LogDay, ...]
    words: str

    @property
    def is_now(self) -> bool:
        """Whether today lies in it."""
        return self.words.endswith("so far")


def log_weeks(
    course: Course, log: Iterable[ExerciseDone], events: Iterable[CourseEvent], today: date
) -> tuple[LogWeek, ...]:
    """Every week of the course, those to come too, and later ones in which exercise was done."""
    own = {programme.id for programme in course.programmes}
    kept = tuple(one for one in log if one.programme_id in own and one.discarded_at is None)
    told = {week.week: week for week in exercise_weeks(course, kept, today)}
    happened = tuple(events)
    weeks = []
    for number in range(_last_week(course, kept, today) + 1):
        first = course.starts_on + timedelta(days=7 * number)
        days = tuple(_day(course, first + timedelta(days=at), kept, happened, today) for at in range(7))
        weeks.append(LogWeek(number, days, _words(told.get(number), days, today)))
    return tuple(weeks)


def _last_week(course: Course, log: Sequence[ExerciseDone], today: date) -> int:
    ends = [programme.last_day or today for programme in course.programmes]
    last = max([course.starts_on, *ends, *(one.day for one in log)])
    return (last - course.starts_on).days // 7


def _day(course: Course, day: date, log: Iterable[ExerciseDone], events: Iterable[CourseEvent], today: date) -> LogDay:
    done = tuple(one for one in log if one.day == day)
    happened = tuple(event.words for event in events if event.day == day)
    return LogDay(day, DayState.DONE if done else _state(course, day, today), done, happened)


def _state(course: Course, day: date, today: date) -> DayState:
    programme = course.programme_on(day)
    if programme is None:
        return DayState.OUT
    if programme.paused_on(day) is not None:
        return DayState.PAUSED
    if not programme.exercises_on(day):
        return DayState.OUT
    return DayState.FUTURE if day > today else DayState.OPEN


def _words(told: ExerciseWeek | None, days: Sequence[LogDay], today: date) -> str:
    done = sum(len(day.done) for day in days)
    if days[0].day <= today <= days[-1].day:
        return f"{done} so far"
    if all(day.state is DayState.PAUSED for day in days):
        return "paused"
    if told is None:
        return f"{done} more" if done else ""
    return f"{done} of {told.planned}" if done <= told.planned else f"{done}, {told.planned} planned"
