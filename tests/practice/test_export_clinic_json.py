"""The clinic, or one patient, in a JSON file: all of it, or without what says who it is; whole, or no file."""

import errno
import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from exchange_samples import FULL, LATER, NAME, empty, full
from records_bench import PATIENT
from strengthtrack.clinic.letter import LetterKind
from strengthtrack.documents.clinic_json.document import Document
from strengthtrack.documents.clinic_json.hiding import code_of
from strengthtrack.errors import DocumentFault
from strengthtrack.practice import setting_names
from strengthtrack.practice.export.clinic_json import TRAVELLING, WHOSE, export_clinic, export_patient
from strengthtrack.practice.export.extract import Stopped
from strengthtrack.records.store import Store

WRITTEN = (
    "“Patient”", "cmd|", "SP-04", "Sample reason", "Dr Sample", "Sample Lane", "Sample note", "Sample words", "slid",
    "wrong leg", "tired", "flu", "New shoes", "Clamshells", "Stairs", "stairs", "Sample plan", "UEsA", "Sample clinic",
    "Sample study", "Sample strap",
)  # fmt: skip
"""What was written of the patient, or could say who it is."""


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = full(tmp_path_factory.mktemp("clinic"))
    yield store
    store.close()


@pytest.fixture
def to(tmp_path: Path) -> Path:
    return tmp_path / "clinic.json"


def told(path: Path) -> dict[str, Any]:
    """A file as anybody reads it, once it was found to be of the format."""
    Document.model_validate_json(path.read_bytes(), strict=True)
    document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return document


def test_the_clinic_s_file_holds_everybody_set_aside_or_not(here: Store, to: Path) -> None:
    export_clinic(here, to, LATER)
    document = told(to)
    assert [patient["id"] for patient in document["patients"]] == ["p1", "p2"]
    assert [patient["discarded_at"] is None for patient in document["patients"]] == [True, False]
    assert document["written_at"] == "2026-06-23T12:00:00Z"
    assert document["identified"] is True


def test_one_patient_s_file_holds_them_alone_and_of_the_clinic_what_measured_them(here: Store, to: Path) -> None:
    export_patient(here, "p1", to, LATER)
    document = told(to)
    assert [patient["name"] for patient in document["patients"]] == [NAME]
    calibrations = document["clinic"].pop("calibrations")
    assert [(one["dynamometer"], one["due_on"]) for one in calibrations] == [("Sample dynamometer (S-1)", "2027-03-01")]
    assert not any(document["clinic"].values())
    export_patient(here, "p2", to, LATER)
    assert told(to)["clinic"] is None
    with pytest.raises(KeyError):
        export_patient(here, "nobody", to, LATER)


def test_settings_that_belong_to_one_computer_stay_there(here: Store, to: Path) -> None:
    export_clinic(here, to, LATER)
    assert told(to)["clinic"]["settings"] == {"clinic_name": "Sample clinic", "pain_band": "1.5"}
    own = {setting_names.LAST_PORT, setting_names.LAST_PROFILE, setting_names.LOOK, setting_names.TESTER}
    assert not own & TRAVELLING
    letters = {f"{setting_names.LETTER_TEMPLATE}{kind}" for kind in LetterKind}
    assert {setting_names.CLINIC_LOGO, setting_names.PAPER, *letters} <= TRAVELLING


def test_a_file_without_identity_says_nothing_that_was_written_of_the_patient(here: Store, to: Path) -> None:
    export_clinic(here, to, LATER, identified=False)
    document, text = told(to), to.read_text(encoding="utf-8")
    patient = document["patients"][0]
    assert document["identified"] is False
    assert (patient["name"], patient["born"]) == (code_of("p1"), "1994-01-01")
    for word in WRITTEN:
        assert word not in text, word
    assert not patient["letters"]
    assert not patient["letter_drafts"]
    assert not document["clinic"]["letter_templates"]
    assert [programme["name"] for programme in patient["programmes"]] == ["hidden"]
    assert [study["name"] for study in document["clinic"]["studies"]] == ["Study 1"]


def test_of_the_settings_a_file_without_identity_holds_none_that_says_whose_it_is(tmp_path: Path) -> None:
    store = full(tmp_path)
    for name in TRAVELLING:
        store.save_setting(name, f"value of {name}")
    export_clinic(store, tmp_path / "clinic.json", LATER, identified=False)
    kept = set(told(tmp_path / "clinic.json")["clinic"]["settings"])
    assert kept == TRAVELLING - WHOSE
    assert {"clinic_name", "clinic_address", "signature", "clinic_logo", "letter_template_patient"} <= WHOSE
    store.close()


def test_what_was_measured_stands_in_it_all_the_same(here: Store, to: Path, tmp_path: Path) -> None:
    export_patient(here, "p1", to, LATER, identified=False)
    export_patient(here, "p1", tmp_path / "whole.json", LATER)
    hidden, whole = told(to)["patients"][0], told(tmp_path / "whole.json")["patients"][0]
    for one, other in zip(hidden["sessions"], whole["sessions"], strict=True):
        assert [trial["trace"] for trial in one["trials"]] == [trial["trace"] for trial in other["trials"]]
        assert one["pain_in_tests"] == other["pain_in_tests"]
        assert one["worst_pain"] == other["worst_pain"]
    assert hidden["events"][0]["words"] == "hidden"
    assert [one["words"] for one in hidden["sessions"][0]["activities"]] == ["Activity 1", "Activity 2"]
    assert [one["pack"] for one in hidden["sessions"][0]["function"]] == ["", "", "sample-pack 1", "activities 1"]


def test_progress_counts_patients(here: Store, to: Path) -> None:
    heard: list[tuple[int, int]] = []
    export_clinic(here, to, LATER, progress=lambda done, of: heard.append((done, of)))
    assert heard == [(1, 2), (2, 2)]


def test_one_that_was_cancelled_leaves_what_stood_there(here: Store, to: Path) -> None:
    to.write_text("old")
    asked = iter([False, True])
    with pytest.raises(Stopped):
        export_clinic(here, to, LATER, cancelled=lambda: next(asked))
    assert to.read_text() == "old"
    assert list(to.parent.iterdir()) == [to]


def test_a_full_disk_is_said_and_leaves_what_stood_there(
    here: Store, to: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(DocumentFault, match="The disk is full, so the clinic file was not saved"):
        export_clinic(here, to, LATER)
    assert list(to.parent.iterdir()) == []


def test_what_is_written_meanwhile_is_not_in_it(to: Path, tmp_path: Path) -> None:
    store = full(tmp_path)
    writing = empty(tmp_path, "records.db")

    def meanwhile(done: int, of: int) -> None:
        writing.save_patient(replace(PATIENT, id="p2", name=f"Sample Patient {done} of {of}"))

    export_clinic(store, to, LATER, progress=meanwhile)
    assert [patient["name"] for patient in told(to)["patients"]] == [NAME, "Sample Patient B"]
    assert store.patient("p2").name == "Sample Patient 2 of 2"
    store.close()
    writing.close()


def test_a_name_of_any_kind_and_length_is_in_it_as_it_is(tmp_path: Path) -> None:
    store = full(tmp_path)
    names = ("../../etc/passwd", "=cmd|' /C calc'!A0", "ن" * 4000, "a\tb\r\nc\0d", "</script>")
    for number, name in enumerate(names):
        store.save_patient(replace(PATIENT, id=f"n{number}", name=name))
    export_clinic(store, tmp_path / "names.json", LATER)
    assert [patient["name"] for patient in told(tmp_path / "names.json")["patients"]][2:] == list(names)
    assert store.patient("p1") == FULL
    store.close()
