"""Putting a finished document where a person wants it: whole or not at all."""

import errno
import os
from pathlib import Path

from strengthtrack.errors import DocumentFault

_WINDOWS_IN_USE = {32, 33}
"""ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION."""


def put(content: bytes, to: Path, what: str) -> None:
    """Write beside `to`, then rename, so that a failure leaves what stood there; raises DocumentFault."""
    aside = to.with_name(f".{what}-{os.getpid()}.part")
    try:
        _write(content, aside)
        aside.replace(to)
    except OSError as fault:
        raise DocumentFault(_sentence(fault, to, what)) from fault
    finally:
        _forget(aside)


def _write(content: bytes, to: Path) -> None:
    with to.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _forget(aside: Path) -> None:
    """Nothing is left of a failed attempt; where even that fails, the first failure is the one to tell."""
    try:
        aside.unlink(missing_ok=True)
    except OSError:
        return


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
