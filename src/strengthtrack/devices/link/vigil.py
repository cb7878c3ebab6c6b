"""Keeps watch over an open port that may be silent, or speak another language."""

from collections.abc import Iterable

from strengthtrack.devices.ports.port_faults import (
    another_language,
    fell_silent,
    not_aligned,
    not_read_any_more,
    silent,
)
from strengthtrack.devices.profiles.framings import EndlessFraming
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.readings import Garbled, Readings

FIRST_WORD_S = 2.0
SILENT_S = 3.0
"""For one whose rhythm is not known yet, or is slow."""
BRISK_S, RESTS = 0.9, 5.0
"""A plug that falls out at the dynamometer leaves the port open and silent, and is to be seen within a second; one
that is slow by nature may rest for so many times its longest rest."""
FORGETS = 0.98


class Vigil:
    """Told what was heard; says the sentence when patience ends. Times in s.

    The patience is FIRST_WORD_S before readings have come; then it follows their rhythm, up to SILENT_S, unless
    `silent_after_s` says how long it is. One that is read at the press of its own button may be silent as long as it
    likes.
    """

    def __init__(self, profile: Profile, port: str, now_s: float, silent_after_s: float | None = None) -> None:
        self._profile = profile
        self._port = port
        self._silent_after_s = silent_after_s
        self._since_s = now_s
        self._heard = 0
        self._rest_s = 0.0
        self._foreign = False
        self._why = ""
        self._button = profile.acquire.mode == "button"

    def heard(self, data: bytes, events: Iterable[Readings | Garbled], now_s: float) -> None:
        """Take note of one read that brought something."""
        self._foreign = self._foreign or bool(data)
        for event in events:
            if isinstance(event, Readings):
                self._take_rest(now_s - self._since_s)
                self._since_s, self._foreign, self._why = now_s, False, ""
            elif event.why:
                self._why = event.why

    def verdict(self, now_s: float) -> str:
        """Empty while all is well, else why the connection is given up."""
        if self._button:  # nobody pressed it yet, and what is garbled is told as it comes
            return ""
        if now_s - self._since_s < self._patience_s:
            return ""
        return self._why or (self._stopped() if self._heard else self._never_began())

    def _stopped(self) -> str:
        return (not_read_any_more if self._foreign else fell_silent)(self._profile.name, self._port)

    def _never_began(self) -> str:
        name, framing = self._profile.name, self._profile.framing
        if self._foreign and isinstance(framing, EndlessFraming):
            return not_aligned(name, framing.align.decode("latin-1"))
        if self._foreign:
            return another_language(name, self._port, self._profile.serial.baud)
        return silent(name, self._port)

    @property
    def _patience_s(self) -> float:
        if not self._heard:
            return FIRST_WORD_S
        if self._silent_after_s is not None:
            return self._silent_after_s
        return min(SILENT_S, max(BRISK_S, RESTS * self._rest_s)) if self._heard > RESTS else SILENT_S

    def _take_rest(self, rest_s: float) -> None:
        """Learn how long it rests between readings: the longest of late, the wait for the first aside."""
        if self._heard:
            self._rest_s = max(rest_s, FORGETS * self._rest_s)
        self._heard += 1
