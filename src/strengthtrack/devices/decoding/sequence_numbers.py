"""Frames that number themselves tell how many were lost on the way."""

from itertools import pairwise

from strengthtrack.devices.decoding.numbers import Column

MOST_LOST = 10_000
"""A greater gap is a wrong digit, or another beginning."""


class SequenceNumbers:
    """Remembers the last number. One that is not greater is a new beginning, or the counter's own turn."""

    def __init__(self) -> None:
        self._last: int | None = None

    def missing(self, numbers: Column) -> int:
        """How many frames between these, and between the last ones and these, never came."""
        came = [int(number) for number in numbers if number]
        known = came if self._last is None else [self._last, *came]
        self._last = known[-1] if known else None
        gaps = (after - before - 1 for before, after in pairwise(known) if after > before)
        return sum(gap for gap in gaps if gap <= MOST_LOST)
