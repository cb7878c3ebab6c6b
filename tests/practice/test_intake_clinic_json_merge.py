"""Somebody who is here under another id, a file that says of nobody who it is, and an import that is taken back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from exchange_bench import again, brought, file, here, there, ticking
from exchange_samples import LATER, counts, everything
from records_bench import KEY, PATIENT, SESSION, trial
from strengthtrack.errors import Mendable
from strengthtrack.practice.edits import Edits
from strengthtrack.practice.export.clinic_json import export_clinic, export_patient
from strengthtrack.practice.intake.clinic_json import bring_in, look
from strengthtrack.practice.intake.clinic_preview import Standing
from strengthtrack.practice.setting_names import CLINIC_NAME
from strengthtrack.records import database
from strengthtrack.records.store import Store
from strengthtrack.records.writer import Writer

__all__ = ["file", "here", "there"]

TWIN = replace(PATIENT, id="x9", name="sample  PATIENT Á")


# duplicates


def test_somebody_who_may_be_here_under_another_id_is_told(there: Store, here: Store, file: Path) -> None:
    here.save_patient(PATIENT)
    there.save_patient(TWIN)
    seen = look(there, again(here, file)).patients[0]
    assert seen.standing is Standing.NEW
    assert seen.twin is not None
    assert seen.twin.patient == TWIN
    assert seen.twin.why == "Same record number as sample  PATIENT Á, here."


def test_merged_with_somebody_their_sessions_go_there_and_the_patient_stays(
    here: Store, there: Store, file: Path
) -> None:
    there.save_patient(TWIN)
    there.save_session(replace(SESSION, id="own", patient_id="x9"))
    seen = look(there, file, {"p1": "x9"}).patients[0]
    assert (seen.into, seen.into_name, seen.standing) == ("x9", TWIN.name, Standing.DIFFERENT)
    assert seen.words == (
        "Adds 2 sessions, 5 trials, 1 programme, 1 session of exercise, 1 event and 2 letters; "
        f"what differs stays as it is here (filed under {TWIN.name})."
    )
    brought(there, file, {"p1": "x9"})
    assert there.patient("x9") == TWIN
    assert {one.id for one in there.sessions("x9")} == {"own", "s1"}
    assert len(there.trials("x9")) == 3
    assert [one.id for one in there.letters.issued("x9")] == ["l1", "l2"][::-1]
    assert "p1" not in there.exchange().patients()


def test_who_was_merged_before_is_known_when_the_file_comes_again(there: Store, file: Path) -> None:
    there.save_patient(TWIN)
    brought(there, file, {"p1": "x9"})
    whole = everything(there)
    seen = look(there, file).patients[0]
    assert seen.into == "x9"
    assert seen.twin is None
    assert not seen.adds.counts
    brought(there, file)
    brought(there, file, {"p1": "x9"})
    assert everything(there) == whole


def test_to_merge_with_somebody_who_is_gone_is_said(there: Store, file: Path) -> None:
    sentence = "A patient who was to be merged with is not here any more; choose again."
    with pytest.raises(Mendable, match=sentence):
        look(there, file, {"p1": "nobody"})
    with pytest.raises(Mendable, match=sentence):
        brought(there, file, {"p1": "nobody"})
    assert not any(counts(there).values())


def test_a_session_filed_under_two_people_stays_where_it_is(here: Store, there: Store, file: Path) -> None:
    there.save_patient(replace(PATIENT, id="p1"))
    there.save_patient(TWIN)
    there.save_session(replace(SESSION, patient_id="x9"))
    seen = look(there, file).patients[0]
    assert "Session of 28 April 2026: filed under another patient here" in [one.words for one in seen.differences]
    assert (seen.adds.of("session"), seen.adds.of("trial")) == (1, 1)
    brought(there, file)
    assert there.session("s1").patient_id == "x9"
    assert there.trials("x9") == ()


# a file without identity


def test_a_file_without_identity_comes_in_under_a_code(here: Store, there: Store, tmp_path: Path) -> None:
    export_clinic(here, tmp_path / "hidden.json", LATER, identified=False)
    seen = look(there, tmp_path / "hidden.json")
    assert not seen.identified
    assert seen.patients[0].name.startswith("Patient ")
    brought(there, tmp_path / "hidden.json")
    assert everything(there)["trace"] == everything(here)["trace"]
    assert there.patient("p1").born == date(1994, 1, 1)


def test_a_file_without_identity_is_known_again_where_it_is_from(here: Store, tmp_path: Path) -> None:
    export_patient(here, "p1", tmp_path / "hidden.json", LATER, identified=False)
    whole = everything(here)
    assert look(here, tmp_path / "hidden.json").patients[0].standing is Standing.SAME
    brought(here, tmp_path / "hidden.json")
    assert everything(here) == whole


# undo


def test_an_import_is_taken_back_and_done_again(there: Store, file: Path) -> None:
    there.save_patient(TWIN)
    edit = brought(there, file)
    whole = everything(there)
    edit.undo(there)
    assert there.patients() == (TWIN,)
    assert there.sessions("p1") == ()
    assert there.studies.all() == ()
    assert not there.setting(CLINIC_NAME)
    assert counts(there)["trial"] == 5  # nothing is gone
    edit.do(there)
    assert {**everything(there), "setting": None} == {**whole, "setting": None}
    assert there.setting(CLINIC_NAME) == "Sample clinic"


def test_taken_back_it_can_be_brought_in_otherwise(here: Store, there: Store, file: Path) -> None:
    for letter in ("l1", "l2"):
        assert here.letters.letter(letter)
    there.save_patient(TWIN)
    brought(there, file).undo(there)
    seen = look(there, file, {"p1": "x9"}).patients[0]
    assert (seen.adds.of("session"), seen.adds.of("trial")) == (2, 5)
    brought(there, file, {"p1": "x9"})
    assert [one.id for one in there.sessions("x9")] == ["s1"]
    assert len(there.trials("x9")) == 3
    assert there.form("s1") == here.form("s1")
    assert there.tested_on("x9") == here.tested_on("p1")


def test_taken_back_and_brought_in_again_it_is_as_it_was(here: Store, there: Store, file: Path) -> None:
    brought(there, file).undo(there)
    assert look(there, file).patients[0].standing is Standing.NEW
    brought(there, file)
    assert there.patients() == here.patients()
    assert there.form("s1") == here.form("s1")
    assert [one.id for one in there.trials("p1")] == [one.id for one in here.trials("p1")]
    assert {patient.standing for patient in look(there, file).patients} == {Standing.SAME}


def test_what_was_only_added_to_somebody_goes_and_the_rest_stays(here: Store, there: Store, file: Path) -> None:
    brought(there, file)
    whole = everything(there)
    here.save_trial(trial(9))
    edit = brought(there, again(here, file))
    edit.undo(there)
    assert [one.id for one in there.trials("p1")] == ["t1", "t2", "t3"]
    there.save_setting("imports_taken_back", "[]")
    assert everything(there)["session"] == whole["session"]


def test_a_session_is_no_tested_one_once_its_trials_are_taken_back(there: Store, file: Path) -> None:
    there.save_patient(PATIENT)
    there.save_session(SESSION)
    edit = brought(there, file)
    assert len(there.tested_on("p1")) == 1
    edit.undo(there)
    assert there.tested_on("p1") == ()
    edit.do(there)
    assert len(there.tested_on("p1")) == 1


def test_the_writer_does_it_in_the_background_and_undo_knows_its_name(tmp_path: Path, file: Path) -> None:
    writer = Writer(tmp_path / "third.db", KEY, lambda _: None)
    edits = Edits(writer)
    edit = bring_in(file, ticking())
    edits.ended(edit, edits.begin(edit.do))
    reading = Store(database.open(tmp_path / "third.db", KEY))
    assert edits.last == "“clinic.json” imported"
    assert len(reading.patients()) == 1
    edits.undo()
    assert reading.patients() == ()
    edits.redo()
    assert len(reading.patients()) == 1
    writer.close()
    reading.close()
