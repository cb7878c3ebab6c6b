"""Frames of one of some lengths, each with an end."""

from strengthtrack.devices.framing.frames import Frames
from strengthtrack.devices.framing.line import LineFramer
from strengthtrack.devices.profiles.framings import LineFraming, PacketFraming


class PacketFramer:
    """Lines whose length tells too: a line of any other length lost bytes or won some, and is no frame."""

    def __init__(self, framing: PacketFraming) -> None:
        self._lengths = frozenset(length - len(framing.end) for length in framing.lengths)
        line = LineFraming.model_construct(kind="line", terminator=framing.end, max_bytes=framing.most_bytes)
        self._lines = LineFramer(line)

    def join_midway(self) -> None:
        """What comes next may be the tail of a frame: drop up to the next end."""
        self._lines.join_midway()

    def feed(self, data: bytes, read_at_s: float) -> Frames:
        """Take in what was read, cut anywhere."""
        lines = self._lines.feed(data, read_at_s)
        others = [line for line in lines.whole if len(line) not in self._lengths]
        if not others:
            return lines
        whole = [line for line in lines.whole if len(line) in self._lengths]
        return Frames(whole, lines.broken + len(others), others[0])
