"""When a patient was tested, and the programme with its phases and pauses. Days as they were, nothing planned."""

from collections.abc import Iterator
from datetime import date

from strengthtrack.clinic.days import day_in_full
from strengthtrack.clinic.programme import Pause, Phase, Programme
from strengthtrack.clinic.sentences import listed, upper_first
from strengthtrack.clinic.session import Session
from strengthtrack.practice.letter import words as say
from strengthtrack.practice.letter.material import Material


def attendance(material: Material) -> str:
    """Visits with the dynamometer in this course of care, and what the programme was."""
    told = (_visits(course_visits(material)), *(_programme(one, material.today) for one in begun(material)))
    return " ".join(filter(None, told))


def course_visits(material: Material) -> tuple[Session, ...]:
    """The visits of the course of care; all of them where there is no programme."""
    return tuple(one for one in material.sessions if material.course is None or material.course.holds(one.day))


def begun(material: Material) -> tuple[Programme, ...]:
    """The programmes of the course that have begun, oldest first."""
    course = material.course.programmes if material.course else ()
    return tuple(programme for programme in course if programme.starts_on <= material.today)


def _visits(visits: tuple[Session, ...]) -> str:
    if not visits:
        return ""
    first, last = day_in_full(visits[0].day), day_in_full(visits[-1].day)
    if len(visits) == 1:
        return f"Tested at one visit, on {last}."
    return f"Tested at {say.count(len(visits))} visits, the first on {first} and the last on {last}."


def _programme(programme: Programme, today: date) -> str:
    exercise = f"{say.count(programme.per_week)} exercise session{'s' * (programme.per_week != 1)} a week"
    begin = f"{upper_first(programme.name)} programme from {day_in_full(programme.starts_on)}"
    planned = f"{begin}, planned for {say.weeks(programme.weeks)} with {exercise}."
    return " ".join((planned, *_phases(programme), *_pauses(programme, today), *_end(programme, today)))


def _phases(programme: Programme) -> Iterator[str]:
    if len(programme.phases) > 1 or any(_phase(phase) != phase.name for phase in programme.phases):
        yield say.sentence(f"Phases: {listed(map(_phase, programme.phases))}")


def _phase(phase: Phase) -> str:
    """“tubing (weeks 0 to 3)”; the weeks are not said twice."""
    last = phase.first_week + phase.weeks - 1
    weeks = f"week {phase.first_week}" if phase.weeks == 1 else f"weeks {phase.first_week} to {last}"
    return phase.name if weeks in phase.name.lower() else f"{phase.name} ({weeks})"


def _pauses(programme: Programme, today: date) -> Iterator[str]:
    for pause in sorted(programme.pauses, key=lambda one: one.first_day):
        if pause.first_day <= today:
            yield f"Paused {_days(pause, today)}{_why(pause.why)}."


def _days(pause: Pause, today: date) -> str:
    if pause.last_day is None or pause.last_day > today:
        return f"since {day_in_full(pause.first_day)}"
    return f"{'on' if pause.first_day == pause.last_day else 'from'} {say.span(pause.first_day, pause.last_day)}"


def _end(programme: Programme, today: date) -> Iterator[str]:
    if programme.ended_on is not None and programme.ended_on <= today:
        yield f"Ended on {day_in_full(programme.ended_on)}{_why(programme.ended_why)}."


def _why(words: str) -> str:
    told = " ".join(words.split()).rstrip(".")
    return f" ({told})" if told else ""
