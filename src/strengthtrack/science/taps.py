"""Hear two short taps on the pad, by which a test is armed without a key.

Heard are taps of 60 to 150 ms that rise 15 to 100 N over a quiet pad, 0.12 to 0.8 s of quiet between them, where the
dynamometer sends 40 readings a second or more. Two coughs or knocks as short and as far apart are the same to it.
Slower dynamometers see a short tap by luck: at 10 Hz about three of four made pairs of such taps are heard, at 20 Hz
nearly all, so a key or a pedal must be at hand.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from itertools import takewhile

import numpy as np
from numpy.typing import NDArray

Force = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Touch:
    """What counts as two taps; forces in N over the force at rest, times in s."""

    rise_n: float = 8.0
    """A touch begins where the force is so far over rest."""
    rise_fraction: float = 0.1
    """And at this part of the highest touch before: a pad that rings is not touched."""
    longest_s: float = 0.19
    """A touch that lasts longer is a push, a cough or a hand that moves the pad."""
    nearest_s: float = 0.1
    """Two touches are apart at least this long; less is a bounce."""
    farthest_s: float = 0.9
    """And at most so long, from the last reading of one to the first of the other: what comes sooner after something
    that was no pair of taps belongs to that."""
    before_s: float = 0.5
    """The pad was quiet this long before the first, but for the last `rising_s`."""
    rising_s: float = 0.05
    after_s: float = 0.45
    """It is quiet this long after the second, and after `rhythm` times what lay between the two: no third comes."""
    rhythm: float = 1.25
    ringing_s: float = 0.08
    """So long after a touch the pad may ring."""
    quiet_n: float = 4.0
    """Quiet force keeps within this much."""
    back_n: float = 3.0
    """After the second the force is back at what it was before the first by this much: nothing was put on the pad."""
    gap_s: float = 0.3
    """Where no reading came for so long, what was heard before is forgotten."""
    bin_s: float = 0.01
    """Readings of so long are averaged first."""


class TapListener:
    """Hears two taps in readings fed in order; how the stream is cut into feeds changes nothing."""

    def __init__(self, touch: Touch | None = None) -> None:
        self._is = touch or Touch()
        self.reset()

    def reset(self) -> None:
        """Forget everything that was heard."""
        self._open_t: Force = np.empty(0)
        self._open_f: Force = np.empty(0)
        self._forget()

    def feed(self, t_s: Force, force_n: Force) -> list[float]:
        """Take readings (s, N) and tell when the second tap of each pair let go; known `after_s` later at the soonest.

        Readings that are no number are passed over.
        """
        sound = np.isfinite(force_n)
        t_s = np.concatenate((self._open_t, t_s[sound]))
        force_n = np.concatenate((self._open_f, force_n[sound]))
        if not t_s.size:
            return []
        starts = np.concatenate(([0], np.flatnonzero(np.diff(np.floor(t_s / self._is.bin_s))) + 1))
        self._open_t, self._open_f = t_s[starts[-1] :], force_n[starts[-1] :]
        means = np.add.reduceat(force_n, starts) / np.diff(starts, append=t_s.size)
        heard = map(self._step, t_s[starts[:-1]].tolist(), means[:-1].tolist())
        return [tapped_s for tapped_s in heard if tapped_s is not None]

    def _forget(self) -> None:
        self._busy_until_s = -np.inf
        self._past: deque[tuple[float, float]] = deque()
        self._touches: list[tuple[float, float]] = []  # first and last time of each
        self._rest_n = self._top_n = 0.0
        self._now: Callable[[float, float], float | None] = self._wait

    def _step(self, t_s: float, force_n: float) -> float | None:
        """Take one averaged reading, with the time of its first."""
        if self._past and t_s - self._past[-1][0] > self._is.gap_s:
            self._forget()
        self._past.append((t_s, force_n))
        while self._past[0][0] < t_s - 2.0 * self._is.before_s:
            self._past.popleft()
        return self._now(t_s, force_n)

    def _wait(self, t_s: float, force_n: float) -> None:
        """Wait for the first touch of a quiet pad."""
        before = self._span(t_s - self._is.rising_s - self._is.before_s, t_s - self._is.rising_s)
        if not before or self._past[0][0] > t_s - self._is.before_s or force_n <= min(before) + self._is.rise_n:
            return
        self._rest_n = _median(before)
        if force_n <= self._rest_n + self._is.rise_n:
            return
        if t_s >= self._busy_until_s and max(before) - min(before) <= self._is.quiet_n:
            self._begin_touch(t_s, force_n)
        else:
            self._give_up(t_s)

    def _give_up(self, t_s: float) -> None:
        """These are no two taps, and what follows them soon is no first one."""
        self._busy_until_s = t_s + self._is.longest_s + self._is.farthest_s
        self._start_again()

    def _begin_touch(self, t_s: float, force_n: float) -> None:
        self._touches.append((t_s, t_s))
        self._top_n = max(self._top_n, force_n) if len(self._touches) > 1 else force_n
        self._now = self._in_touch

    def _in_touch(self, t_s: float, force_n: float) -> None:
        self._top_n = max(self._top_n, force_n)
        first_s, last_s = self._touches[-1]
        if not self._touched(force_n):
            self._now = self._between if len(self._touches) == 1 else self._after
        elif t_s - first_s > self._is.longest_s:
            self._give_up(t_s)
        else:
            self._touches[-1] = first_s, max(last_s, t_s)

    def _between(self, t_s: float, force_n: float) -> None:
        quiet_s = t_s - self._touches[0][1]
        if quiet_s > self._is.farthest_s:
            self._start_again()
        elif self._touched(force_n) and quiet_s < self._is.nearest_s:
            self._give_up(t_s)
        elif self._touched(force_n):
            self._begin_touch(t_s, force_n)

    def _after(self, t_s: float, force_n: float) -> float | None:
        (_, first_s), (second_s, let_go_s) = self._touches
        if self._touched(force_n):
            self._give_up(t_s)
        elif t_s - let_go_s >= max(self._is.after_s, self._is.rhythm * (second_s - first_s)):
            after = self._span(let_go_s + self._is.ringing_s, t_s)
            self._start_again()
            back = abs(_median(after) - self._rest_n) <= self._is.back_n
            return let_go_s if back and max(after) - min(after) <= self._is.quiet_n else None
        return None

    def _touched(self, force_n: float) -> bool:
        over_n = force_n - self._rest_n
        return over_n > max(self._is.rise_n, self._is.rise_fraction * (self._top_n - self._rest_n))

    def _start_again(self) -> None:
        self._touches, self._now = [], self._wait

    def _span(self, first_s: float, last_s: float) -> list[float]:
        """Forces from one time to another."""
        lately = takewhile(lambda past: past[0] >= first_s, reversed(self._past))
        return [force for past_s, force in lately if past_s <= last_s]


def _median(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]
