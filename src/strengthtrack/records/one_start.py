"""One start of the app on one data folder at a time. The lock is the system's, so a killed app leaves none behind."""

import sys
from pathlib import Path
from types import TracebackType
from typing import IO

from strengthtrack.errors import RecordsFault
from strengthtrack.records.file_names import LOCK

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class OneStart:
    """Holds a data folder for this process until `release`; raises RecordsFault where another start holds it."""

    def __init__(self, folder: Path) -> None:
        path = folder / LOCK
        try:
            self._file = path.open("ab")
        except OSError as error:
            raise RecordsFault(
                f"The folder {folder} cannot be written to; allow it, or choose another folder with --data."
            ) from error
        try:
            _lock(self._file)
        except OSError as error:
            self._file.close()
            raise RecordsFault(
                f"strengthtrack is already open with the records in {folder}; go on in its window, or close it first."
            ) from error

    def release(self) -> None:
        """Let the next start have the folder; twice is no harm."""
        self._file.close()

    def __enter__(self) -> "OneStart":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.release()
