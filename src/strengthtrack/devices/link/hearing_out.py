"""Reading a port so that what belongs together comes in one read."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from strengthtrack.devices.profiles.framings import FixedFraming
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.errors import DeviceFault

STALLED_S = 0.012
"""After such a silence what comes may be a burst that a cable or the system held back, and it comes in pieces."""
BURST_QUIET_S = 0.002
LONGEST_S = 0.05
QUIET_BYTES = 3.0
"""An answer of a fixed length has ended when nothing follows for as long as so many bytes take."""


class Reads(Protocol):
    """An open port, as far as it is read."""

    def read(self, wait_s: float) -> bytes:
        """What came, or nothing after a wait of `wait_s`; raises DeviceFault."""


class HearingOut:
    """Reads one port. The pieces of a burst would else seem to be of one moment, and force to rise in no time."""

    def __init__(self, port: Reads, profile: Profile, clock: Callable[[], float]) -> None:
        self._port = port
        self._clock = clock
        self._heard_s = clock()
        answers = isinstance(profile.framing, FixedFraming) and profile.acquire.mode == "poll"
        self._answer_quiet_s = QUIET_BYTES * 10.0 / profile.serial.baud + 0.001 if answers else 0.0

    def read(self, wait_s: float) -> bytes:
        """What came, heard out where it may be only the first piece; nothing after `wait_s`."""
        data = self._port.read(wait_s)
        if not data:
            return data
        now_s = self._clock()
        stalled = now_s - self._heard_s > STALLED_S
        if stalled or self._answer_quiet_s:
            data += self._rest(now_s + LONGEST_S, self._answer_quiet_s or BURST_QUIET_S)
            now_s = self._clock()
        self._heard_s = now_s
        return data

    def _rest(self, ends_s: float, quiet_s: float) -> bytes:
        rest = bytearray()
        with suppress(DeviceFault):  # what came is told first; the next read finds the port gone again
            while self._clock() < ends_s and (more := self._port.read(quiet_s)):
                rest += more
        return bytes(rest)
