"""A whole session in the real window: a real recording, from the dynamometer's bytes to the letter and the chart."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from plain_batteries import keep_plain_battery
from strengthtrack.bootstrap.clinic import Clinic, open_clinic
from strengthtrack.bootstrap.window import Workplace
from strengthtrack.charts.trend.sheet import trend_sheet
from strengthtrack.clinic.setup import Movement
from strengthtrack.clinic.units import to_newtons
from strengthtrack.devices.emulator.emulator import Emulator
from strengthtrack.devices.emulator.recording_file import read_column
from strengthtrack.paths import data_folder
from strengthtrack.practice.bands.error_bands import ErrorBands
from strengthtrack.practice.progress.progress import Progress
from strengthtrack.practice.testing.session_view import Phase
from strengthtrack.science.measures import trial_peak_n
from strengthtrack.screens import theme
from strengthtrack.screens.connecting.connect_page import ConnectPage
from strengthtrack.screens.letter.letter_page import LetterPage
from strengthtrack.screens.page import Place
from strengthtrack.screens.patients.patient_form import PatientForm
from strengthtrack.screens.place_of_test import TestPlace
from strengthtrack.screens.progress.progress_page import ProgressPage
from svg_points import markers

PROFILE = "mark10_gcl2"
RESOLUTION_N = 0.1
"""Of the emulated dynamometer, set to newtons."""
PLAYED_HZ = 1000.0
"""Ten times as fast as it was recorded, so that eighteen pushes fit into the suite."""
TRIALS = 18
PUSH_MS = 20_000


@pytest.fixture
def clinic(tmp_path: Path, qapp: QApplication) -> Iterator[Clinic]:
    theme.apply(qapp, theme.palette_for("light"))
    keep_plain_battery(tmp_path / "data")
    with open_clinic(data_folder(tmp_path / "data"), use_keyring=False) as clinic:
        yield clinic


@pytest.fixture
def emulator(clinic: Clinic) -> Iterator[Emulator]:
    emulator = Emulator(clinic.library.profile(PROFILE))
    yield emulator
    emulator.close()


class Physio:
    """Somebody at the window, who knows only its keys and buttons."""

    def __init__(self, qtbot: QtBot, clinic: Clinic) -> None:
        self.qtbot, self.clinic = qtbot, clinic
        self.place = Workplace(clinic)
        self.window = self.place.window
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.place.open()
        self.place.bring_dynamometer()
        self.window.show()

    def page(self, place: Place) -> object:
        return self.window.pages.page(place)

    def until(self, holds: Callable[[], bool], timeout_ms: int = 5_000) -> None:
        self.qtbot.waitUntil(holds, timeout=timeout_ms)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key)

    def phase(self) -> Phase:
        assert self.place.session is not None
        return self.place.session.view().phase

    def add_patient(self) -> None:
        self.window.act("add patient")
        form = self.page(Place.FORM)
        assert isinstance(form, PatientForm)
        form.fields.name.edit.setText("Sample Patient A")
        form.fields.born.edit.setText("12.3.1994")
        form.fields.referrer.edit.setPlainText("Dr Sample Referrer")
        form.save.click()
        assert self.window.patient is not None

    def connect_to(self, port: str) -> None:
        self.window.act("connect")
        page = self.page(Place.CONNECT)
        assert isinstance(page, ConnectPage)
        page.fields.choose(port, PROFILE, "", "", "")
        page.connect_button.click()
        self.until(lambda: self.clinic.appointment.dynamometer.force_n is not None)

    def begin(self) -> TestPlace:
        self.window.act("test")
        test = self.page(Place.TEST)
        assert isinstance(test, TestPlace)
        test.start.tester.edit.setText("Sample Physiotherapist")
        test.start.body_mass.edit.setText("64")
        test.start.worst.press(4)
        test.start.begin_button.click()
        return test

    def one_test(self, play: Callable[[], None]) -> None:
        """Arm, push three times, and answer how it hurt."""
        self.until(lambda: self.phase() is Phase.SET_UP)
        self.press(Qt.Key.Key_Space)
        for _ in range(3):
            self.until(lambda: self.phase() is Phase.ARMED)
            play()
            self.until(lambda: self.phase() is Phase.PUSHING, PUSH_MS)
            self.until(lambda: self.phase() in {Phase.REST, Phase.TEST_DONE}, PUSH_MS)
            if self.phase() is Phase.REST:
                self.press(Qt.Key.Key_Space)
        self.press(Qt.Key.Key_2)
        self.press(Qt.Key.Key_Space)


def test_a_real_recording_goes_from_the_wire_to_the_letter(
    qtbot: QtBot, clinic: Clinic, emulator: Emulator, recordings: Path, tmp_path: Path
) -> None:
    file = recordings / "lower_limb_isometric_cc0" / "ID28_DNM_100Hz_every20th.csv"
    rows = [to_newtons(value, "kgf") for value in read_column(file, "knee_ext_vastus_lateralis")]
    physio = Physio(qtbot, clinic)
    physio.add_patient()
    physio.connect_to(emulator.serve_pty())
    test = physio.begin()
    for _ in clinic.desk.battery.tests:
        physio.one_test(lambda: emulator.play(rows, PLAYED_HZ, idle_n=0.0))
    physio.until(lambda: test.currentWidget() is test.end)
    physio.press(Qt.Key.Key_Space)

    patient = clinic.desk.store.patients()[0]
    trials = clinic.desk.store.trials(patient.id)
    assert len(trials) == TRIALS
    assert all(trial.counts for trial in trials)
    assert [trial_peak_n(trial) for trial in trials] == pytest.approx([max(rows)] * TRIALS, abs=RESOLUTION_N / 2)
    assert {pain.score for pain in clinic.desk.store.pains(patient.id)} == {2}
    assert physio.window.pages.place is Place.PROGRESS
    the_letter_says_the_same(physio, tmp_path, max(rows))
    the_svg_shows_the_same(physio, patient.id, max(rows))
    physio.window.close()


def the_letter_says_the_same(physio: Physio, folder: Path, peak_n: float) -> None:
    physio.window.act("letters")
    letter, saved = physio.page(Place.LETTERS), folder / "letter.docx"
    assert isinstance(letter, LetterPage)
    letter.out.ask_file = lambda *_: saved
    letter.bar.word.click()
    document = Document(str(saved))
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert f"{peak_n:.0f}" in cells
    assert {movement.words for movement, _ in physio.clinic.desk.battery.tests} <= cells
    assert len(document.inline_shapes) == 1


def the_svg_shows_the_same(physio: Physio, patient_id: str, peak_n: float) -> None:
    page, saved = physio.page(Place.PROGRESS), physio.clinic.desk.data / "chart.svg"
    assert isinstance(page, ProgressPage)
    page.head.more.save_chart.trigger()
    assert page.taker.window is not None
    page.taker.window.ask_file = lambda *_: saved
    page.taker.window.do()
    desk = physio.clinic.desk
    found = Progress(desk.store, patient_id, desk.today(), ErrorBands(desk))
    trend = found.trend(Movement.ABDUCTION, found.windows[0])
    plane = trend_sheet(trend).layout.plane
    drawn = [plane.value_at(plane.strength, mark.x, mark.y) for mark in markers(saved.read_bytes())]
    assert sum(value == pytest.approx(peak_n, abs=RESOLUTION_N) for _, value in drawn) == 2  # left and right
