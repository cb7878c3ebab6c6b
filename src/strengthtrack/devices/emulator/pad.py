"""What is felt at the pad of an emulated dynamometer, from when playing began; for a stream, and for one who asks."""

from collections.abc import Callable

from strengthtrack.devices.emulator.playing import Playing


class Pad:
    """Plays what `make` makes. It begins with the first force that is asked for, and again after `restart`."""

    def __init__(self, make: Callable[[], Playing]) -> None:
        self._make = make
        self.restart()

    def restart(self) -> None:
        """Play the same again from its beginning."""
        self._playing = self._make()
        self._began_s: float | None = None
        self._asked = 0

    @property
    def played(self) -> int:
        """How many forces were played since it began."""
        return self._playing.played

    @property
    def rate_hz(self) -> float | None:
        """The rate of what is played, if it has one."""
        return self._playing.rate_hz

    def next_n(self, now_s: float) -> float | None:
        """Force in N of the next frame of a stream; None where there is none."""
        return self._playing.next_n(now_s - self._begun_s(now_s))

    def felt_n(self, now_s: float) -> float:
        """Force in N for one who asks: the next, or what stands after the last."""
        force_n = self.next_n(now_s)
        return self._playing.held_n if force_n is None else force_n

    def asked_due_s(self, now_s: float) -> float:
        """When the next answer may go: a recording that is asked for is not handed out faster than it was made."""
        rate_hz = self._playing.rate_hz
        due_s = self._begun_s(now_s) + self._asked / rate_hz if rate_hz else now_s
        self._asked += 1
        return max(now_s, due_s)

    def _begun_s(self, now_s: float) -> float:
        began_s = self._began_s if self._began_s is not None else now_s
        self._began_s = began_s
        return began_s
