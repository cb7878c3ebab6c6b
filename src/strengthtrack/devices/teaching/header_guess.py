"""Records of one length that all begin with the same bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise

from strengthtrack.devices.profiles.framings import repeats_its_beginning

LONGEST_HEADER = 4
LENGTHS = range(3, 65)
FEWEST = 4
AT_ITS_PLACE = 0.9


@dataclass(frozen=True, slots=True)
class Header:
    """The bytes, and the length of a record with them."""

    header: bytes
    length: int


def header_of(pieces: Sequence[bytes]) -> Header | None:
    """The header that every piece has at the same distance, and nowhere else; None where there is none."""
    found = [_periodic(data) for data in pieces if data]
    if not found:
        return None
    lengths = Counter(length for bytes_ in found for length in set(bytes_.values()))
    for length, count in lengths.most_common():
        if count == len(found):
            shared = [{byte for byte, own in bytes_.items() if own == length} for bytes_ in found]
            header = _header(pieces[0], reduce(set.intersection, shared), length)
            if header:
                return Header(header, length)
    return None


def _periodic(data: bytes) -> dict[int, int]:
    """Bytes that come once in every record, with the length of the record."""
    found: dict[int, int] = {}
    every: dict[int, list[int]] = {}
    for at, byte in enumerate(data):
        every.setdefault(byte, []).append(at)
    for byte, places in every.items():
        if len(places) < FEWEST:
            continue
        steps = Counter(after - before for before, after in pairwise(places))
        length, count = steps.most_common(1)[0]
        if length in LENGTHS and count >= AT_ITS_PLACE * (len(places) - 1):
            found[byte] = length
    return found


def _header(data: bytes, bytes_: set[int], length: int) -> bytes:
    """The longest run of them that stands together; of two as long, that with the least readable bytes."""
    places = Counter((at % length, byte) for at, byte in enumerate(data) if byte in bytes_)
    records = max(1, len(data) // length)
    at_place = {place: byte for (place, byte), count in places.items() if count >= AT_ITS_PLACE * records}
    runs = [_run(at_place, place, length) for place in at_place]
    told = [run for run in runs if run and not repeats_its_beginning(run)]
    return max(told, key=lambda run: (len(run), sum(not 32 <= byte < 127 for byte in run)), default=b"")


def _run(at_place: dict[int, int], place: int, length: int) -> bytes:
    """The run that begins at a place; empty where it begins earlier."""
    if (place - 1) % length in at_place:
        return b""
    run = bytearray()
    while place % length in at_place and len(run) < min(LONGEST_HEADER, length - 1):
        run.append(at_place[place % length])
        place += 1
    return bytes(run)
