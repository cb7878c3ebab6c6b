"""Frames that end with a terminator, or with either of two."""

from strengthtrack.devices.framing.frames import SAMPLE_BYTES, Frames
from strengthtrack.devices.profiles.framings import LineFraming


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

    def feed(self, data: bytes, read_at_s: float) -> Frames:  # noqa: ARG002 - no pause ends a line
        """Take in what was read, cut anywhere."""
        whole = (self._rest + data).split(self._terminator)
        self._rest = whole.pop()
        if whole and self._dropping:
            del whole[0]
            self._dropping = False
        if len(self._rest) <= self._most and (not whole or max(map(len, whole)) <= self._most):
            return Frames(whole)
        return self._without_the_long(whole)

    def _without_the_long(self, lines: list[bytes]) -> Frames:
        over = [line for line in lines if len(line) > self._most]
        sample = over[0] if over else self._rest
        whole = [line for line in lines if len(line) <= self._most]
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


class EitherLineFramer:
    """Lines that end with either of two of CR, LF and CR LF. Empty ones are not handed on.

    Both ends share a byte, or are one byte each: lines are cut at one byte, and bared of what is left of the other.
    """

    def __init__(self, framing: LineFraming) -> None:
        ends = {framing.terminator, framing.or_terminator}
        self._most = framing.max_bytes
        self._alike = bytes.maketrans(b"\n", b"\r") if ends == {b"\r", b"\n"} else None
        self._leads = b"\n" if b"\r" in ends else b""
        self._trails = b"\r" if b"\n" in ends else b""
        cut = b"\r" if b"\r" in ends else b"\n"
        self._lines = LineFramer(framing.model_copy(update={"terminator": cut, "max_bytes": self._most + 1}))

    def join_midway(self) -> None:
        """What comes next may be the tail of a frame: drop up to the next terminator."""
        self._lines.join_midway()

    def feed(self, data: bytes, read_at_s: float) -> Frames:
        """Take in what was read, cut anywhere."""
        lines = self._lines.feed(data.translate(self._alike) if self._alike else data, read_at_s)
        bare = [line.removeprefix(self._leads).removesuffix(self._trails) for line in lines.whole]
        over = [line for line in bare if len(line) > self._most]
        whole = [line for line in bare if line and len(line) <= self._most]
        return Frames(whole, lines.broken + len(over), (over[0] if over else lines.sample)[:SAMPLE_BYTES])
