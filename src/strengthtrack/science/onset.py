"""Where a push left rest: the last moment at rest before the rise, looked for once the push is known.

Of made pushes from 20 to 800 N it is told within 50 ms at 100 Hz where the noise is 0.1 N; with noise of 0.5 N it is
told up to 0.1 s late of the weakest ones, whose first newtons the noise hides.
"""

import numpy as np
from numpy.typing import NDArray

Force = NDArray[np.float64]

SMOOTH_S = 0.06
"""Force is averaged over this long before the foot of a rise is looked for."""
FOOT_S = 0.3
"""Walking back, the foot of the rise is found where force was no lower for this long before it."""
FOOT_N = 0.5
"""So much lower counts as lower, or twice the noise."""
LEVEL_S = 0.1
"""The level at rest is the median of this long before the foot."""
SEEN_S = 0.25
WAVER_S = 0.5
"""How much the level wavers is looked up in so long before the foot; less than `SEEN_S` does not tell."""
WAVER_N = 2.0
"""A resting limb seldom wavers more; what does is no level."""
LEAST_N = 0.15
WAVERS = 2.0
NOISES = 4.0
NOISES_UNSEEN = 8.0
"""Force is clear of the level at the greatest of `LEAST_N`, so many times its slow wavering, and so many times its
noise: more where the level was not seen for long."""
UNSEEN_S = 0.04
"""It may have risen unseen for so long before; how long, a level and a straight rise fitted to the readings tell."""
FITTED_S = 0.25
RISES = 4.0
"""Fitted are the readings from so long before it is clear up to so many times what is clear."""
STEP_S = 0.005
"""Onsets are tried so far apart."""


def onset_s(t_s: Force, force_n: Force, over: int) -> float:
    """Time (s) at which the rise that comes after reading `over` left the level before it.

    Where the readings begin in the rise it is the time of the first.
    """
    smooth_n, noise_n = _smoothed(t_s, force_n), _noise(t_s, force_n)
    foot = _foot(t_s, smooth_n, over, max(FOOT_N, 2.0 * noise_n))
    level_n = float(np.median(smooth_n[_between(t_s, t_s[foot] - LEVEL_S, t_s[foot])]))
    clear_n = _clear(t_s, smooth_n - level_n, noise_n, foot)
    at_rest = np.flatnonzero(smooth_n[: over + 1] <= level_n + clear_n)
    left = int(at_rest[-1]) if at_rest.size else foot
    if not left:
        return float(t_s[0])
    top = left + int(np.argmax(force_n[left:] >= min(level_n + RISES * clear_n, force_n[left:].max())))
    near = _between(t_s, t_s[left] - FITTED_S, t_s[top])
    tried = np.arange(max(t_s[0], t_s[left] - UNSEEN_S), t_s[left] + STEP_S, STEP_S)
    return _best_corner(t_s[near], force_n[near] - level_n, tried)


def _clear(t_s: Force, over_n: Force, noise_n: float, foot: int) -> float:
    """How far over its level the force has left it."""
    if t_s[foot] - t_s[0] < SEEN_S:
        return max(LEAST_N, NOISES_UNSEEN * noise_n)
    before = over_n[_between(t_s, t_s[foot] - WAVER_S, t_s[foot])]
    waver_n = min(WAVER_N, WAVERS * float(np.sqrt(np.mean(before * before))))
    return max(LEAST_N, NOISES * noise_n, waver_n)


def _between(t_s: Force, first_s: float, last_s: float) -> NDArray[np.bool_]:
    return (t_s >= first_s) & (t_s <= last_s)


def _noise(t_s: Force, force_n: Force) -> float:
    """Standard deviation (N) that noise leaves in the smoothed force, from how readings differ from their neighbours'.

    A rise or a drift, being nearly straight from one reading to the next, adds nothing.
    """
    if t_s.size < 3:
        return 0.0
    bends = np.abs(np.diff(force_n, 2))
    averaged = max(1.0, SMOOTH_S / float(np.median(np.diff(t_s))))
    return float(np.median(bends) / (0.6745 * np.sqrt(6.0 * averaged)))


def _foot(t_s: Force, smooth_n: Force, over: int, lower_n: float) -> int:
    """Walk back from a reading in the rise to where it is lowest."""
    foot = over
    for here in range(over, -1, -1):
        if smooth_n[here] < smooth_n[foot] - lower_n:
            foot = here
        elif t_s[foot] - t_s[here] > FOOT_S:
            break
    return foot


def _smoothed(t_s: Force, force_n: Force) -> Force:
    """Mean of the readings around each."""
    total = np.concatenate(([0.0], np.cumsum(force_n)))
    first = np.searchsorted(t_s, t_s - SMOOTH_S / 2.0, side="left")
    last = np.searchsorted(t_s, t_s + SMOOTH_S / 2.0, side="right")
    smooth: Force = (total[last] - total[first]) / (last - first)
    return smooth


def _best_corner(t_s: Force, over_n: Force, tried_s: Force) -> float:
    """Which of the tried onsets leaves the least sum of squares, the rise from it being straight."""
    rise = np.maximum(0.0, t_s[:, None] - tried_s)
    explained = np.maximum(0.0, over_n @ rise) ** 2 / np.maximum(1e-12, (rise * rise).sum(axis=0))
    return float(tried_s[explained >= explained.max() * (1.0 - 1e-9)].mean())
