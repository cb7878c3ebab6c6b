"""The laptop slept: what its clocks tell, and what becomes of the session."""

from dataclasses import dataclass

import numpy as np
import pytest

from plain_batteries import PlainBatteries
from session_bench import KEY, NOON, Bench, push, quiet
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.readings import Connected, Readings
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.testing.appointment import SLEPT, Appointment, SessionFacts
from strengthtrack.practice.testing.dynamometer_state import State
from strengthtrack.practice.testing.session_view import Gone, Phase
from strengthtrack.practice.testing.waking import Waking, clock_with_sleep


@dataclass
class Clocks:
    """One that stops in sleep, one that goes on."""

    awake: float = 100.0
    all_along: float = 5000.0

    def go_on(self, seconds: float, asleep: float = 0.0) -> None:
        self.awake += seconds
        self.all_along += seconds + asleep

    def waking(self) -> Waking:
        return Waking(lambda: self.awake, lambda: self.all_along)


def heard_in_it(_since: float) -> float:
    return 0.02


def nothing_heard(_since: float) -> float:
    return 60.0


def test_clocks_that_go_apart_tell_a_sleep() -> None:
    clocks = Clocks()
    waking = clocks.waking()
    assert waking.slept_s(heard_in_it) == 0.0
    clocks.go_on(0.016)
    assert waking.slept_s(heard_in_it) == 0.0
    clocks.go_on(0.016, asleep=600.0)
    assert waking.slept_s(heard_in_it) == pytest.approx(600.0)
    clocks.go_on(0.016)
    assert waking.slept_s(heard_in_it) == 0.0


def test_where_every_clock_goes_on_a_sleep_is_a_jump_in_which_nothing_was_heard() -> None:
    clocks = Clocks()
    waking = clocks.waking()
    waking.slept_s(nothing_heard)
    clocks.go_on(60.0)
    assert waking.slept_s(nothing_heard) == pytest.approx(60.0)


def test_a_window_that_stood_still_while_readings_came_did_not_sleep() -> None:
    clocks = Clocks()
    waking = clocks.waking()
    waking.slept_s(heard_in_it)
    clocks.go_on(8.0)
    assert waking.slept_s(heard_in_it) == 0.0


def test_what_nobody_looked_at_says_nothing() -> None:
    clocks = Clocks()
    waking = clocks.waking()
    waking.slept_s(nothing_heard)
    waking.forget()
    clocks.go_on(0.0, asleep=900.0)
    assert waking.slept_s(nothing_heard) == 0.0


def test_this_computer_has_such_a_clock() -> None:
    assert clock_with_sleep() > 0.0
    assert clock_with_sleep() <= clock_with_sleep()


class Asleep:
    """An appointment whose computer may sleep, and a link that is opened again by nobody."""

    def __init__(self, bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
        self.bench, self.slept_s = bench, 0.0
        self.opened: list[str] = []
        monkeypatch.setattr(bench.dynamometer, "_open", self.opened.append)
        desk = Desk(bench.store, bench.edits, PlainBatteries(), bench.now, NOON.astimezone().date, bench.folder, KEY)
        self.appointment = Appointment(desk, bench.dynamometer, bench.recorder, bench.now_s, self.all_along)
        bench.dynamometer._search.begin(bench.dynamometer._search.where, profile())
        bench.plug_in()

    def all_along(self) -> float:
        return self.bench.clock_s + self.slept_s

    def tick(self) -> str:
        return self.appointment.tick().sentence


def profile() -> Profile:
    return Library().profile("mark10_gcl2")


@pytest.fixture
def asleep(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> Asleep:
    return Asleep(bench, monkeypatch)


def test_a_sleep_in_a_push_keeps_the_trial_as_far_as_it_came_and_opens_the_port_again(asleep: Asleep) -> None:
    session = asleep.appointment.begin("p1", SessionFacts("Sample Physiotherapist"))
    bench = asleep.bench
    session.arm()
    asleep.tick()
    bench.play(session, push(150.0)[:430])
    asleep.tick()
    asleep.slept_s = 300.0
    assert asleep.tick() == ""
    view = session.view()
    assert (view.phase, view.gone, view.lost_why) == (Phase.LOST, Gone.SLEPT, SLEPT)
    assert view.lost_peak_n == pytest.approx(150.0)
    assert [trial.complete for trial in session.trials] == [False]
    assert bench.dynamometer.state is State.LOST
    assert asleep.opened == [""]
    asleep.appointment.hear(Connected())
    assert session.view().phase is Phase.PAUSED


def test_outside_a_session_it_is_said_in_one_sentence(asleep: Asleep) -> None:
    asleep.tick()
    bench = asleep.bench
    bench.play(bench.session(), quiet(0.5))
    asleep.tick()
    asleep.slept_s = 300.0
    assert asleep.tick() == SLEPT
    assert asleep.tick() == ""


def test_readings_of_before_the_sleep_do_not_bring_it_back(asleep: Asleep) -> None:
    bench = asleep.bench
    asleep.tick()
    bench.play(bench.session(), quiet(0.5))
    asleep.slept_s = 300.0
    asleep.tick()
    assert bench.dynamometer.feed(Readings(np.array([bench.clock_s]), np.array([1.0]), "N", ("ok",))) is None
    assert bench.dynamometer.state is State.LOST


def test_readings_that_are_missing_end_a_trial_where_they_are_missing(bench: Bench) -> None:
    bench.plug_in()
    session = bench.session()
    session.arm()
    bench.play(session, push(150.0)[:430])
    bench.clock_s += 1.4
    bench.play(session, quiet(0.2, 190.0))
    (trial,) = session.trials
    assert not trial.complete
    assert trial.trace is not None
    assert max(trial.trace.value) == pytest.approx(150.0)
    assert session.view().sentence == "Nothing was heard for 1.4 s; trial 1 is kept as far as it came."
    assert session.view().phase is Phase.REST


def test_a_slow_dynamometer_pauses_by_nature(bench: Bench) -> None:
    bench.plug_in()
    bench.dynamometer._link = type("Slow", (), {"rate_hz": 2.0, "close": lambda _: None})()
    assert bench.dynamometer.pause_s == pytest.approx(2.5)
