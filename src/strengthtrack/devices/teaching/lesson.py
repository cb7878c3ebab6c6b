"""What was heard while a dynamometer is taught: the last reads for the eye, and three captures for the judgement."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from strengthtrack.devices.teaching.capture import Captured, Piece, Read
from strengthtrack.devices.teaching.capture_head import Head
from strengthtrack.devices.teaching.handling import Handling, Kind

READY_S, LASTS_S = 2.0, 3.0
"""Time to put a hand to it, and how long it must be held."""

SHOWN = 120
RATE_S = 2.0
ORDER = (Kind.REST, Kind.PUSH, Kind.PULL)


@dataclass(slots=True)
class Taking:
    """One capture under way; times in s of the lesson's clock."""

    handling: Handling
    begins_s: float
    ends_s: float
    reads: list[Read]

    def share(self, now_s: float) -> float:
        """How much of it is over, 0 to 1; 0 while there is time to get ready."""
        return min(1.0, max(0.0, (now_s - self.begins_s) / (self.ends_s - self.begins_s)))


class Lesson:
    """Fed with reads. Attributes: recent (the last reads), size and reads (of all), taking, pieces (by kind)."""

    def __init__(self) -> None:
        self.recent: deque[Read] = deque(maxlen=SHOWN)
        self.size = self.reads = 0
        self.taking: Taking | None = None
        self.pieces: dict[Kind, Piece] = {}
        self._times: deque[float] = deque(maxlen=4_000)

    def forget(self) -> None:
        """Another port or baud rate: what was captured before tells nothing of it."""
        self.recent.clear()
        self._times.clear()
        self.size = self.reads = 0
        self.taking = None
        self.pieces.clear()

    def hear(self, t_s: float, data: bytes) -> None:
        """Take in one read."""
        self.recent.append((t_s, data))
        self._times.append(t_s)
        self.size += len(data)
        self.reads += 1
        taking = self.taking
        if taking is not None and taking.begins_s <= t_s <= taking.ends_s:
            taking.reads.append((t_s, data))

    def rate_hz(self, now_s: float) -> float:
        """Reads a second over the last two seconds."""
        return sum(now_s - t_s <= RATE_S for t_s in self._times) / RATE_S

    def take(self, handling: Handling, now_s: float) -> None:
        """Begin a capture, after a moment to get ready where something must be done."""
        begins_s = now_s + (0.0 if handling.kind is Kind.REST else READY_S)
        self.taking = Taking(handling, begins_s, begins_s + LASTS_S, [])

    def leave_off(self) -> None:
        """Give up the capture under way; the one before it stays."""
        self.taking = None

    def tick(self, now_s: float) -> Piece | None:
        """The capture that is over now; it is kept where anything came."""
        taking = self.taking
        if taking is None or now_s < taking.ends_s:
            return None
        self.taking = None
        piece = Piece(taking.handling, tuple(taking.reads))
        if piece.reads:
            self.pieces[taking.handling.kind] = piece
        return piece

    def captured(self, head: Head) -> Captured:
        """All that was captured, in order."""
        return Captured(head, tuple(self.pieces[kind] for kind in ORDER if kind in self.pieces))
