"""A file somebody chose, read whole where it is no larger than it may be."""

from pathlib import Path

from strengthtrack.errors import Mendable


class FileRefused(Mendable):
    """A file that was chosen cannot be taken."""


def content_of(path: Path, largest: int, program: str) -> bytes:
    """What the file holds, or one byte more than `largest` of one that holds more; raises FileRefused.

    `program` is what may have it open: “Word”.
    """
    name = path.name
    try:
        with path.open("rb") as file:
            return file.read(largest + 1)
    except IsADirectoryError:
        raise FileRefused(f"“{name}” is a folder; choose a file in it.") from None
    except FileNotFoundError:
        raise FileRefused(f"“{name}” is not there any more; choose the file again.") from None
    except PermissionError as fault:
        if path.is_dir():  # as Windows answers for a folder
            raise FileRefused(f"“{name}” is a folder; choose a file in it.") from fault
        sentence = f"“{name}” cannot be read; close it in {program}, and choose it again."
        raise FileRefused(sentence) from fault
    except OSError as fault:
        sentence = f"“{name}” cannot be read ({fault.strerror}); copy it to this computer and choose it again."
        raise FileRefused(sentence) from fault
