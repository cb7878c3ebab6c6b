"""The one axis of the last page: per cent of each row's own baseline, 0 where the baseline stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor

from strengthtrack.practice.end_row import EndRow

LOW, HIGH, ROUND = -30, 40, 10
_STEPS = ((140, 20), (350, 50), (700, 100))
_COARSE = 5
"""So many steps at most where the axis is wider than any of these."""


@dataclass(frozen=True, slots=True)
class Axis:
    """From `low` to `high`, whole per cent."""

    low: int = LOW
    high: int = HIGH

    @property
    def ticks(self) -> tuple[int, ...]:
        """Round values, 0 among them."""
        span = self.high - self.low
        step = next((step for wide, step in _STEPS if span <= wide), 100 * ceil(span / 100 / _COARSE))
        return tuple(range(step * ceil(self.low / step), self.high + 1, step))

    def share(self, part: float) -> float:
        """How far along the axis a fraction of the baseline stands, 0 to 1; what lies outside is kept at its end."""
        at = (part * 100.0 - self.low) / (self.high - self.low)
        return min(max(at, 0.0), 1.0)


def axis_of(rows: Iterable[EndRow]) -> Axis:
    """An axis that holds every value, trial and band."""
    parts = [part * 100.0 for row in rows for part in _parts(row)]
    low = ROUND * floor(min(parts, default=0.0) / ROUND)
    high = ROUND * ceil(max(parts, default=0.0) / ROUND)
    return Axis(min(LOW, low), max(HIGH, high))


def _parts(row: EndRow) -> list[float]:
    values = (row.today, row.last, *(value for value, _ in row.trials))
    found = [part for value in values if (part := row.part(value)) is not None]
    half = row.half_part
    return found if half is None else [*found, -half, half]
