"""A file that is taken in as a template, or refused with what is to be done."""

from pathlib import Path

import pytest

import template_samples as made
from session_bench import Bench
from strengthtrack.clinic.letter import LetterKind
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.letter import template_outcome
from strengthtrack.practice.letter.chosen_file import FileRefused, content_of
from strengthtrack.practice.letter.own_templates import use_template
from strengthtrack.practice.letter.template_outcome import look_at, take_in, used_for
from study_bench import desk_of

SAVE_AS = "open it in Word, save it as “Word Document (.docx)” and choose that file."


@pytest.fixture
def desk(bench: Bench, tmp_path: Path) -> Desk:
    return desk_of(bench, tmp_path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "Clinic letter.docx"


def refusal(desk: Desk, path: Path) -> str:
    edit, outcome = take_in(desk, path)
    assert edit is None
    assert (outcome.name, outcome.path, outcome.template) == (path.name, path, None)
    return outcome.sentence


def test_a_sound_file_is_kept_and_its_fields_are_told(desk: Desk, file: Path) -> None:
    file.write_bytes(made.of("{{ identity }}, {{ date }}"))
    edit, outcome = take_in(desk, file)
    assert edit is not None
    desk.edits.do(edit)
    assert outcome.template is not None
    assert outcome.template.words == "Clinic letter, version 1"
    assert outcome.uses is not None
    assert outcome.uses.fields == ("identity", "date")
    assert look_at(outcome.template) == outcome
    desk.edits.do(use_template(desk, LetterKind.ONWARD, "Clinic letter"))
    assert used_for(desk, outcome.template) == (LetterKind.ONWARD,)


def test_a_faulty_file_is_not_kept_and_its_faults_can_be_sent_on(desk: Desk, file: Path) -> None:
    file.write_bytes(made.of("Dear {{ nmae }}", "{% if born %}"))
    edit, outcome = take_in(desk, file)
    assert edit is None
    first, *faults = outcome.text.splitlines()
    assert first == "“Clinic letter” cannot be used yet: there are 2 things to mend in it."
    assert faults[0] == (
        "1. About page 1, in the paragraph “Dear {{ nmae }}”: there is no field “nmae”; did you mean “patient_name”?"
    )
    assert faults[1].startswith("2. About page 1, in the paragraph “{% if born %}”: ")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("a.doc", f"“a.doc” is of an older Word; {SAVE_AS}"),
        ("a.DOTX", f"“a.DOTX” is a template in Word’s own sense (.dotx); {SAVE_AS}"),
        ("a.docm", f"“a.docm” may hold macros, which a letter may not carry; {SAVE_AS}"),
        ("a.odt", f"“a.odt” is of another program than Word; {SAVE_AS}"),
        ("a.pdf", "“a.pdf” is no Word document; choose a file that ends in “.docx”."),
        ("~$inic.docx", "“~$inic.docx” is Word’s note that a letter is open; choose the file without “~$”."),
    ],
)  # fmt: skip
def test_other_files_are_refused_by_what_they_are(desk: Desk, tmp_path: Path, name: str, sentence: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"anything")
    assert refusal(desk, path) == sentence


def test_a_file_with_macros_under_another_name_is_refused(desk: Desk, file: Path) -> None:
    file.write_bytes(made.with_parts(made.of("{{ date }}"), {"word/vbaProject.bin": b"macro"}))
    _, outcome = take_in(desk, file)
    assert [fault.what for fault in outcome.faults] == ["the file holds macros, which a letter may not carry"]


def test_no_more_is_read_than_a_template_may_hold(desk: Desk, file: Path) -> None:
    with file.open("wb") as long:
        long.truncate(10**12)  # takes no room on the disk
    _, outcome = take_in(desk, file)
    assert [fault.words for fault in outcome.faults] == [
        "The file is larger than 10 MB; take large pictures out of it."
    ]


def test_a_file_that_is_gone_or_a_folder_is_told(desk: Desk, file: Path) -> None:
    assert refusal(desk, file) == "“Clinic letter.docx” is not there any more; choose the file again."
    file.mkdir()
    assert refusal(desk, file) == "“Clinic letter.docx” is a folder; choose a file in it."


def test_a_file_that_another_program_holds_is_told(desk: Desk, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_bytes(b"PK")
    monkeypatch.setattr(Path, "open", failing(PermissionError(13, "Permission denied")))
    assert refusal(desk, file) == "“Clinic letter.docx” cannot be read; close it in Word, and choose it again."


def test_windows_answers_for_a_folder_as_for_a_file_that_is_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "open", failing(PermissionError(13, "Permission denied")))
    with pytest.raises(FileRefused, match="is a folder; choose a file in it"):
        content_of(tmp_path, 10, "Word")


def test_a_disk_that_fails_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "open", failing(OSError(5, "Input/output error")))
    with pytest.raises(FileRefused) as caught:
        content_of(file, 10, "Word")
    assert str(caught.value) == (
        "“Clinic letter.docx” cannot be read (Input/output error); copy it to this computer and choose it again."
    )


def test_a_kept_template_that_became_unsound_says_so(desk: Desk, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("strengthtrack.practice.letter.own_templates._check", lambda _content: ())
    monkeypatch.setattr(template_outcome, "_sound", lambda template: template_outcome.Outcome("", template))
    file.write_bytes(made.of("{{ a_field_of_before }}"))
    _, kept = take_in(desk, file)
    assert kept.template is not None
    outcome = look_at(kept.template)
    assert outcome.sentence == "“Clinic letter” cannot be used any more; save a copy of it, mend that and add it again."
    assert len(outcome.faults) == 1


def failing(fault: OSError) -> object:
    def fails(*_args: object, **_kept: object) -> None:
        raise fault

    return fails
