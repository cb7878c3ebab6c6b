"""A course of care in words: its programmes, its planned tests and what became of them, what was done of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from strengthtrack.clinic.course import Course, ExerciseWeek
from strengthtrack.clinic.days import day_words, short_day
from strengthtrack.clinic.figures import counted
from strengthtrack.clinic.programme import Pause, Phase, PlannedTest, Programme, next_test, planned_for
from strengthtrack.clinic.programme_template import OWN, ProgrammeTemplate
from strengthtrack.clinic.sentences import upper_first

_SIDE_WORDS = {"left": "left side", "right": "right side", "both": "both sides", "": ""}


class TestState(StrEnum):
    """What became of a planned test."""

    __test__ = False

    DONE = "done"
    DUE = "due"
    OVERDUE = "overdue"
    PLANNED = "planned"
    NOT_DONE = "not done"


@dataclass(frozen=True, slots=True)
class PlannedState:
    """A planned test with what became of it; `day` is when it was done, or is due. `moved` in days, by pauses."""

    name: str
    state: TestState
    day: date
    moved: int = 0

    def words(self, today: date) -> str:
        """“done 3 Mar 2026”, “overdue 6 days, since 22 Apr 2026”, “planned 15 Sep 2026”, and that a pause moved it."""
        moved = f"\nmoved {counted(self.moved, 'day')} by a pause" if self.moved else ""
        if self.state is TestState.NOT_DONE:
            return "not done"
        if self.state is TestState.OVERDUE:
            return f"overdue {counted((today - self.day).days, 'day')}, since {day_words(self.day)}{moved}"
        when = "today" if self.day == today and self.state is TestState.DUE else day_words(self.day)
        return f"{self.state} {when}{'' if self.state is TestState.DONE else moved}"


def planned_states(
    programme: Programme, tested: Sequence[date], today: date, *, over: bool = False
) -> tuple[PlannedState, ...]:
    """Each planned test with what became of it; of one that was ended, tests after its end were not asked for.

    `over` where another course has begun since: nothing of it is due any more.
    """
    known = tuple(day for day in tested if day <= today and (programme.ended_on is None or day <= programme.ended_on))
    coming = None if over else next_test(programme, known, today)
    return tuple(
        state for test in programme.tests if (state := _state(programme, test, known, coming, today)) is not None
    )


def _state(
    programme: Programme,
    test: PlannedTest,
    tested: tuple[date, ...],
    coming: tuple[PlannedTest, date] | None,
    today: date,
) -> PlannedState | None:
    done = [day for day in tested if planned_for(programme, day) == test]
    due = programme.date_of(test)
    moved = (due - programme.starts_on).days - test.day
    if done:
        return PlannedState(test.name, TestState.DONE, done[0])
    if programme.ended_on is not None:
        return PlannedState(test.name, TestState.NOT_DONE, due) if due <= programme.ended_on else None
    if coming is None or test.day < coming[0].day:
        return PlannedState(test.name, TestState.NOT_DONE, due)
    if coming[0] != test:
        return PlannedState(test.name, TestState.PLANNED, due, moved)
    late = due < today and programme.paused_on(today) is None
    return PlannedState(test.name, TestState.OVERDUE if late else TestState.DUE, due, moved)


def plan_words(programme: Programme) -> str:
    """“Hip, 8 weeks, 3 × a week, from 3 Mar 2026, right side”."""
    name = upper_first(programme.name)
    start = day_words(programme.starts_on)
    weeks = counted(programme.weeks, "week")
    parts = [name, weeks, f"{programme.per_week} × a week", f"from {start}", _SIDE_WORDS.get(programme.side, "")]
    return ", ".join(part for part in parts if part)


def offered_words(template: ProgrammeTemplate) -> str:
    """“Hip, 8 weeks, 3 × a week”, as it is offered; the empty one says that it is."""
    if template.id == OWN:
        return "Own, to be filled"
    name = upper_first(template.name)
    return f"{name}, {counted(template.weeks, 'week')}, {template.per_week} × a week"


def course_name(course: Course) -> str:
    """“3 Mar 2026, hip” for a list of courses; “3 Mar 2026, hip, then knee” where it was changed."""
    names = ", then ".join(programme.name for programme in course.programmes)
    return f"{day_words(course.starts_on)}, {names}"


def over_words(programme: Programme) -> str:
    """“Knee programme, 3 Mar to 31 Mar 2026: changed for pain on stairs” of one that was ended."""
    ended = programme.ended_on or programme.starts_on
    why = f": {programme.ended_why}" if programme.ended_why else ""
    last = max(programme.starts_on, ended - timedelta(days=1))
    name = upper_first(programme.name)
    return f"{name} programme, {_span(programme.starts_on, last)}{why}"


def pause_words(pause: Pause) -> str:
    """“Paused since 3 Mar: flu”, “Paused 3 Mar to 9 Mar: flu”."""
    why = f": {pause.why}" if pause.why else ""
    if pause.last_day is None:
        return f"Paused since {short_day(pause.first_day)}{why}"
    return f"Paused {short_day(pause.first_day)} to {short_day(pause.last_day)}{why}"


def phase_words(phase: Phase, programme: Programme, today: date) -> str:
    """“Weeks 0 to 3, now”; the weeks stand in it where its name does not say them."""
    last = phase.first_week + phase.weeks - 1
    weeks = f"week {phase.first_week}" if phase.weeks == 1 else f"weeks {phase.first_week} to {last}"
    name = phase.name if weeks in phase.name.lower() else f"{phase.name}, {weeks}"
    return f"{name}, now" if programme.phase_on(today) == phase and programme.exercises_on(today) else name


def adherence_words(weeks: Iterable[ExerciseWeek]) -> str:
    """“21 of 24 sessions”, of all weeks so far; “No session planned so far” before the first."""
    kept = tuple(weeks)
    done, planned = sum(week.done for week in kept), sum(week.planned for week in kept)
    if not (done or planned):
        return "No session planned so far"
    if done > planned:
        return f"{counted(done, 'session')}, {planned} planned"
    return f"{done} of {counted(planned, 'session')}"


def earlier_words(courses: Sequence[Course]) -> tuple[str, ...]:
    """A line for each course before the last one, newest first."""
    return tuple(f"Earlier: {course_name(course)}" for course in reversed(courses[:-1]))


def _span(first: date, last: date) -> str:
    return f"{short_day(first) if first.year == last.year else day_words(first)} to {day_words(last)}"
