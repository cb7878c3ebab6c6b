"""A patient together with their programme, written and taken back as one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.programme import Programme
from strengthtrack.practice.edits import Edit, Job
from strengthtrack.records.changes import Changes, Kind

if TYPE_CHECKING:  # the window is shown before the records are loaded
    from strengthtrack.records.store import Store

Kept = tuple[Patient, Programme | None]


def enrol(patient: Patient, programme: Programme | None, now: datetime) -> Edit:
    """A new patient, perhaps with a programme; undoing discards both."""
    discarded = replace(patient, discarded_at=now), programme and replace(programme, discarded_at=now)
    return Edit(f"{patient.name} added", _both((patient, programme)), _both(discarded))


def amend(before: Kept, after: Kept, now: datetime) -> Edit:
    """Other facts or another programme; a programme taken away is discarded, and undo brings it back."""
    old, new = before[1], after[1]
    gone = replace(old, discarded_at=now) if old is not None and new is None else new
    undone = replace(new, discarded_at=now) if new is not None and old is None else old
    return Edit(f"{after[0].name} changed", _both((after[0], gone)), _both((before[0], undone)))


def _both(kept: Kept) -> Job:
    def write(store: Store) -> Changes:
        patient, programme = kept
        with store.together():
            changes = store.save_patient(patient)
            if programme is None:
                return changes
            store.save_programme(programme)
        return Changes(changes.kinds | {Kind.PROGRAMME}, patient.id)

    return write
