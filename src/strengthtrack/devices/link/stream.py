"""Bytes of one connection to events: framing, stamping, decoding. No I/O, so a recording goes through too."""

from strengthtrack.devices.decoding.decoder import Decoder
from strengthtrack.devices.framing.framers import Framer, framer_for
from strengthtrack.devices.link.timing import Stamps
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.readings import Garbled, Readings
from strengthtrack.errors import DeviceFault


class ReadingStream:
    """Feed it what each read brought; it hands back what was said. Raises DeviceFault where no unit can be known.

    `framer` is one that has read the greeting, and so knows where a frame begins.
    Attributes: frames (how many the last read completed), rate_hz (as it really comes).
    """

    def __init__(self, profile: Profile, opened_at_s: float, framer: Framer | None = None) -> None:
        if profile.unit.source == "ask":
            raise DeviceFault(f"The {profile.name} does not send its unit; say which unit its display shows.")
        self._framer = framer or framer_for(profile.framing)
        self._decoder = Decoder(profile)
        self._stamps = Stamps(opened_at_s)
        self.frames = 0

    @property
    def rate_hz(self) -> float | None:
        """Frames a second as fitted to the arrivals, None before it is known."""
        return self._stamps.rate_hz

    def feed(self, data: bytes, read_at_s: float) -> list[Readings | Garbled]:
        """Readings and garbled frames of one read at `read_at_s` (`time.perf_counter()` seconds), in order."""
        frames = self._framer.feed(data, read_at_s)
        self.frames = len(frames.whole) + frames.broken
        stamps = self._stamps.stamp(len(frames.whole), read_at_s)
        events = self._decoder.decode(frames.whole, stamps, read_at_s)
        if frames.broken:
            events.append(Garbled(frames.broken, frames.sample))
        return events
