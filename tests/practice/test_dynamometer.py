import numpy as np
import pytest

from session_bench import Bench, push
from strengthtrack.devices.readings import Connected, Garbled, Lost, Readings
from strengthtrack.errors import DeviceFault
from strengthtrack.practice.testing.dynamometer_state import State


def show(bench: Bench, *values: float, unit: str = "N") -> None:
    t_s = bench.clock_s + np.arange(1, len(values) + 1) / 100.0
    bench.clock_s = float(t_s[-1])
    bench.dynamometer.feed(Readings(t_s, np.array(values), unit, ("ok",) * len(values)))


def test_it_begins_with_nothing_plugged_in(bench: Bench) -> None:
    assert bench.dynamometer.state is State.NOTHING
    assert bench.dynamometer.name == "No dynamometer yet"
    assert bench.dynamometer.force_n is None


def test_force_is_shown_in_newtons_whatever_the_unit(bench: Bench) -> None:
    bench.plug_in()
    show(bench, 10.0, unit="kgf")
    assert bench.dynamometer.force_n == pytest.approx(98.0665)
    assert bench.dynamometer.state is State.RECEIVING


def test_zero_takes_off_what_it_shows_now(bench: Bench) -> None:
    bench.plug_in()
    show(bench, *[3.0] * 60)
    bench.dynamometer.zero()
    assert bench.dynamometer.force_n == pytest.approx(0.0)
    show(bench, 103.0)
    assert bench.dynamometer.force_n == pytest.approx(100.0)


def test_zero_is_refused_while_the_force_moves(bench: Bench) -> None:
    bench.plug_in()
    show(bench, *np.linspace(0.0, 20.0, 60))
    with pytest.raises(DeviceFault, match=r"The force is moving; lay the dynamometer down unloaded, then press Zero"):
        bench.dynamometer.zero()


def test_zero_is_refused_where_nothing_is_heard(bench: Bench) -> None:
    with pytest.raises(DeviceFault, match=r"Nothing is heard .* connect it, then press Zero again"):
        bench.dynamometer.zero()


def test_the_zero_outlives_a_change_of_unit(bench: Bench) -> None:
    bench.plug_in()
    show(bench, *[9.80665] * 60)
    bench.dynamometer.zero()
    show(bench, 2.0, unit="kgf")
    assert bench.dynamometer.force_n == pytest.approx(9.80665)


def test_lost_is_said_and_what_was_shown_stays_to_look_at(bench: Bench) -> None:
    bench.plug_in()
    show(bench, 50.0, 60.0)
    bench.dynamometer.feed(Lost("The dynamometer came unplugged."))
    assert bench.dynamometer.state is State.LOST
    assert bench.dynamometer.force_n is None
    assert len(bench.dynamometer.recent.since(0.0)[0]) == 2
    bench.dynamometer.feed(Connected())
    assert len(bench.dynamometer.recent.since(0.0)[0]) == 0


def test_another_one_on_the_same_cable_is_told_and_does_not_take_over_the_zero(bench: Bench) -> None:
    bench.dynamometer.feed(Connected("M5I 0000001"))
    show(bench, *[3.0] * 60)
    bench.dynamometer.zero()
    bench.dynamometer.feed(Lost("The dynamometer came unplugged."))
    bench.dynamometer.feed(Connected("M5I 0000001"))
    show(bench, 3.0)
    assert bench.dynamometer.force_n == pytest.approx(0.0)
    assert bench.dynamometer.complaint == ""
    bench.dynamometer.feed(Lost("The dynamometer came unplugged."))
    bench.dynamometer.feed(Connected("M5I 0000002"))
    show(bench, 3.0)
    assert bench.dynamometer.force_n == pytest.approx(3.0)
    assert bench.dynamometer.zeroed_s is None
    assert bench.dynamometer.complaint == (
        "What answers now calls itself M5I 0000002, not M5I 0000001; "
        "see that it is the right dynamometer, then zero it."
    )
    bench.dynamometer.feed(Connected())
    assert bench.dynamometer.complaint.startswith("What answers now does not call itself M5I 0000002 any more; see")


def test_the_last_readings_of_one_that_was_let_go_are_not_the_next_ones(bench: Bench) -> None:
    bench.plug_in()
    bench.dynamometer.state = State.CONNECTING
    show(bench, 50.0)
    assert (bench.dynamometer.state, bench.dynamometer.force_n) == (State.CONNECTING, None)


def test_garbled_frames_are_counted(bench: Bench) -> None:
    bench.plug_in()
    bench.dynamometer.feed(Garbled(3, b"\xff"))
    assert bench.dynamometer.garbled == 3


def test_an_overload_is_known(bench: Bench) -> None:
    bench.plug_in()
    bench.dynamometer.feed(Readings(np.array([bench.clock_s]), np.array([500.0]), "N", ("overload",)))
    assert bench.dynamometer.overloaded


def test_without_a_cable_values_are_typed(bench: Bench) -> None:
    bench.dynamometer.by_hand()
    assert bench.dynamometer.state is State.MANUAL
    assert bench.dynamometer.instrument.model == "Read off its display"


def test_the_zero_of_a_running_trial_stays(bench: Bench) -> None:
    bench.plug_in()
    session = bench.session()
    bench.play(session, np.zeros(100))
    session.arm()
    bench.play(session, push(180.0)[:450])
    with pytest.raises(DeviceFault, match=r"A trial is running; let go first, then press Zero again"):
        bench.dynamometer.zero()
    bench.play(session, push(180.0)[450:])
    bench.dynamometer.zero()
