"""What one course of care came to, for a review of all of them. Only what is needed of a patient is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from strengthtrack.clinic.course import Course, ExerciseDone, courses, exercise_weeks
from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.programme import PlannedTest, Programme, planned_for
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Side
from strengthtrack.practice.review.measures import PAIN, STRENGTH, CourseOutcome, Group, Outcome, Time
from strengthtrack.science.care import Bands, Care
from strengthtrack.science.change import Baseline, Change, cannot_tell
from strengthtrack.science.report_trend import report_series
from strengthtrack.science.strength_line import strength_line

if TYPE_CHECKING:
    from strengthtrack.records.store import Store

LATE_DAYS = 28
"""A first visit so long after the start is no baseline of the course."""
_DAYS = {Time.WEEKS: (42, 70), Time.MONTHS: (140, 230)}
"""A planned test that is due so long after the start is the one: a clinic's schedule need not be ours to the day."""
_GROUPS = {"hip": Group.HIP, "knee": Group.KNEE, "hip_and_knee": Group.HIP_AND_KNEE}
_MOVEMENTS = tuple(measure.movement for measure in STRENGTH if measure.movement is not None)
_Planned = tuple[Programme, PlannedTest]


def outcomes_of(store: Store, patient_id: str, bands: Bands, today: date) -> tuple[CourseOutcome, ...]:
    """Every course of a patient that has begun; raises RecordsFault."""
    begun = [one for one in courses(store.courses.programmes(patient_id)) if one.starts_on <= today]
    if not begun:
        return ()
    patient, exercise = store.patient(patient_id), store.courses.exercise(patient_id)
    sessions = tuple(visit for visit in store.sessions(patient_id) if not visit.hides_values)
    tested = frozenset(store.tested_on(patient_id))
    return tuple(
        _Course(store, bands, today, patient, course, sessions, tested, exercise).outcome() for course in begun
    )


def group_of(course: Course) -> Group:
    """By the programme it began with; one of before templates were kept goes by its name."""
    first = course.programmes[0]
    known = first.template or first.name.strip().casefold().replace(" ", "_")
    return _GROUPS.get(known, Group.OWN)


@dataclass(frozen=True, slots=True)
class _Course:
    store: Store
    bands: Bands
    today: date
    patient: Patient
    course: Course
    sessions: tuple[Session, ...]
    tested: frozenset[date]
    exercise: tuple[ExerciseDone, ...]

    def outcome(self) -> CourseOutcome:
        tests = {time: test for time in Time if (test := self._test(time)) is not None}
        counted = {time: visit for time, test in tests.items() if (visit := self._visit(test)) is not None}
        due = frozenset(time for time, (programme, test) in tests.items() if programme.date_of(test) <= self.today)
        return CourseOutcome(
            group=group_of(self.course),
            due=due | frozenset(counted),
            done=frozenset(counted),
            ended=self.course.running.ended_by(self.today),
            exercise=self._exercised(),
            outcomes=tuple(outcome for time, visit in counted.items() for outcome in self._outcomes(time, visit)),
        )

    def _test(self, time: Time) -> _Planned | None:
        """The planned test of that time. One that was never due, for the course was ended before, was not done."""
        running = self.course.running
        planned = list(self.course.planned)
        if running.ended_on is not None:
            planned += [(running, test) for test in running.tests if running.date_of(test) > running.ended_on]
        first, last = _DAYS[time]
        fit = (one for one in planned if first <= self._days(one) <= last)
        return next(fit, None)

    def _days(self, planned: _Planned) -> int:
        """So long after the course's start, pauses left out."""
        programme, test = planned
        return (programme.starts_on - self.course.starts_on).days + test.day

    def _visit(self, planned: _Planned) -> Session | None:
        """The first visit that counts for a planned test."""
        programme, test = planned
        fit = (
            visit
            for visit in self._visits()
            if planned_for(programme, visit.day) == test and not programme.ended_by(visit.day)
        )
        return next(fit, None)

    def _visits(self) -> Iterator[Session]:
        return (visit for visit in self.sessions if visit.day in self.tested and self.course.holds(visit.day))

    def _exercised(self) -> tuple[int, int] | None:
        own = {programme.id for programme in self.course.programmes}
        log = [one for one in self.exercise if one.programme_id in own]
        weeks = exercise_weeks(self.course, log, self.today) if log else ()
        planned = sum(week.planned for week in weeks)
        return (sum(week.done for week in weeks), planned) if planned else None

    def _outcomes(self, time: Time, visit: Session) -> Iterator[Outcome]:
        latest = self.course.starts_on + timedelta(days=LATE_DAYS)
        first = [one for one in self._visits() if one.day <= latest and one.started_at < visit.started_at]
        care = Care(sessions=(*first, visit), course=self.course, affected=self.patient.affected, today=self.today)
        yield from self._strength(time, visit, care)
        yield from self._pain(time, visit, care)

    def _strength(self, time: Time, visit: Session, care: Care) -> Iterator[Outcome]:
        side = self._side()
        if side is None:
            return
        trials = self.store.by_movement.of_side(_MOVEMENTS, side, [one.id for one in care.sessions])
        for measure in STRENGTH:
            assert measure.movement is not None  # noqa: S101 - strength is of a movement
            own = tuple(trial for trial in trials if trial.setup.movement is measure.movement)
            line = strength_line(measure.movement, side, Care(care.sessions, own, course=care.course), self.bands)
            points = [one.point for piece in line.pieces[-1:] for one in piece]
            if points and points[-1].session_id == visit.id:
                change = self._judged(points[-1].change, line.baseline, visit)
                yield Outcome(measure, time, change)

    def _pain(self, time: Time, visit: Session, care: Care) -> Iterator[Outcome]:
        series = report_series(None, care, self.bands)
        point = next((one for one in series.points if one.session_id == visit.id), None)
        if point is not None:
            measure = next(one for one in PAIN if one.scale is visit.pain.scale)
            yield Outcome(measure, time, self._judged(point.change, series.baseline, visit))

    def _judged(self, change: Change | None, baseline: Baseline | None, visit: Session) -> Change | None:
        """A visit that is itself of the baseline: nothing was before it, or not all of the baseline's visits."""
        if change is None and baseline is not None and visit.id in baseline.visits and len(baseline.visits) > 1:
            return cannot_tell(f"the baseline is to be the mean of {baseline.wanted} visits")
        return change

    def _side(self) -> Side | None:
        """The affected side: the one the programme is for, else the patient's; None where that is both, or not told."""
        told = (self.course.programmes[0].side, self.patient.affected.value)
        return next((Side(one) for one in told if one in {side.value for side in Side}), None)
