"""What a framing means, said once more and as plainly as can be: all bytes at once, one place after another."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, pairwise

from strengthtrack.devices.framing.frames import Framer
from strengthtrack.devices.profiles.framings import (
    EndlessFraming,
    FixedFraming,
    Framing,
    HeaderFraming,
    LineFraming,
    PacketFraming,
    StartEndFraming,
)

Read = tuple[float, bytes]
"""When, and what."""

FRAMINGS: dict[str, Framing] = {
    "line CR LF": LineFraming(kind="line", terminator="\r\n", max_bytes=16),
    "line CR": LineFraming(kind="line", terminator="\r", max_bytes=16),
    "line LF or CR LF": LineFraming(kind="line", terminator="\r\n", or_terminator="\n", max_bytes=16),
    "line CR or CR LF": LineFraming(kind="line", terminator="\r", or_terminator="\r\n", max_bytes=16),
    "line CR or LF": LineFraming(kind="line", terminator="\n", or_terminator="\r", max_bytes=16),
    "fixed": FixedFraming(kind="fixed", length=7, idle_reset_ms=50),
    "start_end": StartEndFraming(kind="start_end", start="\x02", end="\r", max_bytes=14),
    "start_end of two": StartEndFraming(kind="start_end", start="\x02\x03", end="\r\n", max_bytes=14),
    "packet": PacketFraming(kind="packet", lengths=(14, 15), end="\r\n"),
    "endless": EndlessFraming(kind="endless", length=6, align="-"),
    "header": HeaderFraming(kind="header", header={"hex": "55 01"}, length=8),
    "header of one": HeaderFraming(kind="header", header={"hex": "AA"}, length=4),
    "header of three": HeaderFraming(kind="header", header={"hex": "FC 33 01"}, length=7),
}
"""One of each kind, and of each turn a kind can take."""


def frames_in(framing: Framing, reads: Sequence[Read]) -> list[bytes]:
    """Every frame that stands in what was read, by its boundaries."""
    if isinstance(framing, FixedFraming):
        return [frame for run in runs(reads, framing.idle_reset_ms / 1000.0) for frame in cut(run, framing.length)]
    return list(_standing_in(framing, b"".join(data for _, data in reads)))


def _standing_in(framing: Framing, data: bytes) -> Iterator[bytes]:
    match framing:
        case LineFraming():
            yield from _lines(framing, data)
        case PacketFraming():
            yield from (line for line in _ended(data, framing.end) if len(line) + len(framing.end) in framing.lengths)
        case StartEndFraming():
            start, end = re.escape(framing.start), re.escape(framing.end)
            between = re.finditer(start + b"((?:(?!" + start + b"|" + end + b").)*)" + end, data, re.DOTALL)
            yield from (found[1] for found in between if len(found[1]) <= framing.max_bytes)
        case EndlessFraming():
            _, _, after = data.partition(framing.align)
            for run in re.split(b"(?=" + re.escape(framing.align) + b")", framing.align + after):
                yield from cut(run, framing.length)
        case HeaderFraming():
            yield from _headed(framing, data)


def _lines(framing: LineFraming, data: bytes) -> Iterator[bytes]:
    if not framing.or_terminator:
        lines = _ended(data, framing.terminator)
    else:
        ends = sorted((framing.terminator, framing.or_terminator), key=len, reverse=True)
        if b"\n" not in ends:
            data = data.removeprefix(b"\n")  # of a line before the first
        lines = re.split(b"|".join(ends), data)[:-1]
    # where either will do, an empty line is what stands between the two
    yield from (line for line in lines if len(line) <= framing.max_bytes and (line or not framing.or_terminator))


def _headed(framing: HeaderFraming, data: bytes) -> Iterator[bytes]:
    places = [found.start() for found in re.finditer(re.escape(framing.header), data)]
    for here, there in pairwise([*places, len(data)]):
        if there - here >= framing.length:
            yield data[here + len(framing.header) : here + framing.length]


def _ended(data: bytes, end: bytes) -> list[bytes]:
    return data.split(end)[:-1]


def runs(reads: Sequence[Read], pause_s: float) -> list[bytes]:
    """Bytes between which nobody paused."""
    heard = [read for read in reads if read[1]]
    paused = (before[0] + pause_s <= after[0] for before, after in pairwise(heard))
    numbers = accumulate(paused, initial=0) if heard else ()
    numbered = zip(numbers, heard, strict=True)
    return [b"".join(data for _, (_, data) in run) for _, run in groupby(numbered, key=lambda one: one[0])]


def cut(run: bytes, length: int) -> list[bytes]:
    """Pieces of one length; a rest is none."""
    return [run[at : at + length] for at in range(0, len(run) - length + 1, length)]


def fed(framer: Framer, reads: Sequence[Read]) -> tuple[list[bytes], int]:
    """The frames a framer hands on, and how many runs it broke."""
    handed = [framer.feed(data, read_at_s) for read_at_s, data in reads]
    return [frame for frames in handed for frame in frames.whole], sum(frames.broken for frames in handed)


def pieces(data: bytes, places: Sequence[int]) -> list[bytes]:
    """Bytes cut at some places."""
    at = sorted({place % (len(data) + 1) for place in places} | {0, len(data)})
    return [data[start:end] for start, end in pairwise(at)]
