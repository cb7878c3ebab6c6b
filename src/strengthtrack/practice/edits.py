"""Changes that can be taken back. An edit owns what it replaced; undo is its exact inverse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.programme import Programme
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.trial import Mark, Trial
from strengthtrack.records.changes import Changes

if TYPE_CHECKING:  # the window is shown before the records are loaded
    from strengthtrack.records.store import Store
    from strengthtrack.records.writer import Writer

Job = Callable[["Store"], Changes]


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

    def note(self, edit: Edit) -> None:
        """Remember an edit that was already written, so that it can be taken back."""
        self._done.append(edit)
        self._undone.clear()

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


def add_patient(patient: Patient, now: datetime) -> Edit:
    """A new patient; undoing discards them."""
    return Edit(f"{patient.name} added", _patient(patient), _patient(replace(patient, discarded_at=now)))


def change_patient(before: Patient, after: Patient) -> Edit:
    """Other facts about a patient."""
    return Edit(f"{after.name} changed", _patient(after), _patient(before))


def discard_patient(patient: Patient, now: datetime) -> Edit:
    """Take a patient out of the list; nothing measured is deleted."""
    return Edit(f"{patient.name} discarded", _patient(replace(patient, discarded_at=now)), _patient(patient))


def bring_back_patient(patient: Patient) -> Edit:
    """Put a discarded patient back into the list."""
    return Edit(f"{patient.name} brought back", _patient(replace(patient, discarded_at=None)), _patient(patient))


def set_programme(programme: Programme, before: Programme | None, now: datetime) -> Edit:
    """Give a patient a programme, or another start; undoing restores the one before."""
    is_another = before is None or before.id != programme.id
    undone = [replace(programme, discarded_at=now)] if is_another else []
    return Edit("Programme changed", _programmes(programme), _programmes(*undone, *([before] if before else [])))


def discard_trial(trial: Trial, now: datetime) -> Edit:
    """Set a trial aside; it stays in the records."""
    return Edit(f"Trial {trial.number} set aside", _trial(replace(trial, discarded_at=now)), _trial(trial))


def trial_saved(trial: Trial, now: datetime) -> Edit:
    """A trial that was filed; undoing sets it aside."""
    return Edit(f"Trial {trial.number} saved", _trial(trial), _trial(replace(trial, discarded_at=now)))


def mark_trial(trial: Trial, mark: Mark | None) -> Edit:
    """Say why a trial does not count, or take that back."""
    name = f"Trial {trial.number}: {mark}" if mark else f"Trial {trial.number} counts again"
    return Edit(name, _trial(replace(trial, mark=mark)), _trial(trial))


def change_session(before: Session, after: Session, name: str = "Session changed") -> Edit:
    """Other facts about a session: its note, body mass, pain."""
    return Edit(name, _session(after), _session(before))


def _patient(patient: Patient) -> Job:
    return lambda store: store.save_patient(patient)


def _programmes(*programmes: Programme) -> Job:
    def save(store: Store) -> Changes:
        return [store.save_programme(programme) for programme in programmes][-1]

    return save


def _trial(trial: Trial) -> Job:
    return lambda store: store.save_trial(trial)


def _session(session: Session) -> Job:
    return lambda store: store.save_session(session)
