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

from strengthtrack.science.onset import onset_s

Force = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """What counts as a push; forces in N over the resting force, times in s, fractions of the rise over rest."""

    begin_n: float = 12.0
    """A push has begun once the force has stayed this far over rest for `begin_dwell_s`: a weak one is of 20 N."""
    begin_dwell_s: float = 0.8
    """Longer than a hand on the pad presses when it is moved."""
    strong_n: float = 25.0
    """A push this far over rest has begun already after `strong_dwell_s`."""
    strong_dwell_s: float = 0.3
    """Longer than a cough or a knock."""
    fading_fraction: float = 0.5
    """Force that falls back below this part of its rise before it has begun starts its dwell anew."""
    end_n: float = 5.0
    end_fraction: float = 1.0 / 3.0
    """It has ended once the force stays below `end_n` or this part of the rise, the greater, for `end_dwell_s`."""
    end_dwell_s: float = 0.3
    slack_fraction: float = 0.45
    """It has ended too once it stays below this part for `slack_dwell_s`: let go, but the pad still presses."""
    slack_dwell_s: float = 1.5
    again_s: float = 1.0
    """So soon after a push, force of `begin_n` for `strong_dwell_s` is the next push and no handling."""
    let_go_s: float = 0.12
    """A muscle takes so long from `held_fraction` of the rise to `end_fraction`; a fall that is faster is a slip."""
    held_fraction: float = 0.9
    falling_s: float = 0.5
    """Of the greatest rise within this long."""
    level_s: float = 0.1
    """What presses once a push has ended is the median of this long."""
    steady_n: float = 3.0
    """Force whose quarters of `steady_s` are within this of each other is a resting force, even if a higher one."""
    steady_s: float = 1.0
    look_s: float = 0.05
    """How often a steady rest is looked for."""
    brief_s: float = 0.3
    """The first resting force is the median of this long."""
    before_s: float = 0.1
    """The resting force of a push is the median of this long before its onset."""
    history_s: float = 6.0
    """How far back an onset is looked for."""
    bin_s: float = 0.01
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

    What no detector can know from force alone: a limb that comes to rest on the pad, or a strap that is tightened,
    is heard as a push where it is as strong and as quick as a weak one. Only armed force is filed for that reason;
    `settle` says that what presses now is rest.
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
        self._floor = -np.inf
        self._again_until = self._looked_s = -np.inf
        self._started_s = np.inf
        self._previous = self._resting
        self._rest()

    def settle(self) -> None:
        """Take what presses now as the resting force, and forget a push that was heard begin."""
        self._rest()
        self._again_until = -np.inf
        if self._past:
            self._resting = _median(self._last(self._past[-1][0], self._is.brief_s))

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
        steps = zip(t_s[starts[:-1]].tolist(), means[:-1].tolist(), strict=True)
        return [event for t, force in steps for event in self._step(t, force)]

    def _step(self, t_s: float, force_n: float) -> list[Heard]:
        """Take one averaged reading, with the time of its first."""
        self._started_s = min(self._started_s, t_s)
        self._past.append((t_s, force_n))
        self._forget_before(t_s - self._is.history_s)
        heard = self._in_push(t_s, force_n) if self._pushing else self._in_rest(t_s, force_n)
        self._previous = force_n
        return heard

    # at rest

    def _rest(self) -> None:
        self._pushing = False
        self._over_since: float | None = None
        self._strong_since: float | None = None
        self._top = self._resting

    def _in_rest(self, t_s: float, force_n: float) -> list[Heard]:
        if not self._knows_rest:
            self._find_first_rest(t_s)
            return []
        self._rise(t_s, force_n)
        if self._over_since is None:
            self._follow_rest(t_s, force_n)
        elif self._has_begun(t_s):
            return [self._begin(t_s)]
        return []

    def _find_first_rest(self, t_s: float) -> None:
        self._knows_rest = t_s - self._started_s >= self._is.brief_s
        self._resting = self._top = _median(self._last(t_s, self._is.brief_s))

    def _rise(self, t_s: float, force_n: float) -> None:
        """Follow how long the force has been over rest without fading."""
        over = force_n - self._resting
        if over < self._is.fading_fraction * (self._top - self._resting):
            self._top, self._over_since, self._strong_since = self._resting, None, None
        self._top = max(self._top, force_n)
        self._over_since = _since(self._over_since, t_s, over > self._is.begin_n)
        self._strong_since = _since(self._strong_since, t_s, over > self._is.strong_n)

    def _has_begun(self, t_s: float) -> bool:
        again = t_s < self._again_until
        return _lasts(self._strong_since, t_s, self._is.strong_dwell_s) or _lasts(
            self._over_since, t_s, self._is.strong_dwell_s if again else self._is.begin_dwell_s
        )

    def _follow_rest(self, t_s: float, force_n: float) -> None:
        """Follow a rest that is steady, and down to where the force has been for as long: a dip is no rest."""
        if t_s < self._again_until:
            self._resting = min(self._resting, max(self._floor, force_n))
        if t_s < max(self._again_until, self._looked_s + self._is.look_s):
            return
        self._looked_s = t_s
        if t_s - self._started_s < self._is.steady_s:
            self._resting = min(self._resting, _median(self._last(t_s, self._is.level_s)))
            return
        quarters = self._quarters(t_s)
        if len(quarters) < 3 or t_s - self._past[0][0] < self._is.steady_s:
            return  # after a gap
        if max(quarters) - min(quarters) <= self._is.steady_n:
            self._resting = _median(quarters)
        else:
            self._resting = min(self._resting, max(quarters))

    def _quarters(self, t_s: float) -> list[float]:
        """Medians of each quarter of the last `steady_s`."""
        quarter_s = self._is.steady_s / 4.0
        parts: dict[int, list[float]] = {}
        for past_s, force in takewhile(lambda past: past[0] > t_s - self._is.steady_s, reversed(self._past)):
            parts.setdefault(int((t_s - past_s) / quarter_s), []).append(force)
        return [_median(part) for part in parts.values()]

    # in a push

    def _begin(self, t_s: float) -> Begun:
        self._pushing = True
        self._low_since: float | None = None
        self._slack_since: float | None = None
        self._let_go_s: float | None = None
        self._again_since: float | None = None
        self._top = max(self._last(t_s, self._is.strong_dwell_s))
        left_s = self._onset()
        before = [force for t, force in self._past if left_s - self._is.before_s <= t < left_s]
        if before:
            self._resting = _median(before)
        if t_s >= self._again_until:
            self._floor = self._resting
        return Begun(left_s, self._resting)

    def _onset(self) -> float:
        t_s, force_n = np.array(self._past).T
        at_rest = np.flatnonzero(force_n <= self._resting + self._is.begin_n)
        return onset_s(t_s, force_n, int(at_rest[-1])) if at_rest.size else float(t_s[0])

    def _in_push(self, t_s: float, force_n: float) -> list[Heard]:
        self._top = max(self._top, min(force_n, self._previous))  # one stray reading is no top
        rise, over = self._top - self._resting, force_n - self._resting
        low = over < max(self._is.end_n, self._is.end_fraction * rise)
        self._low_since = _since(self._low_since, t_s, low)
        self._slack_since = _since(self._slack_since, t_s, over < self._is.slack_fraction * rise)
        if self._low_since is not None and t_s - self._low_since >= self._is.end_dwell_s:
            return [self._end(t_s, self._low_since)]
        if self._slack_since is not None and t_s - self._slack_since >= self._is.slack_dwell_s:
            return [self._end(t_s, self._slack_since)]
        return self._taken_up_again(t_s, force_n)

    def _taken_up_again(self, t_s: float, force_n: float) -> list[Heard]:
        """Hear a push that follows another before the force was at rest; a pad that slips and holds again is none."""
        if self._low_since == t_s and self._let_go_s is None and self._was_let_go(t_s):
            self._let_go_s, self._valley = t_s, force_n
        if self._let_go_s is None:
            return []
        self._valley = min(self._valley, force_n)
        self._again_since = _since(self._again_since, t_s, force_n > self._valley + self._is.begin_n)
        if _lasts(self._again_since, t_s, self._is.strong_dwell_s):
            ended, self._resting = self._end(t_s, self._let_go_s), self._valley
            return [ended, self._begin(t_s)]
        if t_s - self._let_go_s > self._is.again_s:
            self._let_go_s = None
        return []

    def _was_let_go(self, t_s: float) -> bool:
        """Whether the force fell as slowly as a muscle lets go."""
        lately = [past for past in self._past if past[0] >= t_s - self._is.falling_s]
        held_n = self._resting + self._is.held_fraction * (max(force for _, force in lately) - self._resting)
        return t_s - max((past_s for past_s, force in lately if force >= held_n), default=t_s) >= self._is.let_go_s

    def _end(self, t_s: float, end_s: float) -> Ended:
        self._forget_before(end_s)
        self._resting = max(self._resting, _median(self._last(t_s, self._is.level_s)))
        self._again_until = t_s + self._is.again_s
        self._rest()
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


def _lasts(since: float | None, t_s: float, span_s: float) -> bool:
    return since is not None and t_s - since >= span_s


def _median(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]
