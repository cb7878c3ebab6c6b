"""The form over real records: what was answered is kept, and the next visit knows it."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from session_bench import NOON, PATIENT, Bench
from strengthtrack.charts.palette import LIGHT
from strengthtrack.clinic.function import FunctionMeasure, FunctionScore
from strengthtrack.clinic.pain import PainReport, PainScale
from strengthtrack.clinic.setup import Movement
from strengthtrack.practice.battery.batteries import Batteries
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.setting_names import BATTERY, SCREENING, TESTER
from strengthtrack.practice.testing.appointment import Appointment
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.screens import theme
from strengthtrack.screens.place_of_test import TestPlace


@pytest.fixture
def place(bench: Bench, qtbot: QtBot, qapp: QApplication) -> Iterator[TestPlace]:
    theme.apply(qapp, LIGHT)
    today = NOON.astimezone().date()
    desk = Desk(bench.store, bench.edits, Batteries(), bench.now, lambda: today, bench.folder, "In a drawer.")
    desk.set_setting(TESTER, "Sample Tester")
    appointment = Appointment(desk, bench.dynamometer, bench.recorder, bench.now_s)
    place = TestPlace(desk, LIGHT, appointment)
    qtbot.addWidget(place)
    place.open_patient(PATIENT.id)
    yield place
    appointment.leave()


def test_what_was_answered_is_kept_and_known_the_next_time(place: TestPlace, bench: Bench) -> None:
    form = place.start.form
    form.basics.movements[Movement.EXTENSION].click()
    form.basics.blind.click()
    form.pain.inside.scale.choose(1)
    form.pain.inside.visual[0].show_score(6.3)
    form.function.inside.rows[FunctionMeasure.AKPS].edit.setText("71")
    place.start.begin()
    newest = bench.store.sessions(PATIENT.id)[-1]
    assert (newest.pain, newest.blind) == (PainReport(6.3, scale=PainScale.VISUAL), True)
    assert bench.store.form(newest.id).function == (FunctionScore(FunctionMeasure.AKPS, 71),)
    place.testing.finished.emit()
    place.end.finished.emit("")
    assert form.pain.inside.scale.index == 1
    assert form.function.inside.rows[FunctionMeasure.AKPS].note.startswith("0 to 100, higher is better  ·  last 71 on")


def test_the_battery_that_was_chosen_is_the_next_patients_too(place: TestPlace, bench: Bench) -> None:
    picker = place.start.form.basics.battery_field.picker
    short = next(at for at in range(picker.count()) if picker.itemText(at).startswith("Hips, short"))
    picker.setCurrentIndex(short)
    picker.activated.emit(short)
    place.start.begin()
    assert bench.store.setting(BATTERY) == "hips_short"


def test_a_list_edited_meanwhile_is_asked_unless_something_was_entered(place: TestPlace, bench: Bench) -> None:
    screening = place.start.form.screening.inside
    bench.writer.do(lambda store: store.save_setting(SCREENING, "One?"))
    place.refresh(Changes(frozenset({Kind.SETTING})))
    assert [row.words for row in screening.rows] == ["One?"]
    place.start.worst.press(6)
    bench.writer.do(lambda store: store.save_setting(SCREENING, "Two?"))
    place.refresh(Changes(frozenset({Kind.SETTING})))
    assert [row.words for row in screening.rows] == ["One?"]
    assert place.start.worst.score == 6
