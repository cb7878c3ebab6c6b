"""Rows of the records as the published document, and back.

The names of columns are the words of the clinic and of the format alike, so that no third list of them is to be kept
in line; what hangs on what is told once, here.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from strengthtrack.records.exchange_tables import TABLES
from strengthtrack.records.rows import utc

if TYPE_CHECKING:
    from strengthtrack.documents.clinic_json.document import Clinic
    from strengthtrack.documents.clinic_json.patient import Patient
    from strengthtrack.documents.clinic_json.values import Kept
    from strengthtrack.records.exchange import Rows


@dataclass(frozen=True, slots=True)
class Branch:
    """The rows of a table stand under `name` in what owns them; `single`: there is at most one."""

    table: str
    name: str
    branches: tuple[Branch, ...] = ()
    single: bool = False


_SESSION = (
    Branch("session_form", "forms"),
    Branch("screening_answer", "screening"),
    Branch("function_score", "function"),
    Branch("item_answer", "items"),
    Branch("patient_activity", "activities"),
    Branch("finding", "signs"),
    Branch("pain_in_test", "pain_in_tests"),
    Branch("skipped_test", "skipped_tests"),
    Branch(
        "trial",
        "trials",
        (Branch("trace", "trace", single=True), Branch("running_piece", "pieces"), Branch("analysis", "analyses")),
    ),
)
_PROGRAMME = (
    Branch("planned_test", "tests"),
    Branch("programme_phase", "phases"),
    Branch("programme_pause", "pauses"),
    Branch("exercise_done", "exercise"),
)
PATIENT = Branch(
    "patient",
    "patients",
    (
        Branch("programme", "programmes", _PROGRAMME),
        Branch("course_event", "events"),
        Branch("session", "sessions", _SESSION),
        Branch("letter", "letters"),
        Branch("letter_draft", "letter_drafts"),
    ),
)
CLINIC = (
    Branch("study", "studies", (Branch("study_person", "people"),)),
    Branch("letter_template", "letter_templates"),
    Branch("calibration", "calibrations"),
)
_FLOATS = {"t_s", "value"}
"""Blobs of float64, little-endian, in a trace and in a piece; a setting's value is text."""


def patient_document(rows: Rows) -> Patient:
    """A patient of the document from all rows that are theirs."""
    from strengthtrack.documents.clinic_json.patient import Patient

    (made,) = _Built(rows).under(PATIENT, None)
    return Patient.model_validate(made)


def clinic_document(rows: Rows, settings: Mapping[str, str]) -> Clinic:
    """The clinic's part of the document; `settings` are those that travel."""
    from strengthtrack.documents.clinic_json.document import Clinic

    built = _Built(rows)
    return Clinic.model_validate({"settings": settings} | {one.name: built.under(one, None) for one in CLINIC})


def patient_rows(patient: Patient) -> Rows:
    """The rows of a patient of the document, by table."""
    return _gathered(_rows(patient, PATIENT, {}))


def clinic_rows(clinic: Clinic) -> Rows:
    """The rows of the clinic's part."""
    settings = (("setting", {"name": name, "value": value}) for name, value in clinic.settings.items())
    owned = (row for branch in CLINIC for one in getattr(clinic, branch.name) for row in _rows(one, branch, {}))
    return _gathered(iter((*settings, *owned)))


class _Built:
    """Builds documents from rows that are sorted by their owners."""

    def __init__(self, rows: Rows) -> None:
        self._owned: dict[tuple[str, str | None], list[Mapping[str, Any]]] = {}
        for name, some in rows.items():
            by = TABLES[name].by
            for row in some:
                self._owned.setdefault((name, row[by] if by else None), []).append(row)

    def under(self, branch: Branch, owner: str | None) -> list[dict[str, Any]]:
        by = TABLES[branch.table].by
        return [self._one(branch, row, by) for row in self._owned.get((branch.table, owner), ())]

    def _one(self, branch: Branch, row: Mapping[str, Any], by: str) -> dict[str, Any]:
        made = {name: _told(name, value) for name, value in row.items() if name != by}
        for part in branch.branches:
            found = self.under(part, row["id"])
            made[part.name] = next(iter(found), None) if part.single else found
        return made


def _rows(one: Kept, branch: Branch, owner: dict[str, str]) -> Iterator[tuple[str, dict[str, Any]]]:
    parts = {part.name: part for part in branch.branches}
    values = {name: _stored(value) for name, value in one if name not in parts}
    yield branch.table, values | owner
    for name, part in parts.items():
        found = getattr(one, name)
        for inner in (found,) if part.single and found is not None else found or ():
            yield from _rows(inner, part, {TABLES[part.table].by: values["id"]})


def _gathered(rows: Iterator[tuple[str, dict[str, Any]]]) -> Rows:
    found: Rows = {}
    for name, row in rows:
        found.setdefault(name, []).append(row)
    return found


def _told(name: str, value: Any) -> Any:
    """A value as the document has it."""
    if name in _FLOATS and isinstance(value, bytes):
        return _swapped(array("d", value)).tolist()
    return json.loads(value) if name == "measures" else value


def _stored(value: Any) -> Any:
    """A value as the records have it."""
    match value:
        case datetime():
            return utc(value)
        case date():
            return value.isoformat()
        case list():
            return _swapped(array("d", value)).tobytes()
        case tuple():  # the measures of an analysis
            return json.dumps([one.model_dump(mode="json") for one in value], ensure_ascii=False)
    return value


def _swapped(values: array[float]) -> array[float]:
    if sys.byteorder == "big":
        values.byteswap()
    return values
