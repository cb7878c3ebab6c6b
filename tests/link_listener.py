"""Takes what a link puts, for the tests to wait on."""

import threading
import time
from collections.abc import Callable

from strengthtrack.devices.readings import Connected, Event, Garbled, Loss, Lost, Readings


class Listener:
    """Takes what a link puts; `wait_for` polls with a bound."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def put(self, event: Event) -> None:
        self.events.append(event)

    @property
    def values(self) -> list[float]:
        return [value for event in self.events if isinstance(event, Readings) for value in event.value.tolist()]

    @property
    def times(self) -> list[float]:
        return [t_s for event in self.events if isinstance(event, Readings) for t_s in event.t_s.tolist()]

    @property
    def garbled(self) -> int:
        return sum(event.count for event in self.events if isinstance(event, Garbled))

    @property
    def lost(self) -> list[str]:
        return [event.why for event in self.events if isinstance(event, Lost)]

    @property
    def losses(self) -> list[Loss]:
        return [event.loss for event in self.events if isinstance(event, Lost)]

    @property
    def connected(self) -> list[str]:
        return [event.identity for event in self.events if isinstance(event, Connected)]

    def wait_for(self, what: Callable[["Listener"], object], within_s: float = 8.0) -> None:
        ends_s = time.monotonic() + within_s
        pause = threading.Event()
        while not what(self):
            assert time.monotonic() < ends_s, f"waited {within_s} s in vain; heard {self.events[-5:]}"
            pause.wait(0.01)
