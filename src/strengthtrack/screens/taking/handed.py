"""Files for another program to take: a mail reads what was dropped on it a moment later, so they stay until the end."""

import shutil
import weakref
from pathlib import Path
from tempfile import mkdtemp

from strengthtrack.documents.files import put
from strengthtrack.errors import DocumentFault

NOT_HANDED = "The chart could not be handed over ({why}); save it as a file and take it from there."


class HandedFiles:
    """A folder only this user can read, made when it is first needed and gone with the app."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._count = 0

    @property
    def folder(self) -> Path | None:
        """Where they lie; None before the first."""
        return self._folder

    def put(self, content: bytes, name: str) -> Path:
        """A file of this name in a folder of its own; raises DocumentFault."""
        try:
            inside = self._new_folder()
        except OSError as fault:
            raise DocumentFault(NOT_HANDED.format(why=fault.strerror)) from fault
        put(content, inside / name, "chart")
        return inside / name

    def _new_folder(self) -> Path:
        if self._folder is None:
            self._folder = Path(mkdtemp(prefix="strengthtrack-"))
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._count += 1
        inside = self._folder / str(self._count)
        inside.mkdir()
        return inside
