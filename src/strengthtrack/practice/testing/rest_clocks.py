"""The rest of each leg's muscles: one leg rests while the other may push."""

from collections.abc import Callable

from strengthtrack.practice.testing.session_view import Test


class RestClocks:
    """A clock for each movement and side; seconds of `clock`."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._until: dict[Test, float] = {}

    def begin(self, test: Test, seconds: float) -> None:
        """Let a movement and side rest from now on."""
        self._until[test] = self._clock() + seconds

    def left(self, test: Test) -> float:
        """Seconds that it still rests."""
        return max(0.0, self._until.get(test, 0.0) - self._clock())

    def end(self, test: Test) -> None:
        """It rests no more."""
        self._until.pop(test, None)

    def swap(self, test: Test, other: Test) -> None:
        """It was the other leg that pushed."""
        until = self._until.pop(test, 0.0), self._until.pop(other, 0.0)
        self._until[other], self._until[test] = until
