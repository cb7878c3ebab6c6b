"""What acts on an emulated dynamometer: rows of a recording, one a frame, or a force that depends on time."""

from collections.abc import Callable, Sequence
from typing import Protocol


class Playing(Protocol):
    """Asked for the force of each frame. `rate_hz`, if any, is the rate of its rows."""

    rate_hz: float | None

    def next_n(self, t_s: float) -> float | None:
        """Force in N of the next frame, `t_s` after playing began; None where there is none."""

    @property
    def played(self) -> int:
        """How many frames were asked for."""

    @property
    def held_n(self) -> float:
        """What the dynamometer feels when there is no next."""


class Rows:
    """A recording in newtons, each row once. After the last a stream is silent, or goes on with `idle_n`."""

    def __init__(self, rows: Sequence[float], rate_hz: float | None = None, idle_n: float | None = None) -> None:
        self._rows = rows
        self._next = 0
        self._idle_n = idle_n
        self.rate_hz = rate_hz

    @property
    def played(self) -> int:
        """How many rows went out."""
        return self._next

    @property
    def held_n(self) -> float:
        """The last row played, or what stands after it."""
        if self._next == len(self._rows) and self._idle_n is not None:
            return self._idle_n
        return self._rows[max(self._next - 1, 0)] if len(self._rows) else 0.0

    def next_n(self, t_s: float) -> float | None:  # noqa: ARG002 - a row stands for its own time
        """The next row, or what stands after the last."""
        if self._next >= len(self._rows):
            return self._idle_n
        self._next += 1
        return float(self._rows[self._next - 1])


class Source:
    """A force that depends on time, without end."""

    def __init__(self, force_n: Callable[[float], float]) -> None:
        self._force_n = force_n
        self._held_n = 0.0
        self.played = 0
        self.rate_hz: float | None = None

    @property
    def held_n(self) -> float:
        """The last force asked for."""
        return self._held_n

    def next_n(self, t_s: float) -> float:
        """The force now."""
        self.played += 1
        self._held_n = float(self._force_n(t_s))
        return self._held_n
