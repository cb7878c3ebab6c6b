"""EpisodeOfCare and CarePlan: a course of care, and its programmes with what was planned in them. Days are local."""

from collections.abc import Iterator
from datetime import date

from strengthtrack.clinic.course import Course
from strengthtrack.clinic.figures import counted
from strengthtrack.clinic.programme import Programme
from strengthtrack.documents.fhir.activities import activities
from strengthtrack.documents.fhir.elements import Json, days, element, notes, words
from strengthtrack.documents.fhir.person import has_condition
from strengthtrack.documents.fhir.record import PatientRecord
from strengthtrack.documents.fhir.telling import Telling


def plans(record: PatientRecord, telling: Telling) -> Iterator[Json]:
    """The resources of every course of care, oldest first."""
    for course in record.courses:
        yield _episode(course, record, telling)
        for number, programme in enumerate(course.programmes):
            before = course.programmes[number - 1] if number else None
            yield _care_plan(programme, before, course, record, telling)


def _episode(course: Course, record: PatientRecord, telling: Telling) -> Json:
    status = _episode_status(course, record.today)
    last = _last_day(course.running) if status == "finished" else None
    reason = telling.link("Condition", record.patient.id)
    return element(
        {
            "resourceType": "EpisodeOfCare",
            "id": telling.id("EpisodeOfCare", course.id),
            "status": status,
            "diagnosis": [{"condition": reason}] if has_condition(record.patient, telling) else [],
            "patient": telling.link("Patient", record.patient.id),
            "period": days(course.starts_on, last),
        }
    )


def _episode_status(course: Course, today: date) -> str:
    if today < course.starts_on:
        return "planned"
    followed = course.next_starts is not None and course.next_starts <= today
    status = "finished" if followed else _status(course.running, today)
    return {"on-hold": "onhold", "revoked": "finished", "completed": "finished"}.get(status, status)


def _care_plan(
    programme: Programme, before: Programme | None, course: Course, record: PatientRecord, telling: Telling
) -> Json:
    reason = telling.link("Condition", record.patient.id)
    named = telling.typed(programme.name) or words(programme.template)
    return element(
        {
            "resourceType": "CarePlan",
            "id": telling.id("CarePlan", programme.id),
            "replaces": [telling.link("CarePlan", before.id)] if before else [],
            "status": _status(programme, record.today),
            "intent": "plan",
            "title": f"Programme: {named}" if named else "Programme",
            "description": _description(programme),
            "subject": telling.link("Patient", record.patient.id),
            "period": days(programme.starts_on, _last_day(programme)),
            "addresses": [reason] if has_condition(record.patient, telling) else [],
            "supportingInfo": [telling.link("EpisodeOfCare", course.id)],
            "activity": activities(programme, course, record, telling),
            "note": notes(telling.typed(programme.ended_why)),
        }
    )


def _description(programme: Programme) -> str:
    side = words(programme.side)
    often = f"{counted(programme.per_week, 'session')} of exercise a week for {counted(programme.weeks, 'week')}"
    return f"{often}, side: {side}" if side else often


def _status(programme: Programme, today: date) -> str:
    """As of a request: one that was ended before its time is revoked."""
    if programme.ended_by(today):
        return "revoked"
    if programme.paused_on(today) is not None:
        return "on-hold"
    last = _last_day(programme)
    return "completed" if last is not None and last < today else "active"


def _last_day(programme: Programme) -> date | None:
    """The last day of which anything is planned, a test after the last week too; None while a pause lasts."""
    last = programme.last_day
    if last is None or programme.ended_on is not None:
        return last
    return max([last, *map(programme.date_of, programme.tests)])
