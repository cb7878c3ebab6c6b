"""When each reading was: spread over a read by the rate the readings really arrive at."""

import math
from collections import deque

import numpy as np
from numpy.typing import NDArray

LOOKS_BACK_S = 3.0
GAP_S = 0.5
"""A pause this long is no part of the rate."""
APART_S = 0.02
"""Of the arrivals within this time one is kept: the fit is as good, and a thousand reads a second cost little."""


class Stamps:
    """Stamps for the frames of each read, strictly rising, the last one of a read at the time of the read.

    A USB adapter hands over several frames at once; they are spread back by the time between frames as fitted
    to the arrivals of the last seconds. What a profile claims of its rate is never used.
    """

    def __init__(self, opened_at_s: float) -> None:
        self._last_s = opened_at_s
        self._read_s = opened_at_s
        self._count = 0
        self._arrivals: deque[tuple[float, int]] = deque()
        self._period_s: float | None = None

    @property
    def rate_hz(self) -> float | None:
        """Frames a second as fitted, None before it is known."""
        return None if self._period_s is None else 1.0 / self._period_s

    def stamp(self, frames: int, read_at_s: float) -> NDArray[np.float64]:
        """Times in s for `frames` frames that one read at `read_at_s` completed."""
        if not frames:
            return np.empty(0)
        if read_at_s <= self._last_s:
            read_at_s = math.nextafter(self._last_s, math.inf)
        began_s, self._last_s = self._last_s, read_at_s
        known_s = self._period_s
        self._learn(frames, read_at_s)
        if frames == 1:
            return np.array([read_at_s])
        period_s = (read_at_s - began_s) / frames
        return self._spread(frames, period_s if known_s is None else min(period_s, known_s), began_s)

    def _spread(self, frames: int, period_s: float, began_s: float) -> NDArray[np.float64]:
        stamps = self._rising(self._last_s - period_s * np.arange(frames - 1, -1, -1, dtype=np.float64), began_s)
        self._last_s = float(stamps[-1])
        return stamps

    def _rising(self, stamps: NDArray[np.float64], began_s: float) -> NDArray[np.float64]:
        """A clock too coarse to part the frames of a read would stamp two alike; nudge them on."""
        if stamps[0] > began_s and float(np.diff(stamps).min()) > 0.0:
            return stamps
        step = 2.0 * float(np.spacing(abs(stamps[-1])))
        return began_s + step * np.arange(1, len(stamps) + 1, dtype=np.float64)

    def _learn(self, frames: int, read_at_s: float) -> None:
        if read_at_s - self._read_s > GAP_S:
            self._arrivals.clear()
        self._read_s = read_at_s
        self._count += frames
        if not self._arrivals or read_at_s - self._arrivals[-1][0] >= APART_S:
            self._arrivals.append((read_at_s, self._count))
        while read_at_s - self._arrivals[0][0] > LOOKS_BACK_S:
            self._arrivals.popleft()
        first_s, first_count = self._arrivals[0]
        if read_at_s > first_s:
            self._period_s = (read_at_s - first_s) / (self._count - first_count)
