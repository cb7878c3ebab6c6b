"""Frames between a start and an end."""

from strengthtrack.devices.framing.frames import SAMPLE_BYTES, Frames
from strengthtrack.devices.profiles.framings import StartEndFraming


class StartEndFramer:
    """What stands between the last start and the end after it. A start within a frame begins anew.

    All that stands between two ends besides one frame is counted as one broken run.
    """

    def __init__(self, framing: StartEndFraming) -> None:
        self._start = framing.start
        self._end = framing.end
        self._most = framing.max_bytes
        self._waits = max(len(framing.start), len(framing.end)) - 1
        self._rest = b""
        self._spoilt = False

    def join_midway(self) -> None:
        """What comes next may be the tail of a frame: it is dropped, and not held against the wire."""
        self._rest = b""
        self._spoilt = True

    def feed(self, data: bytes, read_at_s: float) -> Frames:  # noqa: ARG002 - no pause ends a frame
        """Take in what was read, cut anywhere."""
        *runs, self._rest = (self._rest + data).split(self._end)
        whole: list[bytes] = []
        spoilt: list[bytes] = []
        for run in runs:
            noise, start, frame = run.rpartition(self._start)
            good = bool(start) and len(frame) <= self._most
            if good:
                whole.append(frame)
            if (noise or not good) and not self._spoilt:
                spoilt.append(run)
            self._spoilt = False
        spoilt += self._spoilt_rest()
        return Frames(whole, len(spoilt), spoilt[0][:SAMPLE_BYTES] if spoilt else b"")

    def _spoilt_rest(self) -> list[bytes]:
        """What has begun, where it is already more than one frame; only what may still become one is kept."""
        rest = self._rest
        noise, start, frame = rest.rpartition(self._start)
        if start and len(frame) <= self._most + len(self._end) - 1:
            self._rest = start + frame
            fine = not noise
        else:
            self._rest = rest[-self._waits :] if self._waits else b""
            fine = not start and self._start.startswith(rest)
        told, self._spoilt = self._spoilt, self._spoilt or not fine
        return [] if fine or told else [rest]
