"""A push out of a file as a trial: whose it is, of which day, set up how. None of it is in the file: it is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from strengthtrack import __version__
from strengthtrack.clinic.battery import Battery
from strengthtrack.clinic.days import day_in_full
from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.sentences import lower_first
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Contraction, Dynamometer, Fixation, Movement, Setup, Side, differences
from strengthtrack.clinic.trial import Source, Trial
from strengthtrack.errors import EntryFault
from strengthtrack.practice.edits import TAKEN_BACK, Edit
from strengthtrack.practice.intake.force_reading import ForceReading
from strengthtrack.records.changes import Changes, Kind

if TYPE_CHECKING:
    from strengthtrack.records.store import Store

NOON = time(12)
_NO_DYNAMOMETER = Dynamometer("")
_ASKED = {
    "position": "Say in which position it was tested; values of different positions are not compared.",
    "pad": "Say where the pad was; values of different places are not compared.",
    "tester": "Say who tested; values of different testers are not compared.",
}


@dataclass(frozen=True, slots=True)
class ForceOf:
    """What a person says of a file: patient, local day, set-up, and the session it goes into (None for a new one)."""

    patient: Patient
    day: date
    setup: Setup
    session: Session | None
    file_name: str


def setup_asked(store: Store, battery: Battery, patient_id: str, movement: Movement, side: Side) -> Setup:
    """What is offered to begin with: as this test was set up last, else as the battery has it; no dynamometer."""
    last = _last(store, patient_id, movement, side)
    if last is not None:
        return replace(last.setup, side=side, dynamometer=_NO_DYNAMOMETER)
    plan = next((one for one in battery.plans if one.movement is movement), None)
    return Setup(
        movement=movement,
        side=side,
        position=plan.position if plan else "",
        pad=plan.pad if plan else "",
        fixation=plan.fixation if plan else Fixation.HAND,
        contraction=plan.contraction if plan else Contraction.MAKE,
        lever_arm_m=None,
        dynamometer=_NO_DYNAMOMETER,
        tester="",
        feedback=battery.feedback,
        value=battery.value,
    )


def not_compared(store: Store, patient_id: str, setup: Setup) -> tuple[str, ...]:
    """What is set up otherwise than in the last trial of this movement and side, in whole phrases."""
    last = _last(store, patient_id, setup.movement, setup.side, of_side=True)
    return differences(last.setup, setup) if last is not None else ()


def sessions_on(store: Store, patient_id: str, day: date) -> tuple[Session, ...]:
    """The patient's finished sessions of a local day; one that runs is not added to from beside."""
    return tuple(one for one in store.sessions(patient_id) if one.day == day and one.finished_at is not None)


def check(about: ForceOf, today: date) -> None:
    """Raise EntryFault naming every field that is missing or cannot be right."""
    setup = about.setup
    faults = [(name, sentence) for name, sentence in _ASKED.items() if not getattr(setup, name).strip()]
    if not setup.dynamometer.model.strip():
        faults.append(("model", "Say with which dynamometer it was measured; values of two are not compared."))
    if about.day > today:
        faults.append(("day", f"{day_in_full(about.day)} lies in the future; check the year."))
    if about.day < about.patient.born:
        faults.append(("day", f"{day_in_full(about.day)} lies before the patient was born; check the year."))
    if faults:
        raise EntryFault(faults)


def force_edit(store: Store, reading: ForceReading, about: ForceOf, now: datetime) -> Edit:
    """One trial, in a session that is there or a new one; undoing sets both aside. Raises EntryFault."""
    check(about, now.astimezone().date())
    _refuse_twice(store, reading, about)
    session = about.session or _new_session(about, now)
    trial = _trial(store, reading, about, session)
    gone = replace(trial, discarded_at=now, discarded_why=TAKEN_BACK)
    new = session if about.session is None else None
    without = replace(session, discarded_at=now) if new is not None else None
    name = f"Trial {trial.number} of {_test(trial.setup)} added from {about.file_name[:40]}"
    return Edit(name, _written(new, trial), _written(without, gone))


def add_words(store: Store, about: ForceOf) -> str:
    """What adding does, as a button says it: “Add trial 3 to the session of 28 April 2026”."""
    number = 1 if about.session is None else _number(store, about.session, about.setup)
    into = "a new session" if about.session is None else "the session"
    return f"Add trial {number} to {into} of {day_in_full(about.day)}"


def _new_session(about: ForceOf, now: datetime) -> Session:
    begun = min(datetime.combine(about.day, NOON).astimezone(), now)
    return Session(uuid4().hex, about.patient.id, begun, about.setup.tester, finished_at=begun)


def _trial(store: Store, reading: ForceReading, about: ForceOf, session: Session) -> Trial:
    others = [] if about.session is None else store.session_trials(session.id, include_discarded=True)
    return Trial(
        id=uuid4().hex,
        session_id=session.id,
        setup=about.setup,
        number=1 if about.session is None else _number(store, session, about.setup),
        started_at=max((one.started_at for one in others), default=session.started_at),
        source=Source.FILE,
        app_version=__version__,
        trace=reading.trace,
        note=f"From the file {about.file_name[:120]}",
    )


def _number(store: Store, session: Session, setup: Setup) -> int:
    """The next of its movement and side; practice is numbered apart."""
    tried = store.session_trials(session.id)
    same = (one.number for one in tried if _test(one.setup) == _test(setup) and not one.practice)
    return 1 + max(same, default=0)


def _refuse_twice(store: Store, reading: ForceReading, about: ForceOf) -> None:
    for session in sessions_on(store, about.patient.id, about.day):
        for trial in store.session_trials(session.id):
            trace = trial.trace
            if trace is not None and (trace.value, trace.t_s) == (reading.trace.value, reading.trace.t_s):
                here = f"trial {trial.number} of {_test(trial.setup)}"
                sentence = f"This recording is here already, as {here} on that day; choose another file."
                raise EntryFault([("file", sentence)])


def _last(store: Store, patient_id: str, movement: Movement, side: Side, *, of_side: bool = False) -> Trial | None:
    """The newest trial of a movement: of this leg, or where there is none and it may be so, of the other."""
    of_movement = store.by_movement.of(movement, [session.id for session in store.sessions(patient_id)])
    of_leg = tuple(one for one in of_movement if one.setup.side is side)
    found = of_leg or (() if of_side else of_movement)
    return found[-1] if found else None


def _test(setup: Setup) -> str:
    return f"{lower_first(setup.movement.words)} {setup.side.value}"


def _written(session: Session | None, trial: Trial) -> Callable[[Store], Changes]:
    def write(store: Store) -> Changes:
        from strengthtrack.science.analysis import analysed

        with store.together():
            if session is not None:
                store.save_session(session)
            changes = store.save_trial(trial)
            store.analyses.keep_first(trial.id, partial(analysed, trial, uuid4().hex))
        return Changes(changes.kinds | {Kind.SESSION, Kind.ANALYSIS}, changes.patient_id)

    return write
