"""A physio's walk through the window with its own keys, and a camera."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from strengthtrack.demo_walk.at_the_desk import AtTheDesk
from strengthtrack.demo_walk.hands import Hands
from strengthtrack.demo_walk.looking_back import LookingBack
from strengthtrack.demo_walk.sending import Sending
from strengthtrack.demo_walk.sitting import Sitting
from strengthtrack.screens.actions import Act
from strengthtrack.screens.page import Place

if TYPE_CHECKING:
    from strengthtrack.bootstrap.window import Workplace
    from strengthtrack.demo_walk.camera import Camera
    from strengthtrack.devices.emulator.emulator import Emulator

PATIENT = "sample-patient-A"
GONE = "/dev/no-such-port"


class Walk:
    """One window, walked through in the look the camera is turned to."""

    def __init__(self, place: Workplace, camera: Camera) -> None:
        self._hands = Hands(place, camera)
        self._place = place
        place.window.look_chosen.emit(camera.look)
        place.window.go(Place.PATIENTS)

    def first_start(self) -> None:
        """The app with nobody in it."""
        self._hands.take("empty-start")
        self._hands.act(Act.ADD_PATIENT)
        self._hands.take("add-patient")

    def whole_journey(self, emulator: Emulator) -> None:
        """From the list to the letter."""
        hands = self._hands
        self._place.pump.start()
        hands.take("patients")
        hands.window.open_patient(PATIENT)
        hands.take("patient")
        hands.act(Act.CONNECT)
        hands.take("connect")
        sitting = Sitting(hands, emulator)
        sitting.whole()
        back = LookingBack(hands)
        back.progress()
        back.patient_view()
        back.rooms()
        sending = Sending(hands)
        sending.letters()
        sending.exchange()
        sending.templates()
        hands.act(Act.SETTINGS)
        hands.take("settings")
        hands.act(Act.BATTERIES)
        hands.take("batteries")
        self._find()
        sitting.blind()
        back.others()
        desk = AtTheDesk(hands, emulator)
        desk.drifted()
        desk.overdue()
        desk.searching()
        desk.teaching()
        self._fail_to_connect()

    def _find(self) -> None:
        hands = self._hands
        hands.act(Act.FIND)
        QTest.keyClicks(QApplication.focusWidget() or hands.window, "sample patient c")
        hands.take("find")
        hands.key(Qt.Key.Key_Escape)

    def _fail_to_connect(self) -> None:
        """An error: a port that is not there."""
        from strengthtrack.demo import PROFILE

        hands = self._hands
        hands.act(Act.PATIENTS)
        gauge = hands.window.live
        assert gauge is not None  # noqa: S101 - the demo has one
        gauge.disconnect()
        self._place.pump.start()  # a page that let a dynamometer go stopped it
        gauge.connect(GONE, self._place.profile(PROFILE))
        hands.until(lambda: bool(gauge.why))
        hands.take("error-port-gone")
