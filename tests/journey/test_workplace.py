"""The window over an open clinic: what it does with news, faults, and what a stopped app left behind."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from strengthtrack.bootstrap.clinic import Clinic, open_clinic
from strengthtrack.bootstrap.window import Workplace
from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.trial import Trace
from strengthtrack.devices.readings import Connected, Lost, Readings
from strengthtrack.practice.appointment import SessionFacts
from strengthtrack.practice.dynamometer_state import State
from strengthtrack.practice.session_view import Phase
from strengthtrack.records.writer import WriteFailed
from strengthtrack.screens import theme
from strengthtrack.screens.page import Place
from strengthtrack.screens.test_place import TestPlace


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
    clinic.desk.edits.write(lambda store: store.begin_running(header))
    clinic.desk.edits.write(lambda store: store.append_running(header.id, piece))
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
