"""Frames of one length without anything between them; only a pause tells where one begins."""

import math

from strengthtrack.devices.framing.frames import SAMPLE_BYTES, Frames
from strengthtrack.devices.profiles.framings import FixedFraming


class FixedFramer:
    """A run of bytes without a pause is cut into pieces; what is left of it when a pause comes is dropped and counted.

    Pauses are those between reads, so that a reader that was late itself may see one too many, never one too few.
    """

    def __init__(self, framing: FixedFraming) -> None:
        self._length = framing.length
        self._pause_s = framing.idle_reset_ms / 1000.0
        self._heard_s = math.inf
        self._rest = b""
        self._dropping = False

    def join_midway(self) -> None:
        """What comes next may be the tail of a frame: drop all up to a pause."""
        self._rest = b""
        self._dropping = True

    def feed(self, data: bytes, read_at_s: float) -> Frames:
        """Take in what was read at `read_at_s`, cut anywhere."""
        left = self._rest_before(read_at_s)
        if data:
            self._heard_s = read_at_s
        if self._dropping:
            return Frames([])
        run = self._rest + data
        ends = len(run) - len(run) % self._length
        self._rest = run[ends:]
        whole = [run[at : at + self._length] for at in range(0, ends, self._length)]
        return Frames(whole, int(bool(left)), left)

    def _rest_before(self, read_at_s: float) -> bytes:
        """What a pause that has now ended cut off, if there was one."""
        if read_at_s - self._heard_s < self._pause_s:
            return b""
        left, self._rest = self._rest, b""
        self._dropping = False
        return left[:SAMPLE_BYTES]
