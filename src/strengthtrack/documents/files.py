"""Putting a finished document where a person wants it: whole or not at all."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp
from typing import BinaryIO

from strengthtrack.errors import DocumentFault

_WINDOWS_IN_USE = {32, 33}
"""ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION."""


def put(content: bytes, to: Path, what: str) -> None:
    """Write beside `to`, then rename, so that a failure leaves what stood there; raises DocumentFault."""
    with streamed(to, what) as file:
        file.write(content)


@contextmanager
def streamed(to: Path, what: str) -> Iterator[BinaryIO]:
    """A file to write what is too long to hold in memory: it stands in the place of `to` once the block is through.

    Whatever ends the block before leaves what stood there. Raises DocumentFault where the disk or the folder fails.
    """
    aside = to.with_name(f".{what}-{os.getpid()}.part")
    try:
        with aside.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        aside.replace(to)
    except OSError as fault:
        raise DocumentFault(_sentence(fault, to, what)) from fault
    finally:
        _forget(aside)


@contextmanager
def streamed_folder(to: Path, what: str) -> Iterator[Path]:
    """The same for many files: a folder to fill, named `to` once the block is through; none may be there."""
    if to.exists():
        raise DocumentFault(f"“{to.name}” is there already; give the folder of the {what} another name.")
    aside = to.with_name(f".{what}-{os.getpid()}.part")
    try:
        aside.mkdir()
        yield aside
        aside.replace(to)
    except OSError as fault:
        raise DocumentFault(_sentence(fault, to, what)) from fault
    finally:
        shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def all_or_none(to: Path, what: str) -> Iterator[Path]:
    """A folder to fill: its files stand in the folder `to` once the block is through, all of them or none.

    Where one cannot take its place, those before it are taken back, and what stood there stands there again.
    Raises DocumentFault where the disk or the folder fails.
    """
    try:
        aside = Path(mkdtemp(prefix=f".{what}-", suffix=".part", dir=to))
    except OSError as fault:
        raise DocumentFault(_sentence(fault, to / what, what)) from fault
    filled, before = aside / "filled", aside / "before"
    try:
        filled.mkdir()
        before.mkdir()
        yield filled
        _take_places(filled, to, before, what)
        shutil.rmtree(before, ignore_errors=True)
    except OSError as fault:
        raise DocumentFault(_sentence(fault, to / what, what)) from fault
    finally:
        shutil.rmtree(filled, ignore_errors=True)
        for folder in (before, aside):
            with suppress(OSError):  # what could not be put back is still in it
                folder.rmdir()


def _take_places(filled: Path, to: Path, before: Path, what: str) -> None:
    try:
        with ExitStack() as taken_back:
            for file in sorted(filled.iterdir()):
                _take_place(file, to / file.name, before, what, taken_back)
            taken_back.pop_all()
    except OSError as fault:
        raise DocumentFault(
            f"The {what} was not saved, and what stood in its place could not be put back; it is in “{before}”."
        ) from fault


def _take_place(file: Path, place: Path, before: Path, what: str, taken_back: ExitStack) -> None:
    try:
        if place.is_file():
            taken_back.callback(place.replace(before / file.name).replace, place)
        taken_back.callback(file.replace(place).replace, file)
    except OSError as fault:
        raise DocumentFault(_sentence(fault, place, what)) from fault


def _forget(aside: Path) -> None:
    """Nothing is left of a failed attempt; where even that fails, the first failure is the one to tell."""
    with suppress(OSError):
        aside.unlink(missing_ok=True)


def _sentence(fault: OSError, to: Path, what: str) -> str:
    name, folder = to.name, to.parent
    if fault.errno == errno.ENAMETOOLONG:
        return f"The name of the {what} is too long; give it a shorter one."
    if to.is_dir():
        return f"“{name}” is a folder; give the {what} another name."
    if isinstance(fault, FileNotFoundError | NotADirectoryError):
        return f"The folder “{folder}” is not there; choose another one for the {what}."
    if _is_open_elsewhere(fault, to):
        return f"“{name}” is open in another program; close it there and save the {what} again."
    return _of_the_disk(fault, to, what)


def _of_the_disk(fault: OSError, to: Path, what: str) -> str:
    if isinstance(fault, PermissionError) or fault.errno == errno.EROFS:
        return f"You may not write to the folder “{to.parent}”; choose another one for the {what}."
    if fault.errno in {errno.ENOSPC, errno.EDQUOT}:
        return f"The disk is full, so the {what} was not saved; free some space and save it again."
    return f"The {what} could not be saved as “{to.name}” ({fault.strerror}); choose another place for it."


def _is_open_elsewhere(fault: OSError, to: Path) -> bool:
    """Windows refuses to replace a file that Word holds open; elsewhere that succeeds."""
    if getattr(fault, "winerror", None) in _WINDOWS_IN_USE:
        return True
    return isinstance(fault, PermissionError) and to.exists() and os.access(to.parent, os.W_OK)
