"""Frames one after another without end; one byte, which only some of them have, tells where one begins."""

from strengthtrack.devices.framing.frames import SAMPLE_BYTES, Frames
from strengthtrack.devices.profiles.framings import EndlessFraming


class EndlessFramer:
    """Nothing is read before the first align byte; one at a wrong place breaks the frame it stands in, and aligns anew.

    Bytes lost between two align bytes cannot be seen before the second: the frames between are the pattern's to judge.
    """

    def __init__(self, framing: EndlessFraming) -> None:
        self._length = framing.length
        self._align = framing.align
        self._rest = b""
        self._aligned = False
        self._told = False

    def join_midway(self) -> None:
        """What comes next may be the tail of a frame: it is dropped, and not held against the wire."""
        self._rest = b""
        self._aligned = False
        self._told = True

    def feed(self, data: bytes, read_at_s: float) -> Frames:  # noqa: ARG002 - it never pauses
        """Take in what was read, cut anywhere."""
        first, *others = (self._rest + data).split(self._align)
        runs = [first] if self._aligned else []
        runs += [self._align + run for run in others]
        broken = [] if self._aligned else self._before_the_first(first)
        self._aligned = self._aligned or bool(others)
        cut = [run[len(run) - len(run) % self._length :] for run in runs]
        self._rest = cut.pop() if cut else b""
        broken += [piece for piece in cut if piece]
        return Frames(self._frames(runs), len(broken), broken[0][:SAMPLE_BYTES] if broken else b"")

    def _frames(self, runs: list[bytes]) -> list[bytes]:
        size = self._length
        return [run[at : at + size] for run in runs for at in range(0, len(run) - size + 1, size)]

    def _before_the_first(self, run: bytes) -> list[bytes]:
        """Bytes nobody can place, told once however long they go on."""
        told, self._told = self._told, self._told or bool(run)
        return [run] if run and not told else []
