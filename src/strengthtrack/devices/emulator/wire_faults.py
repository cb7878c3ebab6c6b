"""What a bad cable does to frames; for tests, and to see how the app bears it."""

import math
from dataclasses import dataclass, field
from random import Random

MOST_WAITING = 4096
"""So many bytes wait to be taken at most; noise does not add to more."""


@dataclass(slots=True)
class WireFaults:
    """Faults to switch on and off while it runs. What is left to chance is the same again with the same `chance`.

    silent: nothing is sent or heard, as if switched off. halves_s: each frame comes in two halves, so far apart.
    glue_s: frames come together every so often, as a USB adapter with that latency hands them over.
    noise_hz: so many bytes a second that nobody sent, anywhere between the others. jitter_s: each frame leaves up to
    so long early or late. drop: the share of frames that never arrive.
    """

    silent: bool = False
    halves_s: float = 0.0
    glue_s: float = 0.0
    noise_hz: float = 0.0
    jitter_s: float = 0.0
    drop: float = 0.0
    garbage: list[bytes] = field(default_factory=list)
    chance: Random = field(default_factory=lambda: Random(1))
    _noise_due: float = 0.0
    _noise_at_s: float = 0.0

    def sent(self, due_s: float, data: bytes) -> list[tuple[float, bytes]]:
        """What leaves for `data` that was due at `due_s`: pieces with their times."""
        if self.drop and self.chance.random() < self.drop:
            return []
        if self.jitter_s:
            # early and late by as much, seen from a clock that is `jitter_s` behind
            due_s += self.chance.uniform(0.0, 2.0 * self.jitter_s)
        if self.glue_s:
            due_s = math.ceil(due_s / self.glue_s) * self.glue_s
        if not self.halves_s:
            return [(due_s, data)]
        half = len(data) // 2
        return [(due_s, data[:half]), (due_s + self.halves_s, data[half:])]

    def spill(self, data: bytes) -> None:
        """Put bytes on the wire that no dynamometer meant."""
        self.garbage.append(data)

    def spoilt(self, data: bytes, now_s: float) -> bytes:
        """What is about to go at `now_s`, with garbage after it and noise anywhere in it."""
        while self.garbage:
            data += self.garbage.pop(0)
        for _ in range(self._noise(now_s) if len(data) < MOST_WAITING else 0):
            at = self.chance.randint(0, len(data))
            data = data[:at] + self.chance.randbytes(1) + data[at:]
        return data

    def _noise(self, now_s: float) -> int:
        """How many bytes of noise are due; a part of one waits for the rest."""
        passed_s, self._noise_at_s = min(1.0, now_s - self._noise_at_s), now_s
        count, self._noise_due = divmod(self._noise_due + self.noise_hz * passed_s, 1.0)
        return int(count) if self.noise_hz else 0
