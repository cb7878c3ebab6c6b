"""Templates and letterhead of the clinic's own."""

import base64
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from session_bench import Bench
from strengthtrack.clinic.letter import LetterKind, LetterTemplate, Paper
from strengthtrack.documents.letter.template_fault import TemplateFault
from strengthtrack.errors import EntryFault
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.letter import drafts, letterhead, own_templates
from strengthtrack.practice.letter.material import letterhead as read_letterhead
from strengthtrack.practice.letter.own_templates import TemplateRefused, default_template, template_of, templates
from strengthtrack.practice.setting_names import CLINIC_LOGO, PAPER
from study_bench import NOW, desk_of

PNG = b"\x89PNG\r\n\x1a\n rest"
FAULT = TemplateFault("the field “nmae” is not known", "mend its spelling", "in the first paragraph", 2)


@pytest.fixture
def desk(bench: Bench, tmp_path: Path) -> Desk:
    return desk_of(bench, tmp_path)


def sound(_content: bytes) -> tuple[TemplateFault, ...]:
    return ()


def add(desk: Desk, name: str = "Clinic letter.docx", content: bytes = b"PK") -> LetterTemplate:
    edit, made = own_templates.add(desk, name, content, sound)
    desk.edits.do(edit)
    return made


# templates


def test_a_template_is_kept_with_its_hash_and_the_next_version_of_its_name(desk: Desk) -> None:
    first, second = add(desk), add(desk, content=b"PK 2")
    assert first == LetterTemplate(first.id, "Clinic letter", 1, NOW, sha256(b"PK").hexdigest(), b"PK")
    assert second.words == "Clinic letter, version 2"
    assert templates(desk) == (second,)
    assert desk.edits.last == "Clinic letter, version 2, added"


def test_undo_offers_the_version_before_and_redo_the_new_one_again(desk: Desk) -> None:
    first, second = add(desk), add(desk)
    desk.edits.undo()
    assert templates(desk) == (first,)
    desk.edits.redo()
    assert templates(desk) == (second,)
    desk.edits.undo()
    assert add(desk).version == 3


def test_a_template_with_faults_is_refused_with_each_of_them(desk: Desk) -> None:
    with pytest.raises(TemplateRefused) as caught:
        own_templates.add(desk, "Clinic letter", b"PK", lambda _content: (FAULT,))
    assert str(caught.value) == "“Clinic letter” cannot be used yet: there is one thing to mend in it."
    assert caught.value.faults == (FAULT,)
    with pytest.raises(TemplateRefused, match=r"there are 2 things to mend in it\.$"):
        own_templates.add(desk, "Clinic letter", b"PK", lambda _content: (FAULT, FAULT))
    assert templates(desk) == ()


def test_what_is_no_word_file_is_refused_by_the_check_that_ships(desk: Desk) -> None:
    with pytest.raises(TemplateRefused):
        own_templates.add(desk, "Clinic letter", b"no word file at all")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (" .docx", "Give the template a name, for example “Clinic letter”."),
        ("x" * 101, "Shorten the name of the template to 100 characters."),
    ],
)
def test_a_template_has_a_name(desk: Desk, name: str, sentence: str) -> None:
    with pytest.raises(TemplateRefused) as caught:
        own_templates.add(desk, name, b"PK", sound)
    assert str(caught.value) == sentence


def test_set_aside_means_every_version_and_undo_brings_them_back(desk: Desk) -> None:
    first, second = add(desk), add(desk)
    desk.edits.do(own_templates.set_aside(desk, second))
    assert templates(desk) == ()
    assert desk.store.letters.template(first.id).discarded_at == NOW
    assert desk.edits.undo() == "Clinic letter set aside"
    assert templates(desk) == (second,)


def test_letters_of_a_kind_begin_with_the_chosen_template_in_its_newest_version(desk: Desk) -> None:
    add(desk)
    desk.edits.do(own_templates.use_template(desk, LetterKind.DISCHARGE, "Clinic letter"))
    newest = add(desk)
    assert default_template(desk, LetterKind.DISCHARGE) == newest
    draft = drafts.open_draft(desk, "p1", LetterKind.DISCHARGE)
    assert template_of(desk, draft) == newest
    assert template_of(desk, drafts.open_draft(desk, "p1", LetterKind.PROGRESS)) is None
    desk.edits.do(own_templates.set_aside(desk, newest))
    assert default_template(desk, LetterKind.DISCHARGE) is None


def test_undo_takes_the_choice_back(desk: Desk) -> None:
    add(desk)
    desk.edits.do(own_templates.use_template(desk, LetterKind.PROGRESS, "Clinic letter"))
    assert desk.edits.undo() == "Progress report: Clinic letter is used from now on"
    assert default_template(desk, LetterKind.PROGRESS) is None


def test_a_draft_whose_template_is_gone_says_so(desk: Desk) -> None:
    made = add(desk)
    draft = replace(drafts.new_draft(desk, "p1", LetterKind.PROGRESS), template_id=made.id)
    desk.edits.do(own_templates.set_aside(desk, made))
    with pytest.raises(TemplateRefused) as caught:
        template_of(desk, draft)
    assert str(caught.value) == (
        "The template Clinic letter, version 1 was set aside; choose another one for this letter."
    )
    with pytest.raises(TemplateRefused, match="is not in the records; choose another one"):
        template_of(desk, replace(draft, template_id="nowhere"))


# letterhead


def test_a_logo_stands_on_every_letter_until_it_is_taken_away(desk: Desk) -> None:
    desk.edits.do(letterhead.set_logo(desk, PNG))
    assert read_letterhead(desk.store).logo == PNG
    desk.edits.do(letterhead.clear_logo(desk))
    assert read_letterhead(desk.store).logo == b""
    assert desk.edits.undo() == "Logo taken away"
    assert read_letterhead(desk.store).logo == PNG


@pytest.mark.parametrize(
    ("picture", "sentence"),
    [
        (b"GIF89a", "The logo is not a PNG picture; save it as PNG and choose it again."),
        (
            PNG + bytes(3_100_000),
            "The logo is 3.1 MB large, and 2 MB is the most; make the picture smaller and choose it again.",
        ),
    ],
)
def test_a_logo_that_cannot_be_printed_is_refused_in_one_sentence(desk: Desk, picture: bytes, sentence: str) -> None:
    with pytest.raises(EntryFault) as caught:
        letterhead.set_logo(desk, picture)
    assert caught.value.faults == (("logo", sentence),)


def test_a_logo_that_is_not_whole_stops_no_letter(desk: Desk) -> None:
    for kept in ("not base64!", "ä", base64.b64encode(PNG).decode()[:-2]):
        desk.set_setting(CLINIC_LOGO, kept)
        assert read_letterhead(desk.store).logo == b""


def test_the_paper_is_set_and_taken_back(desk: Desk) -> None:
    desk.edits.do(letterhead.set_paper(desk, Paper.US))
    assert drafts.paper_of(desk) is Paper.US
    desk.edits.do(letterhead.set_paper(desk, Paper.A4))
    assert (drafts.paper_of(desk), desk.setting(PAPER)) == (Paper.A4, "A4")
    assert desk.edits.undo() == "Paper: A4"
    assert drafts.paper_of(desk) is Paper.US
