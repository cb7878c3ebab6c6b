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
START, END = "cut at start", "cut at end"

# as they look on a plot: onset and end in s, resting force in kgf, and which edge of the recording cuts the push
SEEN = {
    ("ID2", EXT): [(0.0, 8.48, -0.2, START)],
    ("ID2", FLEX): [(0.28, 10.0, 3.3, END)],
    ("ID2", DORSI): [(0.08, 10.0, 3.0, END)],
    ("ID2", PLANTAR): [(0.14, 10.0, 15.3, END)],
    ("ID8", EXT): [(0.0, 6.70, 14.6, START), (8.60, 10.0, 15.2, END)],
    ("ID8", FLEX): [(0.10, 10.0, 2.9, END)],
    ("ID8", DORSI): [(0.56, 10.0, 0.35, END)],
    ("ID8", PLANTAR): [],
    ("ID18", EXT): [(0.10, 10.0, 0.0, END)],
    ("ID18", FLEX): [(0.28, 10.0, 0.2, END)],
    ("ID18", DORSI): [(0.0, 6.58, 9.8, START)],
    ("ID18", PLANTAR): [(0.42, 7.0, 23.5, "")],
    ("ID28", EXT): [(0.16, 10.0, 0.1, END)],
    ("ID28", FLEX): [(0.04, 2.0, 3.8, "")],
    ("ID28", DORSI): [(1.76, 10.0, 11.8, END)],
    ("ID28", PLANTAR): [(0.18, 10.0, 19.5, END)],
}


def column(file: Path, name: str) -> Force:
    with file.open(newline="") as table:
        return np.array([float(row[name]) for row in csv.DictReader(table)])


def leg(recordings: Path, person: str, test: str, ending: str = "100Hz_every20th") -> Force:
    """Newtons; the load cell of these recordings reads kgf."""
    return to_newtons(1.0, "kgf") * column(recordings / f"lower_limb_isometric_cc0/{person}_DNM_{ending}.csv", test)


def found(force: Force, rate_hz: float) -> tuple[Contraction, ...]:
    return contractions(np.arange(force.size) / rate_hz, force)


def cut(each: Contraction) -> str:
    return START if each.cut_at_start else END if each.cut_at_end else ""


@pytest.mark.parametrize(("person", "test"), list(SEEN))
def test_a_real_push_is_found_where_the_eye_finds_it(recordings: Path, person: str, test: str) -> None:
    pushes = found(leg(recordings, person, test), 100.0)
    seen = SEEN[person, test]
    assert [cut(each) for each in pushes] == [edge for *_, edge in seen]
    for each, (onset_s, end_s, resting_kgf, _) in zip(pushes, seen, strict=True):
        assert each.onset_s == pytest.approx(onset_s, abs=0.05)
        assert each.end_s == pytest.approx(end_s, abs=0.05)
        assert each.resting_n == pytest.approx(to_newtons(resting_kgf, "kgf"), abs=2.0)


@pytest.mark.parametrize(("person", "test"), [key for key, seen in SEEN.items() if seen])
def test_the_greatest_force_of_a_recording_lies_in_a_push(recordings: Path, person: str, test: str) -> None:
    force = leg(recordings, person, test)
    t_s = np.arange(force.size) / 100.0
    assert max(peak(push.of(t_s, force)[1]) for push in found(force, 100.0)) == force.max()


@pytest.mark.parametrize("test", [EXT, FLEX, DORSI, PLANTAR])
def test_twenty_times_the_rate_finds_the_same_pushes(recordings: Path, test: str) -> None:
    slow, fast = found(leg(recordings, "ID28", test), 100.0), found(leg(recordings, "ID28", test, "2000Hz"), 2000.0)
    assert len(slow) == len(fast)
    for one, other in zip(slow, fast, strict=True):
        assert one.onset_s == pytest.approx(other.onset_s, abs=0.03)
        assert one.end_s == pytest.approx(other.end_s, abs=0.03)
        assert one.resting_n == pytest.approx(other.resting_n, abs=2.0)


def test_three_squeezes_without_letting_go_are_one_push(recordings: Path) -> None:
    force = column(recordings / "gripsensor_mit/P1_power_grasp_force_only_hard_trial1.csv", "Grip_Force")
    pushes = found(force, 1.0 / 0.011)
    assert len(pushes) == 6
    t_s = np.arange(force.size, dtype=np.float64) * 0.011
    assert {round(peak(push.of(t_s, force)[1]), 4) for push in pushes} == {round(float(force.max()), 4)}
    assert all(18.0 < push.resting_n < 21.0 for push in pushes)


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
