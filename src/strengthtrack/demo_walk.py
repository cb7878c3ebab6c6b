"""A physio's walk through the window with its own keys, and a camera."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from strengthtrack.practice.session_view import Phase
from strengthtrack.science.push_model import push
from strengthtrack.screens.actions import Act
from strengthtrack.screens.page import Place
from strengthtrack.screens.test_place import TestPlace

if TYPE_CHECKING:
    from strengthtrack.bootstrap.window import Workplace
    from strengthtrack.devices.emulator import Emulator
    from strengthtrack.practice.testing_session import TestingSession

SIZE = (1366, 768)
PATIENT = "sample-patient-A"
FIRST_TEST_N = (160.0, 186.0, 181.0, 184.0)
OTHER_TESTS_N = (
    (180.0, 186.0, 183.0),
    (238.0, 231.0, 235.0),
    (251.0, 244.0, 249.0),
    (101.0, 97.0, 99.0),
    (98.0, 96.0, 95.0),
)
ROWS_HZ = 125.0
PATIENCE_S = 20.0
GONE = "/dev/no-such-port"


class Camera:
    """Writes numbered pictures. Attribute: taken, how many."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.taken = 0

    def take(self, window: QWidget, name: str) -> None:
        """Take a picture of the window as it is now."""
        QTest.qWait(60)
        self.taken += 1
        window.grab().save(str(self._folder / f"{self.taken:02d}-{name}.png"))


class Walk:
    """One window, walked through."""

    def __init__(self, place: Workplace, camera: Camera) -> None:
        self._place, self._camera = place, camera
        self.window = place.window
        self.window.resize(*SIZE)
        self.window.show()
        self.window.go(Place.PATIENTS)

    def first_start(self) -> None:
        """The app with nobody in it."""
        self._take("empty-start")
        self._act(Act.ADD_PATIENT)
        self._take("add-patient")

    def whole_journey(self, emulator: Emulator) -> None:
        """From the list to the letter."""
        self._place.pump.start()
        self._take("patients")
        self.window.open_patient(PATIENT)
        self._take("patient")
        self._act(Act.CONNECT)
        self._take("connect")
        self._test(emulator)
        self._take("progress")
        self._act(Act.LETTERS)
        self._take("letter")
        self._act(Act.SETTINGS)
        self._take("settings")
        self._act(Act.FIND)
        QTest.keyClicks(QApplication.focusWidget() or self.window, "sample patient c")
        self._take("find")
        self._key(Qt.Key.Key_Escape)
        self._fail_to_connect()
        self._dark()

    def _test(self, emulator: Emulator) -> None:
        self._act(Act.TEST)
        self._take("test-before")
        test = self._test_place
        test.start.body_mass.edit.setText("68.0")
        test.start.worst.press(3)
        test.start.usual.press(1)
        test.start.begin()
        self._until(lambda: test.currentWidget() is test.testing)
        self._take("test-set-up")
        self._first_test(emulator)
        self._lose_and_find(emulator)
        for peaks in OTHER_TESTS_N:
            self._space()
            self._one_test(emulator, peaks)
        self._space()
        self._until(lambda: test.currentWidget() is test.end)
        self._take("session-end")
        self._space()
        self._until(lambda: self.window.pages.place is Place.PROGRESS)

    def _first_test(self, emulator: Emulator) -> None:
        self._space()
        self._take("test-armed")
        for at, peak in enumerate(FIRST_TEST_N):
            self._push(emulator, peak, hold_s=3.0)
            self._until(lambda: self._session.view().held_s > 2.0)
            if at == 2:
                self._take("test-push")
            self._until(self._has_ended)
            if at == 0:
                self._take("test-trial-done")
            if at == 2:
                self._key(Qt.Key.Key_2)
                self._take("test-rest-one-more")
            if self._phase is Phase.REST:
                self._space()
        self._take("test-done")

    def _lose_and_find(self, emulator: Emulator) -> None:
        """The cable falls out in mid-push, and is put back."""
        self._space()
        self._space()
        self._push(emulator, 176.0, hold_s=6.0)
        self._until(lambda: self._session.view().held_s > 2.0)
        emulator.unplug()
        self._until(lambda: self._phase is Phase.LOST)
        QTest.qWait(1200)
        self._take("test-unplugged")
        port = emulator.replug()
        gauge = self._place.window.live
        assert gauge is not None  # noqa: S101 - the demo has one
        gauge.look_at(port)
        self._until(lambda: self._phase is Phase.PAUSED)
        self._take("test-paused")

    def _one_test(self, emulator: Emulator, peaks: tuple[float, ...]) -> None:
        if self._phase is not Phase.ARMED:
            self._space()
        for peak in peaks:
            self._push(emulator, peak, hold_s=1.2)
            self._until(lambda: self._phase is Phase.PUSHING)
            self._until(self._has_ended)
            if self._phase is Phase.REST:
                self._space()

    def _fail_to_connect(self) -> None:
        """An error: a port that is not there."""
        from strengthtrack.demo import PROFILE

        self._act(Act.PATIENTS)
        gauge = self._place.window.live
        assert gauge is not None  # noqa: S101 - the demo has one
        gauge.disconnect()
        gauge.connect(GONE, self._place.profile(PROFILE))
        self._until(lambda: bool(gauge.why))
        self._take("error-port-gone")

    def _dark(self) -> None:
        self.window.look_chosen.emit("dark")
        self._act(Act.PATIENTS)
        self._take("patients-dark")
        self.window.open_patient(PATIENT)
        self._act(Act.PROGRESS)
        self._take("progress-dark")
        self.window.look_chosen.emit("light")

    @property
    def _test_place(self) -> TestPlace:
        page = self.window.pages.page(Place.TEST)
        assert isinstance(page, TestPlace)  # noqa: S101 - it was made for that place
        return page

    @property
    def _session(self) -> TestingSession:
        session = self._place.session
        assert session is not None  # noqa: S101 - the walk began one
        return session

    @property
    def _phase(self) -> Phase:
        return self._session.view().phase

    def _has_ended(self) -> bool:
        return self._phase in {Phase.REST, Phase.TEST_DONE}

    def _push(self, emulator: Emulator, peak_n: float, hold_s: float) -> None:
        """Push the emulated pad, and have the rest before it heard."""
        _, force = push(peak_n, hold_s, ROWS_HZ, int(peak_n), lead_s=0.6, tail_s=0.6)
        emulator.play(force.tolist(), ROWS_HZ, idle_n=0.0)

    def _act(self, act: Act) -> None:
        self.window.act(act.value)

    def _space(self) -> None:
        self._key(Qt.Key.Key_Space)

    def _key(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key)
        QTest.qWait(30)

    def _take(self, name: str) -> None:
        self._camera.take(self.window, name)

    def _until(self, holds: Callable[[], bool]) -> None:
        patience = time.monotonic() + PATIENCE_S
        while not holds():
            if time.monotonic() > patience:
                raise TimeoutError("the walk waited in vain; the last picture shows where")
            QTest.qWait(15)
