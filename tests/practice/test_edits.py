from dataclasses import replace
from datetime import date

import pytest

from session_bench import NOON, PATIENT, Bench
from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.programme import hip_programme
from strengthtrack.practice import edits
from strengthtrack.records.changes import Kind

HIP = hip_programme("g1", "p1", date(2026, 3, 3))
RENAMED = (replace(PATIENT, name="Sample Patient AA"), None)


def names(bench: Bench) -> list[str]:
    return [patient.name for patient in bench.store.patients()]


def test_an_added_patient_can_be_taken_back_and_is_not_deleted(bench: Bench) -> None:
    bench.edits.do(edits.enrol(Patient("p2", "Sample Patient B", date(1999, 1, 1)), None, NOON))
    assert names(bench) == ["Sample Patient A", "Sample Patient B"]
    assert bench.edits.undo() == "Sample Patient B added"
    assert names(bench) == ["Sample Patient A"]
    assert len(bench.store.patients(include_discarded=True)) == 2


def test_undo_restores_what_was_there_before(bench: Bench) -> None:
    bench.edits.do(edits.amend((PATIENT, None), RENAMED, NOON))
    assert names(bench) == ["Sample Patient AA"]
    bench.edits.undo()
    assert bench.store.patient("p1") == PATIENT
    bench.edits.redo()
    assert names(bench) == ["Sample Patient AA"]


def test_a_discarded_patient_comes_back(bench: Bench) -> None:
    bench.edits.do(edits.discard_patient(PATIENT, NOON))
    assert names(bench) == []
    discarded = bench.store.patients(include_discarded=True)[0]
    bench.edits.do(edits.bring_back_patient(discarded))
    assert names(bench) == ["Sample Patient A"]


def test_a_programme_that_was_begun_can_be_taken_back(bench: Bench) -> None:
    bench.edits.do(edits.amend((PATIENT, None), (PATIENT, HIP), NOON))
    assert bench.store.programme("p1") == HIP
    assert bench.changes[-1].kinds == {Kind.PATIENT, Kind.PROGRAMME}
    bench.edits.undo()
    assert bench.store.programme("p1") is None


def test_a_programme_that_was_taken_away_can_be_brought_back(bench: Bench) -> None:
    bench.edits.do(edits.amend((PATIENT, None), (PATIENT, HIP), NOON))
    bench.edits.do(edits.amend((PATIENT, HIP), (PATIENT, None), NOON))
    assert bench.store.programme("p1") is None
    bench.edits.undo()
    assert bench.store.programme("p1") == HIP


def test_another_start_of_a_programme_can_be_taken_back(bench: Bench) -> None:
    later = replace(HIP, starts_on=date(2026, 3, 10))
    bench.edits.do(edits.amend((PATIENT, None), (PATIENT, HIP), NOON))
    bench.edits.do(edits.amend((PATIENT, HIP), (PATIENT, later), NOON))
    assert bench.store.programme("p1") == later
    bench.edits.undo()
    assert bench.store.programme("p1") == HIP


def test_a_new_patient_and_their_programme_are_taken_back_as_one(bench: Bench) -> None:
    new = Patient("p2", "Sample Patient B", date(1999, 1, 1))
    bench.edits.do(edits.enrol(new, replace(HIP, id="g2", patient_id="p2"), NOON))
    assert bench.store.programme("p2") is not None
    bench.edits.undo()
    assert bench.store.programme("p2") is None
    assert names(bench) == ["Sample Patient A"]


def test_a_new_edit_forgets_what_was_undone(bench: Bench) -> None:
    bench.edits.do(edits.discard_patient(PATIENT, NOON))
    bench.edits.undo()
    bench.edits.do(edits.amend((PATIENT, None), RENAMED, NOON))
    assert bench.edits.redo() is None


def test_nothing_to_undo_is_no_fault(bench: Bench) -> None:
    assert bench.edits.last is None
    assert bench.edits.undo() is None
    assert bench.edits.redo() is None


def test_every_write_says_what_changed(bench: Bench) -> None:
    bench.edits.do(edits.discard_patient(PATIENT, NOON))
    assert bench.changes[-1].kinds == {Kind.PATIENT}
    assert bench.changes[-1].patient_id == "p1"


def test_a_write_that_fails_leaves_nothing_to_undo(bench: Bench) -> None:
    def fail(store: object) -> None:
        raise KeyError("a bug")

    with pytest.raises(KeyError):
        bench.edits.do(edits.Edit("never", fail, fail))  # type: ignore[arg-type]
    assert bench.edits.last is None
