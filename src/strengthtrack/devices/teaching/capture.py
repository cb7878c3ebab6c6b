"""Raw bytes of a connection with their times, for a dynamometer nobody could read yet; and their replay."""

from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from strengthtrack.devices.link.stream import ReadingStream
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.readings import Garbled, Readings
from strengthtrack.errors import DeviceFault


class Capture:
    """Writes one line a read: seconds, a tab, the bytes in hexadecimal."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def add(self, t_s: float, data: bytes) -> None:
        """Keep one read."""
        self._file.write(f"{t_s:.6f}\t{data.hex()}\n")


def reads(path: Path) -> Iterator[tuple[float, bytes]]:
    """What was captured, read by read; raises DeviceFault that names the first line that is no capture."""
    with path.open(encoding="ascii", errors="replace") as lines:
        for number, line in enumerate(lines, 1):
            t_s, _, data = line.rstrip("\n").partition("\t")
            try:
                yield float(t_s), bytes.fromhex(data)
            except ValueError:
                raise DeviceFault(f"{path.name} is no capture: line {number} cannot be read; capture again.") from None


def replay(path: Path, profile: Profile) -> Iterator[Readings | Garbled]:
    """What a profile makes of a capture, with the times of then."""
    stream: ReadingStream | None = None
    for t_s, data in reads(path):
        stream = stream or ReadingStream(profile, t_s)
        yield from stream.feed(data, t_s)
