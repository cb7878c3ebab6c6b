"""What every framer hands on, and what it can be told."""

from typing import NamedTuple, Protocol

SAMPLE_BYTES = 64


class Frames(NamedTuple):
    """What one read completed: whole frames in order, bare of what parts them, and runs that can be no frame."""

    whole: list[bytes]
    broken: int = 0
    sample: bytes = b""
    """The beginning of the first run that is no frame."""


class Framer(Protocol):
    """Cuts bytes into frames. No I/O, bounded in memory; garbage never hides the next good frame for long."""

    def feed(self, data: bytes, read_at_s: float) -> Frames:
        """Take in what was read at a time in s, cut anywhere."""

    def join_midway(self) -> None:
        """What comes next may be the tail of a frame: read nothing before one surely begins."""
