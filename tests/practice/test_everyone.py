from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from records_bench import NOON, PATIENT, SESSION, TRIAL
from session_bench import KEY as EMPTY_KEY
from session_bench import empty_records
from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.programme import hip_programme
from strengthtrack.practice import due
from strengthtrack.practice.due import Filter
from strengthtrack.practice.everyone import Everyone
from strengthtrack.records import database
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.records.store import Store

TODAY = date(2026, 4, 28)


class Clinic:
    """Records that are written through one connection and read through another."""

    def __init__(self, path: Path) -> None:
        path.write_bytes(empty_records())
        self.writing, self.reading = (Store(database.open(path, EMPTY_KEY)) for _ in range(2))
        self.everyone = Everyone()

    def add(self, id: str, starts_ago: int | None = None) -> Patient:
        who = replace(PATIENT, id=id, name=f"Sample Patient {id.upper()}", record_number=f"SP-{id}")
        self.writing.save_patient(who)
        if starts_ago is not None:
            self.writing.save_programme(hip_programme(f"g{id}", id, TODAY - timedelta(days=starts_ago)))
        return who

    def look(self, today: date = TODAY) -> None:
        self.everyone.keep_up(self.reading, today)

    def note(self, changes: Changes) -> None:
        self.everyone.note(changes)

    @property
    def shown(self) -> str:
        return "".join(row.patient.id for row in self.everyone.rows(Filter.ALL, 99))

    def read_anew(self) -> tuple[due.Row, ...]:
        store = self.reading
        return due.rows(store.patients(), store.newest_programmes(), store.last_tested(), TODAY)

    def close(self) -> None:
        self.writing.close()
        self.reading.close()


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[Clinic]:
    made = Clinic(tmp_path / "records.db")
    yield made
    made.close()


def test_nobody_is_there_until_it_looks(clinic: Clinic) -> None:
    clinic.add("a")
    assert clinic.shown == ""
    clinic.look()
    assert clinic.shown == "a"


def test_rows_stand_as_they_are_due(clinic: Clinic) -> None:
    for id, starts_ago in {"n": None, "b": 3, "c": 1, "a": -2}.items():
        clinic.add(id, starts_ago)
    clinic.look()
    assert clinic.shown == "bcan"
    assert clinic.everyone.rows(Filter.ALL, 99) == clinic.read_anew()
    assert clinic.everyone.counts() == due.counts(clinic.read_anew())
    assert [row.patient.id for row in clinic.everyone.rows(Filter.DUE, 99)] == ["b", "c", "a"]


def test_what_was_written_of_one_is_read_when_it_was_told(clinic: Clinic) -> None:
    for id, starts_ago in {"a": 1, "b": 3, "c": 60}.items():
        clinic.add(id, starts_ago)
    clinic.look()
    session = replace(SESSION, id="s", patient_id="b", started_at=NOON - timedelta(days=2))
    clinic.note(clinic.writing.save_session(session))
    clinic.note(clinic.writing.save_trial(replace(TRIAL, id="t", session_id="s")))
    clinic.look()
    assert clinic.everyone.rows(Filter.ALL, 99) == clinic.read_anew()
    assert clinic.everyone.counts() == due.counts(clinic.read_anew())
    (row,) = clinic.everyone.found("SP-b", 5)
    assert row.last_test == session.day


def test_who_is_renamed_is_found_by_the_new_name_alone(clinic: Clinic) -> None:
    who = clinic.add("a")
    clinic.look()
    clinic.note(clinic.writing.save_patient(replace(who, name="Sample Other", born=date(2001, 2, 3))))
    clinic.look()
    assert [len(clinic.everyone.found(text, 5)) for text in ("patient a", "other", "3 feb 2001", "1994")] == [
        0,
        1,
        1,
        0,
    ]
    assert clinic.everyone.name("a") == "Sample Other"


def test_who_is_discarded_stands_apart_until_brought_back(clinic: Clinic) -> None:
    who = clinic.add("a")
    clinic.add("b")
    clinic.look()
    clinic.note(clinic.writing.save_patient(replace(who, discarded_at=NOON)))
    clinic.look()
    assert (clinic.shown, clinic.everyone.count, clinic.everyone.count_discarded) == ("b", 1, 1)
    assert [row.patient.id for row in clinic.everyone.discarded("patient a")] == ["a"]
    assert clinic.everyone.discarded("patient b") == clinic.everyone.found("patient a", 5) == ()
    assert clinic.everyone.name("a") == ""
    clinic.note(clinic.writing.save_patient(who))
    clinic.look()
    assert (clinic.shown, clinic.everyone.discarded("")) == ("ab", ())


def test_a_new_patient_is_there(clinic: Clinic) -> None:
    clinic.look()
    clinic.note(clinic.writing.save_patient(PATIENT))
    clinic.look()
    assert clinic.everyone.count == 1


def test_what_is_nobodys_in_particular_reads_everybody(clinic: Clinic) -> None:
    clinic.look()
    clinic.add("a")
    clinic.note(Changes(frozenset({Kind.PATIENT})))
    clinic.look()
    assert clinic.shown == "a"


def test_a_new_day_makes_other_rows(clinic: Clinic) -> None:
    clinic.add("a", 0)
    clinic.look()
    assert clinic.everyone.rows(Filter.ALL, 99)[0].when is due.When.TODAY
    clinic.look(TODAY + timedelta(days=1))
    assert clinic.everyone.rows(Filter.ALL, 99)[0].when is due.When.OVERDUE


def test_in_doubt_it_reads_everybody_again_if_something_was_written_of_which_nobody_told(clinic: Clinic) -> None:
    clinic.look()
    clinic.add("a")
    clinic.look()
    assert clinic.shown == ""
    clinic.everyone.doubt(clinic.reading)
    clinic.look()
    assert clinic.shown == "a"


def test_in_doubt_it_does_not_read_what_it_was_told(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    who = clinic.add("a")
    clinic.look()
    clinic.note(clinic.writing.save_patient(replace(who, name="Sample Other")))
    clinic.note(clinic.writing.save_setting("theme", "dark"))
    monkeypatch.setattr(clinic.reading, "patients", pytest.fail)
    clinic.everyone.doubt(clinic.reading)
    clinic.look()
    assert clinic.everyone.name("a") == "Sample Other"


def test_a_change_of_something_else_reads_nothing(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    clinic.add("a")
    clinic.look()
    for reading in ("patient", "patients"):
        monkeypatch.setattr(clinic.reading, reading, pytest.fail)
    clinic.note(Changes(frozenset({Kind.PAIN}), "a"))
    clinic.look()
    assert clinic.shown == "a"
