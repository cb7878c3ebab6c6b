"""The pieces of a capture cut into frames, as one guess of the framing has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from strengthtrack.devices.framing.framers import framer_for
from strengthtrack.devices.profiles.framings import Framing
from strengthtrack.devices.teaching.capture import Piece
from strengthtrack.devices.teaching.evidence import Evidence
from strengthtrack.devices.teaching.handling import Kind

FEW = 5
FramesOf = Mapping[Kind, tuple[bytes, ...]]


@dataclass(frozen=True, slots=True)
class Framed:
    """A framing as a table of the profile states it, why it was guessed, and the frames of each piece.

    `covered`: how much of the bytes is in whole frames, 0 to 1.
    """

    framing: Framing
    table: Mapping[str, object]
    why: str
    frames: FramesOf
    covered: float

    @property
    def all(self) -> tuple[bytes, ...]:
        """Every frame."""
        return tuple(frame for frames in self.frames.values() for frame in frames)


def framed(framing: Framing, table: Mapping[str, object], why: str, evidence: Evidence) -> Framed:
    """Cut every piece by a framing."""
    frames = {piece.handling.kind: cut(framing, piece) for piece in evidence.pieces}
    size = sum(size_of(framing, frame) for some in frames.values() for frame in some)
    return Framed(framing, table, why, frames, size / max(1, len(evidence.data)))


def size_of(framing: Framing, frame: bytes) -> int:
    """How many bytes of the wire a frame takes."""
    if framing.kind == "line":
        return len(frame) + min(2, len(framing.terminator) + len(framing.or_terminator))
    return len(framing.on_wire(frame))


def explained(framing: Framing, read: Sequence[bytes], evidence: Evidence) -> float:
    """The share of the bytes in these frames, 0 to 1; the first and the last of a piece may be torn, and count not."""
    sizes = [size_of(framing, frame) for frame in read]
    torn = 2 * len(evidence.pieces) * max(sizes, default=0) if len(sizes) > FEW * len(evidence.pieces) else 0
    return min(1.0, sum(sizes) / max(1, len(evidence.data) - torn))


def aligned(data: bytes, length: int) -> tuple[bytes, ...]:
    """Numbers without end, cut where their minus signs stand, else where their first digits change least."""
    cuts = [
        tuple(data[at : at + length] for at in range(first, len(data) - length + 1, length)) for first in range(length)
    ]
    return min(cuts, key=_unrest)


def _unrest(frames: tuple[bytes, ...]) -> tuple[int, ...]:
    """Signs inside the numbers, then how many different characters each place has, the first place first."""
    inside = sum(frame.count(b"-", 1) for frame in frames)
    return inside, *(len({frame[at] for frame in frames}) for at in range(len(frames[0]) if frames else 0))


def cut(framing: Framing, piece: Piece) -> tuple[bytes, ...]:
    """The whole frames of a piece; where there are many, not the first, which may be the tail of one."""
    if framing.kind == "endless":
        return aligned(piece.data, framing.length)
    framer = framer_for(framing)
    frames: list[bytes] = []
    for t_s, data in piece.reads:
        frames += framer.feed(data, t_s).whole
    return tuple(frames[1:] if len(frames) > FEW else frames)
