"""Bringing things in on screen: what a file holds, what would become of each row, and doing it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

import intake_samples as samples
from frame_bench import NOW, TODAY, Office
from strengthtrack.charts.palette import LIGHT
from strengthtrack.clinic.trial import Source
from strengthtrack.errors import RecordsFault
from strengthtrack.practice.due import ChipKind
from strengthtrack.practice.export.clinic_json import export_clinic
from strengthtrack.practice.export.extract import Stopped
from strengthtrack.practice.intake.cells import DayOrder
from strengthtrack.practice.intake.columns import Fact
from strengthtrack.practice.intake.encodings import Encoding
from strengthtrack.practice.intake.patients import Choice, State
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.screens.intake import clinic_part, patients_part, writing
from strengthtrack.screens.intake.clinic_part import ClinicPart
from strengthtrack.screens.intake.clinic_words import Fate
from strengthtrack.screens.intake.force_part import ForcePart
from strengthtrack.screens.intake.import_page import CLINIC, FORCE, ImportPage
from strengthtrack.screens.intake.patients_part import PatientsPart
from strengthtrack.screens.intake.preview_list import PreviewList
from strengthtrack.screens.parts.chip import Chip

FACTS = list(Fact)
PATIENTS_WRITTEN = Changes(frozenset({Kind.PATIENT}))


@pytest.fixture
def page(office: Office, qtbot: QtBot) -> ImportPage:
    page = ImportPage(office.desk, LIGHT)
    qtbot.addWidget(page)
    page.resize(1270, 704)
    page.show()
    return page


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "patients.csv"
    path.write_bytes(samples.clinic_table().encode("cp1252"))
    return path


@pytest.fixture
def part(office: Office, page: ImportPage, file: Path, qtbot: QtBot) -> PatientsPart:
    """Patients, read, where one of them is here already."""
    office.patient("Sample Patient A", record_number="SP-0417")
    page.read_file(file)
    settled(page.patients, qtbot)
    return page.patients


def settled(part: PatientsPart, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not part.work.running and not part.writing.running, timeout=5000)


def go_to(part: PatientsPart, line: int) -> None:
    rows = part.view.list.preview.rows
    part.view.list.stand_at(next(at for at, row in enumerate(rows) if row.line.number == line))


def chips(list: PreviewList) -> list[str]:
    lines = (list.preview.line(at) for at in range(len(list.preview.rows)))
    return [line.chip.words for line in lines if line.chip]


def walked(first: QWidget) -> list[QWidget]:
    """Where the Tab key goes, once around."""
    found, at = [first], first.nextInFocusChain()
    while at is not None and at is not first:
        found.append(at)
        at = at.nextInFocusChain()
    return found


def told(part: PatientsPart | ForcePart | ClinicPart, qtbot: QtBot, do: Callable[[], object]) -> str:
    with qtbot.waitSignal(part.fault, timeout=5000) as caught:
        do()
    return str(caught.args[0])


# patients from a table


def test_every_row_is_there_with_its_state_and_reason(part: PatientsPart) -> None:
    line = part.view.file
    assert line.name.text() == "patients.csv"
    assert line.told.text().startswith("11 rows. It is not UTF-8 and was read as Windows-1252; choose another")
    assert (line.encoding.text(), line.separator.text()) == ("Windows-1252", "Semicolon")
    assert chips(part.view.list) == [
        "Duplicate, merged", "New patient", "New patient", "New patient", "New patient",
        "Bad row", "Bad row", "Bad row", "Duplicate, merged", "Duplicate, merged", "Possible duplicate",
    ]  # fmt: skip
    shown = part.view.list.preview.line
    assert shown(1).under == "male · SP-1001 · left · 181 cm · Sample reason, two lines of it"
    assert shown(5).spoken.startswith("Line 7, Sample Patient T, Bad row, “1990-13-04” is not a date of birth")
    foot = part.view.foot
    assert (foot.do.text(), foot.save.text()) == ("Add 4 patients and fill in 1", "Save the 3 bad rows")
    assert foot.rest.text().startswith("3 bad rows stay out, 1 possible duplicate left out until chosen")
    part.view.filter.chosen.emit(3)
    assert {row.state for row in part.view.list.preview.rows} == {State.BAD}


def test_beside_a_row_stands_every_reason_and_what_can_be_chosen(part: PatientsPart) -> None:
    go_to(part, 8)
    panel = part.view.panel.panel
    assert panel.where.text() == "Line 8"
    assert panel.why.text().count("•") == 4
    assert panel.segment is None
    assert "Mend it in the file" in panel.advice.text()
    go_to(part, 12)
    assert panel.segment is not None
    assert panel.segment.index == -1, "nobody has decided yet"
    assert ("Name", "Sample Patient R", "SAMPLE Patients R") in panel.beside.facts
    panel.segment.chosen.emit(part.view.list.current.choices.index(Choice.ADD))
    assert part.view.foot.do.text() == "Add 5 patients and fill in 1"
    assert chips(part.view.list)[10] == "Possible duplicate, added"
    assert part.view.list.current.line.number == 12
    go_to(part, 3)
    assert panel.for_all.text() == "The same for all 4 new patients"
    panel.segment.chosen.emit(1)
    panel.for_all.click()
    assert part.view.foot.do.text() == "Add 1 patient and fill in 1"


def test_how_it_is_read_can_be_said_otherwise(part: PatientsPart, qtbot: QtBot) -> None:
    born, file = part.view.columns.columns[2].picker, part.view.file
    born.activated.emit(FACTS.index(Fact.LEFT_OUT))
    settled(part, qtbot)
    assert part.view.asked.text() == "Say which column holds the date of birth."
    assert not part.view.foot.do.isEnabled()
    born.activated.emit(FACTS.index(Fact.BORN))
    settled(part, qtbot)
    assert part.view.foot.do.isEnabled()
    file.encoding.chosen.emit(list(Encoding).index(Encoding.LATIN))
    settled(part, qtbot)
    assert file.told.text().startswith("11 rows. Read as Latin-1, as chosen.")
    utf8 = list(Encoding).index(Encoding.UTF8)
    assert "is not UTF-8" in told(part, qtbot, lambda: file.encoding.chosen.emit(utf8))
    settled(part, qtbot)
    assert (part.view.foot.do.isEnabled(), file.encoding.text()) == (True, "Latin-1"), "it stays as it was read"
    file.order.chosen.emit(list(DayOrder).index(DayOrder.MONTH_FIRST))
    settled(part, qtbot)
    assert part.preview is not None
    assert part.preview.order is DayOrder.MONTH_FIRST
    file.separator.chosen.emit(0)
    settled(part, qtbot)
    assert part.view.asked.text() == "Say which column holds the name and the date of birth."


def test_they_are_added_told_and_undone(part: PatientsPart, office: Office, qtbot: QtBot) -> None:
    with qtbot.waitSignal(part.done, timeout=5000) as caught:
        part.view.foot.do.click()
    assert caught.args == ["4 patients added and 1 filled in"]
    settled(part, qtbot)
    assert len(office.store.patients()) == 5
    assert part.view.foot.do.text() == "Nothing to add"
    assert part.view.foot.save.isVisible(), "the bad rows can be saved still"
    office.desk.edits.undo()
    part.refresh(PATIENTS_WRITTEN)
    settled(part, qtbot)
    assert part.view.foot.do.text() == "Add 4 patients and fill in 1"


def test_cancelled_or_failed_nothing_is_added(
    part: PatientsPart, office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise RecordsFault("The disk is full; free some space and try again.")

    with monkeypatch.context() as slowly:
        slowly.setattr(writing._Told, "tell", lambda self, _done, _of: self.stop.wait(5.0))
        slowly.setattr("strengthtrack.practice.intake.patient_plan.AT_ONCE", 1)
        part.view.foot.do.click()
        assert part.view.foot.line.isVisible()
        with qtbot.waitSignal(part.said, timeout=5000) as caught:
            part.view.foot.line.cancel.click()
        assert caught.args == [patients_part.STOPPED]
    monkeypatch.setattr("strengthtrack.records.store.Store.save_patient", full)
    assert told(part, qtbot, part.add) == "The disk is full; free some space and try again."
    assert len(office.store.patients()) == 1
    assert office.desk.edits.last is None
    assert part.view.foot.do.isVisible()


def test_tables_are_saved(part: PatientsPart, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "bad"), ""))
    with qtbot.waitSignal(part.said, timeout=1000) as caught:
        part.view.foot.save.click()
    assert caught.args == ["Saved as bad.csv; mend them there and read that file"]
    assert "Line 7:" in (tmp_path / "bad.csv").read_text(encoding="utf-8-sig")
    assert "is not there" in told(part, qtbot, lambda: part.save_bad(tmp_path / "no folder" / "bad.csv"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "empty.csv"), ""))
    part.empty.more.click()
    assert (tmp_path / "empty.csv").read_bytes().startswith(b"\xef\xbb\xbfGiven name,")


def test_a_file_is_asked_for_or_dropped(
    page: ImportPage, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    assert page.patients.empty.isVisible()
    page.patients.empty.choose.click()
    settled(page.patients, qtbot)
    assert page.patients.view.isVisible()
    other = file.with_name("other.csv")
    other.write_text(samples.table("Sample Patient Z;1990-01-02", heading="Name;Born"))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(other))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, mime, left, none))
    settled(page.patients, qtbot)
    assert page.patients.view.foot.do.text() == "Add 1 patient"


def test_what_is_no_table_is_told(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    workbook, heading = tmp_path / "patients.xlsx", tmp_path / "heading.csv"
    workbook.write_bytes(b"PK\x03\x04 sample")
    heading.write_text("Name,Born\n")
    assert "save it as CSV" in told(page.patients, qtbot, lambda: page.read_file(workbook))
    assert "no row under it" in told(page.patients, qtbot, lambda: page.read_file(heading))
    assert page.patients.empty.isVisible()


def test_reading_rests_with_the_page_and_can_be_cancelled(page: ImportPage, tmp_path: Path) -> None:
    long = tmp_path / "long.csv"
    long.write_text(samples.many(3000))
    page.read_file(long)
    page.hide()
    assert page.patients.work.running
    assert not page.patients.work._turns.isActive()
    page.show()
    page.patients.view.foot.line.cancel.click()
    assert not page.patients.work.running
    assert page.patients.view.asked.text() == "Reading was cancelled; choose the file again."


def test_tab_goes_as_the_eye_does(part: PatientsPart) -> None:
    go_to(part, 12)
    view = part.view
    assert view.panel.panel.segment is not None
    wanted: list[QWidget] = [
        view.file.encoding, view.file.again, *(one.picker for one in view.columns.columns), view.list,
        view.panel.panel.segment._choices[0], view.foot.do, view.foot.save,
    ]  # fmt: skip
    assert [one for one in walked(view.file.encoding) if one in wanted] == wanted
    QTest.keyClick(view.list, Qt.Key.Key_Up)
    assert view.list.current.line.number == 11


def test_a_long_name_leaves_room_for_what_is_to_be_chosen(part: PatientsPart) -> None:
    panel = part.view.panel.panel
    panel.show_row("Line 2", "x" * 4000, Chip("New patient", "user-plus", ChipKind.TODAY), ())
    assert panel.title.text() == "x" * 80 + "…"


# a force recording


@pytest.fixture
def push(tmp_path: Path) -> Path:
    path = tmp_path / "push.csv"
    path.write_text(samples.push())
    return path


@pytest.fixture
def force(office: Office, page: ImportPage, push: Path) -> ForcePart:
    office.patient("Sample Patient A", tested=TODAY)
    page.choose(FORCE)
    page.read_file(push)
    return page.force


def say_all(page: ImportPage, office: Office) -> None:
    part = page.force
    part.columns.confirm.click()
    page.open_patient(office.store.patients()[0].id)
    for field, words in ((part.about.day, "28.4.2026"), (part.about.model, "Sample gauge")):
        field.edit.setText(words)
        field.edit.editingFinished.emit()


def test_the_unit_of_the_heading_is_confirmed_by_a_person(force: ForcePart, tmp_path: Path) -> None:
    assert force.asked.text() == "Say in which unit the force is."
    assert not force.foot.do.isEnabled()
    assert force.columns.confirm.text() == "Yes, N, as its heading says"
    columns = force.columns
    wanted = [columns.force.picker, columns.unit.picker, columns.confirm, columns.time_unit.picker]
    assert [one for one in walked(columns.force.picker) if one in wanted] == wanted
    force.columns.confirm.click()
    assert not force.columns.confirm.isVisible()
    assert force.facts.facts[0] == ("Peak", "180 N")
    assert force.curve.curve is not None
    force.foot.do.click()
    assert force.about.who.fault.startswith("Say whose it is")
    assert force.about.day.fault.startswith("This is not a whole date yet")
    numbers = tmp_path / "numbers.csv"
    numbers.write_text("\n".join(str(at % 150) for at in range(400)))
    force.read_file(numbers)
    force.columns.unit.picker.setCurrentIndex(1)
    force.columns.unit.picker.activated.emit(1)
    assert force.asked.text() == "Say how many readings there are a second."
    force.columns.rate.edit.setText("100")
    force.columns.rate.edit.editingFinished.emit()
    assert ("Lasted", "3.99 s") in force.facts.facts


def test_a_push_is_added_undone_and_not_taken_twice(
    page: ImportPage, force: ForcePart, office: Office, push: Path, qtbot: QtBot
) -> None:
    say_all(page, office)
    assert force.foot.do.text() == "Add trial 2 to the session of 28 April 2026"
    assert force.compared.text().startswith("Not compared with the last test of this leg: Dynamometer changed")
    with qtbot.waitSignal(force.done, timeout=2000) as caught:
        force.foot.do.click()
    assert caught.args == ["Trial 2 of hip abduction right added from push.csv"]
    who = office.store.patients()[0].id
    assert office.store.trials(who)[-1].source is Source.FILE
    assert force.empty.isVisible()
    force.read_file(push)
    force.columns.confirm.click()
    assert "is here already" in told(force, qtbot, force.add)
    office.desk.edits.undo()
    assert len(office.store.trials(who)) == 1


def test_what_is_typed_wrong_is_said_under_its_field(page: ImportPage, force: ForcePart, office: Office) -> None:
    say_all(page, office)
    assert force.about.tester.text == "Sample Tester"
    force.about.movement.picker.setCurrentIndex(1)
    force.about.movement.picker.activated.emit(1)
    assert (force.about.tester.text, force.about.model.text) == ("", "Sample gauge")
    force.about.lever.edit.setText("long")
    force.columns.zero.edit.setText("nothing")
    force.columns.zero.edit.editingFinished.emit()
    assert "as a number" in force.columns.zero.fault
    assert not force.foot.do.isEnabled(), "it would be added as if it had been zeroed"
    force.columns.zero.edit.setText("0")
    force.columns.zero.edit.editingFinished.emit()
    force.foot.do.click()
    assert "is not a number" in force.about.lever.fault
    force.about.lever.edit.setText("36")
    force.foot.do.click()
    assert force.about.tester.fault.startswith("Say who tested")


def test_a_patient_is_found_as_one_types(force: ForcePart, office: Office) -> None:
    office.patient("Sample Patient B", record_number="SP-0500")
    who = force.about.who
    QTest.keyClicks(who.edit, "sample p")
    assert [one.name for one in who.list.preview.rows] == ["Sample Patient A", "Sample Patient B"]
    QTest.keyClick(who.edit, Qt.Key.Key_Down)
    QTest.keyClick(who.edit, Qt.Key.Key_Return)
    assert who.patient is not None
    assert (who.patient.name, who.note) == ("Sample Patient B", "Born 12 Mar 1994, SP-0500")
    assert who.list.isHidden()
    QTest.keyClicks(who.edit, "x")
    assert who.patient is None


def test_what_is_no_recording_is_told(force: ForcePart, file: Path, qtbot: QtBot) -> None:
    assert "holds no row of numbers" in told(force, qtbot, lambda: force.read_file(file))
    assert "is not there any more" in told(force, qtbot, lambda: force.read_file(file.with_name("gone.csv")))


# a clinic file


@pytest.fixture
def clinic(office: Office, page: ImportPage, tmp_path: Path, qtbot: QtBot) -> ClinicPart:
    """A file of one patient who is here, of one who may be another of them, and of a new one."""
    for letter in "ABC":
        office.patient(f"Sample Patient {letter}", record_number=f"SP-{letter}", tested=TODAY)
    path = tmp_path / "clinic.json"
    export_clinic(office.store, path, NOW)
    text = path.read_text(encoding="utf-8")
    for here, there in (("p1", "q1"), ("p2", "q2"), ("Sample Patient C", "Newcomer"), ("SP-C", "SP-9")):
        text = text.replace(here, there)
    path.write_text(text, encoding="utf-8")
    page.read_file(path)
    qtbot.waitUntil(lambda: page.clinic.preview is not None, timeout=5000)
    return page.clinic


def looked(clinic: ClinicPart, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not clinic.writing.running, timeout=5000)


def test_a_clinic_file_is_looked_at_chosen_and_brought_in(
    page: ImportPage, clinic: ClinicPart, office: Office, qtbot: QtBot
) -> None:
    assert page.what.index == CLINIC
    assert clinic.view.file.told.text().startswith("Written by version 0.1.0 on 28 April 2026.")
    assert sorted(chips(clinic.view.list)) == ["Already here", "New patient", "Possible duplicate"]
    assert clinic.view.foot.do.text() == "Bring in 1 patient"
    assert clinic.view.foot.rest.text() == "1 possible duplicate left out until chosen and 1 patient with nothing new."
    clinic.view.chosen.emit(["q1", "q2"], Fate.ADD)
    assert clinic.view.foot.do.text() == "Bring in 2 patients"
    clinic.view.chosen.emit(["q1"], Fate.LEAVE)
    assert clinic.view.foot.rest.text() == "1 left out and 1 patient with nothing new."
    with qtbot.waitSignal(clinic.done, timeout=5000) as caught:
        clinic.view.foot.do.click()
    assert caught.args == ["“clinic.json” imported"]
    looked(clinic, qtbot)
    names = [who.name for who in office.store.patients()]
    assert names == ["Newcomer", "Sample Patient A", "Sample Patient B", "Sample Patient C"]
    office.desk.edits.undo()
    assert len(office.store.patients()) == 3


def test_who_is_merged_is_looked_at_again(clinic: ClinicPart, qtbot: QtBot) -> None:
    clinic.view.chosen.emit(["q1"], Fate.MERGE)
    assert clinic.writing.running
    looked(clinic, qtbot)
    assert clinic.preview is not None
    assert [one.into for one in clinic.preview.patients if one.id == "q1"] == ["p1"]
    assert "Duplicate, merged" in chips(clinic.view.list)


def test_a_clinic_file_that_was_changed_since_is_not_brought_in(
    clinic: ClinicPart, tmp_path: Path, office: Office, qtbot: QtBot
) -> None:
    os.utime(tmp_path / "clinic.json", ns=(0, 0))
    assert "was changed after it was looked at" in told(clinic, qtbot, clinic.view.foot.do.click)
    assert len(office.store.patients()) == 3


def test_looking_at_it_can_be_cancelled(
    clinic: ClinicPart, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def waits(*_: object, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> None:
        progress(37, 100)
        while not cancelled():
            pass
        raise Stopped

    with monkeypatch.context() as slowly:
        slowly.setattr(clinic_part, "look", waits)
        clinic.refresh(None)
        qtbot.waitUntil(lambda: clinic.view.foot.line.words.text() == "37%", timeout=2000)
        with qtbot.waitSignal(clinic.said, timeout=2000) as caught:
            clinic.view.foot.line.cancel.click()
    assert caught.args == [clinic_part.STOPPED]
    other = tmp_path / "other.json"
    other.write_text('{"other": 1}')
    assert "other.json" in told(clinic, qtbot, lambda: clinic.read_file(other))
    assert clinic.empty.isVisible()
