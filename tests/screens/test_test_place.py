"""The place “Test” over real records and a real testing session; only the dynamometer is fed by hand."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from plain_batteries import PlainBatteries
from records_bench import TRIAL
from session_bench import NOON, PATIENT, SESSION, Bench, push
from strengthtrack.charts.palette import LIGHT
from strengthtrack.clinic.setup import Fixation, Side
from strengthtrack.devices.readings import Readings
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.setting_names import TESTER
from strengthtrack.practice.testing.appointment import Appointment
from strengthtrack.practice.testing.session_view import Phase
from strengthtrack.screens import theme
from strengthtrack.screens.beforehand.kept_card import kept_words
from strengthtrack.screens.place_of_test import TestPlace

DAY = NOON.astimezone().date()


@dataclass
class Room:
    bench: Bench
    appointment: Appointment
    page: TestPlace

    def phase(self) -> Phase:
        assert self.appointment.session is not None
        return self.appointment.session.phase

    def push(self, peak_n: float) -> None:
        assert self.appointment.session is not None
        self.bench.play(self.appointment.session, push(peak_n))
        self.page.tick()


@pytest.fixture
def room(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Room]:
    theme.apply(qapp, LIGHT)
    bench = Bench(tmp_path)
    desk = Desk(
        bench.store, bench.edits, PlainBatteries(), bench.now, lambda: DAY, tmp_path, "The key lies in a drawer."
    )
    appointment = Appointment(desk, bench.dynamometer, bench.recorder, bench.now_s)
    page = TestPlace(desk, LIGHT, appointment)
    qtbot.addWidget(page)
    page.resize(1270, 704)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    bench.plug_in()
    bench.dynamometer.feed(Readings(np.array([bench.clock_s]), np.array([0.0]), "N", ("ok",)))
    yield Room(bench, appointment, page)
    page.hide()
    appointment.leave()
    bench.writer.close()
    bench.connection.close()


def begun(room: Room, qtbot: QtBot) -> Room:
    room.page.open_patient(PATIENT.id)
    room.page.start.tester.edit.setText("Sample Tester")
    room.page.start.begin_button.click()
    return room


def test_a_patient_is_asked_about_before_the_first_push(room: Room) -> None:
    room.page.open_patient(PATIENT.id)
    assert room.page.currentWidget() is room.page.start
    assert room.appointment.session is None


def test_begin_keeps_the_answers_and_the_tester(room: Room, qtbot: QtBot) -> None:
    room.page.open_patient(PATIENT.id)
    room.page.start.tester.edit.setText("Sample Tester")
    room.page.start.body_mass.edit.setText("64")
    room.page.start.worst.press(6)
    room.page.start.begin_button.click()
    assert room.page.currentWidget() is room.page.testing
    assert room.appointment.session is not None
    kept = room.bench.store.session(room.appointment.session.session.id)
    assert (kept.tester, kept.body_mass_kg, kept.pain.worst, kept.pain.usual) == ("Sample Tester", 64.0, 6, None)
    assert room.bench.store.setting(TESTER) == "Sample Tester"


def test_armed_by_space_a_push_is_filed_and_shown(room: Room, qtbot: QtBot) -> None:
    begun(room, qtbot)
    said: list[str] = []
    room.page.done.connect(said.append)
    QTest.keyClick(room.page, Qt.Key.Key_Space)
    assert room.phase() is Phase.ARMED
    room.push(150.0)
    assert room.phase() is Phase.REST
    assert room.page.testing.rest.number.words == "150"
    assert said == ["Trial 1 saved"]


def test_force_that_comes_unarmed_is_not_filed(room: Room, qtbot: QtBot) -> None:
    begun(room, qtbot)
    room.push(150.0)
    assert room.phase() is Phase.SET_UP


def test_pain_is_kept_with_its_test_and_a_trial_is_taken_back(room: Room, qtbot: QtBot) -> None:
    begun(room, qtbot)
    QTest.keyClick(room.page, Qt.Key.Key_Space)
    room.push(150.0)
    room.bench.settle()
    QTest.keyClick(room.page, Qt.Key.Key_4)
    assert [pain.score for pain in room.bench.store.pains(PATIENT.id)] == [4]
    assert room.bench.edits.undo() is not None
    room.appointment.reload()
    room.page.refresh(None)
    assert room.page.testing.list.rows[0].accessibleName() == "Hip abduction, left, no valid value, 1 set aside, pain 4"
    assert room.bench.store.trials(PATIENT.id) == ()


def test_the_end_shows_what_was_tested_and_finish_goes_to_progress(room: Room, qtbot: QtBot) -> None:
    begun(room, qtbot)
    QTest.keyClick(room.page, Qt.Key.Key_Space)
    room.push(150.0)
    room.bench.settle()
    assert room.appointment.session is not None
    session_id = room.appointment.session.session.id
    room.page.testing.list.end.click()
    assert room.page.currentWidget() is room.page.end
    assert "Hip abduction, left, value 150 N" in room.page.end.table.accessibleName()
    with qtbot.waitSignal(room.page.asked, timeout=1000) as caught:
        QTest.keyClick(room.page, Qt.Key.Key_Space)
    assert caught.args == ["progress"]
    assert room.bench.store.session(session_id).finished_at is not None
    assert room.appointment.session is None
    assert room.page.currentWidget() is room.page.start


def test_back_from_the_end_goes_on_with_the_same_session(room: Room, qtbot: QtBot) -> None:
    begun(room, qtbot)
    before = room.appointment.session
    room.page.testing.list.end.click()
    room.page.end.back_button.click()
    assert room.page.currentWidget() is room.page.testing
    assert room.appointment.session is before


def test_coming_back_to_the_patient_finds_the_session_as_it_was(room: Room, qtbot: QtBot) -> None:
    begun(room, qtbot)
    room.page.open_patient(PATIENT.id)
    assert room.page.currentWidget() is room.page.testing


def test_todays_unfinished_session_is_taken_up_after_a_restart(room: Room, qtbot: QtBot) -> None:
    begun(room, qtbot)
    assert room.appointment.session is not None
    session_id = room.appointment.session.session.id
    room.appointment.leave()
    room.page.open_patient(PATIENT.id)
    room.page.start.go_on_button.click()
    assert room.appointment.session.session.id == session_id


def test_a_trial_a_crash_left_is_kept_and_does_not_count(room: Room, qtbot: QtBot) -> None:
    begun(room, qtbot)
    QTest.keyClick(room.page, Qt.Key.Key_Space)
    assert room.appointment.session is not None
    room.bench.play(room.appointment.session, push(150.0)[:430])
    assert room.phase() is Phase.PUSHING
    room.bench.settle()
    room.appointment.session = None
    room.page.open_patient(PATIENT.id)
    assert room.page.start.card.words.startswith("The app stopped during trial 1 of left hip abduction:")
    room.page.start.card.keep.click()
    assert [(trial.number, trial.complete) for trial in room.bench.store.trials(PATIENT.id)] == [(1, False)]
    assert not room.page.start.card.isVisible()


def test_practice_that_a_crash_left_is_not_called_a_trial() -> None:
    left = replace(TRIAL, practice=True, complete=False)
    assert kept_words(left).startswith("The app stopped during practice 1 of ")


def test_a_toast_says_what_undo_takes_back_now(room: Room, qtbot: QtBot) -> None:
    begun(room, qtbot)
    QTest.keyClick(room.page, Qt.Key.Key_Space)
    room.push(150.0)
    said: list[str] = []
    room.page.done.connect(said.append)
    for key in (Qt.Key.Key_L, Qt.Key.Key_Escape, Qt.Key.Key_R):
        QTest.keyClick(room.page, key)
    assert said == ["Trial 1: limited by pain", "Trial 1 set aside: repeated"]
    assert room.bench.edits.last == said[-1]


def test_a_trial_a_crash_left_can_be_let_go(room: Room, qtbot: QtBot) -> None:
    begun(room, qtbot)
    QTest.keyClick(room.page, Qt.Key.Key_Space)
    assert room.appointment.session is not None
    room.bench.play(room.appointment.session, push(150.0)[:430])
    room.bench.settle()
    room.appointment.session = None
    room.page.open_patient(PATIENT.id)
    room.page.start.card.discard.click()
    assert room.bench.store.running.cut_short() == ()
    assert room.bench.store.trials(PATIENT.id) == ()


def test_who_goes_straight_on_keeps_what_a_crash_cut_short(room: Room, qtbot: QtBot) -> None:
    begun(room, qtbot)
    QTest.keyClick(room.page, Qt.Key.Key_Space)
    assert room.appointment.session is not None
    room.bench.play(room.appointment.session, push(150.0)[:430])
    room.bench.settle()
    room.appointment.session = None
    room.page.open_patient(PATIENT.id)
    room.page.take_up()
    assert room.page.currentWidget() is room.page.testing
    (trial,) = room.bench.store.trials(PATIENT.id)
    assert (trial.complete, trial.counts) == (False, False)
    assert trial.number == 1


def test_where_nothing_waits_there_is_nothing_to_go_on_with(room: Room) -> None:
    room.bench.writer.do(lambda store: store.save_session(replace(SESSION, finished_at=NOON)))
    room.page.open_patient(PATIENT.id)
    room.page.take_up()
    assert room.page.currentWidget() is room.page.start


def test_the_fixation_that_was_chosen_goes_into_the_set_up(room: Room, qtbot: QtBot) -> None:
    room.page.open_patient(PATIENT.id)
    room.page.start.tester.edit.setText("Sample Tester")
    room.page.start.fixation.choose(0)
    room.page.start.begin_button.click()
    assert ("Fixation", "By hand") in room.page.testing.column.facts.facts
    QTest.keyClick(room.page, Qt.Key.Key_Space)
    room.push(150.0)
    room.bench.settle()
    (trial,) = room.bench.store.trials(PATIENT.id)
    assert (trial.setup.fixation, trial.setup.side) == (Fixation.HAND, Side.LEFT)


def test_a_value_typed_without_a_cable_is_filed_as_typed(room: Room, qtbot: QtBot) -> None:
    room.bench.dynamometer.by_hand()
    begun(room, qtbot)
    typed = room.page.testing.column.typed_value
    QTest.keyClicks(typed.edit, "172")
    QTest.keyClick(typed.edit, Qt.Key.Key_Return)
    assert room.page.testing.rest.number.words == "172"
    room.bench.settle()
    (trial,) = room.bench.store.trials(PATIENT.id)
    assert trial.typed_as == "172 N"


def test_what_is_armed_is_unarmed_when_another_page_is_gone_to(room: Room, qtbot: QtBot) -> None:
    begun(room, qtbot)
    QTest.keyClick(room.page, Qt.Key.Key_Space)
    assert room.phase() is Phase.ARMED
    room.page.hide()
    assert room.phase() is Phase.PAUSED
    room.push(150.0)
    room.bench.settle()
    assert room.bench.store.trials(PATIENT.id) == ()


def test_a_toast_stays_in_the_right_column_while_testing(room: Room, qtbot: QtBot) -> None:
    room.page.open_patient(PATIENT.id)
    assert room.page.toast_room is None
    room.page.start.tester.edit.setText("Sample Tester")
    room.page.start.begin_button.click()
    assert room.page.toast_room is not None
    assert room.page.toast_room <= room.page.testing.column.width() - 32


def test_another_tester_types_over_the_last_one(room: Room, qtbot: QtBot) -> None:
    room.bench.writer.do(lambda store: store.save_setting(TESTER, "Sample Tester"))
    room.page.open_patient(PATIENT.id)
    QTest.keyClicks(room.page.start.tester.edit, "Another")
    assert room.page.start.tester.text == "Another"


def test_taps_arm_only_while_the_tests_are_in_front(room: Room, qtbot: QtBot) -> None:
    begun(room, qtbot)
    session = room.appointment.session
    assert session is not None
    assert session.in_sight
    room.page.hide()
    assert not session.in_sight
    room.page.show()
    assert session.in_sight
    room.page.testing.finished.emit()
    assert not session.in_sight
