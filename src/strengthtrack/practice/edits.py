"""Changes that can be taken back. An edit owns what it replaced; undo is its exact inverse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from strengthtrack.clinic.pain import PainInTest
from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.programme import Programme
from strengthtrack.clinic.session import SkippedTest
from strengthtrack.clinic.setup import Side
from strengthtrack.clinic.trial import Mark, Trial
from strengthtrack.records.changes import Changes, Kind

if TYPE_CHECKING:  # the window is shown before the records are loaded
    from concurrent.futures import Future

    from strengthtrack.records.store import Store
    from strengthtrack.records.writer import Writer

Job = Callable[["Store"], Changes]
Enrolled = tuple[Patient, Programme | None]
"""A patient with their programme: written, and taken back, as one."""

TAKEN_BACK = "taken back"


@dataclass(frozen=True, slots=True)
class Edit:
    """One change by its name, as the toast says it, with its inverse."""

    name: str
    do: Job
    undo: Job


class Edits:
    """What was done and can be taken back, newest last."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._changed: Callable[[Changes], None] | None = None
        self._done: list[Edit] = []
        self._undone: list[Edit] = []

    def follow(self, changed: Callable[[Changes], None]) -> None:
        """Tell `changed`, and nobody else, what each write changed."""
        self._changed = changed

    def write(self, job: Job) -> None:
        """Write something that is not undone, a setting say; raises RecordsFault."""
        changes = self._writer.do(job)
        if self._changed is not None:
            self._changed(changes)

    def do(self, edit: Edit) -> None:
        """Write an edit and remember it; raises RecordsFault, and then nothing is remembered."""
        self.write(edit.do)
        self.note(edit)

    def begin(self, job: Job) -> Future[Changes]:
        """Begin what takes long on the writing thread; once an edit's `do` is done, `ended` is called with the edit."""
        return self._writer.begin(job)

    def beside(self) -> Store:
        """The same records for a thread that reads long, which closes them; raises RecordsFault."""
        return self._writer.beside()

    def ended(self, edit: Edit, written: Future[Changes]) -> None:
        """Remember an edit that was begun; raises what its writing raised, and then nothing is remembered."""
        changes = written.result()
        if self._changed is not None:
            self._changed(changes)
        self.note(edit)

    def note(self, edit: Edit) -> None:
        """Remember an edit that was already written, so that it can be taken back."""
        self._done.append(edit)
        self._undone.clear()

    @property
    def newest(self) -> Edit | None:
        """What undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def last(self) -> str | None:
        """The name of what undo would take back."""
        return self._done[-1].name if self._done else None

    def undo(self) -> str | None:
        """Take the last edit back and return its name; None when there is none."""
        if not self._done:
            return None
        self.write(self._done[-1].undo)
        self._undone.append(self._done.pop())
        return self._undone[-1].name

    def redo(self) -> str | None:
        """Do the last undone edit again and return its name; None when there is none."""
        if not self._undone:
            return None
        self.write(self._undone[-1].do)
        self._done.append(self._undone.pop())
        return self._done[-1].name


def enrol(patient: Patient, programme: Programme | None, now: datetime) -> Edit:
    """A new patient, perhaps with a programme; undoing discards both."""
    discarded = replace(patient, discarded_at=now), programme and replace(programme, discarded_at=now)
    return Edit(f"{patient.name} added", _enrolled((patient, programme)), _enrolled(discarded))


def amend(before: Enrolled, after: Enrolled, now: datetime) -> Edit:
    """Other facts or another start; a programme taken away is discarded, and undo brings it back."""
    old, new = before[1], after[1]
    gone = replace(old, discarded_at=now) if old is not None and new is None else new
    undone = replace(new, discarded_at=now) if new is not None and old is None else old
    return Edit(f"{after[0].name} changed", _enrolled((after[0], gone)), _enrolled((before[0], undone)))


def discard_patient(patient: Patient, now: datetime) -> Edit:
    """Take a patient out of the list; nothing measured is deleted."""
    return Edit(f"{patient.name} discarded", _patient(replace(patient, discarded_at=now)), _patient(patient))


def bring_back_patient(patient: Patient) -> Edit:
    """Put a discarded patient back into the list."""
    return Edit(f"{patient.name} brought back", _patient(replace(patient, discarded_at=None)), _patient(patient))


def trial_saved(trial: Trial, now: datetime) -> Edit:
    """A trial that was filed; undoing sets it aside."""
    undone = replace(trial, discarded_at=now, discarded_why=TAKEN_BACK)
    return Edit(f"{_called(trial)} saved", _trial(trial), _trial(undone))


def set_aside(trial: Trial, why: str, now: datetime) -> Edit:
    """Set a trial aside, with the reason; it stays in the records."""
    name = f"{_called(trial)} set aside: {why}" if why else f"{_called(trial)} set aside"
    return Edit(name, _trial(replace(trial, discarded_at=now, discarded_why=why)), _trial(trial))


def bring_back(trial: Trial, number: int) -> Edit:
    """Let a trial that was set aside be one of the others again, as trial `number`."""
    back = replace(trial, number=number, discarded_at=None, discarded_why="")
    return Edit(f"{_called(back)} brought back", _trial(back), _trial(trial))


def mark_trial(trial: Trial, mark: Mark | None) -> Edit:
    """Say why a trial does not count, or take that back."""
    name = f"{_called(trial)}: {mark}" if mark else f"{_called(trial)} counts again"
    return Edit(name, _trial(replace(trial, mark=mark)), _trial(trial))


def note_trial(trial: Trial, text: str) -> Edit:
    """Keep a free note with a trial; an empty one takes it away."""
    name = f"Note on {_called(trial).lower()}" if text else f"Note on {_called(trial).lower()} taken away"
    return Edit(name, _trial(replace(trial, note=text)), _trial(trial))


def skip_test(skipped: SkippedTest) -> Edit:
    """Leave a movement and side out of a session."""
    name = f"{skipped.movement.words} {skipped.side.value} skipped"
    return Edit(
        name,
        lambda store: store.save_skipped(skipped),
        lambda store: store.clear_skipped(skipped.session_id, skipped.movement, skipped.side),
    )


@dataclass(frozen=True, slots=True)
class OfBothLegs:
    """Trials of a movement, and the pain of each leg in it, None where not answered."""

    trials: tuple[Trial, ...]
    pains: tuple[tuple[Side, int | None], ...]


def other_side(before: OfBothLegs, after: OfBothLegs) -> Edit:
    """Trials that were filed under the wrong leg; `after` holds the same ones under the other, in the same order."""
    setup = after.trials[0].setup
    many = f"{len(after.trials)} trials" if len(after.trials) > 1 else _called(after.trials[0])
    return Edit(f"{many} filed under {setup.movement.words.lower()} {setup.side.value}", _sided(after), _sided(before))


def _called(trial: Trial) -> str:
    return f"{'Practice' if trial.practice else 'Trial'} {trial.number}"


def _patient(patient: Patient) -> Job:
    return lambda store: store.save_patient(patient)


def _enrolled(kept: Enrolled) -> Job:
    def write(store: Store) -> Changes:
        patient, programme = kept
        with store.together():
            changes = store.save_patient(patient)
            if programme is None:
                return changes
            store.save_programme(programme)
        return Changes(changes.kinds | {Kind.PROGRAMME}, patient.id)

    return write


def _trial(trial: Trial) -> Job:
    return lambda store: store.save_trial(trial)


def _sided(kept: OfBothLegs) -> Job:
    def write(store: Store) -> Changes:
        first = kept.trials[0]
        with store.together():
            changes = [store.save_trial(trial) for trial in kept.trials]
            changes += [_pain(store, first, side, score) for side, score in kept.pains]
        return Changes(frozenset().union(*(one.kinds for one in changes)), changes[0].patient_id)

    return write


def _pain(store: Store, trial: Trial, side: Side, score: int | None) -> Changes:
    if score is None:
        return store.clear_pain(trial.session_id, trial.setup.movement, side)
    return store.save_pain(PainInTest(trial.session_id, trial.setup.movement, side, score))
