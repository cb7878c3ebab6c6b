"""Every measure on every column of every recording, against the same worked out by SciPy in another way."""

import csv
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import integrate, interpolate, ndimage, signal

from strengthtrack.clinic.analysis import Measured
from strengthtrack.clinic.setup import Fixation
from strengthtrack.science.force_time import impulse, rise, sampling, steepest, time_to_peak
from strengthtrack.science.gates import measures
from strengthtrack.science.measures import best_second, peak
from strengthtrack.science.recording import contractions

Force = NDArray[np.float64]

TIMES = {"t_s", "Time"}
ROW_S = {"2000Hz": 1 / 2000, "100Hz": 1 / 100, "P1": 0.011}
ALIKE = 1e-3


def columns(folder: Path) -> Iterator[tuple[str, Force, Force]]:
    """Name, seconds and values of each column that is not a clock; values of the lower limb in N."""
    for file in sorted(folder.rglob("*.csv")):
        with file.open(newline="") as lines:
            rows = list(csv.DictReader(lines))
        step = next(step for part, step in ROW_S.items() if part in file.stem)
        newtons = 9.80665 if "DNM" in file.stem else 1.0
        for column in rows[0].keys() - TIMES:
            values = np.array([float(row[column]) for row in rows]) * newtons
            yield f"{file.stem} {column}", np.arange(values.size, dtype=np.float64) * step, values


def pushes(t_s: Force, force_n: Force) -> list[tuple[float, Force, Force]]:
    """Onset and readings up to the end of each push; of a column without one, from a tenth of it on."""
    heard = [(push.onset_s, push.end_s) for push in contractions(t_s, force_n)]
    spans = heard or [(float(t_s[t_s.size // 10]), float(t_s[-1]))]
    return [(onset, t_s[t_s <= end], force_n[t_s <= end]) for onset, end in spans]


@pytest.fixture(scope="module")
def every_push(recordings: Path) -> list[tuple[str, float, Force, Force]]:
    found = [(name, *push) for name, t_s, force in columns(recordings) for push in pushes(t_s, force)]
    assert len({name for name, *_ in found}) >= 25
    return found


def spline(t_s: Force, force_n: Force) -> interpolate.BSpline:
    return interpolate.make_interp_spline(t_s, force_n, k=1)


def test_peak_and_time_to_peak(every_push: list[tuple[str, float, Force, Force]]) -> None:
    for name, onset_s, t_s, force in every_push:
        at = int(ndimage.maximum_position(force)[0])
        assert peak(force) == pytest.approx(float(ndimage.maximum(force)), rel=ALIKE), name
        expected = t_s[at] - onset_s
        found = time_to_peak(t_s, force, onset_s)
        assert found == (pytest.approx(expected, rel=ALIKE) if expected >= 0.0 else None), name


def test_the_best_second(every_push: list[tuple[str, float, Force, Force]]) -> None:
    for name, _, t_s, force in every_push:
        readings = round(1.0 / (t_s[1] - t_s[0]))
        if force.size >= readings:
            means = signal.oaconvolve(force, np.full(readings, 1.0 / readings), mode="valid")
            assert best_second(t_s, force) == pytest.approx(float(means.max()), rel=ALIKE), name


def test_the_impulse_of_the_first_second(every_push: list[tuple[str, float, Force, Force]]) -> None:
    told = 0
    for name, onset_s, t_s, force in every_push:
        found = impulse(t_s, force, onset_s)
        if onset_s + 1.0 > t_s[-1]:
            assert found is None, name
            continue
        line = spline(t_s, force)
        summed = integrate.cumulative_trapezoid(line(dense := np.linspace(onset_s, onset_s + 1.0, 20001)), dense)[-1]
        assert float(line.integrate(onset_s, onset_s + 1.0)) == pytest.approx(float(summed), rel=ALIKE), name
        assert found == pytest.approx(float(summed), rel=ALIKE), name
        told += 1
    assert told >= 20


@pytest.mark.parametrize("window_s", [0.1, 0.2])
def test_the_rise_from_the_onset(every_push: list[tuple[str, float, Force, Force]], window_s: float) -> None:
    for name, onset_s, t_s, force in every_push:
        first, last = spline(t_s, force)([onset_s, onset_s + window_s])
        found = rise(t_s, force, onset_s, window_s)
        assert found == pytest.approx((last - first) / window_s, rel=ALIKE, abs=1e-9), name


def test_the_steepest_200_ms(every_push: list[tuple[str, float, Force, Force]]) -> None:
    for name, onset_s, t_s, force in every_push:
        last_s = min(t_s[int(force.argmax())], t_s[-1] - 0.2)
        found = steepest(t_s, force, onset_s)
        if last_s < onset_s:
            assert found is None, name
            continue
        dense = np.arange(onset_s, last_s + 0.2, 2e-4)
        apart = np.zeros(1001)
        apart[0], apart[-1] = 1.0, -1.0  # the difference of two forces 0.2 s apart
        slopes = signal.lfilter(apart, 1.0, spline(t_s, force)(dense))[1000:] / 0.2
        assert found == pytest.approx(float(slopes.max()), rel=ALIKE, abs=0.01), name


def test_the_rate_and_that_nothing_more_is_told_than_it_carries(
    every_push: list[tuple[str, float, Force, Force]],
) -> None:
    for name, onset_s, t_s, force in every_push:
        read = sampling(t_s)
        assert read is not None
        assert read.rate_hz == pytest.approx(1.0 / float(ndimage.median(np.diff(t_s))), rel=ALIKE), name
        told = {one.of for one in measures(t_s, force, onset_s, Fixation.RIG) if one.value is not None}
        if read.rate_hz < 200.0:
            assert not told & {Measured.RFD_100, Measured.RFD_200}, name
