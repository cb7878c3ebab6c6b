"""Readings as comma-separated values, written aside and put in place when whole."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import TextIO

from strengthtrack.clinic.units import FORCE_UNITS, newtons_per
from strengthtrack.devices.readings import Readings
from strengthtrack.errors import Mendable

COLUMNS = "t_s,force_n,value,unit,status"


class NotWritten(Mendable):
    """The readings cannot be written where they should go."""

    def __init__(self, path: Path, aside: Path, error: OSError) -> None:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            what = f"The disk is full, so {path} was not written; free some space and read again"
        else:
            what = f"{path} cannot be written ({error.strerror}); choose another place and read again"
        kept = f"; what came until then is in {aside}." if aside != path and aside.exists() else "."
        super().__init__(what + kept)


def lines(readings: Readings, first_s: float) -> list[str]:
    """One line a reading; t_s from `first_s`. What is no force, such as torque, has no force_n."""
    rows = zip(readings.t_s.tolist(), _newtons(readings), readings.value.tolist(), readings.status, strict=True)
    return [
        f"{t_s - first_s:.6f},{force},{value:.10g},{readings.unit},{status}\n" for t_s, force, value, status in rows
    ]


def _newtons(readings: Readings) -> list[str]:
    if readings.unit not in FORCE_UNITS:
        return [""] * len(readings.value)
    return [f"{force_n:.10g}" for force_n in (readings.value * newtons_per(readings.unit)).tolist()]


class ReadingsFile:
    """A file that appears under its name only when it is whole; “-” is standard output, None nowhere.

    Without a reading nothing is written, and what stood there before stays. A pipe or a device is written to as it
    is, for it has no name to appear under. Raises NotWritten.
    """

    def __init__(self, name: str | None) -> None:
        self._path = Path(name or "nowhere")
        self._in_place = self._path.exists() and not self._path.is_file()
        self._aside = self._path if self._in_place else self._path.with_name(self._path.name + ".part")
        self._file: TextIO | None = None
        self._to_screen = name == "-"
        self._wanted = name is not None

    def __enter__(self) -> ReadingsFile:
        if self._path.is_dir() and self._wanted:
            raise NotWritten(self._path, self._path, IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR)))
        return self

    def write(self, rows: list[str]) -> None:
        """Add lines; the heading goes before the first."""
        if not (rows and self._wanted):
            return
        heading = [] if self._file else [COLUMNS + "\n"]
        try:
            self._file = self._file or self._open()
            self._file.writelines(heading + rows)
            if self._to_screen:
                self._file.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise NotWritten(self._path, self._aside, error) from None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._to_screen or self._file is None:
            return
        try:
            self._file.close()
            if not self._in_place and (kind is None or not issubclass(kind, NotWritten)):
                self._aside.replace(self._path)
        except OSError as fault:
            if not isinstance(error, NotWritten):
                raise NotWritten(self._path, self._aside, fault) from None

    def _open(self) -> TextIO:
        return sys.stdout if self._to_screen else self._aside.open("w", encoding="utf-8", newline="")
