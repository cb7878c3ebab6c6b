"""Whether a number follows the hand: still at rest, another at a push, and the other way at a pull."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from strengthtrack.devices.teaching.handling import Kind

CLEARLY = 4.0
"""So many times its unrest at rest must it change with a push."""

WITHIN = 3.0
"""A pull is of about the same force as the push, or of a third or of three times as much."""

LARGEST = 1e9
"""No dynamometer says more, in any unit."""

Values = Mapping[Kind, Sequence[float]]


@dataclass(frozen=True, slots=True)
class Following:
    """Middles of a number at rest, push and pull (None where none was captured)."""

    rest: float
    push: float
    pull: float | None

    @property
    def change(self) -> float:
        """From rest to push."""
        return self.push - self.rest

    @property
    def back(self) -> float | None:
        """From rest to pull."""
        return None if self.pull is None else self.pull - self.rest


def following(values: Values) -> Following | None:
    """The middles of a number that follows the hand; None for one that rests, counts or only makes noise."""
    rest, push, pull = (np.asarray(values.get(kind, ()), np.float64) for kind in (Kind.REST, Kind.PUSH, Kind.PULL))
    if not (rest.size and push.size) or not all(bool((abs(one) < LARGEST).all()) for one in (rest, push, pull)):
        return None
    if _counts([rest, push, pull]):
        return None
    found = Following(_middle(rest), _middle(push), _middle(pull) if pull.size else None)
    unrest = float(np.percentile(rest, 90) - np.percentile(rest, 10))
    if not abs(found.change) > CLEARLY * unrest or _wanders(push, found.change):
        return None
    back = found.back
    if back is not None and not (abs(found.change) / WITHIN <= abs(back) <= abs(found.change) * WITHIN):
        return None
    return found


def _middle(values: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float:
    return float(np.median(values))


def _wanders(push: np.ndarray[tuple[int], np.dtype[np.float64]], change: float) -> bool:
    """A push may sway, but half of it stays within its own size."""
    return float(np.percentile(push, 75) - np.percentile(push, 25)) > abs(change)


def _counts(pieces: Sequence[np.ndarray[tuple[int], np.dtype[np.float64]]]) -> bool:
    """A clock or a counter only rises, in every piece."""
    steps = [np.diff(piece) for piece in pieces if piece.size > 2]
    return bool(steps) and all(bool((step >= 0).all()) and float(step.sum()) > 0.0 for step in steps)
