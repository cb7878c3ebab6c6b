"""The page of letter templates."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import template_samples as made
from frame_bench import Office
from strengthtrack.clinic.letter import LetterKind, Paper
from strengthtrack.documents.letter.template_check import check
from strengthtrack.documents.letter.template_fields import paths
from strengthtrack.documents.letter.word import shipped
from strengthtrack.errors import RecordsFault
from strengthtrack.practice.letter.own_templates import default_template, templates
from strengthtrack.screens.templates import field_lines, how_to_write
from strengthtrack.screens.templates.template_page import TemplatePage

SOUND = made.of("{{ identity }}, {{ date }}", "{{ signature }} {{ correction }}")
FAULTY = made.of("Dear {{ nmae }}", header="{{ klinic_name }}")


class Opened:
    """The page over records that can be written. Attributes: said (also what was done), faults."""

    def __init__(self, office: Office, qtbot: QtBot, folder: Path) -> None:
        self.office, self.folder = office, folder
        self.said: list[str] = []
        self.faults: list[str] = []
        self.page = TemplatePage(office.desk)
        qtbot.addWidget(self.page)
        office.desk.edits.follow(self.page.refresh)
        for heard in (self.page.said, self.page.done):
            heard.connect(self.said.append)
        self.page.fault.connect(self.faults.append)
        self.page.resize(1270, 704)
        with qtbot.waitActive(self.page):
            self.page.show()
            self.page.activateWindow()

    def add(self, content: bytes = SOUND, name: str = "Clinic letter.docx") -> Path:
        """Choose a file with this in it."""
        path = self.folder / name
        path.write_bytes(content)
        self.page.ask_to_read = lambda _parent, _folder: path
        self.page.column.add.click()
        return path

    def save_to(self, to: Path | None) -> list[str]:
        """Answer the next dialogs with a path; what they suggest is added to the list."""
        suggested: list[str] = []

        def answer(_parent: QWidget, name: str, _folder: Path | None) -> Path | None:
            suggested.append(name)
            return to

        self.page.ask_to_save = answer
        return suggested

    @property
    def names(self) -> list[str]:
        return [row.template.words for row in self.page.column.own.rows]

    def use(self, kind: LetterKind, index: int) -> None:
        picker = self.page.column.used.pickers[kind]
        picker.setCurrentIndex(index)
        picker.activated.emit(index)


@pytest.fixture
def opened(office: Office, qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    yield Opened(office, qtbot, tmp_path)
    office.desk.edits.follow(office.changes.append)


def test_before_there_is_one_the_page_says_how_to_come_by_it(opened: Opened) -> None:
    page = opened.page
    assert page.start.isVisible()
    assert page.column.own.empty.isVisible()
    assert not page.found.isVisible()
    assert [picker.currentText() for picker in page.column.used.pickers.values()] == ["Ships with the app"] * 4


def test_a_sound_template_is_added_and_what_it_says_is_told(opened: Opened) -> None:
    opened.add()
    found = opened.page.found
    assert opened.said == ["Clinic letter, version 1, added"]
    assert opened.names == ["Clinic letter, version 1"]
    assert opened.page.column.own.rows[0].selected
    assert found.facts.text() == "Version 1  ·  added 28 April 2026  ·  8 kB"
    assert found.sound.words == "Every field is known. It can be used."
    assert found.fields_head.text() == f"It uses 4 of {len(list(paths()))} fields"
    assert found.fields.text() == "identity,  date,  correction,  signature"
    assert not found.unsaid.isVisible()
    assert found.without.text().startswith("Sections it has no field for, and so leaves out: Opening, One-line result")
    assert not found.refused.isVisible()
    assert not found.again.isVisible()


def test_a_template_that_does_not_say_whom_it_is_about_is_told_so(opened: Opened) -> None:
    opened.add(made.of("{{ summary }}"))
    assert opened.page.found.unsaid.words == (
        "It does not say whom the letter is about, the day of the letter, who signs it, "
        "that it corrects an earlier letter or that a calibration was overdue."
    )


def test_the_faults_of_a_template_are_listed_and_can_be_copied(opened: Opened) -> None:
    opened.add(FAULTY)
    found = opened.page.found
    assert opened.names == []
    assert found.facts.text() == "Not added; letters are made as before."
    assert found.refused.words == "“Clinic letter” cannot be used yet: there are 2 things to mend in it."
    assert [row.fault.what for row in found.faults.rows] == [
        "there is no field “nmae”",
        "there is no field “klinic_name”",
    ]
    assert not found.copy.isVisible()
    assert not found.fields.isVisible()
    found.text.click()
    assert QGuiApplication.clipboard().text().splitlines()[1] == (
        "1. About page 1, in the paragraph “Dear {{ nmae }}”: there is no field “nmae”; did you mean “patient_name”?"
    )
    assert opened.said == ["What is to be mended is copied as text."]


def test_after_it_was_mended_in_word_the_same_file_is_looked_at_again(opened: Opened) -> None:
    path = opened.add(FAULTY)
    assert opened.page.found.again.hasFocus()
    path.write_bytes(SOUND)
    opened.page.found.again.click()
    assert opened.names == ["Clinic letter, version 1"]
    assert opened.page.found.copy.hasFocus()


def test_very_many_faults_are_not_all_shown(opened: Opened) -> None:
    opened.add(made.of(*(f"{{{{ nmae{number} }}}}" for number in range(45))))
    assert len(opened.page.found.faults.rows) == 40
    assert len(opened.page.found.outcome.text.splitlines()) == 46  # type: ignore[union-attr]


def test_a_loop_that_never_ends_is_refused_at_once(opened: Opened) -> None:
    opened.add(made.of("{% for one in range(10**12) %}", "{{ one }}", "{% endfor %}"))
    assert opened.page.found.faults.rows[0].fault.what == "a call is not offered"
    assert opened.names == []


def test_a_file_that_is_no_template_is_told_in_one_sentence(opened: Opened) -> None:
    opened.add(b"PK", "letter.docm")
    found = opened.page.found
    assert found.refused.words.startswith("“letter.docm” may hold macros, which a letter may not carry; open it")
    assert found.faults.rows == []
    assert not found.text.isVisible()


def test_the_next_version_takes_the_place_of_the_one_before(opened: Opened) -> None:
    opened.add()
    opened.use(LetterKind.DISCHARGE, 1)
    opened.add(made.of("{{ identity }}"))
    assert opened.names == ["Clinic letter, version 2"]
    assert opened.page.column.own.rows[0].used == "Discharge letter"
    opened.office.desk.edits.undo()
    assert opened.names == ["Clinic letter, version 1"]
    assert opened.page.start.isVisible()  # what was looked at is gone


def test_each_kind_of_letter_begins_with_the_template_that_is_chosen(opened: Opened) -> None:
    opened.add()
    opened.use(LetterKind.ONWARD, 1)
    assert opened.said[-1] == "Onward referral: Clinic letter is used from now on"
    assert opened.page.column.own.rows[0].used == "Onward referral"
    assert opened.page.found.used.text() == "New letters begin with it: Onward referral."
    for kind in LetterKind:
        opened.use(kind, 1)
    assert opened.page.column.own.rows[0].used == "Every kind of letter"
    opened.use(LetterKind.ONWARD, 0)
    assert default_template(opened.office.desk, LetterKind.ONWARD) is None
    opened.office.desk.edits.undo()
    assert opened.page.column.used.pickers[LetterKind.ONWARD].currentText() == "Clinic letter"


def test_one_that_is_set_aside_is_not_offered_and_comes_back_by_undo(opened: Opened) -> None:
    opened.add()
    opened.use(LetterKind.PROGRESS, 1)
    opened.page.found.aside.click()
    assert opened.names == []
    assert opened.page.start.isVisible()
    assert opened.page.column.add.hasFocus()
    assert opened.page.column.used.pickers[LetterKind.PROGRESS].currentText() == "Ships with the app"
    opened.office.desk.edits.undo()
    assert opened.names == ["Clinic letter, version 1"]
    assert opened.page.column.used.pickers[LetterKind.PROGRESS].currentText() == "Clinic letter"


def test_a_copy_of_one_of_ours_is_saved_to_begin_with(opened: Opened) -> None:
    to = opened.folder / "mine.docx"
    suggested = opened.save_to(to)
    deeds = [deed for deed in opened.page.column.ours.list.actions() if deed.text()]
    assert [deed.text() for deed in deeds[:2]] == ["Progress report, A4…", "Discharge letter, A4…"]
    next(deed for deed in deeds if deed.text() == "Letter to the patient, US Letter…").trigger()
    assert to.read_bytes() == shipped(LetterKind.PATIENT, Paper.US)
    assert suggested == ["Letter to the patient US Letter template.docx"]
    assert opened.said == ["Saved as “mine.docx”. Change it in Word, and add it here."]


def test_a_copy_of_ones_own_is_saved_as_it_was_added(opened: Opened) -> None:
    opened.add()
    to = opened.folder / "copy.docx"
    assert opened.save_to(to) == []
    opened.page.found.copy.click()
    assert to.read_bytes() == SOUND


def test_a_full_disk_leaves_no_half_a_copy(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    opened.save_to(opened.folder / "mine.docx")
    opened.page.save_shipped(LetterKind.PROGRESS, Paper.A4)
    assert opened.faults == ["The disk is full, so the template was not saved; free some space and save it again."]
    assert list(opened.folder.glob("*.docx")) == []


def test_a_dialog_that_is_left_does_nothing(opened: Opened) -> None:
    opened.save_to(None)
    opened.page.save_shipped(LetterKind.PROGRESS, Paper.A4)
    opened.page.ask_to_read = lambda _parent, _folder: None
    opened.page.column.add.click()
    assert (opened.said, opened.faults, opened.page.outcome) == ([], [], None)


def test_a_file_can_be_dropped_on_the_page(opened: Opened) -> None:
    path = opened.folder / "Dropped.docx"
    path.write_bytes(SOUND)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(10, 10), Qt.DropAction.CopyAction, mime, left, none)
    entering.ignore()
    opened.page.dragEnterEvent(entering)
    assert entering.isAccepted()
    opened.page.dropEvent(QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, mime, left, none))
    assert opened.names == ["Dropped, version 1"]


def test_records_that_cannot_be_written_keep_the_page_as_it_was(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(_edit: object) -> None:
        raise RecordsFault("The disk is full.")

    monkeypatch.setattr(opened.office.desk.edits, "do", refuses)
    opened.add()
    assert opened.faults == ["The disk is full."]
    assert opened.names == []
    assert opened.page.start.isVisible()


def test_a_long_name_is_cut_with_dots_in_the_picker_and_whole_aloud(opened: Opened) -> None:
    name = "A template with a very long name that goes on and on"
    opened.add(name=f"{name}.docx")
    picker = opened.page.column.used.pickers[LetterKind.PROGRESS]
    assert picker.itemText(1).endswith("…")
    assert picker.itemData(1, Qt.ItemDataRole.AccessibleTextRole) == name
    opened.use(LetterKind.PROGRESS, 1)
    assert templates(opened.office.desk)[0].name == name


def test_a_field_is_found_by_what_it_says_and_copied_by_key(opened: Opened) -> None:
    opened.page.fields.open()
    fields = opened.page.fields.inside
    assert [line.path for line in fields.list.lines] == [line.path for line in field_lines.field_lines()]
    fields.search.setFocus()
    QTest.keyClicks(fields.search, "number record")
    assert [line.code for line in fields.list.lines] == ["{{ record_number }}", "{{ identity }}"]
    QTest.keyClick(fields.search, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "{{ record_number }}"
    assert opened.said == ["“{{ record_number }}” is copied."]
    QTest.keyClick(fields.search, Qt.Key.Key_Down)
    QTest.keyClick(fields.list, Qt.Key.Key_Down)
    QTest.keyClick(fields.list, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == "{{ identity }}"
    fields.search.setText("xyzzy")
    assert fields.empty.isVisible()


def test_the_page_follows_the_arrow_keys_down_the_list(opened: Opened) -> None:
    opened.page.fields.open()
    fields = opened.page.fields.inside
    QApplication.sendPostedEvents()
    fields.list.setFocus()
    QTest.keyClick(fields.list, Qt.Key.Key_End)
    row = fields.list.visualRect(fields.list.currentIndex())
    seen = opened.page.rect().translated(opened.page.mapToGlobal(QPoint(0, 0)))
    assert seen.contains(fields.list.mapToGlobal(row.center()))


def test_the_wheel_over_the_list_is_left_to_the_page(opened: Opened) -> None:
    opened.page.fields.open()
    here, none = QPointF(5, 5), QPoint(0, 0)
    wheel = QWheelEvent(
        here, here, none, QPoint(0, -120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    opened.page.fields.inside.list.wheelEvent(wheel)
    assert not wheel.isAccepted()


def test_a_field_in_a_loop_says_where_it_stands() -> None:
    lines = {line.path: line for line in field_lines.field_lines()}
    side = lines["results.rows.side"]
    assert (side.code, side.meaning, side.example) == ("{{ row.side }}", "In each row: “Right”, “Left”", "Right")
    assert lines["plan"].meaning == "What happens next (list of lines)"
    assert side.spoken == "results.rows.side, In each row: “Right”, “Left”, for example: Right"


def test_the_examples_of_how_to_write_can_be_used(opened: Opened) -> None:
    assert check(made.of(*(line for one in how_to_write.EXAMPLES for line in one.written))) == ()
    opened.page.how_to.open()
    opened.page.how_to.inside.examples[0].copy.click()
    assert QGuiApplication.clipboard().text().splitlines()[:2] == ["{%p if plan %}", "Plan"]
    assert opened.said == ["The paragraphs are copied."]


def test_tab_comes_to_everything_in_the_order_of_the_eye(opened: Opened) -> None:
    opened.add()
    page = opened.page
    page.column.add.setFocus()
    met: list[QWidget] = []
    while (focus := QApplication.focusWidget()) is not None and focus not in met:
        met.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert met == [
        page.column.add, page.column.ours, *page.column.own.rows, *page.column.used.pickers.values(),
        page.found.copy, page.found.aside, page.fields.header, page.how_to.header,
    ]  # fmt: skip


def test_a_row_is_chosen_by_key_and_says_what_it_is(opened: Opened) -> None:
    opened.add()
    opened.add(name="Another.docx")
    row = opened.page.column.own.rows[1]
    assert row.accessibleName() == "Clinic letter. Version 1, added 28 Apr 2026"
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Space)
    assert opened.page.found.name.text() == "Clinic letter"
    assert opened.page.column.own.rows[1].hasFocus()
