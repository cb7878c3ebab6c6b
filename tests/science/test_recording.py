import csv
from pathlib import Path

import numpy as np
import pytest

from strengthtrack.clinic.units import to_newtons
from strengthtrack.science.measures import peak
from strengthtrack.science.push_model import Force, push
from strengthtrack.science.recording import Contraction, contractions

EXT, FLEX = "knee_ext_vastus_lateralis", "knee_flex_biceps_femoris"
DORSI, PLANTAR = "dorsiflex_tibialis_anterior", "plantarflex_lat_gastrocnemius"
PEOPLE = ("ID2", "ID8", "ID18", "ID28")


def column(file: Path, name: str) -> Force:
    with file.open(newline="") as table:
        return np.array([float(row[name]) for row in csv.DictReader(table)])


def leg(recordings: Path, person: str, test: str, ending: str = "100Hz_every20th") -> Force:
    """Newtons; the load cell of these recordings reads kgf."""
    return to_newtons(1.0, "kgf") * column(recordings / f"lower_limb_isometric_cc0/{person}_DNM_{ending}.csv", test)


def found(force: Force, rate_hz: float) -> tuple[Contraction, ...]:
    return contractions(np.arange(force.size) / rate_hz, force)


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("test", [EXT, FLEX, DORSI, PLANTAR])
def test_the_greatest_force_of_a_recording_lies_in_a_push(recordings: Path, person: str, test: str) -> None:
    force = leg(recordings, person, test)
    t_s = np.arange(force.size) / 100.0
    pushes = found(force, 100.0)
    assert max((peak(push.of(t_s, force)[1]) for push in pushes), default=force.max()) == force.max()
    assert pushes or (person, test) == ("ID8", PLANTAR)


def test_the_rest_under_a_push_is_what_the_strap_pressed(recordings: Path) -> None:
    strapped = [("ID2", PLANTAR, 15.3), ("ID8", FLEX, 2.9), ("ID18", PLANTAR, 23.1), ("ID28", DORSI, 11.5)]
    for person, test, kgf in strapped:
        (only,) = found(leg(recordings, person, test), 100.0)
        assert only.resting_n == pytest.approx(to_newtons(kgf, "kgf"), abs=3.0)


@pytest.mark.parametrize("test", [EXT, FLEX, DORSI, PLANTAR])
def test_twenty_times_the_rate_finds_the_same_pushes(recordings: Path, test: str) -> None:
    slow, fast = found(leg(recordings, "ID28", test), 100.0), found(leg(recordings, "ID28", test, "2000Hz"), 2000.0)
    assert len(slow) == len(fast)
    for one, other in zip(slow, fast, strict=True):
        assert one.onset_s == pytest.approx(other.onset_s, abs=0.08)  # with less noise the creep before it is seen
        assert one.end_s == pytest.approx(other.end_s, abs=0.03)
        assert one.resting_n == pytest.approx(other.resting_n, abs=2.0)


def test_three_squeezes_six_times_over_are_eighteen_pushes(recordings: Path) -> None:
    force = column(recordings / "gripsensor_mit/P1_power_grasp_force_only_hard_trial1.csv", "Grip_Force")
    pushes = found(force, 1.0 / 0.011)
    t_s = np.arange(force.size, dtype=np.float64) * 0.011
    assert [round(peak(push.of(t_s, force)[1])) for push in pushes] == [50, 58, 52] * 6
    assert all(18.0 < push.resting_n < 19.0 for push in pushes[::3])
    assert all(28.0 < push.resting_n < 31.0 for push in (*pushes[1::3], *pushes[2::3]))


def test_a_push_whose_onset_is_not_in_the_recording_rests_on_the_zero_of_the_dynamometer(recordings: Path) -> None:
    for person, test in [("ID2", EXT), ("ID8", EXT), ("ID18", DORSI), ("ID28", FLEX)]:
        (only,) = found(leg(recordings, person, test), 100.0)
        assert (only.cut_at_start, only.onset_s, only.resting_n) == (True, 0.0, 0.0)


def test_a_recording_that_starts_in_mid_push_tells_the_push_and_that_it_is_cut() -> None:
    t_s, force = push(150.0, 4.0, 100.0, seed=5)
    started_late = contractions(t_s[250:] - t_s[250], force[250:])
    assert [(push.onset_s, push.cut_at_start, push.cut_at_end) for push in started_late] == [(0.0, True, False)]


def test_a_recording_that_stops_in_mid_push_ends_it_at_its_last_reading() -> None:
    t_s, force = push(150.0, 4.0, 100.0, seed=5)
    (only,) = contractions(t_s[:300], force[:300])
    assert (only.end_s, only.cut_at_start, only.cut_at_end) == (t_s[299], False, True)


def test_a_steady_force_says_nothing_of_a_push() -> None:
    assert contractions(np.arange(1000) / 100.0, np.full(1000, 190.0)) == ()
    assert contractions(np.empty(0), np.empty(0)) == ()


def test_a_strap_that_is_loosened_later_does_not_make_a_push_out_of_the_first_rest() -> None:
    _, first = push(300.0, 4.0, 100.0, seed=1, rest_n=190.0)
    _, second = push(300.0, 4.0, 100.0, seed=2, rest_n=140.0)
    both = np.concatenate((first, second))
    pushes = contractions(np.arange(both.size) / 100.0, both)
    assert [round(push.resting_n, -1) for push in pushes] == [190.0, 140.0]
    assert not any(push.cut_at_start or push.cut_at_end for push in pushes)
