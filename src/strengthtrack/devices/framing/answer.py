"""Answers of one length, which nothing ends: each comes alone, for it was asked for."""

import math

from strengthtrack.devices.framing.frames import SAMPLE_BYTES, Frames
from strengthtrack.devices.profiles.framings import FixedFraming


class AnswerFramer:
    """A frame is what comes, if it is as long as it should be; where it is longer, all up to a pause is dropped.

    A byte too many would else shift every answer after it, and some of them would still read as numbers.
    """

    def __init__(self, framing: FixedFraming) -> None:
        self._length = framing.length
        self._pause_s = framing.idle_reset_ms / 1000.0
        self._heard_s = math.inf
        self._rest = b""
        self._dropping = False

    def join_midway(self) -> None:
        """What comes next may be the tail of an answer: drop all up to a pause."""
        self._rest = b""
        self._dropping = True

    def feed(self, data: bytes, read_at_s: float) -> Frames:
        """Take in what was read at `read_at_s`: all that came without a pause, or a part of it."""
        left = b""
        if read_at_s - self._heard_s >= self._pause_s:
            left, self._rest, self._dropping = self._rest, b"", False
        if data:
            self._heard_s = read_at_s
        if self._dropping:
            return Frames([])
        run, self._rest = self._rest + data, b""
        if len(run) == self._length:
            return Frames([run], int(bool(left)), left[:SAMPLE_BYTES])
        if len(run) < self._length:
            self._rest = run
            return Frames([], int(bool(left)), left[:SAMPLE_BYTES])
        self._dropping = True
        return Frames([], 1 + bool(left), (left or run)[:SAMPLE_BYTES])
