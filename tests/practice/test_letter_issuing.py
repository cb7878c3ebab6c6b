"""Drafts as they are typed, letters as they were sent, and corrections of them."""

from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from session_bench import Bench
from strengthtrack import __version__
from strengthtrack.clinic.letter import IssuedLetter, LetterDraft, LetterKind, LetterTemplate, Paper, Part
from strengthtrack.clinic.setup import Movement
from strengthtrack.documents.letter.facts import ChartFacts
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.letter import drafts, issuing, own_templates
from strengthtrack.practice.letter.issuing import LetterFault, Pages, correct, facts_of, history, issue, own, shipped
from strengthtrack.practice.letter.material import gather
from strengthtrack.practice.letter.writing import facts
from strengthtrack.practice.setting_names import PAPER
from strengthtrack.records.changes import Changes, Kind
from study_bench import NOW, desk_of

PAGES = Pages(b"PK word", b"%PDF", shipped(b"template"))
TODAY, LATER = date(2026, 4, 28), date(2026, 5, 4)


@pytest.fixture
def desk(bench: Bench, tmp_path: Path) -> Desk:
    return desk_of(bench, tmp_path)


def typed(desk: Desk, kind: LetterKind = LetterKind.PROGRESS) -> LetterDraft:
    """A draft with something in every field."""
    return replace(
        drafts.open_draft(desk, "p1", kind),
        recipient="Dr Sample\nSample Practice",
        action="Please review.\nPlease write back.",
        plan="Home programme.",
        remarks="Thank you.",
        copies="The patient",
        signer="Sample Clinician\nPhysiotherapist",
    )


def send(desk: Desk, draft: LetterDraft, today: date = TODAY) -> IssuedLetter:
    return issue(desk, draft, facts(gather(desk.store, "p1", today), draft), PAGES)


# in writing


def test_a_new_letter_is_on_the_clinics_paper(desk: Desk) -> None:
    assert drafts.open_draft(desk, "p1", LetterKind.PROGRESS) == LetterDraft("p1")
    desk.set_setting(PAPER, "Letter")
    assert drafts.open_draft(desk, "p1", LetterKind.DISCHARGE).paper is Paper.US


def test_a_patient_is_not_told_a_clinicians_words_unless_that_is_ticked(desk: Desk) -> None:
    new = drafts.open_draft(desk, "p1", LetterKind.PATIENT)
    assert new.left_out == {Part.CHART, Part.FUNCTION, Part.EXAMINATION, Part.DIAGNOSIS}


def test_what_is_typed_is_taken_up_again_and_is_no_edit(desk: Desk, bench: Bench) -> None:
    for plan in ("H", "Ho", "Home"):
        drafts.keep(desk, replace(LetterDraft("p1"), plan=plan))
    assert drafts.open_draft(desk, "p1", LetterKind.PROGRESS).plan == "Home"
    assert drafts.open_draft(desk, "p1", LetterKind.ONWARD).plan == ""
    assert desk.edits.newest is None
    assert bench.changes[-1] == Changes(frozenset({Kind.LETTER}), "p1")


def test_a_discarded_draft_comes_back_with_undo(desk: Desk) -> None:
    draft = typed(desk)
    drafts.keep(desk, draft)
    desk.edits.do(drafts.discard(draft))
    assert drafts.open_draft(desk, "p1", LetterKind.PROGRESS) == LetterDraft("p1")
    assert desk.edits.undo() == "Draft of the progress report discarded"
    assert drafts.open_draft(desk, "p1", LetterKind.PROGRESS) == draft


def test_a_correction_stands_in_the_place_of_a_draft_until_it_is_undone(desk: Desk) -> None:
    correction = LetterDraft("p1", corrects="letter 1")
    desk.edits.do(drafts.put_in_place(desk, correction))
    desk.edits.undo()
    assert desk.store.letters.draft("p1", LetterKind.PROGRESS) is None
    drafts.keep(desk, typed(desk))
    desk.edits.do(drafts.put_in_place(desk, correction))
    assert drafts.open_draft(desk, "p1", LetterKind.PROGRESS) == correction
    desk.edits.undo()
    assert drafts.open_draft(desk, "p1", LetterKind.PROGRESS) == typed(desk)


# as sent


def test_a_letter_is_kept_with_its_facts_pages_template_and_signer(desk: Desk) -> None:
    draft = typed(desk)
    drafts.keep(desk, draft)
    written = facts(gather(desk.store, "p1", TODAY), draft)
    sent = issue(desk, draft, written, PAGES)
    kept = desk.store.letters.letter(sent.id)
    assert kept == sent
    assert (kept.word, kept.pdf, facts_of(kept)) == (b"PK word", b"%PDF", written)
    assert (kept.signer, kept.app_version, kept.issued_at) == ("Sample Clinician", __version__, NOW)
    assert kept.template_hash == sha256(b"template").hexdigest()
    assert drafts.open_draft(desk, "p1", LetterKind.PROGRESS) == LetterDraft("p1")
    assert desk.edits.newest is None


def test_nobody_sends_a_letter_that_nobody_signed(desk: Desk) -> None:
    session = desk.store.sessions("p1")[0]
    desk.edits.write(lambda store: store.save_session(replace(session, tester="")))
    with pytest.raises(LetterFault) as caught:
        send(desk, LetterDraft("p1"))
    assert str(caught.value) == (
        "Nobody has signed this letter; type who signs it, or set a signature in the settings."
    )
    assert desk.store.letters.sent("p1") == ()


def test_the_list_says_when_to_whom_by_whom_and_with_what(desk: Desk) -> None:
    template = LetterTemplate("t1", "Clinic letter", 3, NOW, "ab" * 32, b"")
    send(desk, replace(typed(desk), recipient=""))
    draft = typed(desk, LetterKind.DISCHARGE)
    issue(desk, draft, facts(gather(desk.store, "p1", LATER), draft), replace(PAGES, template=own(template)))
    second, first = history(desk, "p1")
    assert second.words == "Discharge letter of 4 May 2026 to Dr Sample"
    assert (second.signer, second.template) == ("Sample Clinician", "Clinic letter, version 3")
    assert (first.words, first.template) == ("Progress report of 28 Apr 2026", f"{issuing.SHIPPED}, app {__version__}")
    assert (first.corrects, first.corrected_on) == ("", "")
    assert history(desk, "another") == ()


# corrections


def test_a_correction_begins_with_what_was_typed_and_says_what_it_replaces(desk: Desk) -> None:
    old = send(desk, replace(typed(desk), paper=Paper.US, black_and_white=True))
    again = correct(desk, old)
    expected = replace(typed(desk), corrects=old.id, paper=Paper.US, black_and_white=True)
    assert replace(again, left_out=frozenset(), movement=None) == expected
    new = send(desk, again, LATER)
    assert facts_of(new).correction == "This letter corrects and replaces the letter of 28 April 2026."
    assert (facts_of(new).date, facts_of(old).correction) == ("4 May 2026", "")
    assert desk.store.letters.letter(old.id) == old
    second, first = history(desk, "p1")
    assert (second.corrects, first.corrected_on) == ("28 Apr 2026", "4 May 2026")


def test_a_correction_says_no_more_than_the_letter_did_and_has_its_chart_and_template(desk: Desk) -> None:
    edit, template = own_templates.add(desk, "Clinic letter", b"PK own", lambda _: ())
    desk.edits.do(edit)
    chart = ChartFacts("A chart.", "Hip extension. Right: circles, solid.")
    said = replace(facts(gather(desk.store, "p1", TODAY), typed(desk)), chart=chart, result="1 of 3.", pain="")
    again = correct(desk, issue(desk, typed(desk), said, replace(PAGES, template=own(template))))
    assert {Part.RESULTS, Part.PAIN} <= again.left_out
    assert not again.left_out & {Part.RESULT, Part.CHART, Part.ACTION, Part.PLAN, Part.REMARKS}
    assert (again.movement, again.template_id) == (Movement.EXTENSION, template.id)


def test_a_letter_is_corrected_once_and_then_its_correction(desk: Desk) -> None:
    old = send(desk, typed(desk))
    new = send(desk, correct(desk, old), LATER)
    with pytest.raises(LetterFault, match=r"^This letter was corrected before, by that of 4 May 2026; correct that"):
        correct(desk, old)
    assert correct(desk, new).corrects == new.id


def test_the_correction_of_a_letter_that_names_nobody_names_nobody(desk: Desk) -> None:
    old = send(desk, replace(typed(desk), hide_identity=True, plan="Sample Patient A trains."))
    again = correct(desk, old)
    assert (again.hide_identity, again.plan) == (True, "The patient trains.")


def test_a_correction_that_does_not_say_so_is_a_fault_of_ours(desk: Desk) -> None:
    before = gather(desk.store, "p1", TODAY)
    again = correct(desk, send(desk, typed(desk)))
    with pytest.raises(ValueError, match="gather its material anew"):
        issue(desk, again, facts(before, again), PAGES)
