"""Bytes that an emulated dynamometer hears, cut into commands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from strengthtrack.devices.emulator.dialogue import Emulate


class Hearing(Protocol):
    """Takes in bytes cut anywhere."""

    @property
    def waits(self) -> bool:
        """Whether something was heard that may go on."""

    def heard(self, data: bytes) -> list[bytes]:
        """The commands that are complete now."""

    def paused(self) -> list[bytes]:
        """The commands in what was heard, now that nothing follows."""


def hearing_for(emulate: Emulate) -> Hearing:
    """By the terminator of its commands, or by their bytes where they have none."""
    if emulate.terminator:
        return Terminated(emulate.terminator, emulate.ignore, emulate.most_bytes)
    return Unterminated([answer.hear for answer in emulate.answers if answer.hear])


class Terminated:
    """Commands that end with a terminator; one that is too long comes out one byte longer than may be."""

    def __init__(self, terminator: bytes, ignore: bytes, most_bytes: int) -> None:
        self._terminator = terminator
        self._ignore = ignore
        self._most = most_bytes + len(terminator)
        self._rest = b""

    @property
    def waits(self) -> bool:
        """No: a command goes on until its terminator."""
        return False

    def heard(self, data: bytes) -> list[bytes]:
        """The commands that are complete now."""
        *commands, rest = (self._rest + data.translate(None, self._ignore)).split(self._terminator)
        # of one that is too long already only its length counts, and its end, lest half a terminator is lost
        self._rest = rest if len(rest) <= self._most else bytes(self._most) + rest[-len(self._terminator) :]
        return commands

    def paused(self) -> list[bytes]:
        """None: it waits for the terminator."""
        return []


class Unterminated:
    """Commands known by their bytes: the longest that fits wins; bytes that begin none come out one by one."""

    def __init__(self, commands: Sequence[bytes]) -> None:
        self._commands = sorted(commands, key=len, reverse=True)
        self._rest = b""

    @property
    def waits(self) -> bool:
        """Whether something was heard that may go on."""
        return bool(self._rest)

    def heard(self, data: bytes) -> list[bytes]:
        """The commands that are complete now."""
        self._rest += data
        found: list[bytes] = []
        while self._rest and not self._may_go_on():
            found.append(self._taken())
        return found

    def paused(self) -> list[bytes]:
        """The commands in what was heard, now that nothing follows."""
        found: list[bytes] = []
        while self._rest:
            found.append(self._taken())
        return found

    def _may_go_on(self) -> bool:
        return any(len(one) > len(self._rest) and one.startswith(self._rest) for one in self._commands)

    def _taken(self) -> bytes:
        fits = next((one for one in self._commands if self._rest.startswith(one)), self._rest[:1])
        self._rest = self._rest[len(fits) :]
        return fits
