"""From where the rise of a push is measured: finer than hearing that a push began needs to be.

What hears pushes averages over 60 ms and so is up to 40 ms early of a sudden one, which is nothing where pushes are
told apart and half of a rise over 100 ms. Here no reading is averaged: the rise has begun where force is first over
the baseline's mean by three of its standard deviations, 5 N at least, and stays so for 20 ms; from there back to the
last reading that lies at the mean. The rule is a judgement; a person can move what it finds.
"""

import numpy as np
from numpy.typing import NDArray

Force = NDArray[np.float64]

BASELINE_S, LEAST_BASELINE_S = 0.5, 0.1
DEVIATIONS = 3.0
FLOOR_N = 5.0
STAYS_S = 0.02
LATER_S = 1.0
"""A rise that is not clear of the baseline so long after the push was heard to begin is left where it was heard."""


def rise_onset(t_s: Force, force_n: Force, heard_s: float) -> float:
    """Seconds of the last reading at rest before the rise of a push that was heard to begin at `heard_s`.

    `heard_s` itself where too little rest was read before it, or where the rise is not clear of the rest soon.
    """
    before = force_n[(t_s >= heard_s - BASELINE_S) & (t_s <= heard_s)]
    if before.size < 3 or heard_s - t_s[0] < LEAST_BASELINE_S:
        return heard_s
    mean_n = float(before.mean())
    clear = _first_clear(t_s, force_n > mean_n + max(FLOOR_N, DEVIATIONS * float(before.std())), heard_s)
    if clear is None:
        return heard_s
    at_rest = np.flatnonzero(force_n[:clear] <= mean_n)
    return float(t_s[at_rest[-1]]) if at_rest.size else heard_s


def _first_clear(t_s: Force, over: NDArray[np.bool_], heard_s: float) -> int | None:
    """The first reading from `heard_s` on that is over, and so are all for `STAYS_S` after it."""
    first, last = np.searchsorted(t_s, (heard_s, heard_s + LATER_S))
    for index in range(int(first), int(last)):
        if over[index] and over[index : np.searchsorted(t_s, t_s[index] + STAYS_S, side="right")].all():
            return index
    return None
