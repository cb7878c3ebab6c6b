"""The published format has a place for every column, and every row comes back from it as it was."""

import json
from typing import Any

import pytest

from exchange_samples import full
from strengthtrack.documents.clinic_json.document import Clinic
from strengthtrack.documents.clinic_json.patient import Patient
from strengthtrack.practice.patient_document import (
    CLINIC,
    PATIENT,
    Branch,
    clinic_document,
    clinic_rows,
    patient_document,
    patient_rows,
)
from strengthtrack.records.exchange import Rows
from strengthtrack.records.exchange_tables import OF_PATIENT, TABLES


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> tuple[Rows, Rows]:
    store = full(tmp_path_factory.mktemp("clinic"))
    exchange = store.exchange()
    found = exchange.of_patient("p1"), exchange.of_clinic()
    store.close()
    return found


def places(branch: Branch, kind: Any) -> dict[str, set[str]]:
    """The keys of the format for each table, without those of what hangs on it."""
    parts = {part.name for part in branch.branches}
    found = {branch.table: set(kind.model_fields) - parts}
    for part in branch.branches:
        found |= places(part, kind.model_fields[part.name].annotation.__args__[0])
    return found


def test_the_format_has_a_place_for_every_column_of_every_table(rows: tuple[Rows, Rows]) -> None:
    found = places(PATIENT, Patient)
    for branch in CLINIC:
        found |= places(branch, Clinic.model_fields[branch.name].annotation.__args__[0])  # type: ignore[union-attr]
    for name, kept in found.items():
        row = (rows[0].get(name) or rows[1][name])[0]
        assert kept == set(row) - {TABLES[name].by}, name
    assert set(found) == set(TABLES) - {"setting"}


def test_every_row_of_a_patient_comes_back_as_it_was(rows: tuple[Rows, Rows]) -> None:
    text = patient_document(rows[0]).model_dump_json()
    assert {name: some for name, some in rows[0].items() if some} == patient_rows(
        Patient.model_validate_json(text, strict=True)
    )


def test_every_row_of_the_clinic_comes_back_as_it_was(rows: tuple[Rows, Rows]) -> None:
    told = {row["name"]: row["value"] for row in rows[1]["setting"]}
    text = clinic_document(rows[1], told).model_dump_json()
    assert clinic_rows(Clinic.model_validate_json(text, strict=True)) == rows[1]


def test_the_words_of_the_format_are_plain_json(rows: tuple[Rows, Rows]) -> None:
    told = json.loads(patient_document(rows[0]).model_dump_json())
    session = told["sessions"][0]
    assert told["born"] == "1994-03-12"
    assert session["started_at"] == "2026-04-28T12:00:00Z"
    assert session["blind"] is False
    assert session["trials"][0]["side"] == "right"
    assert session["trials"][0]["trace"]["t_s"][:3] == [0.0, 0.01, 0.02]
    assert session["trials"][0]["analyses"][0]["measures"][0] == {
        "of": "peak_n",
        "value": 98.5,
        "coarse": False,
        "why_not": "",
    }


def test_every_table_of_a_patient_has_its_branch() -> None:
    def tables(branch: Branch) -> set[str]:
        return {branch.table}.union(*map(tables, branch.branches))

    assert tables(PATIENT) == {table.name for table in OF_PATIENT}
