"""The zero of a session: noticed whoever sets it, and how far it moved."""

from collections.abc import Callable
from datetime import datetime

from strengthtrack.practice.testing.drift import DRIFT_N
from strengthtrack.practice.testing.dynamometer import LiveDynamometer

ZEROED = "Zeroed."


class Zeroing:
    """Looks whether the dynamometer was zeroed, from the test page, the strip or the dynamometer's own page."""

    def __init__(self, dynamometer: LiveDynamometer, now: Callable[[], datetime]) -> None:
        self._dynamometer = dynamometer
        self._now = now
        self._seen = dynamometer.zeroed_s
        self._last: tuple[float, datetime] | None = None

    def news(self) -> str:
        """What must be said of a zero that was set since the last look; empty where there was none."""
        if self._dynamometer.zeroed_s == self._seen:
            return ""
        self._seen = self._dynamometer.zeroed_s
        if self._seen is None:  # another dynamometer: its zero has nothing to do with the last one's
            self._last = None
            return ""
        before, self._last = self._last, (self._dynamometer.zero_n, self._now())
        return ZEROED if before is None else self._drift(*before)

    def _drift(self, before_n: float, at: datetime) -> str:
        moved = abs(self._dynamometer.zero_n - before_n)
        return ZEROED if moved < DRIFT_N else f"The zero moved {moved:.1f} N since {at.astimezone():%H:%M}."
