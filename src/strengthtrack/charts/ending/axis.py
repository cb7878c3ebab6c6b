"""The one axis of the end of a session: per cent of each line’s own baseline, 0 where it stands. No Qt."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor

from strengthtrack.charts.ending.lines import EndLine

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


def axis_of(lines: Iterable[EndLine]) -> Axis:
    """An axis that holds every value, trial and band."""
    parts = [part * 100.0 for line in lines for part in _parts(line)]
    low = ROUND * floor(min(parts, default=0.0) / ROUND)
    high = ROUND * ceil(max(parts, default=0.0) / ROUND)
    return Axis(min(LOW, low), max(HIGH, high))


def _parts(line: EndLine) -> list[float]:
    found = [value for value in (line.today, line.last, *(value for value, _ in line.trials)) if value is not None]
    return found if line.half is None else [*found, -line.half, line.half]
