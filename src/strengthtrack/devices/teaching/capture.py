"""A capture file: how a port was set, what was done at the dynamometer, and every byte that came with its time.

Nothing in it tells of a patient, a person or a computer. Times are seconds from the first read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from strengthtrack import __version__
from strengthtrack.devices.link.stream import ReadingStream
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.profiles.schema import Serial
from strengthtrack.devices.readings import Garbled, Readings
from strengthtrack.devices.teaching.capture_head import Head, head_lines, read_head
from strengthtrack.devices.teaching.handling import ANYTHING, Handling, handling_typed
from strengthtrack.errors import DeviceFault, Mendable

MOST_LINE = 400_000
"""A read holds no more than 64 KiB; a longer line is of something else."""

MOST_BYTES = 64_000_000

_READ = re.compile(r"(\d{1,12}(?:\.\d{1,9})?)\t((?:[0-9A-Fa-f]{2}){0,200000})")

Read = tuple[float, bytes]
Reads = tuple[Read, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """What came while one thing was done."""

    handling: Handling
    reads: Reads

    @property
    def data(self) -> bytes:
        """All of it."""
        return b"".join(data for _, data in self.reads)


@dataclass(frozen=True, slots=True)
class Captured:
    """A whole capture: how the port was set and what was asked, then piece by piece what came."""

    head: Head = field(default_factory=Head)
    pieces: tuple[Piece, ...] = ()

    @property
    def serial(self) -> Serial:
        """How the port was set; as most dynamometers are where an old capture does not say."""
        return self.head.serial or Serial(baud=9600)


class Capture:
    """Writes the head, then one line a read: seconds, a tab, the bytes in hexadecimal."""

    def __init__(self, file: TextIO, head: Head | None = None) -> None:
        self._file = file
        self._began_s: float | None = None
        self._file.writelines(f"# {line}\n" for line in head_lines(head or Head(app=__version__)))

    def add(self, t_s: float, data: bytes) -> None:
        """Keep one read, with its time on any clock."""
        if self._began_s is None:
            self._began_s = t_s
        self._file.write(f"{t_s - self._began_s:.6f}\t{data.hex()}\n")

    def doing(self, handling: Handling) -> None:
        """What comes from now on comes while this is done."""
        self._file.write(f"# done: {handling.words}\n")


def write_captured(file: TextIO, captured: Captured) -> None:
    """Write a whole capture."""
    capture = Capture(file, captured.head)
    for piece in captured.pieces:
        capture.doing(piece.handling)
        for t_s, data in piece.reads:
            capture.add(t_s, data)


def read_captured(path: Path) -> Captured:
    """A whole capture; raises DeviceFault that names the file, and the first line that is no capture."""
    head = read_head(_remarks(path))
    pieces: list[tuple[Handling, list[Read]]] = [(ANYTHING, [])]
    size = 0
    for number, line in _lines(path):
        if line.startswith("#"):
            handling = _handling(line)
            if handling is not None:
                pieces.append((handling, []))
            continue
        read = _read(path, number, line)
        size += len(read[1])
        if size > MOST_BYTES:
            raise DeviceFault(f"{path.name} is too large for a capture; capture some seconds only.")
        pieces[-1][1].append(read)
    return Captured(head, tuple(Piece(handling, tuple(reads)) for handling, reads in pieces if reads))


def reads(path: Path) -> Iterator[Read]:
    """What was captured, read by read; raises DeviceFault that names the first line that is no capture."""
    for number, line in _lines(path):
        if not line.startswith("#"):
            yield _read(path, number, line)


def replay(path: Path, profile: Profile) -> Iterator[Readings | Garbled]:
    """What a profile makes of a capture, with the times of then."""
    stream: ReadingStream | None = None
    for t_s, data in reads(path):
        stream = stream or ReadingStream(profile, t_s)
        yield from stream.feed(data, t_s)


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Its lines with their numbers, one at a time."""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            number = 0
            while line := file.readline(MOST_LINE):
                number += 1
                if line.strip():
                    yield number, line.rstrip("\r\n")
    except FileNotFoundError:
        raise DeviceFault(f"There is no file {path.name}; check its name and folder.") from None
    except OSError as fault:
        raise DeviceFault(f"{path.name} cannot be read ({fault.strerror}); choose another file.") from None


def _remarks(path: Path) -> Iterator[str]:
    """The lines before the first read."""
    for _, line in _lines(path):
        if not line.startswith("#"):
            return
        yield line.removeprefix("#").strip()


def _handling(line: str) -> Handling | None:
    name, _, told = line.removeprefix("#").strip().partition(":")
    if name != "done":
        return None
    try:
        return handling_typed(told)
    except Mendable:
        return ANYTHING


def _read(path: Path, number: int, line: str) -> Read:
    told = _READ.fullmatch(line)
    if told is None:
        raise DeviceFault(f"{path.name} is no capture: line {number} cannot be read; capture again.")
    return float(told[1]), bytes.fromhex(told[2])
