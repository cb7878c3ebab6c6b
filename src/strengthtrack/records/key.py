"""The key to the records: in the operating system's keyring, or else in a file only its user can read.

A file beside the records says where the key is, and is never written over: a key that is gone cannot be made again.
"""

import errno
import os
import re
import secrets
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from strengthtrack.errors import RecordsFault
from strengthtrack.records.file_names import KEY, RECORDS

SERVICE = "strengthtrack"
STORE_S, FIND_S = 3.0, 60.0
"""How long the keyring may take: to keep a key, and to give it, when it may have to ask its user to unlock it."""

_KEY = re.compile(r"x'[0-9a-f]{64}'")
_IN_KEYRING = "keyring "
_OTHERS_MAY = 0o077
_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Key:
    """What `database.open` takes, and a sentence on where it lies."""

    text: str
    where: str

    def __repr__(self) -> str:
        return f"Key(where={self.where!r})"  # a key has no place in a log


class Ring(Protocol):
    """The part of a keyring that we use."""

    def get_password(self, service: str, username: str, /) -> str | None:
        """What is kept under the name, or None."""

    def set_password(self, service: str, username: str, password: str, /) -> None:
        """Keep it."""


def system_ring() -> Ring | None:
    """The keyring of this desktop, None where there is none that keeps a secret."""
    if sys.platform.startswith("linux") and not _has_session_bus():
        return None
    import keyring

    ring = keyring.get_keyring()
    # below 1 are the backends that fail, forget, or write plain text
    return ring if ring.priority >= 1 else None


def no_ring() -> Ring | None:
    """No keyring, for records that are thrown away."""
    return None


def key_for(folder: Path, find_ring: Callable[[], Ring | None] = system_ring) -> Key:
    """The key to the records in `folder`, made where there are no records yet; raises RecordsFault.

    `find_ring` finds the keyring and may fail or hang; it is not asked when the key lies in a file.
    """
    file = folder / KEY
    try:
        if file.exists():
            return _kept(file, find_ring)
        if (folder / RECORDS).exists():
            raise RecordsFault(
                f"The key to the records in {folder} is missing; put the file {KEY} back from your backup."
            )
        return _new(file, find_ring)
    except OSError as error:
        raise RecordsFault(_why_not(file, error)) from error


def _why_not(file: Path, error: OSError) -> str:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return f"The disk is full, so the key file {file} cannot be written; make room on it and start again."
    return f"The key file {file} cannot be read or written ({error.strerror}); allow it and start again."


def _kept(file: Path, find_ring: Callable[[], Ring | None]) -> Key:
    text = file.read_text(encoding="ascii", errors="replace").strip()
    if text.startswith(_IN_KEYRING):
        return _in_ring(text.removeprefix(_IN_KEYRING), find_ring)
    if not _KEY.fullmatch(text):
        raise RecordsFault(f"The key file {file} holds no key; put {KEY} back from your backup.")
    if sys.platform != "win32" and file.stat().st_mode & _OTHERS_MAY:
        file.chmod(0o600)
    return Key(text, _in_file(file))


def _in_ring(name: str, find_ring: Callable[[], Ring | None]) -> Key:
    def ask() -> str | None:
        ring = find_ring()
        return ring.get_password(SERVICE, name) if ring else None

    text = _within(FIND_S, ask)
    if text is None or not _KEY.fullmatch(text):
        raise RecordsFault(
            "The key to the records lies in the keyring of this computer, which does not give it; "
            "log in to the desktop as the user who made the records, unlock the keyring, and start again."
        )
    return Key(text, _WHERE_RING)


def _new(file: Path, find_ring: Callable[[], Ring | None]) -> Key:
    text, name = f"x'{secrets.token_hex(32)}'", secrets.token_hex(8)

    def keep() -> bool:
        ring = find_ring()
        if ring is None:
            return False
        ring.set_password(SERVICE, name, text)
        return ring.get_password(SERVICE, name) == text

    if _within(STORE_S, keep):
        _write_private(file, _IN_KEYRING + name)
        return Key(text, _WHERE_RING)
    _write_private(file, text)
    return Key(text, _in_file(file))


_WHERE_RING = "The key to the records lies in the keyring of this computer and opens when you log in."


def _in_file(file: Path) -> str:
    readers = "is as private as its folder" if sys.platform == "win32" else "only your user account can read"
    return f"The key to the records lies in the file {file}, which {readers}; who has both can read the records."


def _write_private(file: Path, text: str) -> None:
    """Whole or not at all, on the disk when it returns, and never over another key."""
    beside = file.with_suffix(".new")
    beside.unlink(missing_ok=True)
    opened = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(opened, "w", encoding="ascii") as new:
        new.write(text + "\n")
        new.flush()
        os.fsync(new.fileno())
    beside.rename(file)
    if sys.platform != "win32":
        folder = os.open(file.parent, os.O_RDONLY)
        os.fsync(folder)  # else a power cut may leave the records without the name of their key
        os.close(folder)


def _has_session_bus() -> bool:
    address = os.environ.get("DBUS_SESSION_BUS_ADDRESS")
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return bool(address) or bool(runtime and (Path(runtime) / "bus").exists())


def _within(seconds: float, ask: Callable[[], _Found]) -> _Found | None:
    """What `ask` finds, None where it fails or takes longer; the thread of one that hangs is left behind."""
    found: list[_Found] = []

    def run() -> None:
        with suppress(Exception):  # a keyring is somebody else's program, and fails in its own ways
            found.append(ask())

    thread = threading.Thread(target=run, name="keyring", daemon=True)
    thread.start()
    thread.join(seconds)
    return found[0] if found else None
