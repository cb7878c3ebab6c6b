"""Runs of bytes between pauses: where they are all of one length, that is a frame."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from strengthtrack.devices.teaching.capture import Piece, Reads

PAUSES_S = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2)
FEWEST = 3
LONGEST = 64
AS_LONG = 0.8
"""So many of the runs must have the length of a frame: a reader that was late makes one of two."""


@dataclass(frozen=True, slots=True)
class Burst:
    """Length of a frame in bytes, and the pause that parts two frames, in ms."""

    length: int
    pause_ms: int


def burst_length(pieces: Sequence[Piece]) -> Burst | None:
    """The one length that nearly all runs have, at the shortest pause at which they do."""
    for pause_s in PAUSES_S:
        runs = [length for piece in pieces for length in _runs(piece.reads, pause_s)]
        if len(runs) < FEWEST:
            continue
        length, count = Counter(runs).most_common(1)[0]
        if length <= LONGEST and count >= AS_LONG * len(runs):
            return Burst(length, _half_of_the_shortest(pieces, pause_s))
    return None


def _runs(reads: Reads, pause_s: float) -> Iterator[int]:
    """Lengths of the runs of one piece; the first and the last may have been cut off, unless there are but few."""
    lengths: list[int] = []
    last_s = float("-inf")
    for t_s, data in reads:
        if t_s - last_s >= pause_s:
            lengths.append(0)
        lengths[-1] += len(data)
        last_s = t_s
    yield from lengths[1:-1] if len(lengths) > 2 * FEWEST else lengths


def _half_of_the_shortest(pieces: Sequence[Piece], pause_s: float) -> int:
    gaps = sorted(
        after - before
        for piece in pieces
        for (before, _), (after, _) in zip(piece.reads, piece.reads[1:], strict=False)
        if after - before >= pause_s
    )
    typical_s = gaps[len(gaps) // 10] if gaps else pause_s
    return min(1000, max(5, round(500.0 * typical_s)))
