"""What comes from another laptop is looked at, then added; what is here stays as it is, and all can be taken back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from exchange_bench import again, brought, file, here, there, ticking
from exchange_samples import ANALYSIS, FULL, LATER, LETTER, NAME, counts, everything
from records_bench import FORM, PAIN, SESSION, TRIAL, trial
from strengthtrack.clinic.course import CourseEvent
from strengthtrack.clinic.programme import hip_programme
from strengthtrack.clinic.session_form import SessionForm
from strengthtrack.clinic.trial import Mark
from strengthtrack.errors import Mendable
from strengthtrack.practice.export.extract import Stopped
from strengthtrack.practice.intake.clinic_json import bring_in, look
from strengthtrack.practice.intake.clinic_preview import Standing
from strengthtrack.practice.setting_names import CLINIC_NAME, LAST_PORT, PAIN_BAND
from strengthtrack.records.store import Store

__all__ = ["file", "here", "there"]

# new patients


def test_a_new_patient_is_told_with_what_comes_along(there: Store, file: Path) -> None:
    seen = look(there, file)
    first, second = seen.patients
    assert (first.name, first.standing, first.twin) == (NAME, Standing.NEW, None)
    assert first.words == (
        "Adds the patient with 2 sessions, 5 trials, 1 programme, 1 session of exercise, 1 event and 2 letters."
    )
    assert second.words == "Adds the patient."
    assert seen.words == "2 new"
    assert (seen.clinic_name, seen.settings, seen.identified) == ("Sample clinic", ("clinic_name", "pain_band"), True)
    assert seen.of_clinic.words == "1 study, 2 people of studies, 1 letter template and 2 calibrations"
    assert not any(counts(there).values())


def test_everything_comes_in_and_a_second_time_nothing(here: Store, there: Store, file: Path) -> None:
    brought(there, file)
    whole = everything(there)
    assert {**everything(here), "setting": whole["setting"]} == whole
    seen = look(there, file)
    assert {patient.standing for patient in seen.patients} == {Standing.SAME}
    assert seen.patients[0].words == "Nothing to do."
    assert not seen.settings
    assert not seen.of_clinic.counts
    brought(there, file)
    assert everything(there) == whole


def test_a_file_read_into_the_records_it_is_from_changes_nothing(here: Store, file: Path) -> None:
    whole = everything(here)
    assert {patient.standing for patient in look(here, file).patients} == {Standing.SAME}
    brought(here, file)
    assert everything(here) == whole


def test_who_is_left_out_stays_out_and_so_does_the_clinic(there: Store, file: Path) -> None:
    bring_in(file, ticking(), leave_out=["p1"], with_clinic=False).do(there)
    assert counts(there)["patient"] == 1
    assert there.setting(CLINIC_NAME) is None


def test_settings_that_are_made_here_stay_and_those_of_one_computer_do_not_come(there: Store, file: Path) -> None:
    there.save_setting(CLINIC_NAME, "Other clinic")
    seen = look(there, file)
    assert seen.settings == ("pain_band",)
    assert [one.words for one in seen.clinic_differences] == ["Setting: clinic name"]
    brought(there, file)
    assert (there.setting(CLINIC_NAME), there.setting(PAIN_BAND)) == ("Other clinic", "1.5")
    assert there.setting(LAST_PORT) is None


def test_a_setting_that_does_not_travel_is_not_let_in_either(there: Store, file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b'"settings":{', b'"settings":{"last_port":"COM9","look":"dark",'))
    assert look(there, file).settings == ("clinic_name", "pain_band")
    brought(there, file)
    assert there.setting(LAST_PORT) is None


# more, and different


def test_what_was_added_on_the_other_laptop_is_told_and_added(here: Store, there: Store, file: Path) -> None:
    brought(there, file)
    here.save_session(replace(SESSION, id="s3", started_at=LATER))
    for number in (7, 8):
        here.save_trial(replace(trial(number), session_id="s3"))
    here.analyses.save(replace(ANALYSIS, id="a3", version=4))
    seen = look(there, again(here, file)).patients[0]
    assert (seen.standing, seen.words) == (Standing.MORE, "Adds 1 session and 2 trials.")
    brought(there, file)
    assert everything(there)["trial"] == everything(here)["trial"]
    assert [one.id for one in there.analyses.of_trial("t1")] == ["a1", "a3"]
    assert len(there.tested_on("p1")) == 2


def test_answers_given_only_there_are_told_as_more(here: Store, there: Store, file: Path) -> None:
    brought(there, file)
    here.save_pain(replace(PAIN, movement=trial(1).setup.movement.FLEXION))
    assert look(there, again(here, file)).patients[0].words == "Adds more about what is here."


def test_what_both_changed_stays_as_it_is_here_and_is_told(here: Store, there: Store, file: Path) -> None:
    brought(there, file)
    there.save_patient(replace(FULL, height_m=1.8))
    there.save_trial(replace(TRIAL, mark=Mark.PAIN))
    there.save_pain(replace(PAIN, score=9))
    there.analyses.save(replace(ANALYSIS, id="own"))
    here.analyses.save(replace(ANALYSIS, id="theirs"))
    here.save_programme(replace(hip_programme("g1", "p1", date(2026, 3, 10))))
    here.save_form("s1", replace(FORM, activities=()))
    here.courses.save_event(CourseEvent("v1", "p1", date(2026, 3, 9), "New shoes"))
    kept = everything(there)
    seen = look(there, again(here, file)).patients[0]
    assert seen.standing is Standing.DIFFERENT
    assert [one.words for one in seen.differences] == [
        "The patient: height",
        "Programme hip, from 10 March 2026: first day, ended on, ended why, phases and pauses",
        "Event of 9 March 2026: whether it is set aside",
        "AKPS, session of 28 April 2026",
        "GROC, session of 28 April 2026",
        "KOOS-PF, session of 28 April 2026",
        "PSFS, session of 28 April 2026",
        "Pain in Hip abduction right, session of 28 April 2026: score",
        "Hip abduction right, trial 1, session of 28 April 2026: mark",
        "Analyses, session of 28 April 2026",
    ]
    assert seen.words == "What differs stays as it is here."
    brought(there, file)
    assert everything(there) == kept


def test_an_analysis_taken_back_here_is_not_overtaken_by_a_later_one_there(
    here: Store, there: Store, file: Path
) -> None:
    brought(there, file)
    there.analyses.save(replace(ANALYSIS, discarded_at=LATER))
    here.analyses.save(replace(ANALYSIS, id="later"))
    (difference,) = look(there, again(here, file)).patients[0].differences
    assert difference.words == "Analyses, session of 28 April 2026"
    brought(there, file)
    assert there.analyses.of_trial("t1") == ()


def test_a_total_never_gets_the_answers_of_another_laptop(here: Store, there: Store, file: Path) -> None:
    here.save_form("s1", SessionForm())
    brought(there, again(here, file))
    assert there.form("s1") == SessionForm()


def test_a_trace_that_differs_leaves_the_trial_as_it_is_here(here: Store, there: Store, file: Path) -> None:
    brought(there, file)
    there.save_trial(replace(TRIAL, trace=replace(trial(2).trace, zero=1.5), peak_n=None))  # type: ignore[type-var]
    (difference,) = look(there, file).patients[0].differences
    assert difference.facts == ("peak", "trace")


def test_what_was_sent_before_is_not_sent_anew(here: Store, there: Store, file: Path) -> None:
    brought(there, file)
    assert there.letters.issued("p1") == here.letters.issued("p1")
    assert there.letters.letter("l1") == LETTER


# all or nothing


def test_one_that_was_cancelled_leaves_nothing_and_is_not_remembered(there: Store, file: Path) -> None:
    heard: list[tuple[int, int]] = []
    asked = iter([False, True, False, True])

    with pytest.raises(Stopped):
        look(there, file, progress=lambda done, of: heard.append((done, of)), cancelled=lambda: next(asked))
    assert 0 < heard[0][0] <= heard[0][1] == file.stat().st_size
    edit = bring_in(file, ticking(), cancelled=lambda: next(asked))
    with pytest.raises(Stopped):
        edit.do(there)
    assert not any(counts(there).values())


def test_a_file_that_breaks_off_leaves_nothing(there: Store, file: Path) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[: whole.rindex(b"\n{") + 9])
    with pytest.raises(Mendable, match="is cut off, it ends in or before patient 2"):
        brought(there, file)
    assert not any(counts(there).values())


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (b'"id":"p2"', b'"id":"p1"', "patient 2): the same patient stands in it twice"),
        (b'"id":"t2"', b'"id":"t1"', "patient 1): the same trial stands in it twice"),
    ],
)
def test_what_cannot_stand_together_is_said_and_leaves_nothing(
    there: Store, file: Path, old: bytes, new: bytes, sentence: str
) -> None:
    file.write_bytes(file.read_bytes().replace(old, new))
    with pytest.raises(Mendable) as raised:
        brought(there, file)
    assert sentence in str(raised.value)
    assert not any(counts(there).values())


def test_a_file_that_the_disk_does_not_give_is_said(there: Store, tmp_path: Path) -> None:
    with pytest.raises(Mendable, match=r"“gone\.json” is not there any more; choose the file again\."):
        look(there, tmp_path / "gone.json")
    with pytest.raises(Mendable, match=r"is a folder; choose a file in it\."):
        look(there, tmp_path)
