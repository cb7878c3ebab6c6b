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
LOST_TRACK_S = 2.0
"""A reading that is so much older than its read, or of the future, is of a clock that began anew."""


class DeviceTime:
    """Stamps by the device's clock, on the clock of the reads, strictly rising and never after their read.

    The difference of the two clocks is the least seen in the last seconds, that of the quickest delivery.
    """

    def __init__(self, clock: DeviceClock) -> None:
        self._clock = clock
        self._turns = 0
        self._last_count: int | None = None
        self._last_s = -math.inf
        self._apart: deque[tuple[float, float]] = deque()

    def stamps(self, counts: Column, read_at_s: float, otherwise_s: Array) -> Array:
        """Times in s of the counts that one read at `read_at_s` brought; `otherwise_s` where the read has no time."""
        if math.isnan(read_at_s):
            return otherwise_s
        device_s = np.array([self._seconds(int(count)) for count in counts if count])
        if len(device_s) != len(otherwise_s):
            return otherwise_s
        apart_s = self._learn(read_at_s - float(device_s[-1]), read_at_s)
        return self._rising(np.minimum(device_s + apart_s, read_at_s))

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

    def _learn(self, apart_s: float, read_at_s: float) -> float:
        if self._apart and abs(apart_s - min(self._apart)[0]) > LOST_TRACK_S:
            self._apart.clear()
        while self._apart and read_at_s - self._apart[0][1] > LOOKS_BACK_S:
            self._apart.popleft()
        while self._apart and self._apart[-1][0] >= apart_s:
            self._apart.pop()
        self._apart.append((apart_s, read_at_s))
        return self._apart[0][0]

    def _rising(self, stamps: Array) -> Array:
        """A quicker delivery than any before moves the difference; no stamp goes back for that."""
        for at, stamp in enumerate(stamps):
            self._last_s = max(float(stamp), math.nextafter(self._last_s, math.inf))
            stamps[at] = self._last_s
        return stamps
