"""A patient, or the whole clinic, as a FHIR R4 bundle."""

from collections.abc import Collection, Iterator
from datetime import date, datetime
from pathlib import Path

from strengthtrack.documents.fhir.bundle import pieces
from strengthtrack.documents.fhir.record import PatientRecord
from strengthtrack.documents.files import streamed
from strengthtrack.practice.care import care_of, courses_of
from strengthtrack.practice.export.extract import Cancelled, Progress, Stopped
from strengthtrack.records.store import Store


def clinic_bundle(
    store: Store,
    today: date,
    now: datetime,
    *,
    identified: bool = True,
    patient_ids: Collection[str] = (),
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Iterator[bytes]:
    """Everybody who is not discarded in one bundle, in pieces to be written one after the other: one patient in memory.

    `patient_ids` names some, none for all. `progress` hears of each patient. `identified` False leaves out name, birth
    date, record number, address and what was typed about the patient.
    Raises RecordsFault, or Stopped once `cancelled` says so.
    """
    for piece in pieces(_everybody(store, patient_ids, today, progress), now, identified=identified):
        if cancelled is not None and cancelled():
            raise Stopped
        yield piece


def write_clinic(
    store: Store,
    to: Path,
    today: date,
    now: datetime,
    *,
    identified: bool = True,
    patient_ids: Collection[str] = (),
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> None:
    """Write that bundle to a file; raises Stopped, RecordsFault or DocumentFault, and then the old one stands there."""
    found = clinic_bundle(
        store, today, now, identified=identified, patient_ids=patient_ids, progress=progress, cancelled=cancelled
    )
    with streamed(to, "bundle") as file:
        file.writelines(found)


def gather(store: Store, patient_id: str, today: date) -> PatientRecord:
    """What may be told of one patient: no practice, nothing discarded, no blind session that is not finished."""
    care = care_of(store, patient_id, today)
    return PatientRecord(
        patient=store.patient(patient_id),
        today=today,
        courses=courses_of(store, patient_id),
        sessions=care.sessions,
        trials=care.trials,
        pains=care.pains,
        forms=store.forms(patient_id),
        calibrations=store.calibrations.all(),
    )


def _everybody(
    store: Store, patient_ids: Collection[str], today: date, progress: Progress | None
) -> Iterator[PatientRecord]:
    patients = [patient for patient in store.patients() if not patient_ids or patient.id in patient_ids]
    for done, patient in enumerate(patients, start=1):
        yield gather(store, patient.id, today)
        if progress is not None:
            progress(done, len(patients))
