"""What a programme plans, as activities of its CarePlan: exercise, phases, tests and pauses.

Of exercise whose days are over it is not said that it was done, for nobody measured that: its state is unknown.
"""

from collections.abc import Iterator
from datetime import date

from strengthtrack.clinic.course import Course
from strengthtrack.clinic.figures import counted
from strengthtrack.clinic.programme import Pause, Phase, PlannedTest, Programme
from strengthtrack.documents.fhir.codes import concept
from strengthtrack.documents.fhir.elements import Json, days, element
from strengthtrack.documents.fhir.record import PatientRecord
from strengthtrack.documents.fhir.telling import Telling


def activities(programme: Programme, course: Course, record: PatientRecord, telling: Telling) -> list[Json]:
    """The activities of one programme of a course."""
    today = record.today
    found = [
        _exercise(programme, today),
        *(_phase(number, phase, programme, today, telling) for number, phase in enumerate(programme.phases, start=1)),
        *_tests(programme, course, record, telling),
        *(_pause(pause, today, telling) for pause in programme.pauses),
    ]
    return [{"detail": element(detail)} for detail in found]


def _exercise(programme: Programme, today: date) -> Json:
    last = programme.last_day
    repeat = {
        "boundsPeriod": days(programme.starts_on, last),
        "frequency": programme.per_week,
        "period": 1,
        "periodUnit": "wk",
    }
    return {
        "code": concept("exercise"),
        "status": _state(programme, programme.starts_on, last, today),
        "scheduledTiming": {"repeat": repeat},
        "description": f"{counted(programme.per_week, 'session')} a week for {counted(programme.weeks, 'week')}",
    }


def _phase(number: int, phase: Phase, programme: Programme, today: date, telling: Telling) -> Json:
    first = programme.date_of(PlannedTest("", 7 * phase.first_week))
    last = programme.date_of(PlannedTest("", 7 * (phase.first_week + phase.weeks) - 1))
    return {
        "code": concept("phase", telling.typed(phase.name) or f"Phase {number}"),
        "status": _state(programme, first, last, today),
        "scheduledPeriod": days(first, last),
        "description": telling.typed(phase.exercises),
    }


def _state(programme: Programme, first: date, last: date | None, today: date) -> str:
    """Of days of exercise: what is known of them today."""
    if programme.ended_on is not None and (last is None or programme.ended_on <= last or last == programme.last_day):
        return "cancelled" if programme.ended_on <= first else "stopped"
    if today < first:
        return "scheduled"
    if last is not None and last < today:
        return "unknown"
    return "in-progress" if programme.paused_on(today) is None else "on-hold"


def _tests(programme: Programme, course: Course, record: PatientRecord, telling: Telling) -> Iterator[Json]:
    tested = record.tested_in(course)
    for of, test in course.planned:
        if of is programme:
            due, done = programme.date_of(test), course.done(programme, test, tested)
            missed = "not-started" if due < record.today else "scheduled"
            yield {
                "code": concept("planned-test", telling.typed(test.name) or f"Planned test, day {test.day}"),
                "status": "completed" if done else missed,
                "scheduledPeriod": days(due, due),
            }


def _pause(pause: Pause, today: date, telling: Telling) -> Json:
    over = pause.last_day is not None and pause.last_day < today
    why = telling.typed(pause.why)
    return {
        "code": concept("pause"),
        "status": "completed" if over else "scheduled" if today < pause.first_day else "in-progress",
        "statusReason": {"text": why} if why else None,
        "scheduledPeriod": days(pause.first_day, pause.last_day),
    }
