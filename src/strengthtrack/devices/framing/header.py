"""Frames of one length, each behind a header."""

from strengthtrack.devices.framing.frames import SAMPLE_BYTES, Frames
from strengthtrack.devices.profiles.framings import HeaderFraming


class HeaderFramer:
    """A frame is what follows a header, if no other header begins before it is whole: then bytes were lost.

    So a frame that holds a header by chance is lost too, but never one made of two. Where the last bytes of a frame
    may be the beginning of a header, the next byte tells.
    """

    def __init__(self, framing: HeaderFraming) -> None:
        self._header = framing.header
        self._beginnings = tuple(framing.header[:size] for size in range(len(framing.header) - 1, 0, -1))
        self._size = framing.most_bytes
        self._rest = b""
        self._open = False
        self._told = False

    def join_midway(self) -> None:
        """What comes next may be the tail of a frame: it is dropped, and not held against the wire."""
        self._rest = b""
        self._open = False
        self._told = True

    def feed(self, data: bytes, read_at_s: float) -> Frames:  # noqa: ARG002 - no pause ends a frame
        """Take in what was read, cut anywhere."""
        *runs, last = (self._rest + data).split(self._header)
        whole: list[bytes] = []
        broken: list[bytes] = []
        for run in runs:
            noise = self._between(run, whole) if self._open else run
            if noise and not self._told:
                broken.append(noise)
            self._open, self._told = True, False
        broken += self._unfinished(last, whole)
        return Frames(whole, len(broken), broken[0][:SAMPLE_BYTES] if broken else b"")

    def _between(self, run: bytes, whole: list[bytes]) -> bytes:
        """Take the frame of a run that stands between two headers; what is no part of it comes back."""
        if len(run) < self._size:
            return run
        whole.append(run[: self._size])
        return run[self._size :]

    def _unfinished(self, run: bytes, whole: list[bytes]) -> list[bytes]:
        """Take the frame of the last run if it is whole, and keep what may belong to the next."""
        if self._open:
            if len(run) < self._size or self._may_begin_within(run):
                self._rest = run
                return []
            run = self._between(run, whole)
            self._open = False
        self._rest = next((start for start in self._beginnings if run.endswith(start)), b"")
        noise = len(run) > len(self._rest)
        told, self._told = self._told, self._told or noise
        return [run] if noise and not told else []

    def _may_begin_within(self, run: bytes) -> bool:
        """Whether a header may have begun in the frame that has not come whole."""
        return any(run.endswith(start) and len(run) - len(start) < self._size for start in self._beginnings)
