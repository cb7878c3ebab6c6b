"""What a physio does with the window: its keys, and pushes against an emulated pad."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from strengthtrack.demo_walk.camera import SIZES, Camera
from strengthtrack.practice.testing.session_view import Phase
from strengthtrack.science.push_model import push
from strengthtrack.screens.actions import Act
from strengthtrack.screens.page import Place
from strengthtrack.screens.place_of_test import TestPlace

if TYPE_CHECKING:
    from strengthtrack.bootstrap.window import Workplace
    from strengthtrack.devices.emulator.emulator import Emulator
    from strengthtrack.practice.testing.testing_session import TestingSession

ROWS_HZ = 125.0
PATIENCE_S = 20.0
TAP_N = 40.0


class Hands:
    """Hands on one window, and a camera. Attributes: place, window, camera."""

    def __init__(self, place: Workplace, camera: Camera) -> None:
        self.place, self.camera = place, camera
        self.window = place.window
        self.window.resize(*SIZES[-1])
        self.window.show()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)

    def act(self, act: Act) -> None:
        """Do an action of the table."""
        self.window.act(act.value)

    def key(self, key: Qt.Key) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key)
        QTest.qWait(30)

    def space(self) -> None:
        """Do the one next thing."""
        self.key(Qt.Key.Key_Space)

    def take(self, name: str, aim: Callable[[], None] | None = None) -> None:
        """Take pictures of the window as it is."""
        self.camera.take(self.window, name, aim)

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait for something to come true; raises TimeoutError."""
        patience = time.monotonic() + PATIENCE_S
        while not holds():
            if time.monotonic() > patience:
                raise TimeoutError("the walk waited in vain; the last picture shows where")
            QTest.qWait(15)

    def push(self, emulator: Emulator, peak_n: float, hold_s: float) -> None:
        """Push the emulated pad, and have the rest before it heard."""
        _, force = push(peak_n, hold_s, ROWS_HZ, int(peak_n), lead_s=0.6, tail_s=0.6)
        emulator.play(force.tolist(), ROWS_HZ, idle_n=0.0)

    def tap_twice(self, emulator: Emulator) -> None:
        """Tap the emulated pad twice."""
        quiet, tap = [0.0] * 75, [TAP_N] * 10
        emulator.play([*quiet, *tap, *quiet[:30], *tap, *quiet], ROWS_HZ, idle_n=0.0)

    @property
    def test_place(self) -> TestPlace:
        """The place where strength is tested."""
        page = self.window.pages.page(Place.TEST)
        assert isinstance(page, TestPlace)  # noqa: S101 - it was made for that place
        return page

    @property
    def session(self) -> TestingSession:
        """The session under way."""
        session = self.place.session
        assert session is not None  # noqa: S101 - the walk began one
        return session

    @property
    def phase(self) -> Phase:
        """The face of the test page."""
        return self.session.phase

    def has_ended(self) -> bool:
        """Whether the trial is over."""
        return self.phase in {Phase.REST, Phase.TEST_DONE}
