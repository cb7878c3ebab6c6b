"""Out and in again gives the same clinic, row for row; and no file, however broken, does anything but say so."""

import random
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exchange_samples import LATER, counts, empty, everything, whole_file
from records_bench import PATIENT, SESSION, TRIAL
from strengthtrack.errors import Mendable
from strengthtrack.practice.battery.batteries import load
from strengthtrack.practice.export.clinic_json import export_clinic, export_patient
from strengthtrack.practice.intake.clinic_json import bring_in, look
from strengthtrack.practice.sample import sample_clinic
from strengthtrack.records.store import Store

TODAY = date(2026, 11, 23)
_words = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The sample clinic."""
    store = empty(tmp_path_factory.mktemp("clinic"))
    sample_clinic.fill(store, load("hips"), TODAY)
    yield store
    store.close()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    store = empty(tmp_path)
    yield store
    store.close()


def bring(store: Store, path: Path) -> None:
    bring_in(path, lambda: LATER).do(store)


def test_the_sample_clinic_out_and_in_is_the_same_clinic(clinic: Store, other: Store, tmp_path: Path) -> None:
    export_clinic(clinic, tmp_path / "clinic.json", LATER)
    bring(other, tmp_path / "clinic.json")
    assert everything(other) == everything(clinic)


def test_one_patient_out_and_in_is_the_same_patient(clinic: Store, other: Store, tmp_path: Path) -> None:
    (patient, *_) = clinic.patients()
    export_patient(clinic, patient.id, tmp_path / "one.json", LATER)
    bring(other, tmp_path / "one.json")
    assert other.exchange().of_patient(patient.id) == clinic.exchange().of_patient(patient.id)
    assert other.patients() == (patient,)


class NotKept(Exception):  # noqa: N818 - nothing is wrong
    """Ends a block so that nothing of it is kept."""


@contextmanager
def not_kept(store: Store) -> Iterator[None]:
    with suppress(NotKept), store.together():
        yield
        raise NotKept


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=_words, note=_words, more=_words)
def test_any_words_go_out_and_come_in_as_they_are(
    other: Store, tmp_path: Path, name: str, note: str, more: str
) -> None:
    path = tmp_path / "words.json"
    with not_kept(other):
        other.save_patient(replace(PATIENT, name=name, address=note, reason=more))
        other.save_session(replace(SESSION, note=note))
        other.save_trial(replace(TRIAL, note=more))
        rows = other.exchange().of_patient("p1")
        export_patient(other, "p1", path, LATER)
    with not_kept(other):
        bring(other, path)
        assert other.exchange().of_patient("p1") == rows


def broken_files(whole: bytes, chance: random.Random, count: int) -> Iterator[bytes]:
    """The file cut off, with bytes changed, swapped or doubled, and with values put in place of others."""
    values = [
        b"null",
        b"-1",
        b"1e999",
        b'""',
        b"[]",
        b"{}",
        b"true",
        b'"9999-12-31"',
        b"99999999999999999999",
        b'"\\u0000"',
    ]
    for _ in range(count):
        at = chance.randrange(len(whole))
        yield whole[:at]
        yield whole[:at] + bytes([chance.randrange(256)]) + whole[at + 1 :]
        yield whole[:at] + whole[max(0, at - chance.randrange(1, 400)) :]
        colon = whole.find(b":", at)
        comma = whole.find(b",", colon)
        yield whole[: colon + 1] + chance.choice(values) + whole[comma:]


@contextmanager
def caught(told: list[str]) -> Iterator[None]:
    """Hear what a person would be told."""
    try:
        yield
    except Mendable as fault:
        told.append(str(fault))


def read_all(store: Store) -> None:
    """Everything that the pages ask for, which would be loud where something cannot be."""
    for patient in store.patients(include_discarded=True):
        store.courses.programmes(patient.id)
        store.pains(patient.id)
        for id in store.forms(patient.id):
            store.skipped(id)
        for one in store.trials(patient.id):
            store.analyses.of_trial(one.id)
        for letter in store.letters.issued(patient.id):
            store.letters.draft(patient.id, letter.kind)
    store.studies.all()
    store.running.cut_short()


def test_no_broken_file_does_more_than_say_so(other: Store, tmp_path: Path, seed: int) -> None:
    path, whole = tmp_path / "clinic.json", whole_file()
    told: list[str] = []
    for content in broken_files(whole, random.Random(seed), 60):
        path.write_bytes(content)
        with caught(told), not_kept(other):
            bring(other, path)
            read_all(other)  # what was changed may be so
        assert not any(counts(other).values())
    assert len(told) > 100
    assert all(one.startswith("“clinic.json” ") and one.endswith((".", ").")) and "\n" not in one for one in told)


def test_what_would_be_refused_is_refused_when_it_is_looked_at(other: Store, tmp_path: Path) -> None:
    path, whole = tmp_path / "clinic.json", whole_file()
    path.write_bytes(whole.replace(b'"side":"right"', b'"side":"up"', 1))
    with pytest.raises(Mendable) as looked:
        look(other, path)
    with pytest.raises(Mendable) as brought:
        bring(other, path)
    assert str(looked.value) == str(brought.value)
    assert "patient 1, sessions 1," in str(looked.value)
