"""A file as the disk gives it, or one sentence why it does not."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from strengthtrack.practice.intake.faults import IntakeFault


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Raise IntakeFault for a file that the disk does not give."""
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):  # a pipe has no end
            raise IntakeFault(f"“{path.name}” is no file with content; choose another.")
        yield
    except IsADirectoryError:
        raise IntakeFault(f"“{path.name}” is a folder; choose a file in it.") from None
    except FileNotFoundError:
        raise IntakeFault(f"“{path.name}” is not there any more; choose the file again.") from None
    except OSError as fault:
        sentence = f"“{path.name}” cannot be read ({fault.strerror}); close it elsewhere and choose it again."
        raise IntakeFault(sentence) from fault
