"""How fast and how much was pushed: pure functions of seconds, zeroed newtons and the onset.

Nothing is filtered: a zero-lag filter lets the rise begin before it does, and that is what is measured here. Between
two readings the force is taken to be straight. What a trial's readings cannot carry is not told: `science.gates`.
Windows of the rise: Ishøi 2019 (PMC6769277); the steepest 200 ms: Mentiplay 2015 (doi 10.1371/journal.pone.0140822).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Force = NDArray[np.float64]

ANALYSIS_VERSION = 1
"""Goes up by one with a change that moves a number of a trial: here, in `gates`, `rise_onset` or `contraction`."""

IMPULSE_S = 1.0
STEEPEST_S = 0.2
WITHIN = 0.95
"""The jitter is what this part of the intervals keeps to."""


@dataclass(frozen=True, slots=True)
class Sampling:
    """How often a trace was read, measured from its stamps.

    `rate_hz` is that of the median interval, or that of the mean where readings came in bunches; `jitter_s` is how
    far 95 % of the intervals keep to the median.
    """

    rate_hz: float
    jitter_s: float


def sampling(t_s: Force) -> Sampling | None:
    """Rate and jitter of a trace; None under three readings or without a span."""
    if t_s.size < 3 or t_s[-1] <= t_s[0]:
        return None
    steps = np.diff(t_s)
    median = float(np.median(steps))
    mean_hz = steps.size / float(t_s[-1] - t_s[0])
    return Sampling(
        min(1.0 / median, mean_hz) if median > 0.0 else mean_hz, float(np.quantile(np.abs(steps - median), WITHIN))
    )


def force_at(t_s: Force, force_n: Force, moment_s: float) -> float:
    """Force in N between two readings; at the ends that of the last one."""
    return float(np.interp(moment_s, t_s, force_n))


def time_to_peak(t_s: Force, force_n: Force, onset_s: float) -> float | None:
    """Seconds from the onset to the greatest force; None where that lies before the onset."""
    peak_s = float(t_s[np.argmax(force_n)])
    return peak_s - onset_s if peak_s >= onset_s else None


def impulse(t_s: Force, force_n: Force, onset_s: float, window_s: float = IMPULSE_S) -> float | None:
    """N.s: the integral of the force over `window_s` from the onset; None where the trace does not hold the window."""
    if not _holds(t_s, onset_s, window_s):
        return None
    end_s = onset_s + window_s
    inside = (t_s > onset_s) & (t_s < end_s)
    moments = np.concatenate(([onset_s], t_s[inside], [end_s]))
    force = np.interp(moments, t_s, force_n)
    return float(((force[1:] + force[:-1]) / 2.0 * np.diff(moments)).sum())


def rise(t_s: Force, force_n: Force, onset_s: float, window_s: float) -> float | None:
    """N/s: [F(t0 + w) - F(t0)] / w from the onset; None where the trace does not hold the window."""
    if not _holds(t_s, onset_s, window_s):
        return None
    return (force_at(t_s, force_n, onset_s + window_s) - force_at(t_s, force_n, onset_s)) / window_s


def steepest(t_s: Force, force_n: Force, onset_s: float, window_s: float = STEEPEST_S) -> float | None:
    """N/s: the greatest rise over any window that begins between the onset and the peak; None where none fits.

    The force being straight between readings, the greatest lies where a window begins or ends at one.
    """
    peak_s = float(t_s[np.argmax(force_n)])
    last_s = min(peak_s, float(t_s[-1]) - window_s)
    if not _holds(t_s, onset_s, window_s) or last_s < onset_s:
        return None
    starts = np.concatenate((t_s, t_s - window_s, [onset_s, last_s]))
    starts = starts[(starts >= onset_s) & (starts <= last_s)]
    risen = np.interp(starts + window_s, t_s, force_n) - np.interp(starts, t_s, force_n)
    return float(risen.max()) / window_s


def _holds(t_s: Force, onset_s: float, window_s: float) -> bool:
    """Whether the trace was read from the onset to the end of the window."""
    return bool(t_s.size and t_s[0] <= onset_s and onset_s + window_s <= t_s[-1])
