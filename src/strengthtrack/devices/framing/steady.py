"""Frames held against their neighbours: a byte lost or put in makes a wrong number of one that no pattern refuses.

What has an end of line and digits of any number cannot be told so. What has a length, or a place for its point, can.
"""

import re

from strengthtrack.devices.framing.answer import AnswerFramer
from strengthtrack.devices.framing.endless import EndlessFramer
from strengthtrack.devices.framing.framers import framer_for
from strengthtrack.devices.framing.frames import SAMPLE_BYTES, Framer, Frames
from strengthtrack.devices.framing.header import HeaderFramer
from strengthtrack.devices.framing.packet import PacketFramer
from strengthtrack.devices.profiles.framings import EndlessFraming, FixedFraming, Framing, HeaderFraming, PacketFraming

NEAR = 2
"""Lengths no further apart can be made of one another by a byte or two."""
_DIGITS = re.compile(rb"[\d ]")


def steady_framer_for(framing: Framing, *, streams: bool) -> Framer:
    """The framer of a live wire; where it does not stream, each frame comes alone, as an answer."""
    match framing:
        case FixedFraming() if not streams:
            return AnswerFramer(framing)
        case PacketFraming():
            return SteadyPackets(framing)
        case EndlessFraming():
            return HeldBack(AlikeFrames(framing)) if streams else AlikeFrames(framing)
        case HeaderFraming() if streams:
            return HeldBack(HeaderFramer(framing))
        case _:
            return framer_for(framing)


class SteadyPackets:
    """Packets of several lengths: one of another length than those before lost bytes, or won some, unless two come."""

    def __init__(self, framing: PacketFraming) -> None:
        self._packets = PacketFramer(framing)
        sizes = {length - len(framing.end) for length in framing.lengths}
        self._like = {size: {one for one in sizes if abs(one - size) <= NEAR} for size in sizes}
        self._usual: dict[int, int] = {}
        self._odd = 0

    def join_midway(self) -> None:
        """What comes next may be the tail of a frame."""
        self._packets.join_midway()

    def feed(self, data: bytes, read_at_s: float) -> Frames:
        """Take in what was read, cut anywhere."""
        frames = self._packets.feed(data, read_at_s)
        return _without(frames, [self._is_usual(len(packet)) for packet in frames.whole])

    def _is_usual(self, size: int) -> bool:
        usual = self._usual.setdefault(min(self._like[size]), size)
        if size != usual and self._odd == size:
            self._usual[min(self._like[size])] = usual = size
        self._odd = 0 if size == usual else size
        return size == usual


class AlikeFrames:
    """Endless frames with their points at one place: where a byte was lost, those up to the next align byte are not."""

    def __init__(self, framing: EndlessFraming) -> None:
        self._frames = EndlessFramer(framing)
        self._align = framing.align
        self._shape = self._other = b""

    def join_midway(self) -> None:
        """What comes next may be the tail of a frame."""
        self._frames.join_midway()

    def feed(self, data: bytes, read_at_s: float) -> Frames:
        """Take in what was read, cut anywhere."""
        frames = self._frames.feed(data, read_at_s)
        return _without(frames, [self._is_alike(frame) for frame in frames.whole])

    def _is_alike(self, frame: bytes) -> bool:
        """Only one that begins with the align byte surely begins where it should; two of them tell a new shape."""
        shape = _DIGITS.sub(b"0", frame[1:])
        if frame.startswith(self._align):
            if not self._shape or shape == self._other:
                self._shape = shape
            self._other = b"" if shape == self._shape else shape
        return shape == self._shape


class HeldBack:
    """Hands a frame on with the next one; where something broken comes before that, it may be broken too."""

    def __init__(self, framer: Framer) -> None:
        self._framer = framer
        self._held: list[bytes] = []

    def join_midway(self) -> None:
        """What comes next may be the tail of a frame."""
        self._held = []
        self._framer.join_midway()

    def feed(self, data: bytes, read_at_s: float) -> Frames:
        """Take in what was read, cut anywhere."""
        frames = self._framer.feed(data, read_at_s)
        came = self._held + frames.whole
        if frames.broken:
            self._held = []
            return Frames([], frames.broken + len(came), frames.sample)
        self._held = came[-1:]
        return Frames(came[:-1])


def _without(frames: Frames, fits: list[bool]) -> Frames:
    """The frames that fit; the others are broken."""
    if all(fits):
        return frames
    whole = [frame for frame, fit in zip(frames.whole, fits, strict=True) if fit]
    odd = frames.whole[fits.index(False)]
    return Frames(whole, frames.broken + fits.count(False), frames.sample or odd[:SAMPLE_BYTES])
