import csv
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import ndimage

from strengthtrack.science.push_model import push
from strengthtrack.science.recording import contractions
from strengthtrack.science.rise_onset import rise_onset

Force = NDArray[np.float64]


def sudden(rate_hz: float, noise_n: float = 0.0, rest_n: float = 0.0) -> tuple[Force, Force]:
    """Rest until 2 s, then 500 N/s."""
    t_s = np.arange(0.0, 6.0, 1.0 / rate_hz)
    noise = np.random.default_rng(4).normal(0.0, noise_n, t_s.size)
    return t_s, rest_n + np.interp(t_s, [2.0, 2.4], [0.0, 200.0]) + noise


def heard(t_s: Force, force_n: Force) -> float:
    (only,) = contractions(t_s, force_n)
    return only.onset_s


@pytest.mark.parametrize("rate_hz", [500.0, 1000.0, 2000.0])
@pytest.mark.parametrize("noise_n", [0.0, 0.1, 0.3])
@pytest.mark.parametrize("rest_n", [0.0, 40.0])
def test_a_sudden_rise_is_found_within_5_ms_where_it_was_heard_40_ms_early(
    rate_hz: float, noise_n: float, rest_n: float
) -> None:
    t_s, force = sudden(rate_hz, noise_n, rest_n)
    assert heard(t_s, force) < 1.985
    assert rise_onset(t_s, force, heard(t_s, force)) == pytest.approx(2.0, abs=0.005)


@pytest.mark.parametrize("rate_hz", [100.0, 200.0])
def test_at_a_slow_rate_it_is_found_within_two_readings(rate_hz: float) -> None:
    t_s, force = sudden(rate_hz, 0.1)
    assert rise_onset(t_s, force, heard(t_s, force)) == pytest.approx(2.0, abs=2.0 / rate_hz + 1e-9)


def test_a_push_as_people_push_is_found_near_where_it_began() -> None:
    for seed in range(8):
        t_s, force = push(180.0, 4.0, 1000.0, seed=seed, lead_s=1.5)
        assert rise_onset(t_s, force, heard(t_s, force)) == pytest.approx(1.5, abs=0.03)


def test_a_knock_shorter_than_20_ms_is_no_rise() -> None:
    t_s, force = sudden(1000.0)
    force[1985:1995] += 30.0
    assert rise_onset(t_s, force, 1.96) == pytest.approx(2.0, abs=0.002)


def test_without_a_rest_before_it_or_a_clear_rise_it_stays_where_it_was_heard() -> None:
    t_s, force = sudden(1000.0)
    late = t_s >= 1.99
    assert rise_onset(t_s[late], force[late], 2.0) == 2.0
    assert rise_onset(t_s, np.zeros_like(t_s), 1.5) == 1.5
    assert rise_onset(t_s, np.arange(float(t_s.size)) * 0.002, 1.5) == 1.5


def test_on_a_real_recording_it_is_what_the_rule_says_worked_out_otherwise(recordings: Path) -> None:
    """Mean and 3 SD of the half second before, 5 N at least, over for 20 ms by erosion, back to the mean."""
    checked = 0
    for file in sorted((recordings / "lower_limb_isometric_cc0").glob("*.csv")):
        with file.open(newline="") as lines:
            rows = list(csv.DictReader(lines))
        rate = 2000 if "2000Hz" in file.stem else 100
        for column in rows[0].keys() - {"t_s"}:
            force = np.array([float(row[column]) for row in rows]) * 9.80665
            t_s = np.arange(force.size, dtype=np.float64) / float(rate)
            for each in contractions(t_s, force):
                if each.onset_s < 0.1:
                    continue
                rest = force[(t_s >= each.onset_s - 0.5) & (t_s <= each.onset_s)]
                over = force > rest.mean() + max(5.0, 3.0 * rest.std())
                stays = ndimage.binary_erosion(over, np.ones(rate // 50 + 1), origin=-(rate // 100))
                clear = np.flatnonzero(stays & (t_s >= each.onset_s))[0]
                expected = t_s[np.flatnonzero(force[:clear] <= rest.mean())[-1]]
                assert rise_onset(t_s, force, each.onset_s) == pytest.approx(expected), (file.stem, column)
                checked += 1
    assert checked >= 8
