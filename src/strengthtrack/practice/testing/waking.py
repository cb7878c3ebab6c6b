"""Whether the computer slept since the last look: its clocks go apart, or time jumps and nothing was heard in it."""

import time
from collections.abc import Callable

ASLEEP_S = 5.0
"""A window that draws, prints or writes stands still for less."""


def clock_with_sleep() -> float:
    """Seconds that go on while the computer sleeps, unlike `time.perf_counter` on Linux and on a Mac."""
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):  # Linux, Mac; on Windows every clock counts sleep
        if hasattr(time, name):
            return time.clock_gettime(getattr(time, name))
    return time.monotonic()


class Waking:
    """`clock` is the link's own seconds, `with_sleep` a clock that counts sleep too."""

    def __init__(self, clock: Callable[[], float], with_sleep: Callable[[], float]) -> None:
        self._clock, self._with_sleep = clock, with_sleep
        self._last: tuple[float, float] | None = None

    def forget(self) -> None:
        """Nothing is connected: how long nobody looked says nothing."""
        self._last = None

    def slept_s(self, silent_s: Callable[[float], float]) -> float:
        """How long it slept since the last look, s; 0 where it did not.

        `silent_s` tells the longest time without a reading since a moment of `clock`: a window that only stood still
        finds that the readings went on.
        """
        now, all_along = self._clock(), self._with_sleep()
        before, self._last = self._last, (now, all_along)
        if before is None or all_along - before[1] < ASLEEP_S:
            return 0.0
        stood_still = now - before[0]
        unseen = all_along - before[1] - stood_still
        slept = max(unseen, silent_s(before[0]) if stood_still >= ASLEEP_S else 0.0)
        return slept if slept >= ASLEEP_S else 0.0
