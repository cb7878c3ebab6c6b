"""A dynamometer on a pty that is unplugged and plugged in again, in the middle of a session."""

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import SimpleQueue
from threading import Event as Pause

import pytest

from plain_batteries import PlainBatteries
from session_bench import KEY, NOON, Bench
from strengthtrack.devices.emulator.emulator import Emulator
from strengthtrack.devices.ports.ports import Port
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.readings import joined
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.testing.appointment import Appointment, SessionFacts
from strengthtrack.practice.testing.dynamometer import LiveDynamometer
from strengthtrack.practice.testing.dynamometer_state import STREAMS, State
from strengthtrack.practice.testing.search import RETRY_SECONDS
from strengthtrack.practice.testing.session_view import Phase
from strengthtrack.practice.testing.whereabouts import Whereabouts

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pty")
CABLE = "0403:6001 serial A1"
TOO_LONG_S = 3.0


class Clinic:
    """An emulated dynamometer, and whoever drains the queue as the window does. The clock may be turned on."""

    def __init__(self, bench: Bench, folder: Path) -> None:
        self.profile: Profile = Library().profile("mark10_gcl2")
        self.emulator = Emulator(self.profile)
        self.plugged: tuple[Port, ...] = ()
        self.heard: SimpleQueue[object] = SimpleQueue()
        self.skipped_s = 0.0
        self.live = LiveDynamometer(self.heard.put, self.now_s, lambda: self.plugged)
        bench.dynamometer = self.live
        desk = Desk(bench.store, bench.edits, PlainBatteries(), bench.now, NOON.astimezone().date, bench.folder, KEY)
        self.appointment = Appointment(desk, self.live, bench.recorder, self.now_s)
        self.said: list[str] = []
        self.folder = folder

    def now_s(self) -> float:
        return time.perf_counter() + self.skipped_s

    def plug_in(self, name: str) -> str:
        """Under a name of its own, as another COM number is."""
        self.emulator.unplug()
        port = self.emulator.serve_pty(self.folder / name)
        self.plugged = (Port(port, "Cable", serial_number="A1", vid=0x0403, pid=0x6001),)
        return port

    def pull(self) -> None:
        self.emulator.unplug()
        self.plugged = ()

    def tick(self) -> None:
        events = [self.heard.get() for _ in range(self.heard.qsize())]
        for event in joined(events):
            self.said.append(self.appointment.hear(event).sentence)  # type: ignore[arg-type]
        self.said.append(self.appointment.tick().sentence)

    def until(self, holds: Callable[[], bool]) -> float:
        """Let the window go on until it is so; how long that took, waits for another look being skipped, in s."""
        began, pause = time.perf_counter(), Pause()
        while not holds():
            assert time.perf_counter() - began < 8.0, f"waited in vain; {self.live.state}, {self.live.why}"
            self.tick()
            pause.wait(0.005)
        return time.perf_counter() - began

    def skip_the_wait(self) -> None:
        """The second until the next look is over."""
        self.skipped_s += RETRY_SECONDS

    @property
    def sentences(self) -> list[str]:
        return [words for words in self.said if words]


@pytest.fixture
def clinic(bench: Bench, tmp_path: Path) -> Iterator[Clinic]:
    clinic = Clinic(bench, tmp_path)
    yield clinic
    clinic.appointment.leave()
    clinic.live.disconnect()
    clinic.emulator.close()


def test_pulled_in_a_push_and_back_at_another_port(clinic: Clinic) -> None:
    clinic.emulator.play([], idle_n=6.0)
    clinic.live.connect(clinic.plug_in("COM3"), clinic.profile, CABLE)
    clinic.until(lambda: clinic.live.state in STREAMS and len(clinic.live.recent.since(0.0)[0]) > 60)
    session = clinic.appointment.begin("p1", SessionFacts("Sample Physiotherapist"))
    clinic.until(lambda: clinic.now_s() - clinic.live.recent.since(0.0)[0][0] > 0.6)
    session.zero()
    session.arm()
    clinic.emulator.play([6.0] * 40 + [120.0] * 5000, 100.0)
    clinic.until(lambda: session.phase is Phase.PUSHING)

    clinic.pull()
    seen_s = clinic.until(lambda: clinic.live.state is State.LOST)
    assert seen_s < 1.0
    view = session.view()
    assert view.phase is Phase.LOST
    assert view.lost_peak_n == pytest.approx(114.0, abs=0.2)
    assert "is gone; plug it in or switch it on" in view.lost_why
    (trial,) = session.trials
    assert (trial.complete, trial.counts) == (False, False)
    assert trial.trace is not None
    assert max(trial.trace.value) == pytest.approx(120.0)
    clinic.skip_the_wait()
    clinic.tick()
    assert clinic.live.state is State.LOST, "not plugged in: nothing is opened"

    clinic.emulator.play([], idle_n=6.0)
    clinic.plug_in("COM4")
    clinic.skip_the_wait()
    back_s = RETRY_SECONDS + clinic.until(lambda: clinic.live.state in STREAMS)
    assert back_s < TOO_LONG_S
    assert session.phase is Phase.PAUSED
    clinic.until(lambda: clinic.live.force_n is not None)
    assert clinic.live.force_n == pytest.approx(0.0, abs=0.2), "the zero of before is taken off again"
    assert clinic.live.unit == "N"
    assert clinic.sentences == [], "in a session its page says it"


def test_one_that_is_not_plugged_in_at_the_start_is_looked_for_without_a_word(clinic: Clinic) -> None:
    clinic.live.look_for(Whereabouts("COM3", CABLE), "Mark-10", lambda: clinic.profile)
    assert (clinic.live.state, clinic.live.name) == (State.SEARCHING, "Mark-10")
    for _ in range(2):
        clinic.tick()
        clinic.until(lambda: not clinic.live._search._lookout.is_out)
        clinic.skipped_s += 2.0
    assert clinic.live.state is State.SEARCHING
    clinic.plug_in("COM7")
    clinic.until(lambda: clinic.live.state in STREAMS)
    assert clinic.live.name == "Emulated Mark-10 0000001"
    assert clinic.sentences == []


def test_a_port_that_is_not_its_own_is_left_alone_for_a_while(clinic: Clinic, tmp_path: Path) -> None:
    gone = str(tmp_path / "COM3")
    clinic.live.look_for(Whereabouts(gone), "Mark-10", lambda: clinic.profile)
    clinic.until(lambda: bool(clinic.live.why))
    assert clinic.live.state is State.SEARCHING
    assert clinic.live.why.startswith(f"{gone} is not there")
    opened = clinic.live._link
    clinic.skipped_s += 5.0
    clinic.tick()
    assert clinic.live._link is opened is None
    clinic.emulator.serve_pty(tmp_path / "COM3")
    clinic.skipped_s += 6.0
    clinic.until(lambda: clinic.live.state in STREAMS)
    assert clinic.sentences == []


def test_a_profile_that_is_gone_ends_the_search_with_its_sentence(clinic: Clinic) -> None:
    clinic.live.look_for(Whereabouts("COM3", CABLE), "Mark-10", lambda: Library().profile("gone"))
    clinic.until(lambda: clinic.live.state is State.NOTHING)
    assert clinic.live.why.startswith("There is no profile “gone”; choose one of")


def test_a_slow_start_is_waited_for(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking every second must not close what needs two seconds to speak."""
    slow = clinic.profile.serial.model_copy(update={"settle_ms": 300})
    profile = clinic.profile.model_copy(update={"serial": slow})
    monkeypatch.setattr("strengthtrack.practice.testing.search.RETRY_SECONDS", 0.05)
    clinic.live.connect(clinic.plug_in("COM3"), profile, CABLE)
    clinic.until(lambda: clinic.live.state in STREAMS)
    clinic.pull()
    clinic.until(lambda: clinic.live.state is State.LOST)
    clinic.plug_in("COM3")
    clinic.until(lambda: clinic.live.state in STREAMS)


def test_what_was_let_go_says_nothing_more(clinic: Clinic) -> None:
    clinic.live.connect(clinic.plug_in("COM3"), clinic.profile, CABLE)
    clinic.until(lambda: clinic.live.state in STREAMS)
    clinic.until(lambda: not clinic.heard.empty())
    clinic.live.disconnect()
    clinic.tick()
    assert (clinic.live.state, clinic.live.force_n) == (State.NOTHING, None)
