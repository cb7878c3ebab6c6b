"""The test, from the first question to the results, and once more with everything hidden."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget

from strengthtrack.practice.testing.session_view import Phase
from strengthtrack.screens.actions import Act
from strengthtrack.screens.page import Place

if TYPE_CHECKING:
    from strengthtrack.demo_walk.hands import Hands
    from strengthtrack.devices.emulator.emulator import Emulator

PRACTICE_N = 90.0
FIRST_TEST_N = (160.0, 186.0, 181.0, 184.0)
OTHER_TESTS_N = (
    (180.0, 186.0, 183.0),
    (238.0, 231.0, 235.0),
    (251.0, 244.0, 249.0),
    (101.0, 97.0, 99.0),
    (98.0, 96.0, 95.0),
)
"""The trials of the battery as it ships; each test begins with a practice push."""


class Sitting:
    """One patient's session with the emulated dynamometer."""

    def __init__(self, hands: Hands, emulator: Emulator) -> None:
        self._hands, self._emulator = hands, emulator

    def whole(self) -> None:
        """From the first question to the results."""
        self._before()
        self._first_test()
        self._lose_and_find()
        for peaks in OTHER_TESTS_N:
            self._hands.space()
            self._one_test(peaks)
        self._hands.space()
        self._finish("session-end")

    def blind(self) -> None:
        """A session whose force and values stay hidden."""
        hands = self._hands
        hands.act(Act.TEST)
        start = hands.test_place.start
        start.form.basics.blind.setChecked(True)
        start.begin()
        hands.until(lambda: hands.test_place.currentWidget() is hands.test_place.testing)
        hands.space()
        self._one_push(PRACTICE_N)
        hands.space()
        hands.push(self._emulator, 170.0, hold_s=2.5)
        hands.until(lambda: hands.session.view().held_s > 1.5)
        hands.take("blind-push")
        hands.until(hands.has_ended)
        hands.take("blind-trial-done")
        hands.test_place.testing.list.end.click()
        self._finish("blind-end")

    def _before(self) -> None:
        hands = self._hands
        hands.act(Act.TEST)
        start = hands.test_place.start
        hands.take("test-before")
        for section in start.form.sections:
            section.header.setChecked(False)
        for section in start.form.sections:
            section.open()
            hands.take(f"test-before-{section.header.text().split()[0].lower()}", partial(_bring, section))
            section.header.setChecked(False)
        start.body_mass.edit.setText("68.0")
        start.worst.press(3)
        start.usual.press(1)
        start.begin()
        hands.until(lambda: hands.test_place.currentWidget() is hands.test_place.testing)
        hands.take("test-set-up")
        hands.key(Qt.Key.Key_Z)
        hands.take("test-zeroed")

    def _first_test(self) -> None:
        hands = self._hands
        hands.tap_twice(self._emulator)
        hands.until(lambda: hands.phase is Phase.ARMED)
        hands.take("test-armed-practice")
        self._one_push(PRACTICE_N)
        hands.take("test-practice-done")
        hands.space()
        for at, peak in enumerate(FIRST_TEST_N):
            hands.push(self._emulator, peak, hold_s=3.0)
            hands.until(lambda: hands.session.view().held_s > 2.0)
            if at == 2:
                hands.take("test-push")
            hands.until(hands.has_ended)
            self._after(at)
            if hands.phase is Phase.REST:
                hands.space()
        hands.take("test-done")

    def _after(self, at: int) -> None:
        hands = self._hands
        if at == 0:
            hands.take("test-trial-done")
            self._ask(Qt.Key.Key_N, "test-note")
            self._ask(Qt.Key.Key_Delete, "test-set-aside")
        if at == 1:
            hands.key(Qt.Key.Key_C)
            hands.take("test-compensated")
            hands.key(Qt.Key.Key_C)
        if at == 2:
            hands.key(Qt.Key.Key_2)
            hands.take("test-rest-one-more")

    def _ask(self, key: Qt.Key, name: str) -> None:
        hands = self._hands
        hands.key(key)
        hands.take(name)
        hands.key(Qt.Key.Key_Escape)

    def _lose_and_find(self) -> None:
        """The cable falls out in mid-push, and is put back."""
        hands = self._hands
        hands.space()
        self._ask(Qt.Key.Key_S, "test-skip")
        hands.space()
        self._one_push(PRACTICE_N)
        hands.space()
        hands.push(self._emulator, 176.0, hold_s=6.0)
        hands.until(lambda: hands.session.view().held_s > 2.0)
        self._emulator.unplug()
        hands.until(lambda: hands.phase is Phase.LOST)
        QTest.qWait(1200)
        hands.take("test-unplugged")
        port = self._emulator.replug()
        gauge = hands.window.live
        assert gauge is not None  # noqa: S101 - the demo has one
        gauge.look_at(port)
        hands.until(lambda: hands.phase is Phase.PAUSED)
        hands.take("test-paused")

    def _one_test(self, peaks: tuple[float, ...]) -> None:
        hands = self._hands
        self._arm()
        if hands.session.view().practice:
            self._one_push(PRACTICE_N)
            hands.space()
        for peak in peaks:
            self._one_push(peak)
            if hands.phase is Phase.REST:
                hands.space()

    def _arm(self) -> None:
        while self._hands.phase is not Phase.ARMED:
            self._hands.space()

    def _one_push(self, peak_n: float) -> None:
        hands = self._hands
        hands.push(self._emulator, peak_n, hold_s=1.2)
        hands.until(lambda: hands.phase is Phase.PUSHING)
        hands.until(hands.has_ended)

    def _finish(self, name: str) -> None:
        hands = self._hands
        hands.until(lambda: hands.test_place.currentWidget() is hands.test_place.end)
        hands.take(name)
        hands.space()
        hands.until(lambda: hands.window.pages.place is Place.PROGRESS)


def _bring(section: QWidget) -> None:
    """Scroll to the top of a section."""
    area = section.parentWidget()
    while not isinstance(area, QScrollArea):
        assert area is not None  # noqa: S101 - the form scrolls
        area = area.parentWidget()
    area.verticalScrollBar().setValue(section.y() - 12)
