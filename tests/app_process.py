"""The real app off screen, walked into the middle of a third trial, to be killed there: `app_process.py FOLDER`."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from strengthtrack.bootstrap.application import application
from strengthtrack.bootstrap.running import Start
from strengthtrack.bootstrap.window import Workplace
from strengthtrack.devices.emulator.emulator import Emulator
from strengthtrack.devices.profiles.library import Library
from strengthtrack.practice.testing.session_view import Phase
from strengthtrack.science.push_model import push
from strengthtrack.screens.connecting.connect_page import ConnectPage
from strengthtrack.screens.page import Place
from strengthtrack.screens.patients.patient_form import PatientForm
from strengthtrack.screens.place_of_test import TestPlace

PROFILE = "mark10_gcl2"
ROWS_HZ = 125.0
PEAKS_N = (150.0, 160.0, 170.0)
RUNS = "the third trial runs"
HELD_S = 2.5


def walk(start: Start, emulator: Emulator, port: str) -> Iterator[None]:
    """A physio's steps; each `yield` lets the window live on."""
    while start.place is None:
        yield
    place = start.place
    add_patient(place)
    yield from connect(place, port)
    begin(place)
    for number, peak_n in enumerate(PEAKS_N, start=1):
        yield from one_push(place, emulator, peak_n)
        if number == len(PEAKS_N):
            break
        while phase(place) is Phase.PUSHING:
            yield
    sys.stdout.write(f"{RUNS}\n")
    sys.stdout.flush()
    while True:
        yield


def add_patient(place: Workplace) -> None:
    place.window.act("add patient")
    form = place.window.pages.page(Place.FORM)
    assert isinstance(form, PatientForm)
    form.fields.name.edit.setText("Sample Patient A")
    form.fields.born.edit.setText("12.3.1994")
    form.save.click()


def connect(place: Workplace, port: str) -> Iterator[None]:
    place.window.act("connect")
    page = place.window.pages.page(Place.CONNECT)
    assert isinstance(page, ConnectPage)
    page.fields.choose(port, PROFILE, "", "", "")
    page.connect_button.click()
    while place.window.live is None or place.window.live.force_n is None:
        yield


def begin(place: Workplace) -> None:
    place.window.act("test")
    test = place.window.pages.page(Place.TEST)
    assert isinstance(test, TestPlace)
    test.start.tester.edit.setText("Sample Physiotherapist")
    test.start.begin_button.click()


def one_push(place: Workplace, emulator: Emulator, peak_n: float) -> Iterator[None]:
    """Arm with Space and push until the trial is held; the last one is held for long."""
    while phase(place) is not Phase.ARMED:
        QTest.keyClick(QApplication.focusWidget() or place.window, Qt.Key.Key_Space)
        yield
    hold_s = 20.0 if peak_n == PEAKS_N[-1] else 1.0
    emulator.play(push(peak_n, hold_s, ROWS_HZ, 1, lead_s=0.6, tail_s=0.6)[1].tolist(), ROWS_HZ, idle_n=0.0)
    while phase(place) is not Phase.PUSHING:
        yield
    while hold_s > HELD_S and place.session is not None and place.session.view().held_s < HELD_S:
        yield


def phase(place: Workplace) -> Phase:
    assert place.session is not None
    return place.session.view().phase


def main(folder: Path) -> None:
    app = application()
    emulator = Emulator(Library().profile(PROFILE))
    port = emulator.serve_tcp() if sys.platform == "win32" else emulator.serve_pty()
    with ExitStack() as closing:
        start = Start(folder, closing)
        start.window.show()
        steps = walk(start, emulator, port)
        timer = QTimer()
        timer.timeout.connect(steps.__next__)
        timer.start(20)
        app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
