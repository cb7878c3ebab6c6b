"""Bytes to frames. No I/O, bounded in memory, and garbage never hides the next good frame."""

from typing import NamedTuple

from strengthtrack.devices.profiles.schema import LineFraming

SAMPLE_BYTES = 64


class Frames(NamedTuple):
    """What one read completed: whole frames in order without terminators, and runs too long to be one."""

    whole: list[bytes]
    too_long: int
    sample: bytes
    """The beginning of the first run that was too long."""


class LineFramer:
    """Frames that end with a terminator. What is cut off by the end of a read waits for its rest.

    A run longer than `max_bytes` is dropped up to its terminator: a reading must not be made of its tail.
    """

    def __init__(self, framing: LineFraming) -> None:
        self._terminator = framing.terminator
        self._most = framing.max_bytes
        self._rest = b""
        self._dropping = False

    def join_midway(self) -> None:
        """What comes next may be the tail of a frame: drop up to the next terminator, lest it read as a value."""
        self._rest = b""
        self._dropping = True

    def feed(self, data: bytes) -> Frames:
        """Take in what was read, cut anywhere."""
        whole = (self._rest + data).split(self._terminator)
        self._rest = whole.pop()
        if whole and self._dropping:
            del whole[0]
            self._dropping = False
        over = [frame for frame in whole if len(frame) > self._most]
        if over:
            whole = [frame for frame in whole if len(frame) <= self._most]
        sample = over[0] if over else self._rest
        return Frames(whole, len(over) + self._drop_the_endless(), sample[:SAMPLE_BYTES])

    def _drop_the_endless(self) -> int:
        """Forget a run that is already too long, but for what may be half of its terminator."""
        waits = len(self._terminator) - 1
        if len(self._rest) <= self._most + waits:
            return 0
        self._rest = self._rest[-waits:] if waits else b""
        first = not self._dropping
        self._dropping = True
        return int(first)


def framer_for(framing: LineFraming) -> LineFramer:
    """Make the framer a profile asks for."""
    return LineFramer(framing)
