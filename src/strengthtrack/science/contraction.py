"""Hear a push begin and end in a stream of force.

What a person sees on the trace, said in numbers: at rest the force is steady, whatever the strap or the tester's
hand already presses; a push lifts it clear of that and holds it; then it lets go. The numbers in `Sensitivity` are
judgements, tried on recordings of real pushes; they find the push, they are no measure of it.
"""

from collections import deque
from dataclasses import dataclass
from itertools import takewhile

import numpy as np
from numpy.typing import NDArray

Force = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """What counts as a push; forces in N over the resting force, times in s, fractions of the rise over rest."""

    begin_n: float = 25.0
    """A push has begun once the force has stayed this far over rest for `begin_dwell_s`."""
    begin_dwell_s: float = 0.15
    onset_n: float = 5.0
    """Its onset is where the force last left rest by this much."""
    end_n: float = 12.0
    end_fraction: float = 0.3
    """It has ended once the force stays below `end_n` or this part of the rise, the greater, for `end_dwell_s`."""
    end_dwell_s: float = 0.3
    slack_fraction: float = 0.5
    """It has ended too once it stays below half for `slack_dwell_s`: let go, but the pad still presses."""
    slack_dwell_s: float = 1.5
    steady_n: float = 6.0
    """Force that keeps within this much for `steady_s` is a resting force, even if higher than before."""
    steady_s: float = 1.0
    brief_s: float = 0.3
    """A resting force that falls is followed by the median of this long, so a knock does not move it."""
    before_s: float = 0.5
    """The resting force of a push is the median of this long before its onset."""
    history_s: float = 4.0
    """How far back an onset is looked for."""
    bin_s: float = 0.02
    """Readings of so long are averaged first: a fast dynamometer costs no more than a slow one."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A push began at `onset_s`, over a resting force in N."""

    onset_s: float
    resting_n: float


@dataclass(frozen=True, slots=True)
class Ended:
    """The push let go at `end_s`."""

    end_s: float


Heard = Begun | Ended


class Detector:
    """Hears pushes in readings fed in order; how the stream is cut into feeds changes nothing.

    Time must not go back: after a gap or a lost signal call `reset`, which forgets the running push without a word.
    A stream that starts in mid-push is silent until the force has fallen to a rest, unless `resting_n` is known.
    """

    def __init__(self, sensitivity: Sensitivity | None = None, resting_n: float | None = None) -> None:
        self._is = sensitivity or Sensitivity()
        self.reset(resting_n)

    def reset(self, resting_n: float | None = None) -> None:
        """Forget everything that was heard; start from `resting_n` (N) if it is known."""
        self._open_t: Force = np.empty(0)
        self._open_f: Force = np.empty(0)
        self._past: deque[tuple[float, float]] = deque()
        self._resting, self._knows_rest = resting_n or 0.0, resting_n is not None
        self._pushing = False
        self._over_since: float | None = None
        self._low_since: float | None = None
        self._slack_since: float | None = None
        self._top = self._previous = 0.0

    @property
    def pushing(self) -> bool:
        """Whether a push has begun and not ended."""
        return self._pushing

    @property
    def resting_n(self) -> float | None:
        """The resting force in N as known now; None until there were readings enough."""
        return self._resting if self._knows_rest else None

    def feed(self, t_s: Force, force_n: Force) -> list[Heard]:
        """Take readings (s, N) and tell what began and ended, in order; readings that are no number are passed over."""
        sound = np.isfinite(force_n)
        t_s = np.concatenate((self._open_t, t_s[sound]))
        force_n = np.concatenate((self._open_f, force_n[sound]))
        if not t_s.size:
            return []
        bins = np.floor(t_s / self._is.bin_s)
        starts = np.concatenate(([0], np.flatnonzero(np.diff(bins)) + 1))
        self._open_t, self._open_f = t_s[starts[-1] :], force_n[starts[-1] :]
        means = np.add.reduceat(force_n, starts) / np.diff(starts, append=t_s.size)
        heard = map(self._step, t_s[starts[:-1]].tolist(), means[:-1].tolist())
        return [event for event in heard if event is not None]

    def _step(self, t_s: float, force_n: float) -> Heard | None:
        """Take one averaged reading, with the time of its first."""
        self._past.append((t_s, force_n))
        self._forget_before(t_s - self._is.history_s)
        heard = self._in_push(t_s, force_n) if self._pushing else self._in_rest(t_s, force_n)
        self._previous = force_n
        return heard

    def _in_rest(self, t_s: float, force_n: float) -> Begun | None:
        if not self._knows_rest:
            self._find_first_rest(t_s)
            return None
        over = force_n > self._resting + self._is.begin_n
        self._over_since = _since(self._over_since, t_s, over)
        if self._over_since is None:
            self._follow_rest(t_s)
        elif t_s - self._over_since >= self._is.begin_dwell_s:
            return self._begin()
        return None

    def _find_first_rest(self, t_s: float) -> None:
        self._knows_rest = t_s - self._past[0][0] >= self._is.brief_s
        self._resting = _median(self._last(t_s, self._is.brief_s))

    def _follow_rest(self, t_s: float) -> None:
        """Follow a falling rest at once and a rising one only when it is steady: a slow push is no rest."""
        lately = self._last(t_s, self._is.steady_s)
        if t_s - self._past[0][0] >= self._is.steady_s and max(lately) - min(lately) <= self._is.steady_n:
            self._resting = _median(lately)
        else:
            self._resting = min(self._resting, _median(self._last(t_s, self._is.brief_s)))

    def _begin(self) -> Begun:
        self._pushing, self._over_since = True, None
        self._low_since = self._slack_since = None
        self._top = self._resting + self._is.begin_n
        *_, (onset_s, _) = takewhile(self._is_off_rest, reversed(self._past))
        before = [force for t, force in self._past if onset_s - self._is.before_s <= t < onset_s]
        return Begun(onset_s, _median(before) if before else self._resting)

    def _is_off_rest(self, past: tuple[float, float]) -> bool:
        return past[1] > self._resting + min(self._is.onset_n, self._is.begin_n)

    def _in_push(self, t_s: float, force_n: float) -> Ended | None:
        self._top = max(self._top, min(force_n, self._previous))  # one stray reading is no top
        rise = self._top - self._resting
        low = force_n - self._resting < max(self._is.end_n, self._is.end_fraction * rise)
        slack = force_n - self._resting < self._is.slack_fraction * rise
        self._low_since = _since(self._low_since, t_s, low)
        self._slack_since = _since(self._slack_since, t_s, slack)
        if self._low_since is not None and t_s - self._low_since >= self._is.end_dwell_s:
            return self._end(t_s, self._low_since)
        if self._slack_since is not None and t_s - self._slack_since >= self._is.slack_dwell_s:
            return self._end(t_s, self._slack_since)
        return None

    def _end(self, t_s: float, end_s: float) -> Ended:
        self._pushing = False
        self._forget_before(end_s)
        self._resting = _median(self._last(t_s, self._is.brief_s))
        return Ended(end_s)

    def _forget_before(self, t_s: float) -> None:
        while self._past[0][0] < t_s:
            self._past.popleft()

    def _last(self, t_s: float, span_s: float) -> list[float]:
        """Forces of the last `span_s`, newest first."""
        return [force for _, force in takewhile(lambda past: past[0] >= t_s - span_s, reversed(self._past))]


def _since(since: float | None, t_s: float, holds: bool) -> float | None:
    """When something that holds now began to hold."""
    if not holds:
        return None
    return t_s if since is None else since


def _median(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]
