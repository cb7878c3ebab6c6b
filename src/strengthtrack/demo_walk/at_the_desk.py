"""What happens to the dynamometer itself: it drifts, it is looked for, its calibration runs out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtTest import QTest

from strengthtrack.clinic.calibration import Calibration
from strengthtrack.demo_walk.hands import ROWS_HZ
from strengthtrack.devices.emulator.emulator import Emulator
from strengthtrack.devices.ports.ports import Port
from strengthtrack.devices.teaching.handling import Kind
from strengthtrack.practice.calibration import edits
from strengthtrack.screens.actions import Act
from strengthtrack.screens.finding.find_page import FindPage
from strengthtrack.screens.page import Place
from strengthtrack.screens.teaching.teach_page import TeachPage

if TYPE_CHECKING:
    from strengthtrack.demo_walk.hands import Hands
    from strengthtrack.devices.profiles.profile import Profile
    from strengthtrack.practice.testing.dynamometer import LiveDynamometer

DRIFTED_N = 4.2
FOUND = ("imada_d", "lutron_16")
"""Two that are plugged in besides, to be found."""
NAMES = ("FTDI cable, serial A10K9TQ2", "Prolific cable")
SEARCHED_FOR_MS = 900
LIKE, UNKNOWN_FRAME, HEARD_READS = "hx711_force", "W{value}N;\r\n", 20
"""What nobody knows is like a board that is known, and says it otherwise."""
TAUGHT_N = {Kind.REST: 0.0, Kind.PUSH: 52.0, Kind.PULL: -47.0}
TREMOR_N, TREMOR_HZ = 0.1, 50


class Held:
    """A force in N that is held until it is another."""

    def __init__(self) -> None:
        self.force_n = 0.0

    def now_n(self, t_s: float) -> float:
        """What a hand does with it: never quite still."""
        return self.force_n + TREMOR_N * (int(t_s * TREMOR_HZ) % 3)


class AtTheDesk:
    """Hands at a window whose dynamometer is connected. The patient of the walk is open."""

    def __init__(self, hands: Hands, emulator: Emulator) -> None:
        self._hands, self._emulator = hands, emulator

    def drifted(self) -> None:
        """At rest, and not at nought."""
        hands = self._hands
        hands.act(Act.CONNECT)
        self._emulator.play([DRIFTED_N] * 10, ROWS_HZ, idle_n=DRIFTED_N)
        hands.until(lambda: bool(self._live.drift.words()))
        hands.take("drifted")
        self._emulator.play([0.0] * 10, ROWS_HZ, idle_n=0.0)
        hands.until(lambda: not self._live.drift.words())

    def overdue(self) -> None:
        """The record of the dynamometer, a check with a mass, and what an overdue one does to values."""
        hands, desk = self._hands, self._hands.window.desk
        hands.act(Act.GAUGES)
        hands.take("calibration")
        words, today = self._live.instrument.words, desk.today()
        for kept in desk.store.calibrations.all():
            desk.edits.do(edits.set_aside(kept))
        due = today - timedelta(days=20)
        late = Calibration(str(uuid4()), words, due - timedelta(days=365), due, known_mass_kg=10.0, read_n=98.6)
        desk.edits.do(edits.record(late))
        hands.take("calibration-overdue")
        hands.act(Act.PROGRESS)
        hands.take("progress-calibration-overdue")

    def searching(self) -> None:
        """Find my dynamometer: two answer on their cables, a third is in use."""
        hands = self._hands
        hands.act(Act.FINDING)
        page = hands.window.pages.page(Place.FINDING)
        assert isinstance(page, FindPage)  # noqa: S101 - it was made for that place
        with self._plugged_in() as there:
            page.find_ports = lambda: there
            page.look_again()
            page.begin()
            QTest.qWait(SEARCHED_FOR_MS)
            hands.take("searching")
            hands.until(lambda: not page.searching.running)
            hands.take("found")
            page.find_ports = tuple

    def teaching(self) -> None:
        """A gauge that nobody knows is listened to, pushed and pulled, and what it says is read."""
        hands, force = self._hands, Held()
        unknown = Emulator(_unknown(hands.place.profile(LIKE)), force.now_n)
        try:
            port = Port(unknown.serve_pty(), "CH340 cable")
            hands.act(Act.TEACH)
            page = hands.window.pages.page(Place.TEACH)
            assert isinstance(page, TeachPage)  # noqa: S101 - it was made for that place
            page.find_ports = lambda: (port,)
            page.refresh(None)
            page.listen.choose(port.url, str(unknown.profile.serial.baud))
            page.listen.listen.click()
            hands.until(lambda: page.room.lesson.reads > HEARD_READS)
            hands.take("teach-listen")
            page.foot.next.click()
            for kind, force_n in TAUGHT_N.items():
                force.force_n = force_n
                page.capture.cards[kind].force.edit.setText(f"{abs(force_n):g}")
                page.capture.cards[kind].go.click()
                hands.until(lambda: page.room.lesson.taking is None)
            hands.take("teach-push-and-pull")
            page.foot.next.click()
            hands.until(lambda: not page.guessing.running)
            hands.take("teach-what-it-says")
            page.find_ports = tuple
            hands.act(Act.PATIENTS)
        finally:
            unknown.close()

    @contextmanager
    def _plugged_in(self) -> Iterator[tuple[Port, ...]]:
        """Ports with a dynamometer each, and one that another program holds."""
        emulators = [Emulator(self._hands.place.profile(profile_id)) for profile_id in FOUND]
        try:
            urls = [emulator.serve_pty() for emulator in emulators]
            yield (
                *(Port(url, f"{name} ({url})") for url, name in zip(urls, NAMES, strict=True)),
                Port("/dev/ttyACM0", "Arduino board (/dev/ttyACM0)", busy=True, held_by="another program"),
            )
        finally:
            for emulator in emulators:
                emulator.close()

    @property
    def _live(self) -> LiveDynamometer:
        live = self._hands.window.live
        assert live is not None  # noqa: S101 - the demo has one
        return live


def _unknown(profile: Profile) -> Profile:
    """One whose frames no profile reads."""
    assert profile.emulate is not None  # noqa: S101 - what ships can be played
    frames = dict.fromkeys(profile.emulate.frames, UNKNOWN_FRAME)
    return profile.model_copy(update={"emulate": profile.emulate.model_copy(update={"frames": frames})})
