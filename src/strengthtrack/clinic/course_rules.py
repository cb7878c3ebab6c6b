"""What cannot be right in a course of care. Each rule raises EntryFault, with a sentence for each field it is about."""

from collections.abc import Iterable
from datetime import date, timedelta

from strengthtrack.clinic.course import CourseEvent, ExerciseDone
from strengthtrack.clinic.days import day_in_full
from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.programme import Pause, Programme
from strengthtrack.errors import EntryFault

LONGEST_NAME, LONGEST_WORDS = 60, 400
WEEKS, PER_WEEK = (1, 104), (1, 14)
LATEST_START, EARLIEST_START = timedelta(days=366), timedelta(days=3653)
_FOREVER = date.max
Faults = list[tuple[str, str]]


def check_programme(programme: Programme, others: Iterable[Programme], patient: Patient, today: date) -> None:
    """A programme as it stands beside the patient's others; those with its id or discarded are not looked at."""
    faults = [*_start_faults(programme, patient, today), *_plan_faults(programme), *_pause_faults(programme)]
    kept = [one for one in others if one.id != programme.id and one.discarded_at is None]
    clash = next((one for one in kept if _meet(programme, one)), None)
    if clash is not None and not faults:
        faults.append(("starts_on", _clash_words(clash)))
    _raise(faults)


def check_pauses(programme: Programme) -> None:
    """The pauses of a programme."""
    _raise(_pause_faults(programme))


def check_ended(programme: Programme, day: date, today: date) -> None:
    """The day on which a programme is ended, or changed for another."""
    if day > today:
        _raise([("day", f"{day_in_full(day)} lies in the future; end it on its day.")])
    if day < programme.starts_on:
        begun = day_in_full(programme.starts_on)
        _raise([("day", f"The {programme.name} programme begins on {begun}; choose that day or a later one.")])
    if programme.ended_on is not None:
        ended = day_in_full(programme.ended_on)
        _raise([("day", f"The {programme.name} programme was ended on {ended}; it cannot be ended twice.")])


def check_resumed(programme: Programme, day: date) -> None:
    """The first day after a pause that lasts."""
    pause = lasting_pause(programme)
    if pause is None:
        _raise([("day", f"The {programme.name} programme is not paused; there is nothing to resume.")])
    elif day <= pause.first_day:
        since = day_in_full(pause.first_day)
        _raise([("day", f"The pause began on {since}; resume on a later day, or undo the pause.")])


def check_exercise(programme: Programme, done: ExerciseDone, today: date) -> None:
    """A session of exercise on a day of its programme."""
    day, name = day_in_full(done.day), f"The {programme.name} programme"
    if done.day > today:
        _raise([("day", f"{day} lies in the future; mark the session on its day.")])
    if done.day < programme.starts_on:
        _raise([("day", f"{name} begins on {day_in_full(programme.starts_on)}; choose a day from then on.")])
    if programme.ended_by(done.day) and programme.ended_on is not None:
        _raise([("day", f"{name} was ended on {day_in_full(programme.ended_on)}; choose a day before.")])
    if len(done.what) > LONGEST_WORDS:
        _raise([("what", f"Shorten what was done to {LONGEST_WORDS} characters.")])


def check_event(event: CourseEvent, patient: Patient, today: date) -> None:
    """Something that happened to a patient."""
    faults: Faults = []
    if not event.words.strip():
        faults.append(("words", "Say in a few words what happened, for example “New shoes”."))
    if len(event.words) > LONGEST_NAME:
        faults.append(("words", f"Shorten it to {LONGEST_NAME} characters; it stands under the chart."))
    if event.day > today:
        faults.append(("day", f"{day_in_full(event.day)} lies in the future; note it when it has happened."))
    if event.day < patient.born:
        faults.append(("day", f"{day_in_full(event.day)} lies before the patient was born; check the year."))
    _raise(faults)


def lasting_pause(programme: Programme) -> Pause | None:
    """The pause that has no end yet."""
    return next((pause for pause in programme.pauses if pause.last_day is None), None)


def _start_faults(programme: Programme, patient: Patient, today: date) -> Faults:
    start = programme.starts_on
    if start < patient.born:
        return [("starts_on", f"{day_in_full(start)} lies before the patient was born; check the year.")]
    if start > today + LATEST_START:
        return [("starts_on", f"{day_in_full(start)} is more than a year ahead; check the year.")]
    if start < today - EARLIEST_START:
        return [("starts_on", f"{day_in_full(start)} is more than ten years ago; check the year.")]
    return []


def _plan_faults(programme: Programme) -> Faults:
    faults: Faults = []
    if not programme.name.strip():
        faults.append(("name", "Give the programme a name, for example the muscles it trains."))
    if len(programme.name) > LONGEST_NAME:
        faults.append(("name", f"Shorten the name to {LONGEST_NAME} characters."))
    if not WEEKS[0] <= programme.weeks <= WEEKS[1]:
        faults.append(("weeks", f"Give the weeks as a whole number, {WEEKS[0]} to {WEEKS[1]}."))
    if not PER_WEEK[0] <= programme.per_week <= PER_WEEK[1]:
        low, high = PER_WEEK
        faults.append(("per_week", f"Give the sessions of exercise a week as a whole number, {low} to {high}."))
    return faults


def _pause_faults(programme: Programme) -> Faults:
    before: Pause | None = None
    for pause in sorted(programme.pauses, key=lambda one: one.first_day):
        sentence = _pause_fault(programme, pause, before)
        if sentence:
            return [("pause", sentence)]
        before = pause
    return []


def _pause_fault(programme: Programme, pause: Pause, before: Pause | None) -> str:
    first = day_in_full(pause.first_day)
    if pause.first_day <= programme.starts_on:
        begun = day_in_full(programme.starts_on)
        return f"The programme begins on {begun}; a pause begins on a later day, or the start is moved."
    if programme.ended_by(pause.first_day):
        return f"The programme was ended before {first}; choose a day on which it ran."
    if pause.last_day is not None and pause.last_day < pause.first_day:
        return f"The last day of the pause lies before its first, {first}; choose that day or a later one."
    if before is not None and (before.last_day is None or before.last_day >= pause.first_day):
        return f"{first} lies in the pause that began on {day_in_full(before.first_day)}; resume from that one first."
    if len(pause.why) > LONGEST_WORDS:
        return f"Shorten the reason to {LONGEST_WORDS} characters."
    return ""


def _meet(one: Programme, other: Programme) -> bool:
    """Whether two programmes run on the same day."""
    return one.starts_on <= (other.last_day or _FOREVER) and other.starts_on <= (one.last_day or _FOREVER)


def _clash_words(other: Programme) -> str:
    start = day_in_full(other.starts_on)
    if other.last_day is None:
        return f"The {other.name} programme that began on {start} is paused; end it or change it first."
    until = f"{start} to {day_in_full(other.last_day)}"
    return f"The {other.name} programme runs from {until}; choose other days, or end it or change it first."


def _raise(faults: Iterable[tuple[str, str]]) -> None:
    kept = tuple(faults)
    if kept:
        raise EntryFault(kept)
