"""The stretch of time that is read: so many seconds from the first reading, or without end."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from strengthtrack.devices.readings import Event, Readings


class Stretch:
    """Begins with the first reading it sees; `seconds` None has no end."""

    def __init__(self, seconds: float | None) -> None:
        self._seconds = seconds
        self._ends_s = float("inf")

    def is_over(self, now_s: float) -> bool:
        """Whether nothing that comes now can be within."""
        return now_s > self._ends_s

    def within(self, event: Event) -> Iterator[Event]:
        """The event, its readings cut to the stretch; nothing where none are left."""
        if not isinstance(event, Readings):
            yield event
            return
        if self._seconds is not None and self._ends_s == float("inf"):
            self._ends_s = float(event.t_s[0]) + self._seconds
        end = int(np.searchsorted(event.t_s, self._ends_s, side="right"))
        if end:
            yield Readings(event.t_s[:end], event.value[:end], event.unit, event.status[:end], event.read_at_s)
