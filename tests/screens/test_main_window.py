from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from frame_bench import TODAY, Office, PlainPage, StandInDynamometer
from strengthtrack.clinic.patient import Patient
from strengthtrack.devices.profiles.library import Library
from strengthtrack.errors import DeviceFault
from strengthtrack.practice import edits
from strengthtrack.practice.testing.dynamometer_state import State
from strengthtrack.screens.actions import RAIL, RAIL_FOOT, Act
from strengthtrack.screens.connecting.connect_page import ConnectPage
from strengthtrack.screens.deeds import Deeds
from strengthtrack.screens.main_window import MainWindow
from strengthtrack.screens.page import Place
from strengthtrack.screens.patients.patient_form import PatientForm
from strengthtrack.screens.patients.patient_page import PatientPage
from strengthtrack.screens.patients.patients_page import PatientsPage
from strengthtrack.screens.settings.settings_page import SettingsPage
from strengthtrack.screens.theme import palette_in_use
from strengthtrack.screens.wiring import wire

CTRL = Qt.KeyboardModifier.ControlModifier


class Mumbler(QWidget):
    mumbled = Signal()


class Opened:
    """A window over an office; pages of others are plain ones."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.live = StandInDynamometer()
        self.window = MainWindow(office.desk, self.make)
        self.deeds = Deeds(self.window)
        office.desk.edits.follow(self.window.refresh)
        self.window.use_dynamometer(self.live)  # type: ignore[arg-type]
        self.window.resize(1366, 768)
        self.window.show()
        self.window.go(Place.PATIENTS)

    def make(self, place: Place) -> QWidget:
        desk, palette = self.office.desk, palette_in_use()
        own: dict[Place, Callable[[], QWidget]] = {
            Place.PATIENTS: lambda: PatientsPage(desk, palette),
            Place.PATIENT: lambda: PatientPage(desk, palette),
            Place.FORM: lambda: PatientForm(desk, palette),
            Place.CONNECT: lambda: ConnectPage(desk, palette, Library(), self.live, find_ports=tuple),  # type: ignore[arg-type]
            Place.SETTINGS: lambda: SettingsPage(desk, palette, Library()),
        }
        page = own.get(place, PlainPage)()
        wire(self.window, page)
        return page

    def plain(self, place: Place) -> PlainPage:
        page = self.window.pages.page(place)
        assert isinstance(page, PlainPage)
        return page

    @property
    def form(self) -> PatientForm:
        page = self.window.pages.page(Place.FORM)
        assert isinstance(page, PatientForm)
        return page

    @property
    def list(self) -> PatientsPage:
        page = self.window.pages.page(Place.PATIENTS)
        assert isinstance(page, PatientsPage)
        return page

    def open_first(self) -> str:
        patient = self.office.store.patients()[0]
        self.window.open_patient(patient.id)
        return patient.id


@pytest.fixture
def opened(office: Office, qtbot: QtBot) -> Opened:
    office.some_patients()
    made = Opened(office)
    qtbot.addWidget(made.window)
    return made


def test_without_a_patient_the_rail_leads_only_to_what_needs_none(opened: Opened) -> None:
    rail = opened.window.rail
    free = {act for act in (*RAIL, *RAIL_FOOT) if rail.item(act).isEnabled()}
    assert free == {Act.PATIENTS, Act.SETTINGS}
    opened.window.act("test")
    assert opened.window.pages.place is Place.PATIENTS


def test_the_strip_says_who_is_open(opened: Opened) -> None:
    assert opened.window.strip.who == ("No patient open", "Tuesday 28 April 2026")
    opened.open_first()
    assert opened.window.strip.who == (
        "Sample Patient A",
        "Born 12 Mar 1994  ·  Right side  ·  Week 8 of 8, hip programme",
    )


def test_opening_a_patient_shows_their_page_and_frees_the_rail(opened: Opened) -> None:
    opened.open_first()
    assert opened.window.pages.place is Place.PATIENT
    assert all(opened.window.rail.item(act).isEnabled() for act in (Act.TEST, Act.PROGRESS, Act.LETTERS))


def test_a_page_learns_who_is_open_when_it_is_seen_and_not_before(opened: Opened) -> None:
    patient_id = opened.open_first()
    progress = opened.plain(Place.PROGRESS)
    assert progress.told == []
    QTest.mouseClick(opened.window.rail.item(Act.PROGRESS), Qt.MouseButton.LeftButton)
    assert progress.told[0] == patient_id
    assert opened.window.rail.item(Act.PROGRESS).isChecked()


def test_a_page_out_of_sight_is_told_once_that_much_may_have_changed(opened: Opened) -> None:
    opened.open_first()
    opened.window.go(Place.PROGRESS)
    progress = opened.plain(Place.PROGRESS)
    opened.window.go(Place.SETTINGS)
    progress.told.clear()
    opened.office.desk.set_setting("tester", "Sample Tester")
    opened.office.desk.set_setting("tester", "Another Tester")
    assert progress.told == []
    opened.window.go(Place.PROGRESS)
    assert progress.told.count(None) == 1


def test_the_page_in_front_hears_of_a_change_at_once(opened: Opened) -> None:
    opened.open_first()
    opened.window.go(Place.PROGRESS)
    opened.office.desk.set_setting("tester", "Sample Tester")
    assert opened.office.store.setting("tester") == "Sample Tester"
    assert any(getattr(told, "kinds", None) for told in opened.plain(Place.PROGRESS).told)


def test_only_the_page_in_front_is_ticked(opened: Opened) -> None:
    opened.open_first()
    opened.window.go(Place.TEST)
    opened.window.go(Place.PROGRESS)
    opened.plain(Place.TEST).told.clear()
    opened.plain(Place.PROGRESS).told.clear()
    opened.window.tick()
    assert opened.plain(Place.PROGRESS).told == ["tick"]
    assert opened.plain(Place.TEST).told == []


def test_discarding_asks_nothing_and_can_be_taken_back(opened: Opened) -> None:
    patient_id = opened.open_first()
    opened.window.act("discard patient")
    assert opened.office.store.patient(patient_id).discarded_at is not None
    assert opened.window.pages.place is Place.PATIENTS
    assert opened.window.patient is None
    assert opened.window.toast.words == "Sample Patient A discarded"
    assert opened.window.toast.undo_offered
    QTest.keyClick(opened.list.search, Qt.Key.Key_Z, CTRL)
    assert opened.office.store.patient(patient_id).discarded_at is None
    assert opened.window.toast.words == "Taken back: Sample Patient A discarded"
    assert "Sample Patient A" in {line.row.patient.name for line in opened.list.list.lines if line.row}


def test_undo_without_anything_to_undo_says_so(opened: Opened) -> None:
    opened.window.act("undo")
    assert opened.window.toast.words == "There is nothing to take back"
    opened.window.act("redo")
    assert opened.window.toast.words == "There is nothing to do again"


def test_what_was_taken_back_can_be_done_again(opened: Opened) -> None:
    patient_id = opened.open_first()
    for act in ("discard patient", "undo", "redo"):
        opened.window.act(act)
    assert opened.office.store.patient(patient_id).discarded_at is not None


def test_ctrl_n_opens_an_empty_form_with_nobody_open(opened: Opened, qtbot: QtBot) -> None:
    opened.open_first()
    QTest.keyClick(opened.window, Qt.Key.Key_N, CTRL)
    assert opened.window.pages.place is Place.FORM
    assert opened.window.strip.who[0] == "No patient open"
    assert opened.form.fields.name.text == ""
    qtbot.waitUntil(opened.form.fields.name.edit.hasFocus, timeout=1000)


def test_a_saved_patient_is_open_afterwards(opened: Opened) -> None:
    opened.window.act("add patient")
    opened.form.fields.name.edit.setText("Sample Patient N")
    opened.form.fields.born.edit.setText("1.2.1990")
    opened.form.save.click()
    assert opened.window.pages.place is Place.PATIENT
    assert opened.window.strip.who[0] == "Sample Patient N"
    assert opened.window.toast.words == "Sample Patient N added"


def test_taking_back_a_new_patient_closes_them(opened: Opened) -> None:
    opened.window.act("add patient")
    opened.form.fields.name.edit.setText("Sample Patient N")
    opened.form.fields.born.edit.setText("1.2.1990")
    opened.form.save.click()
    opened.window.act("undo")
    assert opened.window.patient is None
    assert opened.window.pages.place is Place.PATIENTS


def test_leaving_the_form_goes_back_to_where_it_was_opened(opened: Opened) -> None:
    opened.open_first()
    opened.window.act("edit patient")
    assert opened.form.fields.name.text == "Sample Patient A"
    QTest.keyClick(opened.form, Qt.Key.Key_Escape)
    assert opened.window.pages.place is Place.PATIENT


def test_a_changed_name_shows_in_the_strip_at_once(opened: Opened) -> None:
    opened.open_first()
    opened.window.act("edit patient")
    opened.form.fields.name.edit.setText("Sample Patient Aa")
    QTest.keyClick(opened.form, Qt.Key.Key_Return, CTRL)
    assert opened.window.strip.who[0] == "Sample Patient Aa"


def test_the_strip_follows_the_dynamometer(opened: Opened) -> None:
    strip = opened.window.strip
    assert strip.gauge_words == ("No dynamometer yet", "Nothing plugged in")
    assert strip.connect_button.isVisibleTo(strip)
    opened.live.state, opened.live.name, opened.live.force_n = State.RECEIVING, "Dynamometer 1", 171.04
    opened.window.tick()
    assert strip.gauge_words == ("Dynamometer 1", "Receiving")
    assert strip.force.text == "171.0"
    assert strip.zero_button.isVisibleTo(strip)
    assert not strip.connect_button.isVisibleTo(strip)
    opened.live.state, opened.live.force_n = State.LOST, None
    opened.window.tick()
    assert strip.gauge_words == ("Dynamometer 1", "Unplugged")
    assert strip.connect_button.isVisibleTo(strip)


def test_the_strip_asks_for_zero_where_the_dynamometer_drifted(opened: Opened) -> None:
    strip, opened.live.name = opened.window.strip, "Dynamometer 1"
    opened.live.state, opened.live.force_n, opened.live.drift.shows_n = State.READY, 4.2, 4.2
    opened.window.tick()
    assert strip.gauge_words == ("Dynamometer 1", "Not 0 at rest: press Zero")
    opened.live.drift.forget()
    opened.window.tick()
    assert strip.gauge_words == ("Dynamometer 1", "Ready")


@pytest.mark.parametrize(
    ("state", "connect"), [(State.SEARCHING, True), (State.WAITING, False), (State.NO_FORCE, True)]
)
def test_the_strip_says_what_it_waits_for(opened: Opened, state: State, connect: bool) -> None:
    strip = opened.window.strip
    opened.live.state = state
    opened.window.tick()
    assert strip.gauge_words[1] == state.value
    assert strip.connect_button.isVisibleTo(strip) is connect
    assert not strip.zero_button.isVisibleTo(strip)


def test_zero_in_the_strip_zeroes(opened: Opened) -> None:
    opened.live.state = State.READY
    opened.window.tick()
    opened.window.strip.zero_button.click()
    assert opened.live.asked == ["zero"]
    assert opened.window.toast.words == "Zeroed, unloaded in this orientation"


def test_what_stands_against_zeroing_is_said_and_stays(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: StandInDynamometer) -> None:
        raise DeviceFault("The force is moving; lay the dynamometer down.")

    monkeypatch.setattr(StandInDynamometer, "zero", refuse)
    opened.window.act("zero")
    assert opened.window.toast.words == "The force is moving; lay the dynamometer down."
    assert not opened.window.toast.undo_offered


def test_connect_in_the_strip_leads_to_its_page(opened: Opened) -> None:
    opened.window.strip.connect_button.click()
    assert opened.window.pages.place is Place.CONNECT
    assert not any(opened.window.rail.item(act).isChecked() for act in (Act.PATIENTS, Act.SETTINGS))


def test_letting_the_dynamometer_go_is_told(opened: Opened, qtbot: QtBot) -> None:
    with qtbot.waitSignal(opened.window.let_go, timeout=1000):
        opened.window.act("disconnect")
    assert opened.live.asked == ["disconnect"]


def test_closing_is_told_before_the_window_goes(opened: Opened, qtbot: QtBot) -> None:
    with qtbot.waitSignal(opened.window.closing, timeout=1000):
        opened.window.close()


def test_a_new_look_makes_the_page_in_front_again(opened: Opened) -> None:
    opened.open_first()
    opened.window.go(Place.PROGRESS)
    before = opened.plain(Place.PROGRESS)
    opened.window.pages.make_anew()
    assert opened.plain(Place.PROGRESS) is not before
    assert opened.plain(Place.PROGRESS).told[0] == opened.window.patient.id  # type: ignore[union-attr]


def test_pages_that_list_profiles_are_made_again_when_next_gone_to(opened: Opened) -> None:
    opened.window.go(Place.CONNECT)
    opened.window.go(Place.SETTINGS)
    pages = opened.window.pages
    connect, in_front = pages.page(Place.CONNECT), pages.page(Place.SETTINGS)
    opened.window.reread_profiles()
    assert pages.page(Place.SETTINGS) is in_front
    assert pages.page(Place.CONNECT) is not connect


def test_teaching_is_gone_to_from_any_page_that_asks(opened: Opened) -> None:
    opened.window.teach_asked.emit()
    assert opened.window.pages.place is Place.TEACH


def test_the_toast_stays_in_its_corner_when_the_window_grows(opened: Opened) -> None:
    opened.window.say("Zeroed")
    opened.window.resize(1600, 900)
    QApplication.processEvents()
    assert opened.window.toast.geometry().right() == 1600 - 33


def test_everything_on_the_rail_and_strip_has_a_name(opened: Opened) -> None:
    for part in (opened.window.rail, opened.window.strip):
        for button in part.findChildren(QWidget):
            if button.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert button.accessibleName() or button.text()  # type: ignore[attr-defined]


def test_the_toast_leaves_the_bar_of_the_next_page_free_too(opened: Opened) -> None:
    opened.open_first()
    opened.window.go(Place.SETTINGS)
    opened.window.fault("The force is moving; lay the dynamometer down, then press Zero again.")
    low = opened.window.toast.geometry().bottom()
    opened.window.go(Place.PATIENTS)
    assert opened.window.toast.geometry().bottom() == low - opened.list.bar_height


def test_a_fault_that_is_put_away_gives_the_focus_back_to_the_page(opened: Opened, qtbot: QtBot) -> None:
    opened.window.activateWindow()
    opened.window.fault("The force is moving; lay the dynamometer down, then press Zero again.")
    QTest.mouseClick(opened.window.toast._close, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(opened.list.search.hasFocus, timeout=1000)


def test_a_click_in_the_strip_leaves_the_keys_with_the_page(opened: Opened) -> None:
    strip = opened.window.strip
    for part in (strip.find_button, strip.zero_button, strip.connect_button):
        assert part.focusPolicy() is Qt.FocusPolicy.TabFocus


def test_a_page_that_says_what_nobody_hears_is_a_bug(opened: Opened, qtbot: QtBot) -> None:
    page = Mumbler()
    qtbot.addWidget(page)
    with pytest.raises(KeyError, match="mumbled"):
        wire(opened.window, page)


def test_the_search_knows_who_was_added_renamed_and_discarded_meanwhile(opened: Opened) -> None:
    search, desk = opened.window.search, opened.office.desk

    def found(text: str) -> list[str]:
        search.ask(patient_open=False)
        search.field.setText(text)
        names = [one.title for one in search.found if one is not None and one.patient_id]
        search.close_search()
        return names

    opened.window.go(Place.SETTINGS)
    assert found("patient k") == ["Sample Patient K"]
    who = Patient("new", "Sample Newcomer", TODAY)
    desk.edits.do(edits.enrol(who, None, desk.now()))
    assert found("newcomer") == ["Sample Newcomer"]
    desk.edits.do(edits.amend((who, None), (replace(who, name="Sample Other"), None), desk.now()))
    assert (found("newcomer"), found("other")) == ([], ["Sample Other"])
    desk.edits.do(edits.discard_patient(replace(who, name="Sample Other"), desk.now()))
    assert found("other") == []
    desk.edits.undo()
    assert found("other") == ["Sample Other"]
