import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from unittest.mock import create_autospec

import pytest
from docx import Document
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from letter_bench import BEST_N, PATIENT, TODAY, change_patient, eight_weeks, empty_store, fill_in_form, no_weeks, store
from strengthtrack.charts import clipboard
from strengthtrack.charts.palette import LIGHT
from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.setup import Movement
from strengthtrack.documents.letter_facts import LetterFacts, Part
from strengthtrack.documents.letter_word import word
from strengthtrack.practice.batteries import Batteries
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.edits import Edits
from strengthtrack.practice.letter.material import gather
from strengthtrack.practice.letter.writing import facts
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.records.store import Store
from strengthtrack.screens.letter.file import ask_file, open_file
from strengthtrack.screens.letter.letter_page import LetterPage
from strengthtrack.screens.letter.preview import OWN_SIZE
from strengthtrack.screens.letter.sheet import PAGE, LetterSheet

__all__ = ["eight_weeks", "empty_store", "no_weeks", "store"]

AWKWARD = "=cmd|'/C calc'!A0 {{ 7*7 }} <b>&amp; דוגמה"


def page_of(store: Store, qtbot: QtBot) -> LetterPage:
    edits = create_autospec(Edits, instance=True)
    noon = datetime(2026, 4, 28, 12, tzinfo=UTC)
    desk = Desk(store, edits, Batteries(), lambda: noon, lambda: TODAY, Path("nowhere"), "")
    page = LetterPage(desk, LIGHT)
    qtbot.addWidget(page)
    page.resize(1270, 704)
    page.show()
    page.open_patient("p1")
    return page


@pytest.fixture
def page(store: Store, qtbot: QtBot) -> LetterPage:
    return page_of(store, qtbot)


@pytest.fixture
def bare(empty_store: Store, qtbot: QtBot) -> LetterPage:
    """A patient nobody has tested yet."""
    empty_store.save_patient(Patient("p1", "Sample Patient B", date(1990, 1, 1)))
    return page_of(empty_store, qtbot)


@pytest.fixture
def clean_clipboard() -> Iterator[None]:
    yield
    clipboard.clear()


def letter(page: LetterPage) -> LetterFacts:
    written = page.facts
    assert written is not None
    return written


def words(page: LetterPage) -> str:
    """What the page on the right says."""
    return page.preview.pages.accessibleDescription()


def offered(page: LetterPage) -> list[Part]:
    return [part for part, row in page.sections.rows.items() if not row.isHidden()]


def painted(sheet: LetterSheet, page: int = 0, width: int = 420) -> QImage:
    scale = width / PAGE.width()
    image = QImage(width, round(PAGE.height() * scale), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(scale, scale)
    sheet.paint(painter, page, scale)
    painter.end()
    return image


def choose(page: LetterPage, to: Path | None) -> None:
    """Answer the dialog beforehand."""

    def answer(_parent: QWidget, _name: str, _folder: Path | None) -> Path | None:
        return to

    page.ask_file = answer


# what is offered


def test_a_letter_begins_with_all_it_can_say_and_no_plan(page: LetterPage) -> None:
    without_forms = [part for part in Part if part not in {Part.FUNCTION, Part.EXAMINATION}]
    assert offered(page) == without_forms
    assert page.sections.ticked == frozenset(without_forms) - {Part.PLAN}
    assert page.sections.rows[Part.RESULTS].accessibleName() == "Results table. Three movements, both sides"


def test_a_section_without_data_is_not_offered_and_there_is_no_chart_to_copy(bare: LetterPage) -> None:
    assert offered(bare) == [Part.OPENING, Part.PLAN]
    assert bare.copy.isHidden()
    assert bare.movement.isHidden()
    assert "This is a report on a patient." in words(bare)


def test_unticking_takes_a_section_off_the_page(page: LetterPage) -> None:
    assert "Best trial, N" in words(page)
    page.sections.rows[Part.RESULTS].click()
    assert "Best trial, N" not in words(page)
    assert letter(page).results is None


def test_typing_the_plan_ticks_it_and_emptying_it_unticks_it(page: LetterPage) -> None:
    page.sections.plan.setPlainText("Home programme.\nTest again.")
    assert Part.PLAN in page.sections.ticked
    assert "Home programme.\nTest again.\nYours sincerely," in words(page)
    page.sections.plan.setPlainText(" ")
    assert Part.PLAN not in page.sections.ticked


def test_the_letter_may_go_to_somebody_else(page: LetterPage) -> None:
    assert page.to.text == "Dr Sample Referrer, Sample Practice"
    page.to.edit.setText("Dr Other Sample, Other Practice")
    assert letter(page).referrer == ("Dr Other Sample", "Other Practice")
    assert "Dear Dr Other Sample," in words(page)


def test_the_chart_may_be_of_any_movement_that_was_tested(page: LetterPage) -> None:
    picker = page.movement.picker
    assert [picker.itemText(at) for at in range(picker.count())] == [movement.words for movement in tuple(Movement)[:3]]
    picker.setCurrentIndex(1)
    assert "Hip extension. Right: circles, solid." in words(page)


def test_a_row_is_ticked_by_its_box_and_by_space_and_only_looked_at_elsewhere(page: LetterPage) -> None:
    row = page.sections.rows[Part.PAIN]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(300, 32))
    assert row.isChecked()
    assert page.sections.selected is Part.PAIN
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(28, 32))
    assert not row.isChecked()
    QTest.keyClick(row, Qt.Key.Key_Space)
    assert row.isChecked()


# the page on the right


def test_the_page_on_the_screen_says_what_the_word_file_says(page: LetterPage, store: Store) -> None:
    change_patient(store, name=AWKWARD)
    page.refresh(Changes(frozenset({Kind.PATIENT}), "p1"))
    page.sections.plan.setPlainText(AWKWARD)
    document = Document(io.BytesIO(word(letter(page), page._chart())))
    said = words(page)
    for paragraph in document.paragraphs:
        assert paragraph.text.replace("\N{NO-BREAK SPACE}", " ") in said
    for cell in (cell for row in document.tables[0].rows for cell in row.cells):
        assert cell.text.replace("\N{NO-BREAK SPACE}", " ") in said
    assert said.count(AWKWARD) == 2


def test_the_page_holds_the_numbers_of_the_records(page: LetterPage) -> None:
    said = words(page).splitlines()
    for best in BEST_N.values():
        assert f"{best[-1]}" in said


def test_a_bar_stands_beside_the_section_that_is_looked_at(page: LetterPage) -> None:
    page.sections.rows[Part.SUMMARY].setFocus()
    page.preview.mark(Part.SUMMARY)
    bar = page.preview.pages.mark_at()
    assert bar is not None
    picture = page.preview.pages.grab().toImage()
    ratio = picture.devicePixelRatio()
    seen = picture.pixelColor(round(bar.center().x() * ratio), round(bar.center().y() * ratio))
    assert seen == QColor(LIGHT.accent)


def test_no_bar_stands_where_the_section_is_not_in_the_letter(page: LetterPage) -> None:
    page.preview.mark(Part.PLAN)
    assert page.preview.pages.mark_at() is None


def test_sections_follow_one_another_down_the_page(store: Store) -> None:
    fill_in_form(store)
    written = facts(gather(store, "p1", TODAY), frozenset(Part), plan_text="Home programme.")
    sheet = LetterSheet(written, QImage(400, 160, QImage.Format.Format_RGB32))
    stretches = [sheet.stretches(part) for part in Part]
    assert all(len(found) == 1 for found in stretches)
    tops_and_bottoms = [edge for ((_, top, bottom),) in stretches for edge in (top, bottom)]
    assert tops_and_bottoms == sorted(tops_and_bottoms)


def test_a_long_plan_goes_on_to_a_second_page_that_says_whose_it_is(page: LetterPage, store: Store) -> None:
    page.sections.plan.setPlainText("\n".join(f"Step {number} of the plan." for number in range(40)))
    assert page.preview.count.text() == "2 pages, A4"
    sheet = LetterSheet(letter(page), QImage())
    assert [page for page, _, _ in sheet.stretches(Part.PLAN)] == [0, 1]
    foot = painted(sheet, 1).copy(40, 565, 200, 25)
    blank = painted(sheet, 1).copy(40, 530, 200, 25)
    assert any(foot.pixelColor(x, y) != QColor("white") for x in range(200) for y in range(25))
    assert all(blank.pixelColor(x, y) == QColor("white") for x in range(200) for y in range(25))


def test_a_page_fits_the_window_or_has_its_own_size(page: LetterPage, qtbot: QtBot) -> None:
    assert page.preview.count.text() == "Page 1 of 1, A4"
    fitted = page.preview.pages.box(0)
    assert fitted.bottom() <= page.preview.height()
    page.preview.own.click()
    assert page.preview.pages.scale == OWN_SIZE
    assert page.preview.pages.box(0).width() == pytest.approx(210 / 25.4 * 96, abs=1)
    page.preview.fit.click()
    qtbot.waitUntil(lambda: page.preview.pages.box(0) == fitted)


# what it follows


def test_news_of_the_patient_are_on_the_page_and_ticks_and_plan_stay(page: LetterPage, store: Store) -> None:
    page.sections.rows[Part.PAIN].click()
    page.sections.plan.setPlainText("Home programme.")
    page.movement.picker.setCurrentIndex(2)
    change_patient(store, reason="left-sided hip pain")
    page.refresh(Changes(frozenset({Kind.PATIENT}), "p1"))
    assert "Reason or diagnosis: left-sided hip pain." in words(page)
    assert Part.PAIN not in page.sections.ticked
    assert page.sections.plan_text == "Home programme."
    assert page.movement.picker.currentText() == "Hip external rotation"


def test_another_addressee_in_the_records_is_written_to(page: LetterPage, store: Store) -> None:
    change_patient(store, referrer="Dr New Sample")
    page.refresh(None)
    assert "Dear Dr New Sample," in words(page)


def test_news_of_somebody_else_are_left_alone(page: LetterPage, store: Store) -> None:
    change_patient(store, reason="left-sided hip pain")
    page.refresh(Changes(frozenset({Kind.PATIENT}), "p2"))
    assert "left-sided hip pain" not in words(page)


def test_another_patient_begins_another_letter(page: LetterPage, store: Store) -> None:
    page.sections.plan.setPlainText("Home programme.")
    page.sections.rows[Part.OPENING].click()
    store.save_patient(replace(PATIENT, id="p2", name="Sample Patient B", referrer=""))
    page.open_patient("p2")
    assert page.sections.plan_text == ""
    assert page.sections.ticked == {Part.OPENING}
    assert "Sample Patient B" in words(page)
    assert "Home programme" not in words(page)


# saving


def test_word_saves_the_letter_with_the_numbers_of_the_records(page: LetterPage, qtbot: QtBot, tmp_path: Path) -> None:
    to = tmp_path / "letter.docx"
    choose(page, to)
    with qtbot.waitSignal(page.said) as said:
        page.word.click()
    assert said.args == ["The letter is saved as “letter.docx”."]
    document = Document(str(to))
    latest = [row.cells[4].text for row in document.tables[0].rows[1:]]
    assert latest == [str(best[-1]) for best in BEST_N.values()]
    assert len(document.inline_shapes) == 1


def test_the_name_it_suggests_says_whose_letter_of_which_day(page: LetterPage) -> None:
    asked: list[tuple[str, Path | None]] = []

    def answer(_parent: QWidget, name: str, folder: Path | None) -> Path | None:
        asked.append((name, folder))
        return None

    page.ask_file = answer
    page.word.click()
    assert asked == [("Letter Sample Patient A 2026-04-28.docx", None)]


def test_the_next_letter_is_offered_the_same_folder(page: LetterPage, tmp_path: Path) -> None:
    choose(page, tmp_path / "letter.docx")
    page.word.click()
    asked: list[Path | None] = []

    def answer(_parent: QWidget, _name: str, folder: Path | None) -> Path | None:
        asked.append(folder)
        return None

    page.ask_file = answer
    page.word.click()
    assert asked == [tmp_path]


def test_a_dialog_that_was_left_saves_nothing(page: LetterPage, qtbot: QtBot) -> None:
    choose(page, None)
    with qtbot.assertNotEmitted(page.said), qtbot.assertNotEmitted(page.fault):
        page.word.click()
    assert page.open.isHidden()


def test_a_letter_that_cannot_be_saved_says_why(page: LetterPage, qtbot: QtBot, tmp_path: Path) -> None:
    choose(page, tmp_path / "gone" / "letter.docx")
    with qtbot.waitSignal(page.fault) as fault:
        page.word.click()
    assert fault.args == [f"The folder “{tmp_path / 'gone'}” is not there; choose another one for the letter."]
    assert page.open.isHidden()


def test_a_saved_letter_can_be_opened(page: LetterPage, tmp_path: Path) -> None:
    opened: list[Path] = []

    def note(path: Path) -> bool:
        opened.append(path)
        return True

    page.open_file = note
    choose(page, tmp_path / "letter.docx")
    page.word.click()
    assert page.open.isVisible()
    page.open.click()
    assert opened == [tmp_path / "letter.docx"]


def test_without_a_program_for_word_files_it_says_where_the_letter_lies(
    page: LetterPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.open_file = lambda _path: False
    choose(page, tmp_path / "letter.docx")
    page.word.click()
    with qtbot.waitSignal(page.fault) as fault:
        page.open.click()
    assert fault.args == [f"No program here opens Word files; the letter lies in the folder “{tmp_path}”."]


def test_a_patient_without_a_visit_gets_a_letter_all_the_same(bare: LetterPage, tmp_path: Path) -> None:
    choose(bare, tmp_path / "letter.docx")
    bare.word.click()
    assert "Dear colleague," in [paragraph.text for paragraph in Document(str(tmp_path / "letter.docx")).paragraphs]


@pytest.mark.usefixtures("clean_clipboard")
def test_the_chart_can_be_copied(page: LetterPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.said):
        page.copy.click()
    assert QGuiApplication.clipboard().mimeData().hasFormat("image/svg+xml")


# the dialog itself


def test_the_dialog_suggests_the_name_and_adds_the_ending(
    page: LetterPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shown: list[tuple[str, str]] = []

    def accept(dialog: QFileDialog) -> int:
        shown.append((dialog.defaultSuffix(), Path(dialog.selectedFiles()[0]).name))
        return 1

    monkeypatch.setattr(QFileDialog, "exec", accept)
    assert ask_file(page, "Letter A.docx", tmp_path) == tmp_path / "Letter A.docx"
    assert shown == [("docx", "Letter A.docx")]
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: 0)
    assert ask_file(page, "Letter A.docx", None) is None


def test_a_letter_is_opened_by_its_address(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[QUrl] = []

    def note(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    assert open_file(tmp_path / "Letter A.docx")
    assert opened == [QUrl.fromLocalFile(str(tmp_path / "Letter A.docx"))]
