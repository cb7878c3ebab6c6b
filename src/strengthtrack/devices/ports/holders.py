"""Which program holds a port, as far as Linux tells it; elsewhere this is found out by opening."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

THIS_APP = "this app"
SOMEBODY = "another program"
PROC = Path("/proc")
LOCK_FILES = Path("/run/lock")


def holder(url: str, proc: Path = PROC, lock_files: Path = LOCK_FILES) -> str:
    """The name of the program that holds a port, “another program” where it has none; empty where it is free.

    Programs either lock the port itself, or leave a file with their number; one that does neither is not seen.
    """
    pid = _locked_by(url, proc) or _file_left_by(url, lock_files, proc)
    if not pid:
        return ""
    return THIS_APP if pid == os.getpid() else _program(pid, proc) or SOMEBODY


def _locked_by(url: str, proc: Path) -> int:
    """Linux lists file locks by device and inode; 0 where there is none."""
    try:
        stat = Path(url).stat()
        held = (proc / "locks").read_text("ascii", "replace")
    except OSError:
        return 0
    place = f"{os.major(stat.st_dev):02x}:{os.minor(stat.st_dev):02x}:{stat.st_ino}"
    for line in held.splitlines():
        words = line.split()
        if "FLOCK" in words and place in words:
            return _number(words[words.index(place) - 1])
    return 0


def _file_left_by(url: str, lock_files: Path, proc: Path) -> int:
    """Terminal programs leave LCK..ttyUSB0 with their number in it; one that ended without tidying up counts not."""
    try:
        pid = _number((lock_files / f"LCK..{Path(url).name}").read_text("ascii", "replace"))
    except OSError:
        return 0
    return pid if (proc / str(pid)).exists() else 0


def _program(pid: int, proc: Path) -> str:
    with suppress(OSError):
        return (proc / str(pid) / "comm").read_text("utf-8", "replace").strip()
    return ""


def _number(text: str) -> int:
    digits = text.strip()
    return int(digits) if digits.isdecimal() else 0
