"""The clinic, or one patient, into a JSON file that loses nothing, for another laptop or for the patient."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from strengthtrack.clinic.letter import LetterKind
from strengthtrack.clinic.setup import Movement
from strengthtrack.documents.files import streamed
from strengthtrack.practice.bands.choice import setting_name
from strengthtrack.practice.export.extract import Cancelled, Progress, Stopped
from strengthtrack.practice.patient_document import clinic_document, patient_document
from strengthtrack.practice.setting_names import (
    BASELINE_VISITS,
    CALIBRATION_MONTHS,
    CALIBRATION_TOLERANCE,
    CLINIC_ADDRESS,
    CLINIC_LOGO,
    CLINIC_NAME,
    LETTER_TEMPLATE,
    PAIN_BAND,
    PAIN_SCALE,
    PAPER,
    PHRASES,
    SCREENING,
    SIGNATURE,
)
from strengthtrack.records.made_of import MIGRATIONS

if TYPE_CHECKING:
    from strengthtrack.documents.clinic_json.document import Clinic
    from strengthtrack.documents.clinic_json.patient import Patient
    from strengthtrack.records.exchange import Exchange
    from strengthtrack.records.store import Store

WHAT = "clinic file"
RECORDS_VERSION = len(MIGRATIONS)
WHOSE = frozenset(
    {CLINIC_NAME, CLINIC_ADDRESS, SIGNATURE, CLINIC_LOGO} | {f"{LETTER_TEMPLATE}{kind.value}" for kind in LetterKind}
)
"""Settings that say, or may say, whose patient it was."""
HOW = frozenset(
    {SCREENING, PAIN_SCALE, BASELINE_VISITS, PAIN_BAND, PHRASES, PAPER, CALIBRATION_MONTHS, CALIBRATION_TOLERANCE}
    | {setting_name(movement) for movement in Movement}
)
TRAVELLING = WHOSE | HOW
"""Settings that mean the same on another laptop: no place on the disk, no port, no dynamometer, no look."""


def export_patient(store: Store, patient_id: str, to: Path, now: datetime, *, identified: bool = True) -> None:
    """Write everything kept of one patient, and the calibrations of the dynamometers that measured them.

    Raises KeyError, RecordsFault, DocumentFault. `now` is aware UTC.
    """
    if patient_id not in store.exchange().patients():
        raise KeyError(patient_id)
    _export(store, [patient_id], to, now, clinic=False, identified=identified)


def export_clinic(
    store: Store,
    to: Path,
    now: datetime,
    *,
    identified: bool = True,
    patient_ids: Sequence[str] = (),
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> None:
    """Write everything kept of everybody, and what is the clinic's, as it was when the writing began.

    With `patient_ids` of these alone, and the calibrations of what measured them. `progress` counts patients.
    Raises Stopped, RecordsFault, DocumentFault; then no file is left.
    """
    ids = patient_ids or store.exchange().patients()
    _export(store, ids, to, now, clinic=not patient_ids, identified=identified, progress=progress, cancelled=cancelled)


def _export(
    store: Store,
    ids: Sequence[str],
    to: Path,
    now: datetime,
    *,
    clinic: bool,
    identified: bool,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> None:
    from strengthtrack.documents.clinic_json import writing

    exchange = store.exchange()
    with store.together(), streamed(to, WHAT) as file:  # one look at the records, whatever is written meanwhile
        told = _clinic(exchange, identified) if clinic else _of_their_dynamometers(exchange, ids, identified)
        head = writing.head(now, RECORDS_VERSION, told, identified=identified)
        for chunk in writing.chunks(head, _patients(exchange, ids, identified, progress, cancelled)):
            file.write(chunk)


def _clinic(exchange: Exchange, identified: bool) -> Clinic:
    from strengthtrack.documents.clinic_json.hiding import clinic_without_identity

    rows, travelling = exchange.of_clinic(), TRAVELLING if identified else HOW
    settings = {row["name"]: row["value"] for row in rows.pop("setting") if row["name"] in travelling}
    clinic = clinic_document(rows, settings)
    return clinic if identified else clinic_without_identity(clinic)


def _of_their_dynamometers(exchange: Exchange, ids: Sequence[str], identified: bool) -> Clinic | None:
    """Calibrations alone: what the patients' values were measured with; None where there are none."""
    from strengthtrack.documents.clinic_json.hiding import clinic_without_identity

    rows = exchange.calibrations_of(ids)
    if not rows["calibration"]:
        return None
    clinic = clinic_document(rows, {})
    return clinic if identified else clinic_without_identity(clinic)


def _patients(
    exchange: Exchange, ids: Sequence[str], identified: bool, progress: Progress | None, cancelled: Cancelled | None
) -> Iterator[Patient]:
    from strengthtrack.documents.clinic_json.hiding import without_identity

    for done, id in enumerate(ids, start=1):
        if cancelled is not None and cancelled():
            raise Stopped
        patient = patient_document(exchange.of_patient(id))
        yield patient if identified else without_identity(patient)
        if progress is not None:
            progress(done, len(ids))
