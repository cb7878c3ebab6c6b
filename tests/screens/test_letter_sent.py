"""Issuing a letter, looking at those that were sent, correcting one."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from letter_page_bench import LetterBench, bench, office
from strengthtrack.clinic.letter import LetterKind, Part
from strengthtrack.practice.letter.issuing import history
from strengthtrack.screens.letter.bar import Showing

__all__ = ["bench", "office"]


def showing(bench: LetterBench) -> Showing:
    return bench.page.bar.showing


def test_issuing_asks_first_and_escape_goes_on_writing(bench: LetterBench) -> None:
    bench.page.bar.issue.click()
    assert showing(bench) is Showing.ASKING
    assert bench.page.bar.question.text() == "Issue this progress report, signed by Sample Physiotherapist?"
    QTest.keyClick(bench.page.bar.yes, Qt.Key.Key_Escape)
    assert showing(bench) is Showing.WRITING
    assert bench.store.letters.issued("p1") == ()


def test_what_is_asked_about_is_the_letter_that_is_seen(bench: LetterBench) -> None:
    bench.page.bar.issue.click()
    bench.type(Part.PLAN, "Home programme.")
    assert showing(bench) is Showing.WRITING
    bench.page.bar.issue.click()
    bench.page.writing.head.kind_chosen.emit(LetterKind.PATIENT.value)
    assert showing(bench) is Showing.WRITING
    bench.page.bar.issue.click()
    assert bench.page.bar.question.text() == "Issue this letter to the patient, signed by Sample Physiotherapist?"


def test_escape_goes_back_from_wherever_the_keyboard_is(bench: LetterBench) -> None:
    bench.page.bar.issue.click()
    QTest.keyClick(bench.page.writing.sections.fields[Part.PLAN].edit, Qt.Key.Key_Escape)
    assert showing(bench) is Showing.WRITING
    bench.issue()
    QTest.keyClick(bench.page.bar.correct, Qt.Key.Key_Escape)
    assert showing(bench) is Showing.WRITING
    assert bench.page.sent is None
    assert QApplication.focusWidget() is bench.page.writing.head.kind.picker


def test_tab_goes_through_the_letters_that_were_sent(bench: LetterBench) -> None:
    bench.issue()
    bench.page.sent_list.left.emit()
    bench.issue()
    back, rows = bench.page.sent_list.back, bench.page.sent_list.rows
    assert [back.nextInFocusChain(), rows[0].nextInFocusChain()] == rows


def test_an_issued_letter_is_kept_as_it_was_sent_and_its_draft_is_done_with(bench: LetterBench, tmp_path: Path) -> None:
    bench.type(Part.PLAN, "Home programme.")
    bench.page.keep()
    bench.issue()
    (letter,) = bench.store.letters.issued("p1")
    assert letter.signer == "Sample Physiotherapist"
    assert bench.store.letters.draft("p1", LetterKind.PROGRESS) is None
    bench.save_to(tmp_path / "sent.pdf")
    bench.page.bar.pdf.click()
    assert (tmp_path / "sent.pdf").read_bytes() == letter.pdf
    bench.save_to(tmp_path / "sent.docx")
    bench.page.bar.word.click()
    assert (tmp_path / "sent.docx").read_bytes() == letter.word


def test_what_was_sent_is_shown_as_it_was_when_the_records_went_on(bench: LetterBench) -> None:
    bench.issue()
    before = bench.page.preview.pages.accessibleDescription()
    bench.office.desk.edits.write(lambda store: store.save_setting("clinic_name", "Another Sample Clinic"))
    assert bench.page.preview.pages.accessibleDescription() == before
    assert "Another Sample Clinic" not in before


def test_a_letter_that_nobody_signed_is_not_issued(bench: LetterBench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("strengthtrack.practice.letter.who.signature", lambda _material, _draft: ())
    bench.page.bar.issue.click()
    assert bench.faults == ["Nobody has signed this letter; type who signs it under “Paper, signature, copies”."]
    assert bench.page.writing.options.header.isChecked()
    assert bench.page.bar.showing is Showing.WRITING


def test_letters_sent_before_are_counted_and_one_click_away(bench: LetterBench) -> None:
    head = bench.page.writing.head
    assert head.sent.isHidden()
    bench.issue()
    bench.page.sent_list.back.click()
    assert head.sent.text() == "1 sent before"
    assert not head.sent.isHidden()
    head.sent.click()
    assert bench.page.sent is not None
    assert bench.page.bar.showing is Showing.SENT
    assert bench.page.bar.issue.isHidden()


def test_back_to_writing_shows_a_new_letter(bench: LetterBench) -> None:
    bench.type(Part.PLAN, "Home programme.")
    bench.issue()
    bench.page.sent_list.back.click()
    assert bench.letter.plan == ()
    assert "Home programme." not in bench.words


def test_a_correction_is_a_new_letter_that_says_so(bench: LetterBench) -> None:
    bench.type(Part.PLAN, "Home programe.")
    bench.issue()
    bench.page.bar.correct.click()
    assert bench.letter.correction == "This letter corrects and replaces the letter of 28 April 2026."
    assert bench.page.writing.correction.isVisible()
    assert bench.letter.plan == ("Home programe.",)
    bench.type(Part.PLAN, "Home programme.")
    bench.issue()
    newest, first = history(bench.office.desk, "p1")
    assert (newest.corrects, first.corrected_on) == ("28 Apr 2026", "28 Apr 2026")
    assert [row.row.id for row in bench.page.sent_list.rows] == [newest.id, first.id]


def test_what_was_in_writing_comes_back_when_a_correction_is_undone(bench: LetterBench) -> None:
    bench.issue()
    bench.page.sent_list.left.emit()
    bench.type(Part.PLAN, "A new letter.")
    bench.page.writing.head.sent.click()
    bench.page.bar.correct.click()
    assert not any(bench.letter.plan)
    assert bench.office.desk.edits.undo() == "Correction of the progress report begun"
    assert (bench.letter.plan, bench.letter.correction) == (("A new letter.",), "")
    assert bench.page.writing.sections.fields[Part.PLAN].text == "A new letter."


def test_a_correction_begun_by_mistake_is_left_by_beginning_anew(bench: LetterBench) -> None:
    done: list[str] = []
    anew = bench.page.writing.head.anew
    bench.page.done.connect(done.append)
    assert anew.isHidden()
    bench.issue()
    bench.page.bar.correct.click()
    assert not anew.isHidden()
    anew.click()
    assert (bench.letter.correction, anew.isHidden()) == ("", True)
    assert done == ["Draft of the progress report discarded"]
    bench.office.desk.edits.undo()
    assert bench.letter.correction == "This letter corrects and replaces the letter of 28 April 2026."


def test_a_letter_is_corrected_once(bench: LetterBench) -> None:
    bench.issue()
    bench.page.bar.correct.click()
    bench.issue()
    bench.page.sent_list.rows[1].click()
    bench.page.bar.correct.click()
    assert bench.faults == [
        "This letter was corrected before, by that of 28 April 2026; correct that one instead."
    ]  # fmt: skip
    assert bench.page.bar.showing is Showing.SENT
