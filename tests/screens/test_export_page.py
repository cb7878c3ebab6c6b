"""The export page: what it says before it writes, writing while the window goes on, and what is left of it."""

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from frame_bench import TODAY, Office
from strengthtrack.charts.palette import LIGHT
from strengthtrack.devices.profiles.library import Library
from strengthtrack.documents.tables.csv_table import CsvForm, Decimal
from strengthtrack.errors import RecordsFault
from strengthtrack.practice.export.order import Format
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.records.store import Store
from strengthtrack.screens.actions import Act
from strengthtrack.screens.exports.aside import Aside, Cancelled, Tell
from strengthtrack.screens.exports.choices import BACKWARDS
from strengthtrack.screens.exports.export_page import CANCELLED, CHOOSE, CHOOSE_DAYS, ExportPage
from strengthtrack.screens.patients.patient_page import PatientPage
from strengthtrack.screens.settings.settings_page import SettingsPage

FOLDER = "strengthtrack export 2026-04-28"
TABLES = {"trials.csv", "trials-dictionary.csv", "sessions.csv", "sessions-dictionary.csv"}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture
def page(office: Office, out: Path, qtbot: QtBot) -> Iterator[ExportPage]:
    """The page as it is first seen, which would write to `out`."""
    office.some_patients()
    page = ExportPage(office.desk)
    page.ask_folder = lambda *_: out
    qtbot.addWidget(page)
    page.resize(1270, 704)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    settled(page, qtbot)
    yield page
    for work in (page.counting, page.writing):
        work.forget()
    page.hide()


def settled(page: ExportPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.counting.running and not page.writing.running, timeout=10_000)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def tick(page: ExportPage, *formats: Format) -> None:
    for one, row in page.formats.rows.items():
        row.setChecked(one in formats)


# before


def test_it_says_what_would_be_written(page: ExportPage, qtbot: QtBot) -> None:
    assert page.foot.words.text() == "2 patients, 2 trials → 4 files"
    assert page.foot.do.isEnabled()
    assert page.formats.rows[Format.CSV].amount == "2 trials  ·  4 files"
    assert page.formats.rows[Format.FHIR].amount == "4 patients  ·  1 file"
    tick(page, Format.FHIR, Format.JSON)
    settled(page, qtbot)
    assert page.foot.words.text() == "4 patients → 2 files"


def test_nothing_chosen_cannot_be_exported(page: ExportPage) -> None:
    tick(page)
    assert page.foot.words.text() == CHOOSE
    assert not page.foot.do.isEnabled()
    assert page.order is None


def test_the_open_patient_is_offered_and_chosen(page: ExportPage, qtbot: QtBot) -> None:
    assert not page.choices.whose.isVisible()
    page.open_patient("p1")
    settled(page, qtbot)
    assert page.choices.whose.index == 1
    assert page.foot.words.text() == "1 patient, 1 trial → 4 files"
    QTest.mouseClick(page.choices.whose._choices[0], Qt.MouseButton.LeftButton)
    settled(page, qtbot)
    assert page.foot.words.text() == "2 patients, 2 trials → 4 files"


def test_a_patient_who_is_discarded_is_not_offered_any_more(page: ExportPage, office: Office, qtbot: QtBot) -> None:
    from strengthtrack.practice.edits import discard_patient

    page.open_patient("p1")
    office.desk.edits.do(discard_patient(office.store.patient("p1"), office.desk.now()))
    page.refresh(office.changes[-1])
    settled(page, qtbot)
    assert not page.choices.whose.isVisible()
    assert page.foot.words.text() == "1 patient, 1 trial → 4 files"


def test_days_are_told_back(page: ExportPage, qtbot: QtBot) -> None:
    page.choices.first.edit.setText("1.4.26")
    settled(page, qtbot)
    assert page.foot.words.text() == "There is no session in these days."
    assert not page.foot.do.isEnabled()
    page.choices.first.edit.setText("1.1.26")
    settled(page, qtbot)
    assert page.foot.words.text() == "2 patients, 2 trials from 1 Jan 2026 → 4 files"


def test_days_that_cannot_be_are_told_under_their_field(page: ExportPage) -> None:
    page.choices.last.edit.setText("1.13.26")
    assert page.choices.fault.text().startswith("There is no month 13")
    assert page.choices.last.edit.property("fault")
    assert page.foot.words.text() == CHOOSE_DAYS
    assert page.formats.rows[Format.CSV].amount == ""
    page.choices.first.edit.setText("2.5.26")
    page.choices.last.edit.setText("1.5.26")
    assert page.choices.fault.text() == BACKWARDS
    page.choices.last.edit.setText("")
    assert not page.choices.fault.isVisible()
    assert not page.choices.last.edit.property("fault")


def test_the_choices_are_in_the_order(page: ExportPage) -> None:
    tick(page, Format.CSV)
    for box in (page.choices.hide_identity, page.choices.set_aside, page.choices.for_excel, page.choices.comma):
        QTest.keyClick(box, Qt.Key.Key_Space)
    page.choices.last.edit.setText("today")
    order = page.order
    assert order is not None
    assert order.form == CsvForm(Decimal.COMMA, for_excel=True)
    assert (order.extract.hide_identity, order.extract.set_aside, order.extract.last_day) == (True, True, TODAY)


def test_what_makes_no_difference_cannot_be_chosen(page: ExportPage) -> None:
    choices = page.choices
    tick(page, Format.JSON)
    assert not any(part.isEnabled() for part in (choices.first, choices.set_aside, choices.for_excel, choices.comma))
    tick(page, Format.XLSX)
    assert (choices.first.isEnabled(), choices.comma.isEnabled()) == (True, False)


def test_a_clinic_without_anybody_is_told(office: Office, qtbot: QtBot) -> None:
    page = ExportPage(office.desk)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.foot.words.text() == "There is no patient in the records yet.", timeout=5000)
    assert not page.foot.do.isEnabled()
    page.hide()


def test_what_is_written_meanwhile_is_counted_again(page: ExportPage, office: Office, qtbot: QtBot) -> None:
    page.refresh(Changes(frozenset({Kind.SETTING})))
    assert not page.counting.running
    office.test(office.store.patient("p1"), TODAY)
    page.refresh(office.changes[-1] if office.changes else None)
    settled(page, qtbot)
    assert page.foot.words.text() == "2 patients, 3 trials → 4 files"


# writing


def test_it_writes_a_folder_and_shows_it(page: ExportPage, out: Path, qtbot: QtBot) -> None:
    shown: list[Path] = []

    def show(path: Path) -> bool:
        shown.append(path)
        return True

    page.open_folder = show
    page.foot.do.click()
    assert page.foot.line.isVisible()
    settled(page, qtbot)
    assert page.foot.words.text() == f"Exported 4 files to “{FOLDER}”."
    assert names(out) == {FOLDER}
    assert names(out / FOLDER) == TABLES
    page.foot.open.click()
    assert shown == [out / FOLDER]


def test_where_no_program_shows_folders_it_is_said_where_they_lie(page: ExportPage, out: Path, qtbot: QtBot) -> None:
    page.open_folder = lambda _: False
    page.foot.do.click()
    settled(page, qtbot)
    with qtbot.waitSignal(page.fault, timeout=1000) as caught:
        page.foot.open.click()
    assert caught.args == [f"No program here shows folders; the files lie in “{out / FOLDER}”."]


def test_left_without_a_folder_it_writes_nothing(page: ExportPage, out: Path) -> None:
    page.ask_folder = lambda *_: None
    page.foot.do.click()
    assert not page.writing.running
    assert not names(out)


def test_the_next_one_begins_in_the_folder_of_the_last(page: ExportPage, out: Path, qtbot: QtBot) -> None:
    asked: list[Path | None] = []

    def ask(_: QWidget, last: Path | None) -> Path:
        asked.append(last)
        return out

    page.ask_folder = ask
    for _ in range(2):
        page.foot.do.click()
        settled(page, qtbot)
    assert asked == [None, out]
    assert names(out) == {FOLDER, f"{FOLDER} 2"}


def test_it_goes_on_behind_another_page_and_says_when_it_is_through(page: ExportPage, qtbot: QtBot) -> None:
    page.foot.do.click()
    page.hide()
    with qtbot.waitSignal(page.said, timeout=10_000) as caught:
        pass
    assert caught.args == [f"Exported 4 files to “{FOLDER}”."]


def test_how_far_it_is_is_shown(page: ExportPage, qtbot: QtBot) -> None:
    from strengthtrack.practice.export.delivery import Stage
    from strengthtrack.practice.export.order import Order
    from strengthtrack.practice.export.tasks import tasks

    task = tasks(Order(frozenset({Format.XLSX})))[0]
    page.foot.show_stage(Stage(task, 1, 2, 1200, 20_000))
    assert page.foot.line.words.text() == "Workbook: 1\N{NO-BREAK SPACE}200 of 20\N{NO-BREAK SPACE}000 sessions"
    page.foot.show_stage(Stage(task, 2, 2))
    assert page.foot.line.words.text() == "Workbook"


def test_cancelled_nothing_is_left(page: ExportPage, out: Path, qtbot: QtBot) -> None:
    held = hold(page)
    page.foot.do.click()
    page.foot.line.cancel.click()
    held.set()
    settled(page, qtbot)
    assert page.foot.words.text() == CANCELLED
    assert page.foot.do.isEnabled()
    assert not names(out)


def test_while_it_writes_nothing_else_can_be_chosen(page: ExportPage, qtbot: QtBot) -> None:
    held = hold(page)
    page.foot.do.setFocus(Qt.FocusReason.TabFocusReason)
    page.foot.do.click()
    assert not page.formats.isEnabled()
    assert page.focusWidget() is page.foot.line.cancel
    page.export()
    held.set()
    settled(page, qtbot)
    assert page.formats.isEnabled()
    assert page.focusWidget() is page.foot.do


def hold(page: ExportPage) -> Event:
    """Let the next writing wait with its records open until the event is set."""
    held, beside = Event(), page.writing._beside

    def wait() -> Store:
        held.wait(10)
        return beside()

    page.writing._beside = wait
    return held


@pytest.mark.parametrize("fault", ["full", "gone"])
def test_a_disk_that_fails_is_one_sentence(
    page: ExportPage, out: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    def fail(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    if fault == "full":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        out.rmdir()
    with qtbot.waitSignal(page.fault, timeout=10_000) as caught:
        page.foot.do.click()
    expected = "The disk is full" if fault == "full" else f"The folder “{out}” is not there"
    assert caught.args[0].startswith(expected)
    assert not out.exists() or not names(out)
    assert page.foot.words.text() == "2 patients, 2 trials → 4 files"
    assert not page.foot.open.isVisible()


def test_records_that_cannot_be_read_are_told(page: ExportPage, qtbot: QtBot) -> None:
    def refuse() -> Store:
        raise RecordsFault("The disk is gone; plug it in again.")

    page.counting._beside = refuse
    page.refresh(None)
    settled(page, qtbot)
    assert page.foot.words.text() == "The disk is gone; plug it in again."


def test_thrown_away_while_it_writes_it_stops_and_leaves_nothing(office: Office, out: Path, qtbot: QtBot) -> None:
    office.some_patients()
    page = ExportPage(office.desk)
    page.ask_folder = lambda *_: out
    held = hold(page)
    page.export()
    run = page.writing._run
    assert run is not None
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    held.set()
    qtbot.waitUntil(lambda: run.over, timeout=5000)
    assert not names(out)


# beside the window


def test_only_the_last_job_is_heard_of(office: Office, qtbot: QtBot) -> None:
    aside = Aside(office.desk.edits.beside)
    heard: list[object] = []
    aside.finished.connect(heard.append)
    first = Event()

    def slow(_store: Store, _tell: Tell, cancelled: Cancelled) -> object:
        first.wait(10)
        return f"slow, stopped: {cancelled()}"

    aside.begin(slow)
    aside.begin(lambda *_: "quick")
    first.set()
    qtbot.waitUntil(lambda: not aside.running, timeout=5000)
    assert heard == ["quick"]


def test_a_fault_of_ours_stays_loud(office: Office, qtbot: QtBot) -> None:
    aside = Aside(office.desk.edits.beside)

    def broken(*_: object) -> object:
        raise ZeroDivisionError

    with qtbot.capture_exceptions() as caught:
        aside.begin(broken)
        qtbot.waitUntil(lambda: not aside.running, timeout=5000)
    assert caught[0][0] is ZeroDivisionError


def test_after_a_fault_of_ours_the_page_can_be_used_again(
    page: ExportPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> object:
        raise ZeroDivisionError

    monkeypatch.setattr("strengthtrack.screens.exports.export_page.deliver_in", broken)
    with qtbot.capture_exceptions() as caught:
        page.foot.do.click()
        settled(page, qtbot)
    assert caught[0][0] is ZeroDivisionError
    assert page.formats.isEnabled()
    assert page.foot.do.isVisible()


def test_the_records_are_read_by_a_connection_of_their_own(
    office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.some_patients()
    aside = Aside(office.desk.edits.beside)
    stores: list[Store] = []
    closed: list[Store] = []
    real = Store.close

    def close(store: Store) -> None:
        closed.append(store)
        real(store)

    monkeypatch.setattr(Store, "close", close)

    def read(store: Store, tell: Tell, _cancelled: Cancelled) -> object:
        stores.append(store)
        tell("half")
        return len(store.patients())

    with qtbot.waitSignals([aside.stepped, aside.finished], timeout=5000):
        aside.begin(read)
    assert closed == stores
    assert stores[0] is not office.store


# by keyboard, and the way there


def test_everything_is_reached_by_tab(page: ExportPage) -> None:
    page.open_patient("p1")
    page.formats.rows[Format.CSV].setFocus(Qt.FocusReason.TabFocusReason)
    seen: list[QWidget | None] = []
    for _ in range(16):
        seen.append(page.focusWidget())
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    choices = page.choices
    ticks = (choices.hide_identity, choices.set_aside, choices.for_excel, choices.comma)
    wanted = [*page.formats.rows.values(), choices.first.edit, choices.last.edit, *ticks, page.foot.do]
    assert [one for one in seen if one in wanted][: len(wanted)] == wanted


def test_space_ticks_a_format(page: ExportPage) -> None:
    QTest.keyClick(page.formats.rows[Format.FHIR], Qt.Key.Key_Space)
    assert page.formats.ticked == {Format.CSV, Format.FHIR}


def asked(page: SettingsPage | PatientPage, press: Callable[[], None], qtbot: QtBot) -> list[object]:
    with qtbot.waitSignal(page.asked, timeout=1000) as caught:
        press()
    return list(caught.args or ())


def test_settings_and_the_patients_page_lead_there(office: Office, qtbot: QtBot) -> None:
    settings, patient = SettingsPage(office.desk, LIGHT, Library()), PatientPage(office.desk, LIGHT)
    for made in (settings, patient):
        qtbot.addWidget(made)
    assert asked(patient, patient.export.click, qtbot) == [Act.EXPORT.value]
    for press, act in ((settings.exchange.out, Act.EXPORT), (settings.exchange.into, Act.IMPORT)):
        assert asked(settings, press.click, qtbot) == [act.value]
