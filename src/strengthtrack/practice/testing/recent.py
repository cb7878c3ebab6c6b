"""The last seconds of force, kept for the live trace and for the moment before a push."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Recent:
    """A sliding window over (t_s, value, force_n); append is cheap, a look is a view without a copy."""

    def __init__(self, seconds: float, room: int = 4096) -> None:
        self._seconds = seconds
        self._rows = np.empty((3, room))
        self._start = self._end = 0

    def append(self, t_s: Array, value: Array, force_n: Array) -> None:
        """Add readings in order; what is older than the window is forgotten."""
        count = len(t_s)
        if not count:
            return
        if self._end + count > self._rows.shape[1]:
            self._make_room(count)
        self._rows[:, self._end : self._end + count] = t_s, value, force_n
        self._end += count
        oldest = self._rows[0, self._end - 1] - self._seconds
        self._start += int(np.searchsorted(self._rows[0, self._start : self._end], oldest))

    def since(self, t_s: float) -> tuple[Array, Array, Array]:
        """(t_s, value, force_n) from `t_s` on, as views."""
        kept = self._rows[:, self._start : self._end]
        first = int(np.searchsorted(kept[0], t_s))
        return kept[0, first:], kept[1, first:], kept[2, first:]

    def clear(self) -> None:
        """Forget everything: after a gap the past says nothing about now."""
        self._start = self._end = 0

    def _make_room(self, count: int) -> None:
        kept = self._rows[:, self._start : self._end]
        room = max(self._rows.shape[1], 2 * (kept.shape[1] + count))
        rows = np.empty((3, room))
        rows[:, : kept.shape[1]] = kept
        self._rows, self._start, self._end = rows, 0, kept.shape[1]
