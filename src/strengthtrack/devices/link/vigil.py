"""Keeps watch over an open port that may be silent, or speak another language."""

from collections.abc import Iterable

from strengthtrack.devices.ports.port_faults import another_language, not_aligned, silent
from strengthtrack.devices.profiles.framings import EndlessFraming
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.readings import Garbled, Readings

FIRST_WORD_S = 2.0
SILENT_S = 3.0


class Vigil:
    """Told what was heard; says the sentence when patience ends. Times in s.

    `silent_after_s` is the patience once readings have come; before, it is FIRST_WORD_S. One that is read at the press
    of its own button may be silent as long as it likes.
    """

    def __init__(self, profile: Profile, port: str, now_s: float, silent_after_s: float = SILENT_S) -> None:
        self._profile = profile
        self._port = port
        self._silent_after_s = silent_after_s
        self._patience_s = FIRST_WORD_S
        self._since_s = now_s
        self._foreign = False
        self._why = ""
        self._button = profile.acquire.mode == "button"

    def heard(self, data: bytes, events: Iterable[Readings | Garbled], now_s: float) -> None:
        """Take note of one read that brought something."""
        self._foreign = self._foreign or bool(data)
        for event in events:
            if isinstance(event, Readings):
                self._since_s, self._foreign, self._why = now_s, False, ""
                self._patience_s = self._silent_after_s
            elif event.why:
                self._why = event.why

    def verdict(self, now_s: float) -> str:
        """Empty while all is well, else why the connection is given up."""
        if self._button:  # nobody pressed it yet, and what is garbled is told as it comes
            return ""
        if now_s - self._since_s < self._patience_s:
            return ""
        if self._why:
            return self._why
        if self._foreign and isinstance(self._profile.framing, EndlessFraming):
            return not_aligned(self._profile.name, self._profile.framing.align.decode("latin-1"))
        if self._foreign:
            return another_language(self._profile.name, self._port, self._profile.serial.baud)
        return silent(self._profile.name, self._port)
