"""What a bad cable does to frames; for tests, and to see how the app bears it."""

import math
from dataclasses import dataclass, field


@dataclass(slots=True)
class WireFaults:
    """Faults to switch on and off while it runs.

    silent: nothing is sent or heard, as if switched off. halves_s: each frame comes in two halves, so far apart.
    glue_s: frames come together every so often, as a USB adapter with that latency hands them over.
    """

    silent: bool = False
    halves_s: float = 0.0
    glue_s: float = 0.0
    garbage: list[bytes] = field(default_factory=list)

    def sent(self, due_s: float, data: bytes) -> list[tuple[float, bytes]]:
        """What leaves for `data` that was due at `due_s`: pieces with their times."""
        if self.glue_s:
            due_s = math.ceil(due_s / self.glue_s) * self.glue_s
        if not self.halves_s:
            return [(due_s, data)]
        half = len(data) // 2
        return [(due_s, data[:half]), (due_s + self.halves_s, data[half:])]

    def spill(self, data: bytes) -> None:
        """Put bytes on the wire that no dynamometer meant."""
        self.garbage.append(data)
