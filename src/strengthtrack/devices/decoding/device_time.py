"""The dynamometer's own clock, laid on ours: it does not wait for a cable."""

import math
from collections import deque

import numpy as np
from numpy.typing import NDArray

from strengthtrack.devices.decoding.numbers import Column
from strengthtrack.devices.profiles.schema import DeviceClock

Array = NDArray[np.float64]
LOOKS_BACK_S = 10.0
"""So long the quickest delivery stands for the wire; in that time the two clocks drift apart by less than matters."""
LOST_TRACK_S = 1.0
"""A reading that is so much older than its read, or of the future, is of a clock that began anew."""
MOST_LOST = 1
"""A clock that is lost more often in `LOOKS_BACK_S` does not run as its profile says, and stands for nothing."""


class DeviceTime:
    """Stamps by the device's clock, on the clock of the reads, strictly rising and never after their read.

    The difference of the two clocks is the least seen in the last seconds, that of the quickest delivery. Where the
    device's clock jumps, the readings of that read are spread over the time there was: no two may seem to be one.
    """

    def __init__(self, clock: DeviceClock) -> None:
        self._clock = clock
        self._turns = 0
        self._last_count: int | None = None
        self._last_s = -math.inf
        self._apart: deque[tuple[float, float]] = deque()
        self._lost: deque[float] = deque(maxlen=MOST_LOST + 1)

    def stamps(self, counts: Column, read_at_s: float, otherwise_s: Array) -> Array:
        """Times in s of the counts that one read at `read_at_s` brought; `otherwise_s` where the read has no time."""
        if math.isnan(read_at_s):
            return otherwise_s
        device_s = np.array([self._seconds(int(count)) for count in counts if count])
        if len(device_s) != len(otherwise_s):
            return otherwise_s
        apart_s = self._learn(read_at_s - float(device_s[-1]), read_at_s)
        stamps = otherwise_s if self._runs_wrong(read_at_s) else np.minimum(device_s + apart_s, read_at_s)
        if not _rises(stamps, self._last_s):
            stamps = self._spread(float(stamps[-1]), read_at_s, otherwise_s)
        self._last_s = float(stamps[-1])
        return stamps

    def _seconds(self, count: int) -> float:
        """The clock without its turns; a small step back is a clock that began anew."""
        wrap = self._clock.wrap
        if self._last_count is not None and count < self._last_count:
            if wrap and self._last_count - count > wrap // 2:
                self._turns += 1
            else:
                self._turns = 0
                self._apart.clear()
        self._last_count = count
        return (count + self._turns * (wrap or 0)) * self._clock.unit_s

    def _runs_wrong(self, read_at_s: float) -> bool:
        return len(self._lost) > MOST_LOST and read_at_s - self._lost[0] < LOOKS_BACK_S

    def _learn(self, apart_s: float, read_at_s: float) -> float:
        if self._apart and abs(apart_s - min(self._apart)[0]) > LOST_TRACK_S:
            self._apart.clear()
            self._lost.append(read_at_s)
        while self._apart and read_at_s - self._apart[0][1] > LOOKS_BACK_S:
            self._apart.popleft()
        while self._apart and self._apart[-1][0] >= apart_s:
            self._apart.pop()
        self._apart.append((apart_s, read_at_s))
        return self._apart[0][0]

    def _spread(self, last_s: float, read_at_s: float, otherwise_s: Array) -> Array:
        """Evenly since the last one: up to the last of these where it lies after that, else up to their read."""
        before_s, steps = self._last_s, np.arange(1, len(otherwise_s) + 1, dtype=np.float64)
        if not math.isfinite(before_s):
            return otherwise_s
        ends_s = last_s if last_s > before_s else read_at_s
        spread = before_s + (ends_s - before_s) * steps / len(steps)
        if _rises(spread, before_s):
            return spread
        return before_s + 2.0 * float(np.spacing(abs(before_s))) * steps  # no clock can part them


def _rises(stamps: Array, before_s: float) -> bool:
    return bool(stamps[0] > before_s and np.all(stamps[1:] > stamps[:-1]))
