"""A file for the raw bytes of a dynamometer, whoever writes one: `read`, `capture`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from strengthtrack.errors import DeviceFault, Mendable

if TYPE_CHECKING:
    from strengthtrack.devices.teaching.capture import Capture
    from strengthtrack.devices.teaching.capture_head import Head
    from strengthtrack.devices.teaching.handling import Handling

Heard = Callable[[float, bytes], None]


@contextmanager
def capture_file(path: Path, head: Head | None = None, done: Handling | None = None) -> Iterator[Heard]:
    """What takes (time in s, bytes) and writes them down as they come, to NAME.part until it is whole.

    Raises DeviceFault, though never in the middle of a read. What came before the port was lost or Ctrl+C is kept; a
    port from which nothing came at all leaves no file.
    """
    in_place = path.exists() and not path.is_file()
    aside = path if in_place else path.with_name(path.name + ".part")
    writing = _Writing(path)
    kept = False
    try:
        writing.begin(aside, head, done)
        yield writing.heard
        kept = True
    except Mendable:
        kept = bool(writing.reads)
        raise
    except KeyboardInterrupt:
        kept = True
        raise
    finally:
        writing.end(None if in_place else aside, kept=kept)
    if writing.faults:
        raise writing.fault()


class _Writing:
    """One capture on its way to a file; what goes wrong is kept until the end."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: TextIO | None = None
        self._capture: Capture | None = None
        self.faults: list[OSError] = []
        self.reads = 0

    def begin(self, aside: Path, head: Head | None, done: Handling | None) -> None:
        """Open the file; raises DeviceFault."""
        from strengthtrack.devices.teaching.capture import Capture

        try:
            self._file = aside.open("w", encoding="utf-8", newline="\n")
            self._capture = Capture(self._file, head)
            if done is not None:
                self._capture.doing(done)
        except OSError as error:
            self.faults.append(error)
            raise self.fault() from None

    def heard(self, t_s: float, data: bytes) -> None:
        """Write one read."""
        self.reads += 1
        try:
            if self._capture is not None:
                self._capture.add(t_s, data)
        except OSError as error:
            self.faults.append(error)

    def end(self, aside: Path | None, *, kept: bool) -> None:
        """Close the file, and give it its name, or throw it away."""
        if self._file is None:
            return
        try:
            self._file.close()
            if aside is not None and not self.faults:
                _finish(aside, self._path, kept=kept)
        except OSError as error:
            self.faults.append(error)

    def fault(self) -> DeviceFault:
        """What went wrong first."""
        return DeviceFault(f"{self._path} cannot be written ({self.faults[0].strerror}); choose another place.")


def _finish(aside: Path, path: Path, *, kept: bool) -> None:
    if kept:
        aside.replace(path)
    else:
        aside.unlink()
