"""Numbers one after another with nothing between them: only a minus sign tells where one begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from strengthtrack.devices.profiles.framings import EndlessFraming
from strengthtrack.devices.teaching.evidence import Evidence
from strengthtrack.devices.teaching.frames_of import Framed, FramesOf, aligned

DIGITS = frozenset(b"0123456789.-")
LENGTHS = range(3, 17)
FEWEST = 4


def endless_guesses(evidence: Evidence) -> Iterator[Framed]:
    """A length that the places of all minus signs agree on, where there is nothing but digits, points and signs."""
    if not evidence.data or not DIGITS.issuperset(evidence.data):
        return
    length = _length(evidence)
    if length is None:
        return
    frames: FramesOf = {piece.handling.kind: aligned(piece.data, length) for piece in evidence.pieces}
    table = {"kind": "endless", "length": length, "align": "-"}
    why = f"There is nothing between its numbers; each has {length} characters, and a minus sign begins one."
    framing = EndlessFraming(kind="endless", length=length, align=b"-")
    yield Framed(framing, table, why, frames, 1.0)


def _length(evidence: Evidence) -> int | None:
    steps: Counter[int] = Counter()
    for piece in evidence.pieces:
        places = [at for at, byte in enumerate(piece.data) if byte == ord("-")]
        steps.update(after - before for before, after in pairwise(places))
    if sum(steps.values()) < FEWEST:
        return None
    length = min(steps)
    multiples = sum(count for step, count in steps.items() if step % length == 0)
    return length if length in LENGTHS and multiples >= 0.9 * sum(steps.values()) else None
