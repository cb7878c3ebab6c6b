"""A file of ours that holds what does not fit together, what nobody could have typed, or what was changed meanwhile."""

import base64
import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from exchange_bench import again, brought, file, here, there, ticking
from exchange_samples import LATER, TEMPLATE, counts
from letter_samples import png
from records_bench import FORM, PATIENT, SESSION, SETUP, trial
from strengthtrack.clinic.programme import hip_programme
from strengthtrack.errors import Mendable
from strengthtrack.practice.export.clinic_json import export_clinic
from strengthtrack.practice.export.extract import Stopped
from strengthtrack.practice.intake.clinic_json import bring_in, look
from strengthtrack.practice.intake.clinic_preview import Standing
from strengthtrack.practice.setting_names import CLINIC_LOGO, CLINIC_NAME, LETTER_TEMPLATE, PAIN_BAND, PAPER
from strengthtrack.records.store import Store

__all__ = ["file", "here", "there"]
LOGO = base64.b64encode(png(2, 2)).decode()
Change = Callable[[dict[str, Any]], object]


def changed(file: Path, change: Change) -> Path:
    """The file laid out anew by somebody, with something else in it."""
    document = json.loads(file.read_bytes())
    change(document)
    file.write_text(json.dumps(document), encoding="utf-8")
    return file


def of(document: dict[str, Any], *path: str | int) -> Any:
    """Something in the first patient."""
    found: Any = document["patients"][0]
    for step in path:
        found = found[step]
    return found


def answers_twice(document: dict[str, Any]) -> None:
    forms = of(document, "sessions", 0, "forms")
    forms.append(forms[-1])


def session_of_two(document: dict[str, Any]) -> None:
    document["patients"][1]["sessions"] = [{**of(document, "sessions", 0), "trials": []}]


def version_twice(document: dict[str, Any]) -> None:
    templates = document["clinic"]["letter_templates"]
    templates.append({**templates[0], "id": "other"})


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (answers_twice, "(patient 1): the same session form stands in it twice"),
        (session_of_two, "(patient 2): the same session stands in it twice"),
        (version_twice, "(clinic): the same letter template stands in it twice"),
        (lambda told: of(told, "letters", 1).update(corrects="l9"), "(patient 1): a letter corrects one that is not"),
        (lambda told: of(told, "letters").reverse(), "(patient 1): a letter corrects one that is not there"),
    ],
)
def test_what_does_not_fit_together_is_said_when_it_is_looked_at(
    there: Store, file: Path, change: Change, sentence: str
) -> None:
    changed(file, change)
    for tried in (lambda: look(there, file), lambda: brought(there, file)):
        with pytest.raises(Mendable) as raised:
            tried()
        assert sentence in str(raised.value)
    assert not any(counts(there).values())


def test_a_file_that_was_changed_after_it_was_looked_at_is_not_brought_in(there: Store, file: Path) -> None:
    seen = look(there, file)
    os.utime(file, ns=(0, 0))
    edit = bring_in(file, ticking(), as_seen=seen.stamp)
    with pytest.raises(Mendable, match="was changed after it was looked at; choose it again and look anew"):
        edit.do(there)
    assert not any(counts(there).values())
    bring_in(file, ticking(), as_seen=look(there, file).stamp).do(there)
    assert counts(there)["patient"] == 2


def test_a_file_that_is_changed_while_it_is_read_leaves_nothing(there: Store, file: Path) -> None:
    edit = bring_in(file, ticking(), progress=lambda _done, _of: os.utime(file, ns=(0, 0)))
    with pytest.raises(Mendable, match="was changed after it was looked at"):
        edit.do(there)
    assert not any(counts(there).values())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_pipe_is_not_waited_for(there: Store, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    with pytest.raises(Mendable, match=r"“pipe\.json” is no file with content; choose another\."):
        look(there, tmp_path / "pipe.json")


# what could not have been typed here


def test_what_nobody_could_have_typed_comes_in_and_is_told(here: Store, there: Store, file: Path) -> None:
    here.save_patient(replace(PATIENT, name="x" * 4000, height_m=9.0))
    seen = look(there, again(here, file)).patients[0]
    assert seen.standing is Standing.NEW
    assert seen.doubts == (
        "To be mended once it is here: shorten the name to 200 characters.",
        "To be mended once it is here: give the height in centimetres, 50 to 250.",
    )
    brought(there, file)
    assert there.patient("p1").name == "x" * 4000
    assert look(there, file).patients[0].doubts == ()


def test_gauges_without_serial_numbers_are_told_before_their_values_stand_in_one_line(
    here: Store, there: Store, file: Path
) -> None:
    bare = replace(trial(8), setup=replace(SETUP, dynamometer=replace(SETUP.dynamometer, serial=" ")))
    here.save_trial(bare)
    assert look(there, again(here, file)).patients[0].doubts == ()
    there.save_patient(PATIENT)
    there.save_session(replace(SESSION, id="own"))
    there.save_trial(replace(bare, id="own", session_id="own"))
    (told,) = look(there, file).patients[0].doubts
    assert told.startswith("“Sample dynamometer” has no serial number, here and in the file: ")


# settings


def test_letterhead_and_choice_of_template_come_with_the_template(here: Store, there: Store, file: Path) -> None:
    for name, value in ((CLINIC_LOGO, LOGO), (PAPER, "A4"), (f"{LETTER_TEMPLATE}progress", TEMPLATE.name)):
        here.save_setting(name, value)
    brought(there, again(here, file))
    assert [there.setting(name) for name in (CLINIC_LOGO, PAPER, f"{LETTER_TEMPLATE}progress")] == [
        LOGO,
        "A4",
        TEMPLATE.name,
    ]
    assert there.letters.templates() == (TEMPLATE,)


@pytest.mark.parametrize("logo", ["no base64", base64.b64encode(b"GIF89a").decode(), LOGO[:20]])
def test_a_logo_that_cannot_be_printed_stays_out(here: Store, there: Store, file: Path, logo: str) -> None:
    here.save_setting(CLINIC_LOGO, logo)
    seen = look(there, again(here, file))
    assert "Setting: clinic logo" in [one.words for one in seen.clinic_differences]
    brought(there, file)
    assert there.setting(CLINIC_LOGO) is None


def test_a_template_is_not_chosen_whose_name_another_one_has_here(here: Store, there: Store, file: Path) -> None:
    here.save_setting(f"{LETTER_TEMPLATE}progress", TEMPLATE.name)
    there.letters.add_template(replace(TEMPLATE, id="own", content=b"own"))
    seen = look(there, again(here, file))
    assert [one.words for one in seen.clinic_differences] == [
        "Setting: letter template progress",
        "Letter template Sample letter, version 1",
    ]
    brought(there, file)
    assert there.setting(f"{LETTER_TEMPLATE}progress") is None


def test_a_study_whose_name_is_hidden_is_known_again(here: Store, file: Path) -> None:
    export_clinic(here, file, LATER, identified=False)
    assert look(here, file).clinic_differences == ()


# undo


def test_a_setting_that_was_changed_since_is_left_by_undo_and_by_redo(there: Store, file: Path) -> None:
    edit = brought(there, file)
    there.save_setting(CLINIC_NAME, "Other clinic")
    edit.undo(there)
    assert (there.setting(CLINIC_NAME), there.setting(PAIN_BAND)) == ("Other clinic", "")
    there.save_setting(PAIN_BAND, "3")
    edit.do(there)
    assert (there.setting(CLINIC_NAME), there.setting(PAIN_BAND)) == ("Other clinic", "3")


def test_answers_of_a_second_import_are_taken_back_with_it(there: Store, file: Path) -> None:
    there.save_patient(PATIENT)
    there.save_session(SESSION)
    now = ticking()
    bare = there.form("s1")
    for _ in range(2):
        edit = bring_in(file, now)
        edit.do(there)
        filled = there.form("s1")
        assert filled.consent == FORM.consent
        edit.undo(there)
        assert there.form("s1") == bare
    edit.do(there)
    assert there.form("s1") == filled


def test_of_a_plan_that_was_taken_back_nothing_is_left_in_the_next(here: Store, there: Store, file: Path) -> None:
    now = ticking()
    edit = bring_in(file, now)
    edit.do(there)
    edit.undo(there)
    plan = hip_programme("g1", "p1", SESSION.day)
    here.save_programme(replace(plan, tests=plan.tests[:1]))
    bring_in(again(here, file), now).do(there)
    assert there.courses.programmes("p1") == here.courses.programmes("p1")


def test_one_that_was_cancelled_can_be_done_again(there: Store, file: Path) -> None:
    asked = iter([True])
    edit = bring_in(file, ticking(), cancelled=lambda: next(asked, False))
    with pytest.raises(Stopped):
        edit.do(there)
    edit.do(there)
    assert counts(there)["patient"] == 2
