"""One patient's records as the charts look at them: a course of care, or all visits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from strengthtrack.clinic.course import Course, courses
from strengthtrack.clinic.function import FunctionMeasure, FunctionScore, activities_named, activities_total
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.session_form import SessionForm
from strengthtrack.science.care import Care

if TYPE_CHECKING:
    from strengthtrack.records.store import Store


def courses_of(store: Store, patient_id: str) -> tuple[Course, ...]:
    """A patient's courses of care, oldest first."""
    return courses(store.courses.programmes(patient_id))


def care_of(store: Store, patient_id: str, today: date) -> Care:
    """All visits of a patient, the last course with a visit in it the one that changes are counted in.

    A blind session is not in it until it is finished.
    """
    care = visits_of(store, patient_id, today)
    shown = [session.id for session in care.sessions]
    return replace(care, trials=store.by_movement.of_all(shown))


def visits_of(store: Store, patient_id: str, today: date) -> Care:
    """The same without trials, whose traces are what takes long to read."""
    patient, found = store.patient(patient_id), courses_of(store, patient_id)
    sessions = tuple(session for session in store.sessions(patient_id) if not session.hides_values)
    shown = {session.id for session in sessions}
    forms = store.forms(patient_id)
    return Care(
        sessions=sessions,
        pains=tuple(pain for pain in store.pains(patient_id) if pain.session_id in shown),
        course=_counted_in(found, sessions),
        scores={session_id: scores_of(form) for session_id, form in forms.items() if session_id in shown},
        exercise=store.courses.exercise(patient_id),
        events=store.courses.events(patient_id),
        height_m=patient.height_m,
        affected=patient.affected,
        today=today,
    )


def _counted_in(found: tuple[Course, ...], sessions: tuple[Session, ...]) -> Course | None:
    """A course that is planned, or began without a visit, leaves the one before it as it was."""
    visited = (course for course in reversed(found) if any(course.holds(visit.day) for visit in sessions))
    return next(visited, found[-1] if found else None)


def scores_of(form: SessionForm) -> tuple[FunctionScore, ...]:
    """The questionnaires of a session, the patient's own activities as their mean among them."""
    told = tuple(score for score in form.function if score.measure is not FunctionMeasure.PSFS)
    mean, named = activities_total(form.activities), activities_named(form.activities)
    return told if mean is None else (*told, FunctionScore(FunctionMeasure.PSFS, mean, named))


def within(care: Care, course: Course) -> Care:
    """The same with the visits, exercise and events of one course alone."""
    sessions = tuple(session for session in care.sessions if course.holds(session.day))
    shown = {session.id for session in sessions}
    own = {programme.id for programme in course.programmes}
    return replace(
        care,
        course=course,
        sessions=sessions,
        trials=tuple(trial for trial in care.trials if trial.session_id in shown),
        pains=tuple(pain for pain in care.pains if pain.session_id in shown),
        exercise=tuple(done for done in care.exercise if done.programme_id in own),
        events=tuple(event for event in care.events if course.holds(event.day)),
    )
