"""The axis of a chart of the review: round values, nought among them, the same for every row of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, log10

from strengthtrack.practice.review_groups import Changes

_NICE = (1.0, 2.0, 2.5, 5.0, 10.0)
_MOST = 6
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
        return tuple(
            self.step * number for number in range(round(self.low / self.step), round(self.high / self.step) + 1)
        )

    def share(self, value: float) -> float:
        """How far along it a value stands, 0 to 1."""
        return (value - self.low) / (self.high - self.low)


def axis_of(found: Iterable[Changes]) -> ReviewAxis:
    """An axis that holds every quartile, and nought."""
    kept = tuple(found)
    least = _LEAST_STRENGTH if any(one.measure.is_strength for one in kept) else _LEAST_PAIN
    ends = [end for one in kept if one.spread for end in (one.spread.low, one.spread.high)]
    low, high = min([-least, *ends]), max([least, *ends])
    wanted = (high - low) / (_MOST - 1)
    power = 10.0 ** floor(log10(wanted))
    step = next(nice * power for nice in _NICE if nice * power >= wanted)
    return ReviewAxis(step * floor(low / step), step * ceil(high / step), step)
