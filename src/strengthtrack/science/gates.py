"""Which measures a trial can carry: by its measured rate, what held the dynamometer, and the rest before the push.

The gates are a judgement, not a quoted figure: a window of 100 ms holds four readings at 40 Hz, 20 at 200 Hz, and a
dynamometer in a hand gives way in it. What has no number has the reason in words.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from strengthtrack.clinic.analysis import Measure, Measured
from strengthtrack.clinic.setup import Fixation
from strengthtrack.science.force_time import (
    IMPULSE_S,
    STEEPEST_S,
    impulse,
    rise,
    sampling,
    steepest,
    time_to_peak,
)
from strengthtrack.science.measures import best_second, peak

Force = NDArray[np.float64]

FINE_HZ = 200
"""Below it what is told at all of the time is coarse."""
MOST_BEFORE_N = 5.0
"""So much may press, and so far may the force wander, before a push whose early rise is told."""
BEFORE_S = 0.5
LEAST_BEFORE_S = 0.1
GAP = 3.0
"""Readings are missing where two are further apart than so many intervals of the least rate."""
SLOWEST_HZ = 5
"""A trace read slower than this holds a second in a few readings at most, and only its peak is told."""
FIXED = frozenset({Fixation.BELT, Fixation.RIG})


@dataclass(frozen=True, slots=True)
class _Gate:
    """What a measure needs; `window_s` from the onset, None where it is not of the time after the onset."""

    least_hz: int = 0
    window_s: float | None = None
    to_peak: bool = False
    early: bool = False
    fixed: bool = False
    from_onset: bool = True


_GATES = {
    Measured.PEAK: _Gate(from_onset=False),
    Measured.BEST_SECOND: _Gate(least_hz=SLOWEST_HZ, from_onset=False),
    Measured.IMPULSE: _Gate(least_hz=SLOWEST_HZ, window_s=IMPULSE_S),
    Measured.TIME_TO_PEAK: _Gate(least_hz=40, to_peak=True),
    Measured.STEEPEST: _Gate(least_hz=40, window_s=STEEPEST_S, to_peak=True),
    Measured.RFD_200: _Gate(least_hz=FINE_HZ, window_s=0.2, early=True),
    Measured.RFD_100: _Gate(least_hz=500, window_s=0.1, early=True, fixed=True),
}
_COARSE = frozenset({Measured.TIME_TO_PEAK, Measured.STEEPEST})
_NONE = {
    Measured.BEST_SECOND: "the push is shorter than a second",
    Measured.TIME_TO_PEAK: "the peak lies before the onset",
    Measured.STEEPEST: "no window of 200 ms fits between the onset and the end",
}


def measures(t_s: Force, force_n: Force, onset_s: float | None, fixation: Fixation) -> tuple[Measure, ...]:
    """Every measure of a trace (s, zeroed N) in the order it is shown; none has a value without a reading.

    A rate is rounded to whole readings a second before it is held against a gate, for a dynamometer that sends 200
    is measured as 199.9.
    """
    if not t_s.size:
        return tuple(Measure(of, None, why_not="there are no readings") for of in Measured)
    push = _Push(t_s, force_n, onset_s, fixation)
    return tuple(push.measure(of, gate) for of, gate in _GATES.items())


def disturbed(t_s: Force, force_n: Force, onset_s: float) -> str:
    """Why the early rise of a push cannot be told from what was before it; empty where it can."""
    before = (t_s >= onset_s - BEFORE_S) & (t_s <= onset_s)
    times, force = t_s[before], force_n[before]
    if times.size < 3 or times[-1] - times[0] < LEAST_BEFORE_S:
        return "no rest was read before the push"
    pressed = float(np.median(force[times >= onset_s - LEAST_BEFORE_S]))
    if abs(pressed) > MOST_BEFORE_N:
        return f"{abs(pressed):.0f} N {'pressed' if pressed > 0 else 'pulled'} before the push; up to 5 N may"
    moved = abs(float(np.polynomial.Polynomial.fit(times, force, 1).deriv()(0.0))) * float(times[-1] - times[0])
    return f"the force moved by {moved:.0f} N before the push; up to 5 N may" if moved > MOST_BEFORE_N else ""


@dataclass(frozen=True, slots=True)
class _Push:
    t_s: Force
    force_n: Force
    onset_s: float | None
    fixation: Fixation

    def measure(self, of: Measured, gate: _Gate) -> Measure:
        why_not = self._why_not(gate)
        if why_not:
            return Measure(of, None, why_not=why_not)
        value = self._worked_out(of)
        if value is None:
            return Measure(of, None, why_not=_NONE.get(of, "the trace ends too soon"))
        return Measure(of, value, coarse=of in _COARSE and self._rate < FINE_HZ)

    @property
    def _rate(self) -> int:
        found = sampling(self.t_s)
        return 0 if found is None else round(found.rate_hz)

    def _why_not(self, gate: _Gate) -> str:
        if self._rate < gate.least_hz:
            return f"needs {gate.least_hz} readings a second; this trial has {self._rate}"
        if gate.fixed and self.fixation not in FIXED:
            return "needs a belt or a rig; this trial was held by hand"
        if not gate.from_onset:
            return ""
        if self.onset_s is None:
            return "no onset was found"
        before = disturbed(self.t_s, self.force_n, self.onset_s) if gate.early else ""
        return before or self._outside(self.onset_s, gate) or self._missing(self.onset_s, gate)

    def _outside(self, onset_s: float, gate: _Gate) -> str:
        """What of the window is not in the trace."""
        if onset_s < self.t_s[0]:
            return "the trace begins after the onset"
        if gate.window_s is not None and onset_s + gate.window_s > self.t_s[-1]:
            return f"the trace ends within {gate.window_s * 1000:.0f} ms of the onset"
        return ""

    def _missing(self, onset_s: float, gate: _Gate) -> str:
        """Where readings are too far apart, in the window or up to the peak."""
        peak_s = float(self.t_s[np.argmax(self.force_n)])
        last_s = peak_s if gate.to_peak else onset_s + (gate.window_s or 0.0)
        steps = np.diff(self.t_s)[(self.t_s[1:] > onset_s) & (self.t_s[:-1] < last_s)]
        widest = float(steps.max()) if steps.size else 0.0
        return (
            f"readings are missing in it for {widest * 1000:.0f} ms"
            if gate.least_hz and widest > GAP / gate.least_hz
            else ""
        )

    def _worked_out(self, of: Measured) -> float | None:
        if of is Measured.PEAK:
            return peak(self.force_n)
        if of is Measured.BEST_SECOND:
            return best_second(self.t_s, self.force_n)
        assert self.onset_s is not None  # noqa: S101 - the gates of the others ask for one
        return _FROM_ONSET[of](self.t_s, self.force_n, self.onset_s)


def _rise_200(t_s: Force, force_n: Force, onset_s: float) -> float | None:
    return rise(t_s, force_n, onset_s, 0.2)


def _rise_100(t_s: Force, force_n: Force, onset_s: float) -> float | None:
    return rise(t_s, force_n, onset_s, 0.1)


_FROM_ONSET: dict[Measured, Callable[[Force, Force, float], float | None]] = {
    Measured.IMPULSE: impulse,
    Measured.TIME_TO_PEAK: time_to_peak,
    Measured.STEEPEST: steepest,
    Measured.RFD_200: _rise_200,
    Measured.RFD_100: _rise_100,
}
