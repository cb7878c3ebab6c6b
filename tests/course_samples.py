"""Programmes, exercise and events for tests, of which a test names only what it is about."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from strengthtrack.clinic.course import Course, CourseEvent, ExerciseDone, courses
from strengthtrack.clinic.programme import Pause, Programme, hip_programme

START = date(2026, 3, 3)  # a Tuesday
NOW = datetime(2026, 4, 28, 9, 0, tzinfo=UTC)


def after(days: int) -> date:
    """So many days after the start."""
    return START + timedelta(days=days)


def hip(id: str = "g", starts: int = 0, **changed: Any) -> Programme:
    """A hip programme that begins so many days after the start, with what is `changed` in it."""
    return replace(hip_programme(id, "p1", after(starts)), **changed)


def rest(first: int, last: int | None = None, why: str = "") -> Pause:
    """A pause between two days after the start."""
    return Pause(after(first), None if last is None else after(last), why)


def changed_course(at: int = 25) -> Course:
    """Hip for so many days, then knee."""
    (found,) = courses([hip(ended_on=after(at)), hip("k", at, name="knee", template="knee", course_id="g")])
    return found


def done(*days: int, programme_id: str = "g") -> tuple[ExerciseDone, ...]:
    """A session of exercise on each of these days."""
    return tuple(ExerciseDone(f"e{number}", programme_id, after(day)) for number, day in enumerate(days))


def event(day: int, words: str = "Flu", id: str = "v") -> CourseEvent:
    """Something that happened so many days after the start."""
    return CourseEvent(id, "p1", after(day), words)
