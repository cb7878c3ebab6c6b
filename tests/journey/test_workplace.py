"""The window over an open clinic: what it does with news, faults, and what a stopped app left behind."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from strengthtrack.bootstrap.clinic import Clinic, open_clinic
from strengthtrack.bootstrap.window import UNSAVED, Workplace
from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.trial import Trace
from strengthtrack.devices.readings import Connected, Lost, Readings
from strengthtrack.errors import RecordsFault
from strengthtrack.practice.testing.appointment import SessionFacts
from strengthtrack.practice.testing.dynamometer_state import State
from strengthtrack.practice.testing.session_view import Phase
from strengthtrack.practice.testing.testing_session import TestingSession
from strengthtrack.records.changes import Changes
from strengthtrack.records.store import Store
from strengthtrack.records.writer import WriteFailed
from strengthtrack.screens import theme
from strengthtrack.screens.actions import GOES_TO
from strengthtrack.screens.page import Place
from strengthtrack.screens.place_of_test import TestPlace
from strengthtrack.screens.progress.progress_page import ProgressPage


@pytest.fixture
def clinic(tmp_path: Path, qapp: QApplication) -> Iterator[Clinic]:
    theme.apply(qapp, theme.palette_for("light"))
    with open_clinic(tmp_path, use_keyring=False) as clinic:
        yield clinic


@pytest.fixture
def patient(clinic: Clinic) -> Patient:
    patient = Patient("p1", "Sample Patient A", clinic.desk.today().replace(year=1994, day=1))
    clinic.desk.edits.write(lambda store: store.save_patient(patient))
    return patient


def opened(qtbot: QtBot, clinic: Clinic) -> Workplace:
    place = Workplace(clinic)
    qtbot.addWidget(place.window)
    place.open()
    place.bring_dynamometer()
    place.window.show()
    return place


def leave_a_trial_running(clinic: Clinic, patient: Patient) -> None:
    """What a kill in mid-push leaves in the records."""
    session = clinic.appointment.begin(patient.id, SessionFacts("Sample Physiotherapist"))
    session.type_value(180.0, "N")
    clinic.desk.edits.write(lambda store: store.save_setting("settled", "yes"))
    (filed,) = clinic.desk.store.session_trials(session.session.id)
    header = replace(filed, id=uuid4().hex, number=2, typed_n=None)
    t_s = np.arange(0.0, 2.4, 0.01)
    from array import array

    piece = Trace(array("d", t_s.tolist()), array("d", np.full(len(t_s), 143.0).tolist()), "N")
    clinic.desk.edits.write(lambda store: store.running.begin(header))
    clinic.desk.edits.write(lambda store: store.running.append(header.id, piece))
    clinic.appointment.session = None


def test_it_opens_on_the_list_of_patients(qtbot: QtBot, clinic: Clinic, patient: Patient) -> None:
    place = opened(qtbot, clinic)
    assert place.window.pages.place is Place.PATIENTS


def test_a_trial_that_a_stopped_app_left_is_offered_at_once(qtbot: QtBot, clinic: Clinic, patient: Patient) -> None:
    leave_a_trial_running(clinic, patient)
    place = opened(qtbot, clinic)
    assert place.window.pages.place is Place.TEST
    test = place.window.pages.page(Place.TEST)
    assert isinstance(test, TestPlace)
    assert test.start.card.words == (
        "The app stopped during trial\N{NO-BREAK SPACE}2 of left hip abduction: "
        "2.4\N{NO-BREAK SPACE}s up to 143\N{NO-BREAK SPACE}N are kept."
    ) or "trial 2 of left hip abduction: 2.4 s up to 143 N" in test.start.card.words.replace("\N{NO-BREAK SPACE}", " ")
    test.start.card.keep.click()
    trials = clinic.desk.store.trials(patient.id)
    assert [(trial.number, trial.counts) for trial in trials] == [(1, True), (2, False)]
    assert not test.start.card.isVisible()


def test_the_session_that_was_left_is_gone_on_with(qtbot: QtBot, clinic: Clinic, patient: Patient) -> None:
    leave_a_trial_running(clinic, patient)
    place = opened(qtbot, clinic)
    test = place.window.pages.page(Place.TEST)
    assert isinstance(test, TestPlace)
    test.start.card.discard.click()
    test.start.go_on_button.click()
    assert place.session is not None
    assert [trial.number for trial in place.session.view().test.trials] == [1]
    assert test.currentWidget() is test.testing
    place.window.close()


def test_a_lost_dynamometer_is_said_in_a_sentence(qtbot: QtBot, clinic: Clinic, patient: Patient) -> None:
    place = opened(qtbot, clinic)
    clinic.appointment.dynamometer.state = State.READY
    place.feed([Lost("The dynamometer came unplugged; plug it back in.")])
    assert place.window.toast.words == "The dynamometer came unplugged; plug it back in."


def test_a_write_that_failed_is_said_in_a_sentence(qtbot: QtBot, clinic: Clinic) -> None:
    place = opened(qtbot, clinic)
    place.feed([WriteFailed("trial 1", "The disk is full; make room on it and try again.")])
    assert place.window.toast.words == "The disk is full; make room on it and try again."


def test_a_bug_in_writing_stays_loud(qtbot: QtBot, clinic: Clinic) -> None:
    place = opened(qtbot, clinic)
    with pytest.raises(KeyError):
        place.feed([WriteFailed("trial 1", "", KeyError("a bug"))])


def test_readings_reach_the_strip_at_the_next_tick(qtbot: QtBot, clinic: Clinic) -> None:
    place = opened(qtbot, clinic)
    place.feed([Connected("Emulated"), Readings(np.array([1.0]), np.array([42.0]), "N", ("ok",))])
    place.tick()
    assert place.window.strip.force.text == "42.0"


def test_going_to_another_patient_puts_the_session_down(qtbot: QtBot, clinic: Clinic, patient: Patient) -> None:
    clinic.desk.edits.write(lambda store: store.save_patient(replace(patient, id="p2", name="Sample Patient B")))
    place = opened(qtbot, clinic)
    place.window.open_patient("p1")
    place.window.act("test")
    clinic.appointment.begin("p1", SessionFacts("Sample Physiotherapist")).arm()
    place.window.open_patient("p2")
    place.window.act("test")
    assert place.session is None
    assert clinic.appointment.unfinished("p1") is not None


def test_undo_reaches_the_session(qtbot: QtBot, clinic: Clinic, patient: Patient) -> None:
    place = opened(qtbot, clinic)
    place.window.open_patient("p1")
    session = clinic.appointment.begin("p1", SessionFacts("Sample Physiotherapist"))
    session.type_value(150.0, "N")
    clinic.desk.edits.write(lambda store: store.save_setting("settled", "yes"))
    assert session.view().phase is Phase.REST
    place.window.act("undo")
    assert session.view().test.trials == ()
    assert place.window.toast.words == "Taken back: Trial 1 saved"


def test_the_sample_clinic_fills_the_list(qtbot: QtBot, clinic: Clinic) -> None:
    place = opened(qtbot, clinic)
    place.window.sample_clinic_asked.emit()
    assert "Sample Patient A" in [one.name for one in clinic.desk.store.patients()]


def test_light_and_dark_make_the_pages_anew(qtbot: QtBot, clinic: Clinic, patient: Patient) -> None:
    place = opened(qtbot, clinic)
    before = place.window.pages.page(Place.PATIENTS)
    place.window.look_chosen.emit("dark")
    assert theme.palette_in_use().name == "dark"
    assert place.window.pages.page(Place.PATIENTS) is not before
    place.window.look_chosen.emit("light")


def test_a_page_is_made_in_the_look_that_is_worn(qtbot: QtBot, clinic: Clinic, patient: Patient) -> None:
    place = opened(qtbot, clinic)
    place.dress("dark")
    place.window.open_patient(patient.id)
    place.window.go(Place.PROGRESS)
    page = place.window.pages.page(Place.PROGRESS)
    assert isinstance(page, ProgressPage)
    assert page._palette == theme.palette_for("dark")
    place.dress("light")


def test_the_page_of_the_dynamometer_says_by_itself_why_it_is_lost(qtbot: QtBot, clinic: Clinic) -> None:
    place = opened(qtbot, clinic)
    place.window.go(Place.CONNECT)
    clinic.appointment.dynamometer.connect("/dev/no-such-port", place.profile("mark10_gcl2"))
    qtbot.waitUntil(lambda: not clinic.heard.empty())
    place.pump.tick()
    assert clinic.appointment.dynamometer.why
    assert not place.window.toast.isVisible()
    clinic.appointment.dynamometer.disconnect()


def room_on_disk(clinic: Clinic, *, pages: int) -> None:
    """Let the records have so many pages and no more, as a disk that is full does."""

    def limit(store: Store) -> Changes:
        store._connection.execute(f"PRAGMA max_page_count = {pages}")
        return Changes(frozenset())

    clinic._writer.do(limit)


def measure_on_a_full_disk(clinic: Clinic, patient: Patient) -> TestingSession:
    session = clinic.appointment.begin(patient.id, SessionFacts("Sample Physiotherapist" * 1000))
    room_on_disk(clinic, pages=1)
    session.type_value(150.0, "N")
    return session


def test_a_window_is_not_closed_over_a_trial_that_the_disk_does_not_take(
    qtbot: QtBot, clinic: Clinic, patient: Patient
) -> None:
    place = opened(qtbot, clinic)
    measure_on_a_full_disk(clinic, patient)
    assert not place.window.close()
    assert place.window.toast.words == UNSAVED
    assert clinic.appointment.recorder.unsaved == 1
    room_on_disk(clinic, pages=100_000)
    assert place.window.close()
    assert len(clinic.desk.store.trials(patient.id)) == 1


def test_whoever_closes_twice_gives_the_trial_up(qtbot: QtBot, clinic: Clinic, patient: Patient) -> None:
    place = opened(qtbot, clinic)
    session = measure_on_a_full_disk(clinic, patient)
    assert not place.window.close()
    session.type_value(160.0, "N")
    assert not place.window.close()  # another one: said again
    assert place.window.close()
    assert clinic.desk.store.trials(patient.id) == ()


class Shown(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(type(watched).__name__)
        return False


def test_going_anywhere_shows_no_window_but_the_one(
    qtbot: QtBot, clinic: Clinic, patient: Patient, qapp: QApplication
) -> None:
    place, shown = opened(qtbot, clinic), Shown()
    place.window.open_patient(patient.id)
    qapp.installEventFilter(shown)
    for act in GOES_TO:
        place.window.act(act.value)
    qapp.removeEventFilter(shown)
    assert shown.windows == []


def damaged(*_: object) -> None:
    raise RecordsFault("The records file is damaged.")


def test_a_patient_who_cannot_be_read_is_not_shown_over_another(
    qtbot: QtBot, clinic: Clinic, patient: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinic.desk.edits.write(lambda store: store.save_patient(replace(patient, id="p2", name="Sample Patient B")))
    place = opened(qtbot, clinic)
    place.window.open_patient("p1")
    place.window.act("progress")
    monkeypatch.setattr(Store, "sessions", damaged)
    monkeypatch.setattr(Store, "trials", damaged)
    place.window.open_patient("p2")
    assert place.window.patient is None
    assert place.window.pages.place is Place.PATIENTS
    assert place.window.strip.who[0] == "No patient open"
    assert place.window.toast.words == "The records file is damaged."


def test_a_page_that_cannot_be_read_leaves_the_one_in_front(
    qtbot: QtBot, clinic: Clinic, patient: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = opened(qtbot, clinic)
    place.window.open_patient("p1")
    monkeypatch.setattr(Store, "sessions", damaged)
    place.window.act("progress")
    assert place.window.pages.place is Place.PATIENT
    assert place.window.pages.currentWidget() is place.window.pages.page(Place.PATIENT)
    assert place.window.toast.words == "The records file is damaged."


def test_tab_goes_on_from_the_test_to_its_rows_its_keys_and_the_rail(
    qtbot: QtBot, clinic: Clinic, patient: Patient
) -> None:
    place = opened(qtbot, clinic)
    with qtbot.waitActive(place.window):
        place.window.activateWindow()
    place.window.open_patient(patient.id)
    place.window.go(Place.TEST)
    page = place.window.pages.page(Place.TEST)
    assert isinstance(page, TestPlace)
    page.start.tester.edit.setText("Sample Tester")
    page.start.begin()
    qtbot.waitUntil(page.testing.list.rows[-1].isVisible)
    reached = set()
    for _ in range(40):
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    assert {*page.testing.list.rows, *page.testing.bar.hints, place.window.strip.find_button} <= reached
