"""Round numbers for axes, and straight maps from values to pixels. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

_NOUGHT = 1e-9
ROUND, FINE = (1.0, 2.0, 5.0, 10.0), (1.0, 2.0, 2.5, 4.0, 5.0, 10.0)
"""Steps between powers of ten: the familiar ones, and more where a panel must not waste height."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight map: `first` lies at pixel `start`, `last` at pixel `end`."""

    start: float
    end: float
    first: float
    last: float

    def at(self, value: float) -> float:
        """The pixel of a value."""
        return self.start + (value - self.first) * (self.end - self.start) / (self.last - self.first)

    def back(self, pixel: float) -> float:
        """The value at a pixel: the exact inverse of `at`."""
        return self.first + (pixel - self.start) * (self.last - self.first) / (self.end - self.start)

    def holds(self, value: float) -> bool:
        """Whether a value lies between the ends."""
        return min(self.first, self.last) <= value <= max(self.first, self.last)


def round_step(span: float, most: int, kinds: tuple[float, ...] = FINE, least: float = 1.0) -> float:
    """The smallest step of a round kind that cuts `span` into at most `most`, a multiple of `least`, a power of ten."""
    wanted = max(span / most, least)
    power = 10.0 ** floor(log10(wanted))
    steps = (power * step for step in kinds)
    return next(step for step in steps if step >= wanted * (1 - 1e-9) and _whole(step / least))


def _whole(number: float) -> bool:
    return abs(number - round(number)) < 1e-6


def ticks(low: float, high: float, step: float) -> tuple[float, ...]:
    """Every multiple of `step` from at or below `low` to at or above `high`."""
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return tuple(step * count for count in range(first, last + 1))


def value_ticks(low: float, high: float, most: int = 6, least: float = 1.0) -> tuple[float, ...]:
    """Up to `most` round values that enclose `low` to `high`, never fewer than two; steps are multiples of `least`."""
    step = round_step(high - low, most - 1, least=least)
    found = ticks(low, high, step)
    while len(found) > most:
        step = round_step(step * 1.01, 1, least=least)
        found = ticks(low, high, step)
    return found if len(found) > 1 else (found[0], found[0] + step)


def with_words(ticks: Sequence[float], apart: float, room: float) -> tuple[float, ...]:
    """The ticks that have words where ticks stand `apart` px and words need `room`; nought is among `ticks`."""
    every = max(1, ceil(room / apart))
    nought = next(number for number, tick in enumerate(ticks) if abs(tick) < _NOUGHT)
    return tuple(tick for number, tick in enumerate(ticks) if (number - nought) % every == 0)
