"""A file for the raw bytes of a dynamometer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from strengthtrack.errors import DeviceFault

Heard = Callable[[float, bytes], None]


@contextmanager
def capture_file(path: Path) -> Iterator[Heard]:
    """What takes (time in s, bytes) and writes them down; raises DeviceFault, though never in the middle of a read."""
    from strengthtrack.devices.teaching.capture import Capture

    faults: list[OSError] = []
    try:
        with path.open("w", encoding="ascii") as file:
            capture = Capture(file)

            def heard(t_s: float, data: bytes) -> None:
                try:
                    capture.add(t_s, data)
                except OSError as error:
                    faults.append(error)

            yield heard
    except OSError as error:
        faults.append(error)
    if faults:
        raise DeviceFault(f"{path} cannot be written ({faults[0].strerror}); choose another place.") from None
