"""One patient's courses of care as they are read, and the edits that are made of what is typed about them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

from strengthtrack.clinic.course import Course, CourseEvent, ExerciseDone, courses
from strengthtrack.clinic.programme import Pause, Programme
from strengthtrack.clinic.typed_days import day_typed
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.edits import Edit
from strengthtrack.practice.programme import course_edits

if TYPE_CHECKING:
    from strengthtrack.clinic.patient import Patient


@dataclass(frozen=True, slots=True)
class CourseBook:
    """What is kept of a patient's care when it is asked. Every edit raises EntryFault where it cannot be right."""

    desk: Desk
    patient_id: str

    @property
    def patient(self) -> Patient:
        """Whose it is."""
        return self.desk.store.patient(self.patient_id)

    @property
    def courses(self) -> tuple[Course, ...]:
        """Oldest first."""
        return courses(self.desk.store.courses.programmes(self.patient_id))

    def done(self, course: Course) -> tuple[ExerciseDone, ...]:
        """The exercise of a course, oldest first."""
        own = {programme.id for programme in course.programmes}
        return tuple(one for one in self.desk.store.courses.exercise(self.patient_id) if one.programme_id in own)

    def events(self, course: Course) -> tuple[CourseEvent, ...]:
        """What happened in a course, oldest first."""
        return tuple(event for event in self.desk.store.courses.events(self.patient_id) if course.holds(event.day))

    def tested(self, course: Course) -> tuple[date, ...]:
        """The local days of its visits with a test, oldest first."""
        return tuple(day for day in self.desk.store.tested_on(self.patient_id) if course.holds(day))

    # the programme

    def start(self, programme: Programme) -> Edit:
        """A new course."""
        return course_edits.start(programme, self._beside())

    def change(self, course: Course, new: Programme, why: str) -> Edit:
        """Another programme within the course."""
        return course_edits.change(course.running, new, why, self._beside())

    def pause(self, course: Course, first: str, last: str, why: str) -> Edit:
        """A rest; `last` may be empty. Days as typed."""
        until = self._day(last) if last else None
        return course_edits.pause(course.running, Pause(self._day(first), until, why))

    def resume(self, course: Course, day: str) -> Edit:
        """The day on which it goes on, as typed."""
        return course_edits.resume(course.running, self._day(day))

    def end(self, course: Course, day: str, why: str) -> Edit:
        """The day on which it ends before its time, as typed."""
        return course_edits.end(course.running, self._day(day), why, self.desk.today())

    def go_on(self, course: Course) -> Edit:
        """As if it had not been ended."""
        return course_edits.go_on(course.running, self._beside())

    # the log

    def mark(self, course: Course, day: date) -> Edit:
        """A session of exercise was done on a day."""
        programme = course.programme_on(day) or (course.running if day > course.starts_on else course.programmes[0])
        done = ExerciseDone(uuid4().hex, programme.id, day)
        return course_edits.exercise_done(programme, (done,), self.desk.today(), self.desk.now())

    def tell(self, course: Course, done: ExerciseDone, what: str) -> Edit:
        """What was done in a session."""
        programme = next(one for one in course.programmes if one.id == done.programme_id)
        return course_edits.exercise_told(programme, done, what, self.desk.today())

    def take_back(self, done: ExerciseDone) -> Edit:
        """A session was not done after all."""
        return course_edits.exercise_taken_back((done,), self.desk.now())

    # events

    def write_event(self, event_id: str, day: str, words: str) -> Edit:
        """A new event where `event_id` is empty, else another day or other words; the day as typed."""
        on, today = self._day(day, past=True), self.desk.today()
        if not event_id:
            new = CourseEvent(uuid4().hex, self.patient_id, on, words)
            return course_edits.event_added(new, self.patient, today, self.desk.now())
        before = self._event(event_id)
        return course_edits.event_changed(before, replace(before, day=on, words=words), self.patient, today)

    def remove_event(self, event_id: str) -> Edit:
        """It did not happen after all."""
        return course_edits.event_removed(self._event(event_id), self.desk.now())

    def _event(self, event_id: str) -> CourseEvent:
        return next(event for event in self.desk.store.courses.events(self.patient_id) if event.id == event_id)

    def _beside(self) -> course_edits.Beside:
        programmes = self.desk.store.courses.programmes(self.patient_id)
        return course_edits.Beside(self.patient, programmes, self.desk.today(), self.desk.now())

    def _day(self, text: str, *, past: bool = False) -> date:
        return day_typed(text, self.desk.today(), past=past)
