"""Somebody who pushes on the pad, again and again, at 1000 readings a second."""

import math
import time
from dataclasses import dataclass, field
from queue import SimpleQueue

import numpy as np
from numpy.typing import NDArray

from strengthtrack.devices.readings import OK, Readings

Array = NDArray[np.float64]

RATE_HZ = 1000
RAMP_S = 0.5
NOISE_N = 0.4
TREMOR_HZ = 9.0


@dataclass(frozen=True, slots=True)
class Pushes:
    """A push of `lasts_s` in the middle of every `every_s`, with tremor and noise; seconds in, N out."""

    every_s: float = 8.0
    lasts_s: float = 4.0
    peak_n: float = 180.0
    noise: Array = field(default_factory=lambda: np.random.default_rng(1).normal(0.0, NOISE_N, 10 * RATE_HZ))

    @property
    def first_s(self) -> float:
        """When the first one begins."""
        return (self.every_s - self.lasts_s) / 2.0

    def next_s(self, now_s: float) -> float:
        """When the next one begins."""
        return self.first_s + max(0, math.ceil((now_s - self.first_s) / self.every_s)) * self.every_s

    def force_n(self, t_s: Array) -> Array:
        """The force at each time."""
        since = t_s % self.every_s - self.first_s
        ramp = np.clip(np.minimum(since, self.lasts_s - since) / RAMP_S, 0.0, 1.0)
        tremor = 1.0 + 0.02 * np.sin(2 * np.pi * TREMOR_HZ * t_s)
        force_n: Array = self.peak_n * ramp * tremor + self.noise[np.round(t_s * RATE_HZ).astype(int) % len(self.noise)]
        return force_n


class Clock:
    """The machine's own seconds, and what was skipped."""

    def __init__(self) -> None:
        self._ahead_s = 0.0

    def perf_counter(self) -> float:
        """Stands in for that of the module `time`."""
        return time.perf_counter() + self._ahead_s

    def skip(self, seconds: float) -> None:
        """Let time pass."""
        self._ahead_s += seconds


class Dynamometer:
    """Puts the readings that came meanwhile on the queue, stamped as the link stamps them."""

    def __init__(self, heard: "SimpleQueue[object]", clock: Clock, pushes: Pushes) -> None:
        self._heard, self._clock, self._pushes = heard, clock, pushes
        self._began_s = clock.perf_counter()
        self._next = 0

    @property
    def now_s(self) -> float:
        """Seconds since the first reading."""
        return self._clock.perf_counter() - self._began_s

    def speak(self, at_once: int | None = None) -> None:
        """Put all that is due, in reads of `at_once`, or in a single one."""
        due = range(self._next, int(self.now_s * RATE_HZ))
        t_s = np.array(due, dtype=np.float64) / RATE_HZ
        force_n, self._next = self._pushes.force_n(t_s), due.stop
        for first in range(0, len(t_s), at_once or max(len(t_s), 1)):
            read = slice(first, first + at_once if at_once else None)
            stamps = self._began_s + t_s[read]
            self._heard.put(Readings(stamps, force_n[read], "N", (OK,) * len(stamps)))
