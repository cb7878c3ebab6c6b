"""Our own JSON from another laptop: looked at first, then brought in, all or nothing, and never over what is here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from strengthtrack.practice.edits import Edit
from strengthtrack.practice.export.extract import Cancelled, Progress
from strengthtrack.practice.intake.clinic_file import Incoming, Stamp, opened
from strengthtrack.practice.intake.clinic_import import Asked, Import
from strengthtrack.practice.intake.clinic_meeting import Meeting, Met
from strengthtrack.practice.intake.clinic_preview import (
    ImportPreview,
    IncomingPatient,
    Standing,
    adds_of,
    doubts_of,
    standing_of,
)
from strengthtrack.practice.intake.twins import Twins
from strengthtrack.practice.setting_names import CLINIC_NAME

if TYPE_CHECKING:
    from strengthtrack.clinic.patient import Patient
    from strengthtrack.documents.clinic_json.document import Head
    from strengthtrack.records.exchange import Rows
    from strengthtrack.records.store import Store


def look(
    store: Store,
    path: Path,
    merge: Mapping[str, str] | None = None,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> ImportPreview:
    """What bringing a file in would do; `merge` says which of its patients are somebody here, by both ids.

    The whole file is checked, and read patient by patient; `progress` hears bytes. Raises Mendable with one sentence
    for a file that is not ours, broken or cut off, RecordsFault, Stopped.
    """
    with opened(path, progress, cancelled) as file:
        meeting = Meeting(store, file.head, merge or {})
        known = _Known(store, file.head)
        patients = tuple(known.beside(rows, meeting.meet(rows)) for rows in file.patients)
        return _preview(path, file, meeting, patients)


def bring_in(
    path: Path,
    now: Callable[[], datetime],
    merge: Mapping[str, str] | None = None,
    *,
    leave_out: Collection[str] = (),
    with_clinic: bool = True,
    as_seen: Stamp | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Edit:
    """Add what is not here yet, in one transaction; undoing sets it aside. Doing it raises what `look` does.

    `leave_out` are patients of the file, by their ids there; without `with_clinic` its settings and studies stay out.
    `as_seen` is the stamp of the preview: a file that was changed since is refused.
    """
    asked = Asked(path, dict(merge or {}), frozenset(leave_out), with_clinic, as_seen)
    one = Import(asked, now, progress, cancelled)
    return Edit(f"“{path.name}” imported", one.do, one.undo)


class _Known:
    """Everybody who is here, to tell who of a file may be one of them."""

    def __init__(self, store: Store, head: Head) -> None:
        here = store.patients()
        self._twins = Twins(here) if head.identified else Twins()
        self._written_on = head.written_at.astimezone().date()
        self._names = {patient.id: patient.name for patient in here}

    def beside(self, rows: Rows, met: Met) -> IncomingPatient:
        told, standing = rows["patient"][0], standing_of(met.plan)
        into = met.patient_id if met.patient_id != told["id"] else None
        patient = _patient(told) if standing is Standing.NEW else None
        return IncomingPatient(
            id=told["id"],
            name=told["name"],
            born=date.fromisoformat(told["born"]),
            record_number=told["record_number"],
            standing=standing,
            adds=adds_of(met.plan),
            differences=met.plan.differences,
            twin=self._twins.of(patient) if patient else None,
            doubts=(*(doubts_of(patient, self._written_on) if patient else ()), *met.doubts),
            into=into,
            into_name=self._names.get(into or "", ""),
        )


def _patient(row: Mapping[str, object]) -> Patient:
    from strengthtrack.records.rows import patient_from

    return patient_from(row)


def _preview(path: Path, file: Incoming, meeting: Meeting, patients: tuple[IncomingPatient, ...]) -> ImportPreview:
    head = file.head
    made, settings = meeting.clinic(head.clinic)
    return ImportPreview(
        path=path,
        stamp=file.stamp,
        app_version=head.app_version,
        written_at=head.written_at,
        identified=head.identified,
        clinic_name=head.clinic.settings.get(CLINIC_NAME, "") if head.clinic else "",
        patients=patients,
        settings=tuple(settings),
        of_clinic=adds_of(made),
        clinic_differences=made.differences,
    )
