"""Changes to a course of care that can be taken back. Each raises EntryFault before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from strengthtrack.clinic import course_rules as rules
from strengthtrack.clinic.course import CourseEvent, ExerciseDone
from strengthtrack.clinic.days import day_words, short_day
from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.programme import Pause, PlannedTest, Programme
from strengthtrack.clinic.sentences import listed, upper_first
from strengthtrack.practice.edits import Edit, Job
from strengthtrack.records.changes import Changes

if TYPE_CHECKING:
    from strengthtrack.records.store import Store

BASELINE, AT_CHANGE = "Baseline", "Test at the change"
"""Of a course only its first programme has a baseline; one that follows is tested when it begins."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What a programme is checked against: whose it is, all programmes of theirs, the local day, and now in UTC."""

    patient: Patient
    programmes: tuple[Programme, ...]
    today: date
    now: datetime


def start(programme: Programme, beside: Beside) -> Edit:
    """A new course of care; undoing discards it."""
    rules.check_programme(programme, beside.programmes, beside.patient, beside.today)
    name = f"{called(programme)} from {day_words(programme.starts_on)}"
    return Edit(name, _kept(programme), _kept(replace(programme, discarded_at=beside.now)))


def change(old: Programme, new: Programme, why: str, beside: Beside) -> Edit:
    """Another programme within the course: the old one ends on the day on which the new one begins."""
    rules.check_ended(old, new.starts_on, beside.today)
    over = _ended(old, new.starts_on, why)
    begun = replace(new, course_id=old.course, tests=tuple(map(_not_baseline, new.tests)))
    others = (over, *(one for one in beside.programmes if one.id != old.id))
    rules.check_programme(begun, others, beside.patient, beside.today)
    name = f"{called(old)} changed to {new.name}"
    return Edit(name, _kept(over, begun), _kept(old, replace(begun, discarded_at=beside.now)))


def pause(programme: Programme, new: Pause) -> Edit:
    """A rest, with its reason; without a last day it lasts until the programme is resumed."""
    paused = replace(programme, pauses=(*programme.pauses, replace(new, why=new.why.strip())))
    rules.check_pauses(paused)
    until = f" to {short_day(new.last_day)}" if new.last_day else ""
    return Edit(f"{called(programme)} paused from {short_day(new.first_day)}{until}", _kept(paused), _kept(programme))


def resume(programme: Programme, day: date) -> Edit:
    """End the pause that lasts; `day` is the first on which the programme goes on."""
    rules.check_resumed(programme, day)
    last = day - timedelta(days=1)
    pauses = tuple(replace(one, last_day=one.last_day or last) for one in programme.pauses)
    resumed = replace(programme, pauses=pauses)
    rules.check_pauses(resumed)
    return Edit(f"{called(programme)} resumed on {short_day(day)}", _kept(resumed), _kept(programme))


def end(programme: Programme, day: date, why: str, today: date) -> Edit:
    """End a programme before its time, with the reason; what was done and measured stays."""
    rules.check_ended(programme, day, today)
    over = _ended(programme, day, why)
    return Edit(f"{called(programme)} ended on {short_day(day)}", _kept(over), _kept(programme))


def go_on(programme: Programme, beside: Beside) -> Edit:
    """Let a programme that was ended go on as if it had not been."""
    again = replace(programme, ended_on=None, ended_why="")
    rules.check_programme(again, beside.programmes, beside.patient, beside.today)
    return Edit(f"{called(programme)} goes on", _kept(again), _kept(programme))


def exercise_done(programme: Programme, done: tuple[ExerciseDone, ...], today: date, now: datetime) -> Edit:
    """One session of exercise or more, marked as done; undoing sets them aside."""
    for one in done:
        rules.check_exercise(programme, one, today)
    many = f"{len(done)} sessions" if len(done) > 1 else "Session"
    days = listed(dict.fromkeys(short_day(one.day) for one in done))
    return Edit(f"{many} of {days} marked as done", _done(*done), _done(*_aside(done, now)))


def exercise_told(programme: Programme, done: ExerciseDone, what: str, today: date) -> Edit:
    """Say what was done in a session; empty takes the words away."""
    told = replace(done, what=what.strip())
    rules.check_exercise(programme, told, today)
    return Edit(f"Session of {short_day(done.day)} described", _done(told), _done(done))


def exercise_taken_back(done: tuple[ExerciseDone, ...], now: datetime) -> Edit:
    """Sessions were not done after all; they stay in the file, discarded."""
    many = f"{len(done)} sessions" if len(done) > 1 else "Session"
    return Edit(f"{many} of {short_day(done[0].day)} taken back", _done(*_aside(done, now)), _done(*done))


def event_added(event: CourseEvent, patient: Patient, today: date, now: datetime) -> Edit:
    """Something that happened; undoing sets it aside."""
    rules.check_event(event, patient, today)
    return Edit(f"“{event.words}” noted on {short_day(event.day)}", _noted(event), _noted(_gone(event, now)))


def event_changed(before: CourseEvent, after: CourseEvent, patient: Patient, today: date) -> Edit:
    """Other words, or another day."""
    rules.check_event(after, patient, today)
    return Edit(f"“{after.words}” changed", _noted(after), _noted(before))


def event_removed(event: CourseEvent, now: datetime) -> Edit:
    """It did not happen after all; it stays in the file, discarded."""
    return Edit(f"“{event.words}” removed", _noted(_gone(event, now)), _noted(event))


def called(programme: Programme) -> str:
    """“Hip programme”; “Programme” where it has no name."""
    name = programme.name.strip()
    return f"{upper_first(name)} programme" if name else "Programme"


def _ended(programme: Programme, day: date, why: str) -> Programme:
    """Ended, and a pause that lasts with it."""
    last = day - timedelta(days=1)
    begun = (one for one in programme.pauses if one.last_day is not None or one.first_day <= last)
    pauses = tuple(replace(one, last_day=one.last_day or last) for one in begun)
    return replace(programme, pauses=pauses, ended_on=day, ended_why=why.strip())


def _not_baseline(test: PlannedTest) -> PlannedTest:
    return replace(test, name=AT_CHANGE) if test.day == 0 and test.name == BASELINE else test


def _aside(done: tuple[ExerciseDone, ...], now: datetime) -> tuple[ExerciseDone, ...]:
    return tuple(replace(one, discarded_at=now) for one in done)


def _gone(event: CourseEvent, now: datetime) -> CourseEvent:
    return replace(event, discarded_at=now)


def _kept(*programmes: Programme) -> Job:
    return _together(lambda store: [store.save_programme(one) for one in programmes])


def _done(*done: ExerciseDone) -> Job:
    return _together(lambda store: [store.courses.save_exercise(one) for one in done])


def _noted(event: CourseEvent) -> Job:
    return lambda store: store.courses.save_event(event)


def _together(writes: Callable[[Store], list[Changes]]) -> Job:
    def write(store: Store) -> Changes:
        with store.together():
            return writes(store)[-1]

    return write
