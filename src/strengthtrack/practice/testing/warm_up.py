"""How long a load cell still warms up, and whether it was zeroed since."""

from collections.abc import Callable
from math import ceil


class WarmUp:
    """Begun anew whenever the dynamometer comes back: it may have been without power."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._over_s: float | None = None

    def begin(self, minutes: float | None) -> None:
        """It was connected; None where nothing is known of it."""
        self._over_s = None if minutes is None else self._clock() + 60.0 * minutes

    def zeroed(self) -> None:
        """It was zeroed; once it is warm that is the last word."""
        if self._over_s is not None and self._clock() >= self._over_s:
            self._over_s = None

    @property
    def words(self) -> str:
        """What is so; empty where nothing need be done."""
        if self._over_s is None:
            return ""
        left = ceil((self._over_s - self._clock()) / 60.0)
        if left > 0:
            return f"Load cells drift while they warm up: zero again in {left} min."
        return "The load cell has warmed up: zero again."
