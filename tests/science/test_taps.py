from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from made_traces import MadeTrace, blip, made_traces, only_unarmed, repositioning
from strengthtrack.science.contraction import Detector
from strengthtrack.science.push_model import Force
from strengthtrack.science.taps import TapListener

Tap = tuple[float, float]
"""How long a tap is (s) and how high over rest (N)."""

PAIRS = {"two taps", "two taps on a pre-load", "two taps, then a push"}
MADE = [trace for rate_hz in (40.0, 100.0, 1000.0) for trace in (*made_traces(rate_hz), *only_unarmed(rate_hz))]
tap = st.tuples(st.floats(0.06, 0.15), st.floats(15.0, 100.0))


def tapped(taps: list[Tap], apart_s: float, rate_hz: float, rest_n: float = 0.0, start_s: float = 1.0) -> Force:
    """Force of some taps, so much quiet between each two of them, and two seconds after the last."""
    t_s = np.arange(round((start_s + len(taps) * (0.15 + apart_s) + 2.0) * rate_hz)) / rate_hz
    force = rest_n + np.random.default_rng(4).normal(0.0, 0.3, t_s.size)
    for length_s, height_n in taps:
        force += blip(t_s, start_s, length_s, height_n)
        start_s += length_s + apart_s
    return force


def hear(force: Force, rate_hz: float) -> list[float]:
    return TapListener().feed(np.arange(force.size) / rate_hz, force)


def named(trace: MadeTrace) -> str:
    return f"{trace.name} at {trace.rate_hz:g} Hz"


@pytest.mark.parametrize("trace", MADE, ids=named)
def test_of_the_made_traces_only_two_taps_are_two_taps(trace: MadeTrace) -> None:
    heard = TapListener().feed(trace.t_s, trace.force_n)
    assert heard == pytest.approx([trace.taps[1]] if trace.name in PAIRS else [], abs=0.1)


@settings(max_examples=50)
@given(
    first=tap,
    second=tap,
    apart_s=st.floats(0.12, 0.8),
    start_s=st.floats(1.0, 1.1),
    rest_n=st.floats(-10.0, 250.0),
    rate_hz=st.sampled_from([40.0, 50.0, 91.0, 100.0, 225.0, 1000.0]),
)
def test_two_taps_are_heard_once_and_are_no_push(
    first: Tap, second: Tap, apart_s: float, start_s: float, rest_n: float, rate_hz: float
) -> None:
    force = tapped([first, second], apart_s, rate_hz, rest_n, start_s)
    (let_go_s,) = hear(force, rate_hz)
    assert let_go_s == pytest.approx(start_s + first[0] + apart_s + second[0], abs=0.05 + 1.0 / rate_hz)
    assert Detector().feed(np.arange(force.size) / rate_hz, force) == []


@settings(max_examples=25)
@given(
    taps=st.lists(tap, min_size=3, max_size=6),
    apart_s=st.floats(0.12, 0.75),
    rate_hz=st.sampled_from([40.0, 100.0, 1000.0]),
)
def test_more_taps_than_two_are_not_two(taps: list[Tap], apart_s: float, rate_hz: float) -> None:
    assert hear(tapped(taps, apart_s, rate_hz), rate_hz) == []


@settings(max_examples=25)
@given(
    first=tap,
    long=st.tuples(st.floats(0.35, 1.5), st.floats(20.0, 200.0)),
    apart_s=st.floats(0.12, 0.8),
    turned=st.booleans(),
    rate_hz=st.sampled_from([40.0, 100.0, 1000.0]),
)
def test_a_tap_beside_something_longer_is_not_two(
    first: Tap, long: Tap, apart_s: float, turned: bool, rate_hz: float
) -> None:
    taps = [long, first] if turned else [first, long]
    assert hear(tapped(taps, apart_s, rate_hz), rate_hz) == []


@pytest.mark.parametrize("rate_hz", [10.0, 40.0, 100.0])
def test_moving_the_pad_is_no_tapping(rate_hz: float) -> None:
    for seed in range(20):
        trace = repositioning(rate_hz, seed)
        assert TapListener().feed(trace.t_s, trace.force_n) == [], trace.note


def test_a_gauge_that_bounces_as_it_is_put_down_has_not_been_tapped() -> None:
    t_s = np.arange(600) / 100.0
    force = blip(t_s, 2.0, 0.06, 90.0) + blip(t_s, 2.2, 0.05, 30.0) + np.where(t_s > 2.25, 5.0, 0.0)
    assert TapListener().feed(t_s, force) == []


def test_real_recordings_hold_no_two_taps(recordings: Path) -> None:
    for file in sorted(recordings.glob("*/*.csv")):
        table = np.genfromtxt(file, delimiter=",", skip_header=1)
        rate_hz = 2000.0 if "2000Hz" in file.name else 100.0
        to_newtons = 1.0 if "grip" in file.parent.name else 9.80665
        for force in table.T[1:] * to_newtons:
            assert hear(force, rate_hz) == [], file.name


def test_ten_readings_a_second_miss_one_pair_in_four_and_take_two_coughs_for_taps() -> None:
    rng = np.random.default_rng(1)
    heard = 0
    for _ in range(200):
        taps = [(rng.uniform(0.06, 0.15), rng.uniform(15.0, 100.0)) for _ in range(2)]
        heard += len(hear(tapped(taps, rng.uniform(0.12, 0.8), 10.0, start_s=rng.uniform(1.0, 1.1)), 10.0))
    assert 0.65 < heard / 200 < 0.85
    taken = {trace.name for trace in made_traces(10.0) if TapListener().feed(trace.t_s, trace.force_n)}
    assert taken - PAIRS == {"cough between trials"}


def test_two_taps_across_a_gap_are_forgotten() -> None:
    force = tapped([(0.1, 40.0), (0.1, 40.0)], 0.4, 100.0)
    t_s = np.arange(force.size) / 100.0
    assert TapListener().feed(t_s, force) != []
    assert TapListener().feed(np.where(t_s < 1.3, t_s, t_s + 0.35), force) == []


def test_reset_forgets_the_first_tap() -> None:
    force, listener = tapped([(0.1, 40.0), (0.1, 40.0)], 0.4, 100.0), TapListener()
    t_s = np.arange(force.size) / 100.0
    assert listener.feed(t_s[:130], force[:130]) == []
    listener.reset()
    assert listener.feed(t_s[130:], force[130:]) == []


def test_a_reading_that_is_no_number_is_passed_over() -> None:
    force = tapped([(0.1, 40.0), (0.1, 40.0)], 0.4, 100.0)
    force[::9] = np.nan
    assert len(hear(force, 100.0)) == 1


STREAM = np.concatenate([tapped([(0.1, 40.0), (0.08, 30.0)], apart_s, 100.0) for apart_s in (0.2, 0.5, 0.7)])


@settings(max_examples=20)
@given(cuts=st.lists(st.integers(0, STREAM.size), max_size=60), start_s=st.floats(0.0, 1e6))
def test_how_the_stream_is_cut_changes_nothing(cuts: list[int], start_s: float) -> None:
    t_s = start_s + np.arange(STREAM.size) / 100.0
    edges = sorted({0, STREAM.size, *cuts})
    cut_up = TapListener()
    heard = [tapped_s for a, b in pairwise(edges) for tapped_s in cut_up.feed(t_s[a:b], STREAM[a:b])]
    assert heard == TapListener().feed(t_s, STREAM)
    assert len(heard) == 3


def test_nothing_fed_is_nothing_heard() -> None:
    assert TapListener().feed(np.empty(0), np.empty(0)) == []
