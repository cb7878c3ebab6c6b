"""A trial while it runs: every sample since a second before the push, ready to be handed over in pieces."""

from array import array
from dataclasses import dataclass, field, replace

import numpy as np

from strengthtrack.clinic.trial import Trace, Trial
from strengthtrack.practice.testing.recent import Array, Recent

RUN_UP_S = 1.0
"""Kept before the onset, so that the resting force can be seen."""

KNOCK_N = 10.0
"""So far over the resting force the run-up holds a tap or a knock, which must not be taken for the peak."""


@dataclass(slots=True)
class RunningTrial:
    """`header` is the trial without its trace; times are the link's own seconds."""

    header: Trial
    onset_s: float
    unit: str
    zero: float
    peak_n: float = 0.0
    overloaded: bool = False
    ends_s: float = np.inf
    """What comes from here on is not of this trial: readings are missing before it."""
    _first_s: float | None = None
    _last_s: float = -np.inf
    _t_s: list[Array] = field(default_factory=list)
    _value: list[Array] = field(default_factory=list)
    _handed_over: int = 0
    _handed_over_s: float = 0.0

    def take(self, recent: Recent, *, overloaded: bool = False) -> None:
        """Take what came since the last look; one overload in it is enough for the whole trial."""
        self.overloaded |= overloaded and np.isinf(self.ends_s)
        if self._first_s is None:
            self._last_s = self._quiet_from(recent)
        t_s, value, force = recent.since(self._last_s)
        if len(t_s) and t_s[0] <= self._last_s:
            t_s, value, force = t_s[1:], value[1:], force[1:]
        ours = int(np.searchsorted(t_s, self.ends_s))
        t_s, value, force = t_s[:ours], value[:ours], force[:ours]
        if not len(t_s):
            return
        if self._first_s is None:
            self._first_s = self._handed_over_s = float(t_s[0])
        self._last_s = float(t_s[-1])
        self._t_s.append(t_s - self._first_s)
        self._value.append(value.copy())
        self.peak_n = max(self.peak_n, float(force.max()))

    def _quiet_from(self, recent: Recent) -> float:
        """When the run-up begins: a second before the onset, or after the last knock in it."""
        begins = self.onset_s - RUN_UP_S
        t_s, _, force = recent.since(begins)
        resting = self.header.resting_n
        if resting is None:
            return begins
        knocks = np.flatnonzero((t_s < self.onset_s) & (force > resting + KNOCK_N))
        return float(t_s[knocks[-1]]) if knocks.size else begins

    @property
    def held_s(self) -> float:
        """Seconds since the onset."""
        return max(0.0, self._last_s - self.onset_s)

    def next_piece(self, seconds: float) -> Trace | None:
        """What is not handed over yet, once it is `seconds` long."""
        if self._last_s - self._handed_over_s < seconds:
            return None
        piece = self._trace(self._handed_over)
        self._handed_over, self._handed_over_s = len(self._t_s), self._last_s
        return piece

    def finished(self, *, complete: bool) -> Trial:
        """The whole trial."""
        return replace(self.header, trace=self._trace(0), complete=complete)

    def _trace(self, first: int) -> Trace:
        t_s, value = self._t_s[first:], self._value[first:]
        return Trace(_floats(t_s), _floats(value), self.unit, self.zero)


def _floats(pieces: list[Array]) -> "array[float]":
    joined = np.concatenate(pieces) if pieces else np.empty(0)
    return array("d", joined.tobytes())
