"""Who may open a serial port on Linux: the members of the group that owns it, once they have logged in again."""

import getpass
from contextlib import suppress
from pathlib import Path

USUAL = "dialout"
"""Debian, Ubuntu and Fedora call it so; Arch and SUSE call it uucp."""


def permission_advice(url: str = "") -> str:
    """What lets a person open this serial port, without a full stop."""
    group, members = _group(url)
    with suppress(OSError, KeyError):
        if getpass.getuser() in members:
            return f"log out and in again, for you are in the group {group} since you last logged in"
    return f"add yourself to the group {group} (sudo usermod -aG {group} $USER), then log out and in again"


def _group(url: str) -> tuple[str, list[str]]:
    """The group that owns a port, and who is in it; the usual one where it is root's, or no port's."""
    try:
        import grp
    except ImportError:  # Windows has no groups of this kind
        return USUAL, []
    with suppress(OSError, KeyError):
        owner = grp.getgrgid(Path(url).stat().st_gid) if url else grp.getgrnam(USUAL)
        if owner.gr_gid != 0:
            return owner.gr_name, owner.gr_mem
    return USUAL, []
