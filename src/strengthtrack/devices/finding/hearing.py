"""What was heard in one stretch of listening, cut into frames by every profile that might have sent it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import numpy as np

from strengthtrack.devices.decoding.decoder import Decoder
from strengthtrack.devices.framing.framers import framer_for
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.readings import Readings

MOST_FRAMES = 24
MOST_BYTES = 400


class Hears(Protocol):
    """An open port, as far as a search needs it."""

    def read(self) -> bytes:
        """What came, or nothing after a tenth of a second; raises DeviceFault."""

    def write(self, data: bytes) -> None:
        """Send bytes; raises DeviceFault."""

    def forget_input(self) -> None:
        """Throw away what came before; raises DeviceFault."""

    def close(self) -> None:
        """Let it go; raises DeviceFault."""


class Hearing:
    """Fed with reads; `heard` is the beginning of it all, `last_s` when the last byte came."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._framers = {profile.id: framer_for(profile.framing) for profile in profiles}
        self._frames: dict[str, list[bytes]] = {id_: [] for id_ in self._framers}
        self.heard = b""
        self.last_s = float("-inf")

    def feed(self, data: bytes, read_at_s: float) -> None:
        """Take in one read; frames beyond the first few tell nothing new."""
        if data:
            self.last_s = read_at_s
            self.heard = (self.heard + data)[:MOST_BYTES]
        for id_, framer in self._framers.items():
            whole = framer.feed(data, read_at_s).whole
            self._frames[id_] = (self._frames[id_] + whole)[:MOST_FRAMES]

    def frames(self, profile: Profile) -> list[bytes]:
        """The frames of one profile, in order."""
        return self._frames[profile.id]


def read_frames(profile: Profile, frames: Iterable[bytes]) -> list[bytes]:
    """Those of the frames that are readings to this profile, in whatever unit its display may show."""
    decoder = Decoder(profile.in_unit("N") if profile.unit.source == "ask" else profile)
    return [frame for frame in frames if _is_reading(decoder, frame)]


def _is_reading(decoder: Decoder, frame: bytes) -> bool:
    return any(isinstance(event, Readings) for event in decoder.decode([frame], np.zeros(1), 0.0))
