"""The axis of a picture of the review: round values, nought among them, the same for every row of it. No Qt."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor

from strengthtrack.charts.review.rows import Middle, ReviewRows
from strengthtrack.charts.scale import round_step, ticks

_NICE = (1.0, 2.0, 2.5, 5.0, 10.0)
_MOST, _FINEST = 6, 0.1
_LEAST_STRENGTH, _LEAST_PAIN = 20.0, 2.0
"""Half the span of an axis at least, so that little does not look like much."""


@dataclass(frozen=True, slots=True)
class ReviewAxis:
    """From `low` to `high`, a tick every `step`."""

    low: float
    high: float
    step: float

    @property
    def ticks(self) -> tuple[float, ...]:
        """Round values."""
        return ticks(self.low, self.high, self.step)

    @property
    def decimals(self) -> int:
        """Of the values at its ticks."""
        return int(self.step % 1 > 0)


def axis_of(shown: ReviewRows) -> ReviewAxis:
    """An axis that holds every quartile, and nought."""
    least = _LEAST_STRENGTH if shown.is_strength else _LEAST_PAIN
    ends = tuple(_ends(row.middle for row in shown.rows))
    low, high = min(-least, *ends, 0.0), max(least, *ends, 0.0)
    step = round_step(high - low, _MOST - 1, _NICE, _FINEST)
    return ReviewAxis(step * floor(low / step), step * ceil(high / step), step)


def _ends(found: Iterable[Middle | None]) -> Iterable[float]:
    return (end for middle in found if middle for end in (middle.low, middle.high))
