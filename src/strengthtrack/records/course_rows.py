"""Programmes with their parts, exercise and events as rows, and back."""

from collections.abc import Sequence
from datetime import date

from strengthtrack.clinic.course import CourseEvent, ExerciseDone
from strengthtrack.clinic.programme import Pause, Phase, PlannedTest, Programme
from strengthtrack.records.rows import Found, moment_or_none, utc_or_none
from strengthtrack.records.sql import Value

Row = dict[str, Value]


def programme_row(programme: Programme) -> Row:
    """A programme as a row, without its parts."""
    return {
        "id": programme.id,
        "patient_id": programme.patient_id,
        "name": programme.name,
        "starts_on": programme.starts_on.isoformat(),
        "weeks": programme.weeks,
        "per_week": programme.per_week,
        "course_id": programme.course_id,
        "template": programme.template,
        "side": programme.side,
        "ended_on": _day(programme.ended_on),
        "ended_why": programme.ended_why,
        "discarded_at": utc_or_none(programme.discarded_at),
    }


def planned_test_rows(programme: Programme) -> list[Row]:
    """The planned tests of a programme, in their order."""
    return [
        {"programme_id": programme.id, "number": number, "name": test.name, "day": test.day}
        for number, test in enumerate(programme.tests)
    ]


def phase_rows(programme: Programme) -> list[Row]:
    """The phases of a programme, in their order."""
    return [
        {
            "programme_id": programme.id,
            "number": number,
            "name": phase.name,
            "first_week": phase.first_week,
            "weeks": phase.weeks,
            "exercises": phase.exercises,
        }
        for number, phase in enumerate(programme.phases)
    ]


def pause_rows(programme: Programme) -> list[Row]:
    """The pauses of a programme, in their order."""
    return [
        {
            "programme_id": programme.id,
            "number": number,
            "first_day": pause.first_day.isoformat(),
            "last_day": _day(pause.last_day),
            "why": pause.why,
        }
        for number, pause in enumerate(programme.pauses)
    ]


def programme_from(row: Found, tests: Sequence[Found], phases: Sequence[Found], pauses: Sequence[Found]) -> Programme:
    """A programme from its row and those of its parts."""
    planned = tuple(PlannedTest(test["name"], test["day"]) for test in tests)
    made = tuple(Phase(one["name"], one["first_week"], one["weeks"], one["exercises"]) for one in phases)
    return programme_of(row, planned, made, pauses)


def programme_of(
    row: Found, tests: tuple[PlannedTest, ...], phases: tuple[Phase, ...], pauses: Sequence[Found]
) -> Programme:
    """The same with its tests and phases at hand, which many programmes may share."""
    return Programme(
        id=row["id"],
        patient_id=row["patient_id"],
        name=row["name"],
        starts_on=date.fromisoformat(row["starts_on"]),
        weeks=row["weeks"],
        per_week=row["per_week"],
        tests=tests,
        discarded_at=moment_or_none(row["discarded_at"]),
        course_id=row["course_id"],
        template=row["template"],
        side=row["side"],
        phases=phases,
        pauses=tuple(
            Pause(date.fromisoformat(one["first_day"]), _day_from(one["last_day"]), one["why"]) for one in pauses
        ),
        ended_on=_day_from(row["ended_on"]),
        ended_why=row["ended_why"],
    )


def exercise_row(done: ExerciseDone) -> Row:
    """Exercise that was done as a row."""
    return {
        "id": done.id,
        "programme_id": done.programme_id,
        "day": done.day.isoformat(),
        "what": done.what,
        "discarded_at": utc_or_none(done.discarded_at),
    }


def exercise_from(row: Found) -> ExerciseDone:
    """Exercise that was done from a row."""
    day, gone = date.fromisoformat(row["day"]), moment_or_none(row["discarded_at"])
    return ExerciseDone(row["id"], row["programme_id"], day, row["what"], gone)


def event_row(event: CourseEvent) -> Row:
    """An event as a row."""
    return {
        "id": event.id,
        "patient_id": event.patient_id,
        "day": event.day.isoformat(),
        "words": event.words,
        "discarded_at": utc_or_none(event.discarded_at),
    }


def event_from(row: Found) -> CourseEvent:
    """An event from a row."""
    day, gone = date.fromisoformat(row["day"]), moment_or_none(row["discarded_at"])
    return CourseEvent(row["id"], row["patient_id"], day, row["words"], gone)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day_from(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
