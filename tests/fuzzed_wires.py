"""Wires gone wrong: frames, halves of frames, frames glued together or with wrong bytes, marks out of place, noise."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from strengthtrack.devices.profiles.framings import EndlessFraming, FixedFraming, Framing, HeaderFraming, LineFraming
from wire_grammar import Read

BLOCK_BYTES = 50_000
_DIGIT = re.compile(rb"\d")
LONG_PAUSE_S = 6.0
"""Longer than any framing asks for."""


@dataclass(slots=True)
class FuzzedWire:
    """Brings some bytes after others, in reads cut anywhere; each block of reads begins and ends with a clean wire."""

    framing: Framing
    frames: Sequence[bytes]
    """What frames look like, bare of what parts them; their digits are often drawn anew."""
    chance: random.Random
    now_s: float = 0.0
    _piece: list[Callable[[], bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        kinds = {self._frame: 8, self._cut: 2, self._mutated: 2, self._glued: 1, self._noise: 1, self._mark: 1}
        self._piece = [kind for kind, weight in kinds.items() for _ in range(weight)]

    def blocks(self, total: int) -> Iterator[list[Read]]:
        """Reads of so many bytes in all."""
        brought = 0
        while brought < total:
            block = self._block(min(BLOCK_BYTES, total - brought))
            brought += sum(len(data) for _, data in block)
            yield block

    def _block(self, size: int) -> list[Read]:
        self.now_s += LONG_PAUSE_S
        before, after = sealing(self.framing)
        reads = [(self.now_s, before)]
        brought = 0
        while brought < size:
            data = b"".join(self.chance.choice(self._piece)() for _ in range(self.chance.choice((1, 1, 3, 20))))
            brought += len(data)
            reads += self._cut_into_reads(data)
        return [*reads, *self._cut_into_reads(after)]

    def _cut_into_reads(self, data: bytes) -> Iterator[Read]:
        most = self.chance.choice((1, 7, 64, 600))
        self.now_s += self.chance.choice((0.0002, 0.004, 0.2))
        while data:
            size = self.chance.randint(1, most)
            yield self.now_s, data[:size]
            data = data[size:]
            self.now_s += 0.0002

    def _bare(self) -> bytes:
        often = self.chance.choice((0.0, 0.0, 0.1, 1.0))
        return _DIGIT.sub(
            lambda digit: b"%d" % self.chance.randrange(10) if self.chance.random() < often else digit[0],
            self.chance.choice(self.frames),
        )

    def _frame(self) -> bytes:
        return self.framing.on_wire(self._bare())

    def _cut(self) -> bytes:
        frame = self._frame()
        start = self.chance.randrange(len(frame) + 1)
        return frame[start:] if self.chance.random() < 0.5 else frame[:start]

    def _mutated(self) -> bytes:
        frame = bytearray(self._frame())
        for _ in range(self.chance.randint(1, 3)):
            at = self.chance.randrange(len(frame) + 1)
            frame[at : at + self.chance.randint(0, 1)] = self.chance.choice((self.chance.randbytes(1), b"", b"1", b"-"))
        return bytes(frame)

    def _glued(self) -> bytes:
        return self._bare() + self._frame()

    def _noise(self) -> bytes:
        if self.chance.random() < 0.1:
            return self.chance.randbytes(1) * self.chance.randint(1, 1500)
        return self.chance.randbytes(self.chance.randint(1, 40))

    def _mark(self) -> bytes:
        marks = b"\r\n-" + self.framing.on_wire(b"")
        return bytes(self.chance.choices(marks, k=self.chance.randint(1, 4)))


def sealing(framing: Framing) -> tuple[bytes, bytes]:
    """What makes a wire clean before a block, and after it; a fixed length needs only its pause."""
    match framing:
        case FixedFraming():
            return b"", b""
        case EndlessFraming():
            return framing.align, b""
        case HeaderFraming():
            return b"", bytes(framing.length + len(framing.header))
        case LineFraming():
            return b"", min(framing.terminator, framing.or_terminator or framing.terminator, key=len)
        case _:
            return b"", framing.end
