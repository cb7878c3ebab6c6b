"""Readings that stand alone: one far from both its neighbours is noise on the cable, for no force comes and goes so."""

import numpy as np
from numpy.typing import NDArray

FAR_N = 50.0
WITHIN_S = 0.05
"""From the reading before to the one after. A limb that builds up 3,000 N a second, which is fast, gets 75 N in half of
it, and is not back in the other half; a knock rings for longer. Both are judgements."""


def lone_readings(t_s: NDArray[np.float64], force_n: NDArray[np.float64]) -> NDArray[np.intp]:
    """Which readings (s, N) are more than FAR_N above, or below, those beside them; empty for a slow dynamometer."""
    before, after = force_n[1:-1] - force_n[:-2], force_n[1:-1] - force_n[2:]
    far = np.minimum(np.abs(before), np.abs(after)) > FAR_N
    return 1 + np.flatnonzero(far & (before * after > 0.0) & (t_s[2:] - t_s[:-2] <= WITHIN_S))
