"""What the dynamometer shows at rest, watched between the pushes."""

from pathlib import Path

import numpy as np
import pytest

from plain_batteries import PlainBatteries
from session_bench import KEY, NOON, Bench, push, quiet
from strengthtrack.clinic.units import to_newtons
from strengthtrack.devices.emulator.recording_file import read_column
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.readings import Connected
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.testing.appointment import Appointment, SessionFacts
from strengthtrack.practice.testing.drift import DriftWatch
from strengthtrack.practice.testing.recent import Recent
from strengthtrack.practice.testing.warm_up import WarmUp

HZ = 100.0


def watched(force_n: np.ndarray, step_n: float = 0.0, hz: float = HZ) -> DriftWatch:
    """Look four times a second while these forces come."""
    watch, recent = DriftWatch(), Recent(12.0)
    t_s = np.arange(1, len(force_n) + 1) / hz
    for first in range(0, len(force_n), max(1, int(hz / 4))):
        some = slice(first, first + max(1, int(hz / 4)))
        recent.append(t_s[some], force_n[some], force_n[some])
        watch.look(float(t_s[some][-1]), recent, step_n)
    return watch


def test_a_steady_force_on_a_bare_pad_is_said_until_it_is_zeroed() -> None:
    watch = watched(quiet(3.0, 4.2))
    assert watch.words() == "The dynamometer shows 4.2 N at rest; if nothing touches its pad, press Zero."
    assert (
        watch.words(hidden=True) == "The dynamometer does not show 0 at rest; if nothing touches its pad, press Zero."
    )
    watch.forget()
    assert watch.words() == ""


@pytest.mark.parametrize("rest_n", [0.0, 0.9, -0.9])
def test_what_is_near_nought_is_not_worth_a_word(rest_n: float) -> None:
    assert watched(quiet(3.0, rest_n)).words() == ""


def test_a_pull_is_said_however_strong_for_nobody_pulls_at_a_pad() -> None:
    assert "shows −8.0 N at rest" in watched(quiet(3.0, -8.0)).words()


def test_a_limb_that_lies_on_the_pad_is_no_drift() -> None:
    assert watched(quiet(3.0, 31.0)).words() == ""


def test_a_hand_that_trembles_is_no_drift() -> None:
    force = 3.0 + 0.4 * np.sin(np.arange(300) / HZ * 2 * np.pi * 1.5)
    assert watched(force).words() == ""


def test_two_seconds_must_be_over() -> None:
    assert watched(quiet(1.5, 4.0)).words() == ""


def test_a_coarse_dynamometer_is_judged_by_its_own_step() -> None:
    pound = 4.448
    assert watched(quiet(3.0, 3.0), step_n=pound).words() == ""
    assert watched(np.tile([4.448, 4.448, 4.9], 100), step_n=pound).words() != ""


def test_a_slow_dynamometer_is_watched_too() -> None:
    assert watched(np.full(12, 2.0), hz=3.0).words() != ""


def test_it_is_well_again_where_it_shows_nought_again() -> None:
    assert watched(np.concatenate([quiet(3.0, 2.0), quiet(3.0, 0.1)])).words() == ""


def test_real_pushes_and_the_straps_before_them_are_no_drift(recordings: Path) -> None:
    file = recordings / "lower_limb_isometric_cc0" / "ID28_DNM_100Hz_every20th.csv"
    for column in ("knee_ext_vastus_lateralis", "knee_flex_biceps_femoris", "dorsiflex_tibialis_anterior"):
        force = np.array([to_newtons(value, "kgf") for value in read_column(file, column)])
        assert watched(force - force.min()).words() == ""


def test_the_session_says_it_while_nothing_is_armed_and_not_of_an_armed_pad(bench: Bench) -> None:
    desk = Desk(bench.store, bench.edits, PlainBatteries(), bench.now, NOON.astimezone().date, bench.folder, KEY)
    appointment = Appointment(desk, bench.dynamometer, bench.recorder, bench.now_s)
    session = appointment.begin("p1", SessionFacts("Sample Physiotherapist"))
    bench.plug_in()
    session.arm()
    bench.play(session, quiet(3.0, 4.0))
    appointment.tick()
    assert session.view().drift == ""
    session.pause()
    appointment.tick()
    assert session.view().drift.startswith("The dynamometer shows 4.0 N at rest")
    session.zero()
    assert session.view().drift == ""


def test_the_resting_force_is_kept_with_each_trial(bench: Bench) -> None:
    bench.plug_in()
    session = bench.session()
    session.arm()
    bench.play(session, push(180.0, rest_n=2.5))
    (trial,) = session.trials
    assert trial.resting_n == pytest.approx(2.5, abs=0.1)


def test_a_load_cell_is_zeroed_again_once_it_is_warm() -> None:
    now = 1000.0
    warm = WarmUp(lambda: now)
    assert warm.words == ""
    warm.begin(10.0)
    now += 4 * 60.0
    assert warm.words == "Load cells drift while they warm up: zero again in 6 min."
    warm.zeroed()
    now += 6 * 60.0
    assert warm.words == "The load cell has warmed up: zero again."
    warm.zeroed()
    assert warm.words == ""


def test_it_warms_up_anew_when_it_comes_back(bench: Bench) -> None:
    profile = Library().profile("mark10_gcl2")
    habits = profile.habits.model_copy(update={"warm_up_min": 5.0})
    bench.dynamometer._profile = profile.model_copy(update={"habits": habits})
    bench.dynamometer.feed(Connected())
    assert "zero again in 5 min" in bench.dynamometer.warm_up.words
    bench.dynamometer.disconnect()
    assert bench.dynamometer.warm_up.words == ""
