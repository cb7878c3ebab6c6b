from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from made_traces import RATES_HZ, MadeTrace, made_traces, only_unarmed, repositioning
from strengthtrack.science.contraction import Begun, Detector, Ended, Heard, Sensitivity
from strengthtrack.science.push_model import Force, push

ONSET_S, END_S = 0.05, 0.3
"""How far from the truth an onset and an end may be told; an onset by one reading more at 10 Hz."""


def hear(force: Force, rate_hz: float = 100.0, resting_n: float | None = None) -> list[Heard]:
    return Detector(resting_n=resting_n).feed(np.arange(force.size) / rate_hz, force)


def rest(newtons: float, seconds: float, rate_hz: float = 100.0) -> Force:
    return np.full(round(seconds * rate_hz), newtons)


def one_push(peak_n: float = 150.0, rest_n: float = 0.0, rate_hz: float = 100.0, seed: int = 3) -> Force:
    return push(peak_n, 4.0, rate_hz, seed, rest_n=rest_n, lead_s=2.0, tail_s=2.0)[1]


def begun(heard: list[Heard]) -> list[Begun]:
    return [event for event in heard if isinstance(event, Begun)]


def ends(heard: list[Heard]) -> list[float]:
    return [event.end_s for event in heard if isinstance(event, Ended)]


MADE = [trace for rate_hz in RATES_HZ for trace in made_traces(rate_hz)]
UNTELLABLE = [trace for rate_hz in RATES_HZ for trace in only_unarmed(rate_hz)]


def named(trace: MadeTrace) -> str:
    return f"{trace.name} at {trace.rate_hz:g} Hz"


@pytest.mark.parametrize("trace", MADE, ids=named)
def test_of_the_made_traces_no_push_is_missed_and_none_is_invented(trace: MadeTrace) -> None:
    heard = Detector().feed(trace.t_s, trace.force_n)
    assert [type(event) for event in heard] == [Begun, Ended] * len(trace.pushes)
    onsets, truly_ended = [onset_s for onset_s, _ in trace.pushes], [end_s for _, end_s in trace.pushes]
    reading_s = 1.0 / trace.rate_hz if trace.rate_hz < 100.0 else 0.0
    assert [event.onset_s for event in begun(heard)] == pytest.approx(onsets, abs=ONSET_S + reading_s)
    assert ends(heard) == pytest.approx(truly_ended, abs=END_S)


@pytest.mark.parametrize("trace", UNTELLABLE, ids=named)
def test_what_comes_to_rest_on_the_pad_is_heard_as_a_push_until_it_is_said_to_rest(trace: MadeTrace) -> None:
    detector = Detector()
    assert len(begun(detector.feed(trace.t_s, trace.force_n))) == 1
    detector.settle()
    assert not detector.pushing
    weight_n = float(np.median(trace.force_n[-20:]))
    assert detector.resting_n == pytest.approx(weight_n, abs=0.5)
    t_s, more = push(weight_n + 40.0, 3.0, trace.rate_hz, seed=3, rest_n=weight_n)
    heard = detector.feed(trace.t_s[-1] + 1.0 / trace.rate_hz + t_s, more)
    assert [type(event) for event in heard] == [Begun, Ended]
    assert begun(heard)[0].resting_n == pytest.approx(weight_n, abs=0.5)


@pytest.mark.parametrize("seed", range(12))
def test_moving_the_pad_is_no_push_however_it_goes(seed: int) -> None:
    trace = repositioning(40.0, seed)
    assert Detector().feed(trace.t_s, trace.force_n) == []


@pytest.mark.parametrize("rate_hz", [10.0, 40.0, 100.0, 225.0, 1000.0, 2000.0])
@pytest.mark.parametrize("rest_n", [-3.0, 0.0, 20.0, 235.0])
def test_one_push_is_heard_once_whatever_the_rate_and_the_strap(rate_hz: float, rest_n: float) -> None:
    first, last = hear(one_push(rest_n + 120.0, rest_n, rate_hz), rate_hz)
    assert isinstance(first, Begun)
    assert isinstance(last, Ended)
    assert first.onset_s == pytest.approx(2.0, abs=0.05 if rate_hz >= 100.0 else 0.05 + 1.0 / rate_hz)
    assert first.resting_n == pytest.approx(rest_n, abs=0.5)
    assert last.end_s == pytest.approx(6.7, abs=0.4)


def test_a_push_is_told_while_it_runs() -> None:
    force, detector = one_push(), Detector()
    heard = detector.feed(np.arange(300) / 100.0, force[:300])
    assert [type(event) for event in heard] == [Begun]
    assert detector.pushing


def test_the_onset_is_told_back_to_where_the_force_left_rest() -> None:
    ramp = np.concatenate((rest(10.0, 2.0), 10.0 + 15.0 * np.arange(0, 6, 0.01)))
    (event,) = hear(ramp)
    assert isinstance(event, Begun)
    assert event.onset_s == pytest.approx(2.0, abs=0.05)
    assert event.resting_n == pytest.approx(10.0, abs=0.5)


def test_a_slow_push_is_no_drift_and_a_drift_is_no_push() -> None:
    t_s = np.arange(0, 60, 0.01)
    assert len(begun(hear(np.maximum(0.0, (t_s - 5.0) * 12.0)[:1500]))) == 1
    assert hear(t_s * 3.0) == []


def test_a_push_is_heard_after_a_minute_of_drift() -> None:
    drift = np.arange(0, 60, 0.01) * 1.5
    (first, _) = hear(np.concatenate((drift, drift[-1] + one_push())))
    assert isinstance(first, Begun)
    assert first.resting_n == pytest.approx(drift[-1], abs=2.0)


def test_a_tremor_at_rest_is_no_push() -> None:
    t_s = np.arange(0, 30, 0.01)
    assert hear(15.0 + 8.0 * np.sin(2.0 * np.pi * 9.0 * t_s) + 4.0 * np.sin(t_s)) == []


def test_a_bump_shorter_than_the_dwell_is_no_push() -> None:
    force = rest(5.0, 10.0)
    force[300:313] = 200.0
    assert hear(force) == []


def test_a_preload_that_stays_becomes_the_resting_force() -> None:
    force = np.concatenate((rest(0.0, 2.0), rest(10.0, 3.0), 10.0 + one_push()))
    (first,) = begun(hear(force))
    assert first.resting_n == pytest.approx(10.0, abs=0.5)
    assert first.onset_s == pytest.approx(7.0, abs=0.05)


def test_a_short_dip_does_not_end_a_push() -> None:
    force = one_push(peak_n=150.0)
    force[400:425] = 20.0
    assert len(hear(force)) == 2


def test_squeezes_between_which_the_force_is_let_go_by_two_thirds_are_pushes_of_their_own() -> None:
    t_s = np.arange(0, 3, 0.01)
    squeezes = 20.0 + 30.0 * np.sin(np.pi * t_s) ** 2 + 10.0 * np.sin(np.pi * t_s / 3.0)
    heard = hear(np.concatenate((rest(20.0, 1.0), squeezes, rest(20.0, 2.0))))
    assert [type(event) for event in heard] == [Begun, Ended] * 3
    assert [event.onset_s for event in begun(heard)] == pytest.approx([1.0, 2.0, 3.0], abs=0.12)


def test_force_that_falls_faster_than_a_muscle_lets_go_and_comes_back_has_slipped() -> None:
    slow = np.concatenate((np.linspace(150, 20, 25), np.linspace(20, 150, 25), rest(150.0, 2.0)))
    fast = np.concatenate((np.linspace(150, 20, 4), rest(20.0, 0.2), np.linspace(20, 150, 25), rest(150.0, 2.0)))
    before, after = np.concatenate((rest(0.0, 1.0), np.linspace(0, 150, 40), rest(150.0, 2.0))), rest(0.0, 1.0)
    assert len(begun(hear(np.concatenate((before, slow, after))))) == 2
    assert len(begun(hear(np.concatenate((before, fast, after))))) == 1


def test_the_pad_lifted_for_a_moment_is_no_new_rest() -> None:
    dip = np.concatenate((rest(3.0, 3.0), rest(-30.0, 0.7), rest(3.0, 5.0)))
    assert hear(dip) == []


def test_letting_go_to_a_pad_that_still_presses_ends_the_push() -> None:
    force = np.concatenate((rest(0.0, 1.0), rest(150.0, 4.0), rest(60.0, 4.0), rest(160.0, 3.0), rest(60.0, 3.0)))
    heard = hear(force)
    assert [round(event.end_s, 1) for event in heard if isinstance(event, Ended)] == [5.0, 12.0]
    assert begun(heard)[1].resting_n == 60.0


def test_a_release_below_zero_ends_a_push_and_the_next_is_heard() -> None:
    released = np.concatenate((one_push(), rest(-20.0, 0.8), one_push()))
    assert [type(event) for event in hear(released)] == [Begun, Ended, Begun, Ended]


def test_pushes_with_a_quarter_second_between_them_keep_their_resting_force() -> None:
    held = np.concatenate((rest(2.0, 0.25), np.linspace(2.0, 180.0, 60), rest(180.0, 5.0)))
    first, *others = begun(hear(np.tile(held, 3), resting_n=2.0))
    assert [event.resting_n for event in (first, *others)] == pytest.approx([2.0] * 3, abs=1.0)


def test_a_stream_that_starts_in_mid_push_waits_for_a_rest() -> None:
    force = np.concatenate((rest(180.0, 3.0), np.linspace(180.0, 0.0, 40), rest(0.0, 1.0), one_push()))
    heard = hear(force)
    assert [type(event) for event in heard] == [Begun, Ended]
    assert begun(heard)[0].onset_s == pytest.approx(6.5, abs=0.15)


def test_where_the_resting_force_is_known_a_push_under_way_is_heard_from_the_first_reading() -> None:
    first, last = hear(np.concatenate((rest(180.0, 3.0), rest(0.0, 1.0))), resting_n=0.0)
    assert first == Begun(0.0, 0.0)
    assert last == Ended(3.0)


def test_reset_forgets_the_running_push_and_the_resting_force() -> None:
    detector = Detector()
    detector.feed(np.arange(400) / 100.0, one_push()[:400])
    detector.reset()
    assert not detector.pushing
    assert detector.resting_n is None
    assert [type(event) for event in detector.feed(100.0 + np.arange(one_push().size) / 100.0, one_push())] == [
        Begun,
        Ended,
    ]


def test_the_resting_force_is_known_after_a_moment() -> None:
    detector = Detector()
    detector.feed(np.arange(50) / 100.0, rest(7.0, 0.5))
    assert detector.resting_n == 7.0


def test_a_reading_that_is_no_number_is_passed_over() -> None:
    force = one_push()
    force[::7] = np.nan
    assert len(hear(force)) == 2


def test_a_gap_nobody_told_of_does_no_harm() -> None:
    force, detector = one_push(), Detector()
    t_s = np.arange(force.size) / 100.0
    detector.feed(t_s[:400], force[:400])
    assert [type(event) for event in detector.feed(60.0 + t_s[400:], force[400:])] == [Ended]


def test_the_first_reading_after_a_gap_is_no_rest() -> None:
    force = np.concatenate((rest(2.0, 3.0), rest(-30.0, 0.1), rest(2.0, 5.0)))
    t_s = np.arange(force.size) / 100.0
    assert Detector().feed(np.where(t_s < 3.0, t_s, t_s + 30.0), force) == []


def test_nothing_fed_is_nothing_heard() -> None:
    assert Detector().feed(np.empty(0), np.empty(0)) == []


def test_one_stray_reading_does_not_end_a_push_early() -> None:
    force = one_push(peak_n=100.0)
    force[400:402] = 2000.0
    plain, stray = hear(one_push(peak_n=100.0)), hear(force)
    assert plain == stray


def test_a_detector_may_be_made_keener() -> None:
    weak = push(10.0, 4.0, 100.0, seed=2)[1]
    t_s = np.arange(weak.size) / 100.0
    assert Detector().feed(t_s, weak) == []
    assert len(Detector(replace(Sensitivity(), begin_n=6.0, end_n=3.0)).feed(t_s, weak)) == 2
    assert len(Detector(replace(Sensitivity(), begin_n=4.0, end_n=3.0)).feed(t_s, weak)) == 2


STREAM = np.concatenate([one_push(seed=1, rest_n=12.0), one_push(80.0, seed=2), rest(-6.0, 0.5), one_push(seed=4)])


@settings(max_examples=25, deadline=None)
@given(
    cuts=st.lists(st.integers(0, STREAM.size * 5), max_size=60),
    rate_hz=st.sampled_from([80.0, 100.0, 500.0]),
    start_s=st.floats(0.0, 1e6),
)
def test_how_the_stream_is_cut_changes_nothing(cuts: list[int], rate_hz: float, start_s: float) -> None:
    force = np.repeat(STREAM, 5) if rate_hz > 100.0 else STREAM
    t_s = start_s + np.arange(force.size) / rate_hz
    edges = sorted({0, force.size, *(cut for cut in cuts if cut < force.size)})
    cut_up = Detector()
    heard = [event for a, b in pairwise(edges) for event in cut_up.feed(t_s[a:b], force[a:b])]
    whole = Detector().feed(t_s, force)
    assert heard == whole
    assert [type(event) for event in whole] == [Begun, Ended] * 3


def test_one_reading_at_a_time_is_heard_the_same() -> None:
    detector = Detector()
    t_s = np.arange(STREAM.size) / 100.0
    heard = [event for i in range(t_s.size) for event in detector.feed(t_s[i : i + 1], STREAM[i : i + 1])]
    assert heard == Detector().feed(t_s, STREAM)


@settings(max_examples=30, deadline=None)
@given(
    peak_n=st.floats(20.0, 800.0),
    rest_n=st.floats(-10.0, 250.0),
    hold_s=st.floats(1.0, 10.0),
    seed=st.integers(0, 10_000),
)
def test_every_push_over_the_threshold_is_heard_once(peak_n: float, rest_n: float, hold_s: float, seed: int) -> None:
    force = push(rest_n + peak_n, hold_s, 100.0, seed, rest_n=rest_n)[1]
    assert [type(event) for event in hear(force)] == [Begun, Ended]
