"""How the bytes of a capture may be cut into frames: every way that fits, the most telling first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pydantic import TypeAdapter, ValidationError

from strengthtrack.devices.profiles.framings import LONGEST, Framing
from strengthtrack.devices.teaching.bursts import burst_length
from strengthtrack.devices.teaching.endless_guess import endless_guesses
from strengthtrack.devices.teaching.evidence import Evidence
from strengthtrack.devices.teaching.frames_of import Framed, framed
from strengthtrack.devices.teaching.header_guess import header_of

COVERS = 0.75
"""Less of the bytes in whole frames is no framing."""

_FRAMING: TypeAdapter[Framing] = TypeAdapter(Framing)
_ENDS = (b"\r\n", b"\n\r", b"\r", b"\n", b"\x03", b"\x04", b">", b"]", b"}", b";")
_NAMES = {b"\r\n": "CR LF", b"\n\r": "LF CR", b"\r": "CR", b"\n": "LF"}
_STARTS = frozenset(b"\x01\x02\x05<[{$#:")


def framing_guesses(evidence: Evidence) -> Iterator[Framed]:
    """Framings that cover most of the bytes: between start and end, lines, behind a header, by pauses, endless."""
    endless = list(endless_guesses(evidence))
    for table, why in _tables(evidence):
        try:
            framing = _FRAMING.validate_python(table)
        except ValidationError:
            continue
        guess = framed(framing, table, why, evidence)
        if guess.covered >= COVERS and not any(_is_row_of(guess, one) for one in endless):
            yield guess
    yield from endless


def _is_row_of(guess: Framed, endless: Framed) -> bool:
    """Whether a frame of one length is nothing but some numbers without end, as an adapter hands them over."""
    most, one = guess.framing.most_bytes, endless.framing.most_bytes
    return guess.framing.kind == "fixed" and most > one and most % one == 0


def _tables(evidence: Evidence) -> Iterator[tuple[dict[str, object], str]]:
    end = _line_end(evidence.data)
    if end:
        yield from _between(evidence.data, end)
        yield from _lines(evidence.data, end)
    burst = burst_length(evidence.pieces)
    header = header_of([piece.data for piece in evidence.pieces])
    if header is not None and not (_is_readable(header.header) and (end or burst)):
        told = wire(header.header)
        why = f"Every {header.length} bytes begin with {header.header.hex(' ').upper()}."
        yield {"kind": "header", "header": told, "length": header.length}, why
    if burst is not None:
        why = f"It always sends {burst.length} bytes, and then pauses."
        yield {"kind": "fixed", "length": burst.length, "idle_reset_ms": burst.pause_ms}, why


def _line_end(data: bytes) -> bytes:
    """What ends the frames, if anything does: not too rarely, and where two are as frequent, the longer one."""
    counts = {end: data.count(end) for end in _ENDS}
    control = [end for end in _ENDS[:6] if counts[end] and len(data) / counts[end] <= LONGEST]
    printed = [end for end in _ENDS[6:] if counts[end] >= 3 and data.rstrip().endswith(end)]
    for end in control:
        if counts[end] >= 0.9 * max(counts[one] for one in control):
            return end
    return printed[0] if printed else b""


def _between(data: bytes, end: bytes) -> Iterator[tuple[dict[str, object], str]]:
    """The same byte after every end, that stands nowhere else."""
    frames = [frame for frame in data.split(end)[1:-1] if frame]
    if not frames:
        return
    start, count = Counter(frame[0] for frame in frames).most_common(1)[0]
    bare = [frame[1:] for frame in frames if frame[0] == start]
    alone = sum(start not in frame for frame in bare) >= 0.9 * len(bare)
    if start in _STARTS and count >= 0.9 * len(frames) and alone:
        most = min(LONGEST, _room(max(map(len, bare))))
        table = {"kind": "start_end", "start": wire(bytes([start])), "end": wire(end), "max_bytes": most}
        yield table, f"Every frame stands between {start:02X} and {end.hex(' ').upper()}."


def _lines(data: bytes, end: bytes) -> Iterator[tuple[dict[str, object], str]]:
    frames = data.split(end)[:-1]
    longest = max((len(frame) for frame in frames if len(frame) <= LONGEST), default=0)
    table: dict[str, object] = {"kind": "line", "terminator": wire(end), "max_bytes": _room(longest)}
    yield table, f"Every frame ends with {_NAMES.get(end, end.hex(' ').upper())}."


def _room(longest: int) -> int:
    """A frame may be longer than those that were seen, though not by much."""
    return min(LONGEST, max(16, 2 * longest))


def wire(data: bytes) -> object:
    """Bytes as a profile's file states them: text where it can be read, else hexadecimal."""
    return data.decode("latin-1") if _is_readable(data) else {"hex": data.hex(" ").upper()}


def _is_readable(data: bytes) -> bool:
    return all(32 <= byte < 127 or byte in b"\r\n\t" for byte in data)
