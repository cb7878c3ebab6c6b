"""Writing a letter: what is offered, chosen and typed, and how it goes out."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from frame_bench import Office
from letter_bench import BEST_N, PATIENT
from letter_page_bench import LetterBench, bench, office
from strengthtrack.charts import clipboard
from strengthtrack.clinic.letter import LetterDraft, LetterKind, Paper, Part
from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.setup import Movement
from strengthtrack.documents.letter.word import shipped
from strengthtrack.practice.letter import drafts, own_templates
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.screens.letter import letter_page
from strengthtrack.screens.letter.head import KINDS, SHIPPED

__all__ = ["bench", "office"]

TYPED = {Part.ACTION, Part.PLAN, Part.REMARKS}


@pytest.fixture
def bare(tmp_path: Path, qtbot: QtBot) -> Iterator[LetterBench]:
    """A patient nobody has tested yet."""
    empty = Office(tmp_path)
    empty.writer.do(lambda store: store.save_patient(PATIENT))
    yield LetterBench(empty, qtbot)
    empty.close()


@pytest.fixture
def clean_clipboard() -> Iterator[None]:
    yield
    clipboard.clear()


# what is offered


def test_a_letter_begins_with_all_it_can_say_and_nothing_typed(bench: LetterBench) -> None:
    rows = bench.page.writing.sections.rows
    assert set(bench.offered()) > TYPED
    assert {part for part in bench.offered() if not rows[part].isChecked()} == TYPED
    assert rows[Part.RESULTS].accessibleName() == "Results table. Three movements, both sides"


def test_sections_stand_in_the_order_of_their_page(bench: LetterBench) -> None:
    bench.page.resize(1270, 2400)
    QGuiApplication.processEvents()
    rows = bench.page.writing.sections.rows
    shown = [section.part for section in bench.page.in_hand.sections] if bench.page.in_hand else []
    tops = [rows[part].y() for part in shown]
    assert len(tops) > 8
    assert tops == sorted(tops)


def test_a_section_without_data_is_not_offered_and_there_is_no_chart_to_copy(bare: LetterBench) -> None:
    assert set(bare.offered()) == {Part.OPENING, Part.DIAGNOSIS, *TYPED}
    assert bare.page.writing.head.copy.isHidden()
    assert bare.page.writing.head.movement.isHidden()
    assert "Dear Dr Sample Referrer," in bare.words


def test_unticking_takes_a_section_off_the_page_and_ticking_brings_it_back(bench: LetterBench) -> None:
    assert "Best trial, N" in bench.words
    bench.tick(Part.RESULTS)
    assert "Best trial, N" not in bench.words
    bench.tick(Part.RESULTS)
    assert "Best trial, N" in bench.words


def test_typing_ticks_a_section_and_emptying_it_unticks_it(bench: LetterBench) -> None:
    bench.type(Part.PLAN, "Home programme.\nTest again.")
    row = bench.page.writing.sections.rows[Part.PLAN]
    assert row.isChecked()
    assert "Plan\nHome programme.\nTest again." in bench.words
    bench.type(Part.PLAN, " ")
    assert not row.isChecked()
    assert "Plan" not in bench.words.splitlines()


def test_what_was_typed_may_be_left_out_and_typing_on_takes_it_in_again(bench: LetterBench) -> None:
    bench.type(Part.REMARKS, "Seen with a chaperone.")
    bench.tick(Part.REMARKS)
    assert "chaperone" not in bench.words
    bench.type(Part.REMARKS, "Seen with a chaperone, twice.")
    assert "Seen with a chaperone, twice." in bench.words


def test_usual_words_are_taken_with_one_click(bench: LetterBench) -> None:
    sections = bench.page.writing.sections
    sections.choose(Part.ACTION.value)
    usual = sections.fields[Part.ACTION].usual
    assert not usual.isHidden()
    usual.list.actions()[0].trigger()
    usual.list.actions()[1].trigger()
    assert len(bench.letter.action) == 2
    assert bench.letter.action[0] == "For your information; no action is requested."


def test_a_field_is_open_while_its_section_is_looked_at_or_something_stands_in_it(bench: LetterBench) -> None:
    sections = bench.page.writing.sections
    assert sections.fields[Part.PLAN].isHidden()
    sections.choose(Part.PLAN.value)
    assert not sections.fields[Part.PLAN].isHidden()
    sections.choose(Part.PAIN.value)
    assert sections.fields[Part.PLAN].isHidden()
    bench.type(Part.PLAN, "Home programme.")
    assert not sections.fields[Part.PLAN].isHidden()


def test_a_row_is_ticked_by_its_box_and_by_space_and_only_looked_at_elsewhere(bench: LetterBench) -> None:
    row = bench.page.writing.sections.rows[Part.PAIN]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(300, 32))
    assert row.isChecked()
    assert bench.page.writing.sections.selected is Part.PAIN
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(28, 32))
    assert bench.letter.pain == ""
    QTest.keyClick(row, Qt.Key.Key_Space)
    assert bench.letter.pain


# which letter, to whom


def test_each_kind_of_letter_is_its_own(bench: LetterBench) -> None:
    bench.type(Part.PLAN, "Home programme.")
    bench.page.writing.head.kind.picker.setCurrentIndex(KINDS.index(LetterKind.ONWARD))
    bench.page.writing.head.kind.picker.activated.emit(KINDS.index(LetterKind.ONWARD))
    assert bench.letter.title == "Onward referral"
    assert bench.page.writing.sections.fields[Part.PLAN].text == ""
    assert "Plan" not in bench.words.splitlines()
    bench.page.writing.head.kind.picker.activated.emit(0)
    assert bench.letter.plan == ("Home programme.",)


def test_a_letter_to_the_patient_goes_to_the_patient(bench: LetterBench) -> None:
    bench.page.writing.head.kind.picker.activated.emit(KINDS.index(LetterKind.PATIENT))
    assert bench.letter.recipient == ("Sample Patient A",)
    assert bench.page.writing.head.to.text == "Sample Patient A"
    assert Part.MEASURED not in bench.offered() or bench.letter.measured


def test_the_letter_may_go_to_somebody_else(bench: LetterBench) -> None:
    to = bench.page.writing.head.to
    assert to.text == "Dr Sample Referrer, Sample Practice"
    to.edit.selectAll()
    QTest.keyClicks(to.edit, "Dr Other Sample, Other Practice,")
    assert bench.letter.recipient == ("Dr Other Sample", "Other Practice")
    assert to.edit.text() == "Dr Other Sample, Other Practice,", "the comma stays while it is typed"
    assert "Dear Dr Other Sample," in bench.words


def test_the_chart_may_be_of_any_movement_that_was_tested(bench: LetterBench) -> None:
    picker = bench.page.writing.head.movement.picker
    assert [picker.itemText(at) for at in range(picker.count())] == [movement.words for movement in tuple(Movement)[:3]]
    picker.activated.emit(1)
    assert "Hip extension. Right: circles, solid." in bench.words


def test_paper_signature_copies_and_colour_are_chosen_under_their_heading(bench: LetterBench) -> None:
    options = bench.options
    options.paper.chosen.emit(1)
    options.signer.edit.setPlainText("Sample Clinician\nPhysiotherapist")
    options.copies.edit.setPlainText("The patient")
    options.black_and_white.click()
    written = bench.letter
    assert (written.paper, written.signature, written.copies) == (
        Paper.US, ("Sample Clinician", "Physiotherapist"), ("The patient",),
    )  # fmt: skip
    assert written.black_and_white
    bench.page.preview.settle()
    assert bench.page.preview.count.text().endswith("US Letter")


def test_hiding_who_the_patient_is_says_what_was_done(bench: LetterBench) -> None:
    bench.type(Part.PLAN, "Sample Patient A goes on at home.")
    bench.options.hide_identity.click()
    assert "1994" not in bench.words
    assert "Sample Patient A" not in bench.words
    assert "1 place was replaced" in bench.options.hidden_words.text()
    assert bench.page.writing.head.to.text == "Dr Sample Referrer, Sample Practice"


def test_tab_goes_through_the_head_the_sections_the_bar_and_the_pages(bench: LetterBench) -> None:
    page = bench.page
    writing, bar, preview = page.writing, page.bar, page.preview
    steps = [
        writing.head.kind.picker, writing.head.template.picker, writing.head.to.edit, writing.head.movement.picker,
        writing.head.copy, writing.sections.rows[Part.OPENING], writing.options.header,
        bar.issue, bar.word, bar.pdf, bar.print, preview.page_scroll, preview.fit,
    ]  # fmt: skip
    order, widget = [], page.nextInFocusChain()
    while widget is not None and widget is not page:
        order.append(widget)
        widget = widget.nextInFocusChain()
    assert steps == [stop for stop in order if stop in steps]


def test_the_pages_are_a_stop_of_tab_that_is_seen_and_read_aloud(bench: LetterBench) -> None:
    pages, scroll = bench.page.preview.pages, bench.page.preview.page_scroll
    before = pages.grab().toImage()
    QGuiApplication.sendEvent(scroll, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    assert pages.grab().toImage() != before
    assert scroll.accessibleName() == "The letter as it will print"
    assert scroll.accessibleDescription() == bench.words
    QGuiApplication.sendEvent(scroll, QFocusEvent(QEvent.Type.FocusOut))
    assert pages.grab().toImage() == before


def test_the_first_letter_that_was_sent_moves_nothing(bench: LetterBench) -> None:
    head = bench.page.writing.head
    before = head.sizeHint().height()
    head.show_sent(1)
    assert head.sizeHint().height() == before


# what it follows


def test_news_of_the_patient_are_on_the_page_and_what_was_chosen_stays(bench: LetterBench) -> None:
    bench.tick(Part.PAIN)
    bench.type(Part.PLAN, "Home programme.")
    changed = replace(PATIENT, reason="left-sided hip pain")
    bench.office.desk.edits.write(lambda store: store.save_patient(changed))
    assert "Left-sided hip pain" in bench.words
    assert bench.letter.pain == ""
    assert bench.letter.plan == ("Home programme.",)


def test_news_of_another_patient_change_nothing(bench: LetterBench) -> None:
    before = bench.page.in_hand.material if bench.page.in_hand else None
    bench.page.refresh(Changes(frozenset({Kind.PATIENT}), "p9"))
    assert bench.page.in_hand is not None
    assert bench.page.in_hand.material is before


def test_another_patient_begins_with_their_own_letter(bench: LetterBench) -> None:
    bench.type(Part.PLAN, "Home programme.")
    other = Patient("p2", "Sample Patient B", date(1990, 1, 1))
    bench.office.desk.edits.write(lambda store: store.save_patient(other))
    bench.page.open_patient("p2")
    assert bench.letter.patient_name == "Sample Patient B"
    assert bench.letter.plan == ()
    assert bench.page.writing.head.to.text == ""


def test_the_page_holds_the_numbers_of_the_records(bench: LetterBench) -> None:
    for best in BEST_N.values():
        assert f"{best[-1]}" in bench.words


# drafts


def test_what_is_typed_is_kept_after_a_pause_and_taken_up_again(
    office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(letter_page, "KEPT_AFTER_MS", 40)
    bench = LetterBench(office, qtbot)
    bench.type(Part.PLAN, "Home programme.")
    assert bench.store.letters.draft("p1", LetterKind.PROGRESS) is None
    qtbot.waitUntil(lambda: bench.store.letters.draft("p1", LetterKind.PROGRESS) is not None)
    bench.page.open_patient("p1")
    assert bench.letter.plan == ("Home programme.",)
    assert bench.office.desk.edits.newest is None, "a letter typed is not an edit to be undone"


def test_keeping_a_draft_sets_no_page_anew_and_a_new_template_takes_nothing_typed_away(bench: LetterBench) -> None:
    bench.type(Part.PLAN, "Home programme.")
    bench.page.preview.settle()
    set_anew: list[str] = []
    bench.page.preview.warned.connect(set_anew.append)
    bench.page.refresh(Changes(frozenset({Kind.LETTER})))
    assert bench.letter.plan == ("Home programme.",)
    bench.page.keep()
    bench.page.preview.settle()
    assert set_anew == []


def test_a_letter_that_was_only_looked_at_leaves_no_draft(bench: LetterBench) -> None:
    bench.page.hide()
    assert bench.store.letters.draft("p1", LetterKind.PROGRESS) is None


def test_leaving_the_page_keeps_the_draft_at_once(bench: LetterBench) -> None:
    bench.type(Part.PLAN, "Home programme.")
    bench.page.hide()
    kept = bench.store.letters.draft("p1", LetterKind.PROGRESS)
    assert kept == replace(drafts.new_draft(bench.office.desk, "p1", LetterKind.PROGRESS), plan="Home programme.")
    assert isinstance(kept, LetterDraft)


# on its way out


def test_word_and_pdf_are_saved_where_it_was_said_and_hold_the_same_letter(bench: LetterBench, tmp_path: Path) -> None:
    bench.type(Part.PLAN, "Home programme.")
    suggested = bench.save_to(tmp_path / "letter.docx")
    bench.page.bar.word.click()
    bench.save_to(tmp_path / "letter.pdf")
    bench.page.bar.pdf.click()
    assert suggested == ["Letter Sample Patient A 2026-04-28.docx"]
    assert bench.said == ["The letter is saved as “letter.docx”.", "The letter is saved as “letter.pdf”."]
    said = "\n".join(paragraph.text for paragraph in Document(str(tmp_path / "letter.docx")).paragraphs)
    read = PdfReader(tmp_path / "letter.pdf")
    assert "Home programme." in said
    assert any("Home programme." in page.extract_text() for page in read.pages)


def test_leaving_the_dialog_saves_nothing(bench: LetterBench, tmp_path: Path) -> None:
    bench.save_to(None)
    bench.page.bar.word.click()
    assert bench.said == bench.faults == []
    assert not list(tmp_path.glob("*.docx"))


def test_a_folder_that_is_not_there_is_told_in_a_sentence(bench: LetterBench, tmp_path: Path) -> None:
    bench.save_to(tmp_path / "gone" / "letter.pdf")
    bench.page.bar.pdf.click()
    gone = tmp_path / "gone"
    assert bench.faults == [f"The folder “{gone}” is not there; choose another one for the letter."]
    assert bench.page.bar.open.isHidden()


def test_a_saved_letter_can_be_opened_or_it_is_said_where_it_lies(bench: LetterBench, tmp_path: Path) -> None:
    opened: list[Path] = []
    bench.save_to(tmp_path / "letter.docx")
    bench.page.bar.word.click()
    bench.page.out.open_file = lambda path: not opened.append(path)  # type: ignore[func-returns-value]
    bench.page.bar.open.click()
    assert opened == [tmp_path / "letter.docx"]
    bench.page.out.open_file = lambda _path: False
    bench.page.bar.open.click()
    assert bench.faults == [f"No program here opens Word files; the letter lies in the folder “{tmp_path}”."]


def test_printing_hands_the_pages_over_and_says_so(bench: LetterBench) -> None:
    printed: list[tuple[bytes, str]] = []

    def take(_parent: QWidget, pdf: bytes, name: str) -> bool:
        printed.append((pdf, name))
        return True

    bench.page.out.print_letter = take
    bench.page.bar.print.click()
    ((pdf, name),) = printed
    assert name == "Letter Sample Patient A 2026-04-28"
    assert "Sample Patient A" in PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    assert bench.said == ["The letter is printed."]


def test_the_keys_people_know_save_it_as_word_and_print_it(bench: LetterBench) -> None:
    suggested = bench.save_to(None)
    bench.page.preview.show()
    field = bench.page.writing.sections.fields[Part.PLAN].edit
    bench.page.writing.sections.choose(Part.PLAN.value)
    for widget in (field, bench.page.preview.fit):
        QTest.keyClick(widget, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(widget, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert suggested == ["Letter Sample Patient A 2026-04-28.docx"] * 2
    assert bench.faults == ["No printer is set up here; save the letter as PDF instead."] * 2
    assert bench.page.bar.word.toolTip() == "Save the letter as a Word document (Ctrl+S)"
    assert bench.page.bar.print.accessibleDescription() == "Print the letter. Key: Ctrl+P"


def test_without_a_printer_it_says_what_to_do(bench: LetterBench) -> None:
    bench.page.bar.print.click()
    assert bench.faults == ["No printer is set up here; save the letter as PDF instead."]


@pytest.mark.usefixtures("clean_clipboard")
def test_the_chart_can_be_copied(bench: LetterBench) -> None:
    bench.page.writing.head.copy.click()
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    assert bench.said == [clipboard.COPIED]


def test_a_template_that_is_set_aside_while_it_is_chosen_is_no_longer_shown_as_chosen(bench: LetterBench) -> None:
    desk, picker = bench.office.desk, bench.page.writing.head.template.picker
    edit, template = own_templates.add(desk, "Clinic letter", shipped(LetterKind.PROGRESS, Paper.A4))
    desk.edits.do(edit)
    assert picker.currentText() == SHIPPED
    bench.page.writing.head.changed.emit("template_id", template.id)
    assert picker.currentText() == "Clinic letter, version 1"
    desk.edits.do(own_templates.set_aside(desk, template))
    assert (picker.currentIndex(), picker.currentText()) == (-1, "")
    bench.save_to(None)
    bench.issue()
    assert bench.faults == [
        "The template Clinic letter, version 1 was set aside; choose another one for this letter."
    ]  # fmt: skip
    desk.edits.undo()
    assert picker.currentText() == "Clinic letter, version 1"


def test_the_template_that_ships_is_the_first_to_choose(bench: LetterBench) -> None:
    picker = bench.page.writing.head.template.picker
    assert [picker.itemText(at) for at in range(picker.count())] == [SHIPPED]
    assert picker.currentIndex() == 0
