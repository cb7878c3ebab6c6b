"""The programmes, exercise logs and events of the sample clinic."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from strengthtrack.clinic.course import CourseEvent, ExerciseDone
from strengthtrack.clinic.programme import Pause, Programme
from strengthtrack.practice.programme.course_edits import AT_CHANGE, BASELINE
from strengthtrack.practice.programme.programmes import shipped
from strengthtrack.practice.sample.people import SamplePerson, SampleProgramme
from strengthtrack.records.store import Store

_DAYS = (0, 2, 4)
"""Of each week, on which exercise is planned."""
_MISSES = 0.15


def keep(store: Store, person: SamplePerson, patient_id: str, today: date) -> None:
    """Keep what a person did and what happened to them, as it looks on `today`; raises RecordsFault."""
    for programme, facts in _programmes(person, patient_id, today):
        store.save_programme(programme)
        for done in _log(programme, facts, today):
            store.courses.save_exercise(done)
    for number, (days_ago, words) in enumerate(person.events, start=1):
        day = today - timedelta(days=days_ago)
        store.courses.save_event(CourseEvent(f"sample-event-{person.letter}-{number}", patient_id, day, words))


def _programmes(person: SamplePerson, patient_id: str, today: date) -> Iterator[tuple[Programme, SampleProgramme]]:
    course_id = ""
    for number, facts in enumerate(person.programmes):
        made = _programme(f"{_name(person)}{f'-{number}' * (number > 0)}", patient_id, person, facts, today)
        if facts.follows:
            tests = tuple(replace(one, name=AT_CHANGE) if one.name == BASELINE else one for one in made.tests)
            made = replace(made, course_id=course_id, tests=tests)
        course_id = made.course
        yield made, facts


def _name(person: SamplePerson) -> str:
    return f"sample-programme-{person.letter}"


def _programme(id: str, patient_id: str, person: SamplePerson, facts: SampleProgramme, today: date) -> Programme:
    made = shipped(facts.template).begun(id, patient_id, _day(today, facts.starts_ago), _side(person, facts))
    pauses = tuple(
        Pause(_day(today, first), None if last is None else _day(today, last), why) for first, last, why in facts.pauses
    )
    ended = None if facts.ended_ago is None else _day(today, facts.ended_ago)
    return replace(made, pauses=pauses, ended_on=ended, ended_why=facts.ended_why)


def _side(person: SamplePerson, facts: SampleProgramme) -> str:
    return facts.side or person.affected.value


def _log(programme: Programme, facts: SampleProgramme, today: date) -> Iterator[ExerciseDone]:
    chance = Random(programme.id)
    days = facts.done
    if days is None:
        planned = range((today - programme.starts_on).days)
        days = tuple(day for day in planned if day % 7 in _DAYS and chance.random() > _MISSES)
    for day in (programme.starts_on + timedelta(days=one) for one in days):
        if day < today and programme.exercises_on(day):
            yield ExerciseDone(f"{programme.id}-{day.isoformat()}", programme.id, day)


def _day(today: date, days_ago: int) -> date:
    return today - timedelta(days=days_ago)
