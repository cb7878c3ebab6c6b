"""What a capture holds to judge by: rest, push and pull, each cut to the middle of what came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from strengthtrack.devices.profiles.schema import Serial
from strengthtrack.devices.teaching.capture import Captured, Piece, Reads
from strengthtrack.devices.teaching.capture_head import Head
from strengthtrack.devices.teaching.handling import Handling, Kind

LOOKED_AT = 4_000
"""Bytes of each piece: some hundred frames, so that a capture of any size is judged at once."""

MOST_READS = 3_000


@dataclass(frozen=True, slots=True)
class Evidence:
    """Captures at rest, at a push and at a pull, any of which may be missing, and how the port was set."""

    head: Head
    serial: Serial
    pieces: tuple[Piece, ...]

    @property
    def rest(self) -> Piece | None:
        """What came while nobody touched it."""
        return self._of(Kind.REST)

    @property
    def push(self) -> Piece | None:
        """What came while it was pushed."""
        return self._of(Kind.PUSH)

    @property
    def pull(self) -> Piece | None:
        """What came while it was pulled."""
        return self._of(Kind.PULL)

    @property
    def data(self) -> bytes:
        """All the bytes."""
        return b"".join(piece.data for piece in self.pieces)

    def _of(self, kind: Kind) -> Piece | None:
        return next((piece for piece in self.pieces if piece.handling.kind is kind), None)


def evidence_of(captured: Captured) -> Evidence:
    """The middle of the longest piece of each kind."""
    longest: dict[Kind, Piece] = {}
    for piece in captured.pieces:
        before = longest.get(piece.handling.kind)
        if before is None or len(piece.reads) > len(before.reads):
            longest[piece.handling.kind] = piece
    pieces = tuple(Piece(piece.handling, middle(piece.reads)) for piece in longest.values())
    return Evidence(captured.head, captured.serial, tuple(piece for piece in pieces if piece.data))


def middle(reads: Reads, most: int = LOOKED_AT) -> Reads:
    """Reads round the middle of a piece that hold no more than so many bytes; a push is steadiest there."""
    first, last = 0, len(reads)
    size = sum(len(data) for _, data in reads)
    while last - first > 1 and (size > most or last - first > MOST_READS):
        if first < len(reads) - last:
            size -= len(reads[first][1])
            first += 1
        else:
            last -= 1
            size -= len(reads[last][1])
    return tuple((t_s, data[:most]) for t_s, data in reads[first:last])


def steady(handling: Handling, reads: Sequence[tuple[float, bytes]]) -> Piece:
    """A piece of what was heard while one thing was done."""
    return Piece(handling, tuple(reads))
