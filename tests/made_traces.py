"""Made traces of what happens at the pad, with their truth by construction. Nothing here was measured on a person.

A push's truth is the instant at which the force leaves rest and the middle of its last fall; a tap's is its top.
"""

import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import numpy as np

from strengthtrack.science.push_model import Force, push

RATES_HZ = (10.0, 100.0, 1000.0)
KGF = 9.80665
NOISE_N = 0.15

Span = tuple[float, float]
Knots = Iterable[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class MadeTrace:
    """A trace (s, N) and its truth: each push as (onset, end) and each tap as the time of its top, in s."""

    name: str
    rate_hz: float
    t_s: Force = field(repr=False)
    force_n: Force = field(repr=False)
    pushes: tuple[Span, ...] = ()
    taps: tuple[float, ...] = ()
    note: str = ""


def made_traces(rate_hz: float) -> tuple[MadeTrace, ...]:
    """Every trace whose pushes can be told from the force alone."""
    return tuple(make(rate_hz) for make in (*_PUSHES, *_NO_PUSHES, *_TAPS))


def only_unarmed(rate_hz: float) -> tuple[MadeTrace, ...]:
    """Traces without a push that no detector can tell from one: that is why unarmed force is never filed."""
    return tuple(make(rate_hz) for make in _UNTELLABLE)


# pushes


def weak(rate_hz: float) -> MadeTrace:
    return _joined("weak push of 20 N", rate_hz, [_push(rate_hz, 23.0, 3.0, 4.0, seed) for seed in (1, 2, 3)])


def slow_ramp(rate_hz: float) -> MadeTrace:
    knots = [(2.0, 2.0), (5.5, 150.0), (8.5, 145.0), (8.8, 2.0)]
    return _drawn("slow ramp", rate_hz, 11.0, knots, pushes=[(2.0, 8.65)])


def slow_straight_ramp(rate_hz: float) -> MadeTrace:
    t_s = _times(12.0, rate_hz)
    force = np.interp(t_s, [0.0, 3.0, 7.0, 9.0, 9.3, 12.0], [4.0, 4.0, 104.0, 104.0, 4.0, 4.0])
    return _trace("slow straight ramp", rate_hz, force, pushes=[(3.0, 9.15)])


def slow_weak_ramp(rate_hz: float) -> MadeTrace:
    t_s = _times(12.0, rate_hz)
    force = np.interp(t_s, [0.0, 3.0, 6.0, 9.0, 9.3, 12.0], [1.0, 1.0, 24.0, 24.0, 1.0, 1.0])
    return _trace("slow weak ramp", rate_hz, force, pushes=[(3.0, 9.15)])


def double_peak(rate_hz: float) -> MadeTrace:
    knots = [(2.0, 5.0), (2.5, 125.0), (4.0, 118.0), (4.4, 62.0), (4.9, 62.0), (5.3, 140.0), (7.0, 130.0), (7.3, 5.0)]
    return _drawn("double peak", rate_hz, 9.0, knots, pushes=[(2.0, 7.15)])


def break_test(rate_hz: float) -> MadeTrace:
    held = [(2.0, 8.0), (2.6, 180.0), (4.6, 175.0), (5.1, 215.0)]
    gave_way = [(5.25, 100.0), (5.4, 100.0), (6.0, 160.0), (7.0, 150.0), (7.3, 8.0)]
    return _drawn("break test", rate_hz, 9.5, held + gave_way, pushes=[(2.0, 7.15)])


def cough_between(rate_hz: float) -> MadeTrace:
    first, second = (
        _push(rate_hz, peak, 2.0, 4.0, seed, lead_s=2.5, tail_s=2.5) for peak, seed in ((90.0, 4), (95.0, 5))
    )
    rest = 2.0 + _blips(_times(6.0, rate_hz), [(1.0, 0.25, 50.0), (2.2, 0.3, 60.0), (2.7, 0.2, 40.0)])
    return _joined("cough between trials", rate_hz, [first, (rest, ()), second])


def drift_up(rate_hz: float) -> MadeTrace:
    return _drifting("drift of 0.5 N/s", rate_hz, 0.5)


def drift_down(rate_hz: float) -> MadeTrace:
    return _drifting("drift of -0.5 N/s", rate_hz, -0.5)


def preload(rate_hz: float) -> MadeTrace:
    rest_n = 24.0 * KGF
    parts = [_push(rate_hz, rest_n + over, rest_n, 4.0, seed) for over, seed in ((120.0, 6), (60.0, 7), (35.0, 8))]
    return _joined("strap pre-load of 24 kgf", rate_hz, parts)


def slip(rate_hz: float) -> MadeTrace:
    knots = [(2.0, 20.0), (2.5, 150.0), (4.5, 150.0), (4.53, 0.0)]
    return _drawn("slip", rate_hz, 8.0, knots, pushes=[(2.0, 4.52)])


def partial_slip(rate_hz: float) -> MadeTrace:
    knots = [(2.0, 3.0), (2.5, 150.0), (4.0, 148.0), (4.03, 40.0), (4.15, 40.0), (4.4, 140.0), (6.5, 135.0), (6.8, 3.0)]
    return _drawn("slip that recovers", rate_hz, 9.0, knots, pushes=[(2.0, 6.65)])


def never_ending(rate_hz: float) -> MadeTrace:
    knots = [(2.0, 4.0), (2.6, 110.0), (62.0, 75.0), (62.3, 4.0)]
    return _drawn("push that never ends", rate_hz, 65.0, knots, pushes=[(2.0, 62.15)])


def release_below_zero(rate_hz: float) -> MadeTrace:
    knots = [(2.0, 0.0), (2.5, 140.0), (6.0, 135.0), (6.3, -20.0), (7.1, -20.0), (7.3, 0.0)]
    later = [(10.0, 0.0), (10.5, 130.0), (13.0, 128.0), (13.2, 0.0)]
    return _drawn("release below zero", rate_hz, 15.0, knots + later, pushes=[(2.0, 6.15), (10.0, 13.1)])


def trembling_push(rate_hz: float) -> MadeTrace:
    t_s = _times(9.0, rate_hz)
    hold = _curve(t_s, [(2.0, 5.0), (2.6, 85.0), (6.6, 80.0), (6.9, 5.0)])
    shake = np.sin(2.0 * np.pi * 5.3 * t_s) * (hold - 5.0) * 0.2
    return _trace("push with a tremor", rate_hz, hold + shake, pushes=[(2.0, 6.75)])


# no push at all


def put_down(rate_hz: float) -> MadeTrace:
    return _put_down("put down on its pad", rate_hz, 5.0)


def put_down_on_its_back(rate_hz: float) -> MadeTrace:
    return _put_down("put down on its back", rate_hz, -5.0)


def bump(rate_hz: float) -> MadeTrace:
    force = _blips(_times(8.0, rate_hz), [(2.0, 0.15, 200.0), (5.0, 0.05, 90.0)])
    return _trace("bump", rate_hz, 4.0 + force)


def bump_with_a_tail(rate_hz: float) -> MadeTrace:
    t_s = _times(8.0, rate_hz)
    tail = np.where(t_s >= 3.0, 120.0 * np.exp(-np.maximum(0.0, t_s - 3.0) / 0.35), 0.0)
    return _trace("bump with a long tail", rate_hz, 4.0 + tail)


def repositioning(rate_hz: float, seed: int = 1) -> MadeTrace:
    """Presses of 5 to 20 N, each 0.15 to 0.6 s long, one soon after the other, for some seconds."""
    rng, start_s, blips = np.random.default_rng(seed), 2.0, []
    while start_s < 9.0:
        blips.append((start_s, rng.uniform(0.15, 0.6), rng.uniform(5.0, 20.0)))
        start_s += blips[-1][1] + rng.uniform(-0.05, 0.3)
    return _trace("repositioning", rate_hz, 3.0 + _blips(_times(14.0, rate_hz), blips), note=f"seed {seed}")


def tremor(rate_hz: float) -> MadeTrace:
    t_s = _times(20.0, rate_hz)
    force = 15.0 + 8.0 * np.sin(2.0 * np.pi * 9.1 * t_s) + 4.0 * np.sin(t_s)
    return _trace("tremor at rest", rate_hz, force)


def lifted(rate_hz: float) -> MadeTrace:
    knots = [(2.0, 2.0), (2.1, -20.0), (2.5, -20.0), (2.6, 2.0), (5.0, 2.0), (5.1, -12.0), (5.6, -12.0), (5.7, 2.0)]
    return _drawn("lifted and laid back", rate_hz, 9.0, knots)


# taps


def two_taps(rate_hz: float) -> MadeTrace:
    return _tapped("two taps", rate_hz, 1.0, [(2.0, 0.1, 40.0), (2.35, 0.09, 30.0)])


def two_taps_on_preload(rate_hz: float) -> MadeTrace:
    return _tapped("two taps on a pre-load", rate_hz, 60.0, [(2.0, 0.08, 25.0), (2.5, 0.12, 45.0)])


def one_tap(rate_hz: float) -> MadeTrace:
    return _tapped("one tap", rate_hz, 1.0, [(2.0, 0.1, 40.0)])


def three_taps(rate_hz: float) -> MadeTrace:
    return _tapped("three taps", rate_hz, 1.0, [(2.0, 0.1, 40.0), (2.4, 0.1, 35.0), (2.8, 0.1, 45.0)])


def taps_too_far_apart(rate_hz: float) -> MadeTrace:
    return _tapped("two taps too far apart", rate_hz, 1.0, [(2.0, 0.1, 40.0), (3.4, 0.1, 35.0)])


def slow_touches(rate_hz: float) -> MadeTrace:
    return _tapped("two slow touches", rate_hz, 1.0, [(2.0, 0.5, 18.0), (3.0, 0.5, 16.0)], are_taps=False)


def tap_and_push(rate_hz: float) -> MadeTrace:
    t_s = _times(10.0, rate_hz)
    force = _blips(t_s, [(2.0, 0.1, 40.0)]) + _curve(t_s, [(2.5, 2.0), (3.0, 120.0), (6.0, 118.0), (6.3, 2.0)])
    return _trace("a tap and a push", rate_hz, force, pushes=[(2.5, 6.15)], taps=[2.05])


def two_taps_then_push(rate_hz: float) -> MadeTrace:
    t_s = _times(12.0, rate_hz)
    force = _blips(t_s, [(2.0, 0.1, 40.0), (2.4, 0.1, 30.0)])
    force += _curve(t_s, [(5.0, 2.0), (5.5, 110.0), (9.0, 105.0), (9.3, 2.0)])
    return _trace("two taps, then a push", rate_hz, force, pushes=[(5.0, 9.15)], taps=[2.05, 2.45])


# not a push, and no detector can know


def resting_limb(rate_hz: float, weight_n: float = 30.0) -> MadeTrace:
    knots = [(2.0, 1.0), (4.5, 1.0 + weight_n)]
    return _drawn(f"limb of {weight_n:g} N comes to rest", rate_hz, 15.0, knots)


def heavy_limb(rate_hz: float) -> MadeTrace:
    return resting_limb(rate_hz, 60.0)


def light_limb(rate_hz: float) -> MadeTrace:
    return resting_limb(rate_hz, 15.0)


def strap_tightened(rate_hz: float) -> MadeTrace:
    return _drawn("strap tightened to 24 kgf", rate_hz, 12.0, [(2.0, 0.0), (3.5, 24.0 * KGF)])


_Make = Callable[[float], MadeTrace]
_PUSHES: tuple[_Make, ...] = (
    weak,
    slow_ramp,
    slow_straight_ramp,
    slow_weak_ramp,
    double_peak,
    break_test,
    cough_between,
    drift_up,
    drift_down,
    preload,
    slip,
    partial_slip,
    never_ending,
    release_below_zero,
    trembling_push,
)
_NO_PUSHES: tuple[_Make, ...] = (
    put_down,
    put_down_on_its_back,
    bump,
    bump_with_a_tail,
    repositioning,
    tremor,
    lifted,
)
_TAPS: tuple[_Make, ...] = (
    two_taps,
    two_taps_on_preload,
    one_tap,
    three_taps,
    taps_too_far_apart,
    slow_touches,
    tap_and_push,
    two_taps_then_push,
)
_UNTELLABLE: tuple[_Make, ...] = (light_limb, resting_limb, heavy_limb, strap_tightened)


# how they are made


def blip(t_s: Force, start_s: float, length_s: float, height_n: float) -> Force:
    """Half a wave over nothing: a tap, a knock, a cough."""
    part = (t_s - start_s) / length_s
    return np.where((part > 0.0) & (part < 1.0), height_n * np.sin(np.pi * part), 0.0)


def _blips(t_s: Force, blips: Iterable[tuple[float, float, float]]) -> Force:
    return sum((blip(t_s, *each) for each in blips), start=np.zeros_like(t_s))


def _times(length_s: float, rate_hz: float) -> Force:
    return np.arange(round(length_s * rate_hz)) / rate_hz


def _curve(t_s: Force, knots: Knots) -> Force:
    """Through the knots (s, N) without a corner; level before the first and after the last."""
    times, newtons = zip(*knots, strict=True)
    force = np.full(t_s.size, newtons[0])
    for start, end, before, after in zip(times, times[1:], newtons, newtons[1:], strict=False):
        part = np.clip((t_s - start) / (end - start), 0.0, 1.0)
        force += (after - before) * part * part * (3.0 - 2.0 * part)
    return force


def _trace(
    name: str, rate_hz: float, force: Force, pushes: Iterable[Span] = (), taps: Iterable[float] = (), note: str = ""
) -> MadeTrace:
    noise = np.random.default_rng(zlib.crc32(name.encode())).normal(0.0, NOISE_N, force.size)
    return MadeTrace(name, rate_hz, np.arange(force.size) / rate_hz, force + noise, tuple(pushes), tuple(taps), note)


def _drawn(name: str, rate_hz: float, length_s: float, knots: Knots, pushes: Iterable[Span] = ()) -> MadeTrace:
    return _trace(name, rate_hz, _curve(_times(length_s, rate_hz), knots), pushes)


def _push(
    rate_hz: float, peak_n: float, rest_n: float, hold_s: float, seed: int, lead_s: float = 2.0, tail_s: float = 2.0
) -> tuple[Force, tuple[Span, ...]]:
    t_s, force = push(peak_n, hold_s, rate_hz, seed, rest_n=rest_n, lead_s=lead_s, tail_s=tail_s)
    fallen_s = float(t_s[np.flatnonzero(force > (peak_n + rest_n) / 2.0)[-1]])
    return force, ((lead_s, fallen_s),)


def _joined(name: str, rate_hz: float, parts: Iterable[tuple[Force, tuple[Span, ...]]]) -> MadeTrace:
    pushes: list[Span] = []
    pieces: list[Force] = []
    for force, spans in parts:
        start_s = sum(piece.size for piece in pieces) / rate_hz
        pushes += [(start_s + onset_s, start_s + end_s) for onset_s, end_s in spans]
        pieces.append(force)
    return _trace(name, rate_hz, np.concatenate(pieces), pushes)


def _drifting(name: str, rate_hz: float, newtons_per_s: float) -> MadeTrace:
    quiet = np.full(round(15.0 * rate_hz), 3.0), ()
    weak_one, strong_one = _push(rate_hz, 23.0, 3.0, 4.0, seed=9), _push(rate_hz, 123.0, 3.0, 5.0, seed=10)
    level = _joined(name, rate_hz, [quiet, weak_one, quiet, strong_one, quiet])
    drifting = level.force_n + newtons_per_s * level.t_s
    return MadeTrace(name, rate_hz, level.t_s, drifting, level.pushes)


def _put_down(name: str, rate_hz: float, weight_n: float) -> MadeTrace:
    t_s = _times(9.0, rate_hz)
    ring = np.exp(-np.maximum(0.0, t_s - 3.04) / 0.08) * 20.0 * np.cos(2.0 * np.pi * 14.0 * (t_s - 3.04))
    force = blip(t_s, 3.0, 0.04, 120.0) + np.where(t_s >= 3.04, ring + weight_n, 0.0)
    return _trace(name, rate_hz, force)


def _tapped(
    name: str, rate_hz: float, rest_n: float, blips: list[tuple[float, float, float]], *, are_taps: bool = True
) -> MadeTrace:
    force = rest_n + _blips(_times(7.0, rate_hz), blips)
    tops = [start_s + length_s / 2.0 for start_s, length_s, _ in blips]
    return _trace(name, rate_hz, force, taps=tops if are_taps else ())
