"""The check with a known mass: whether the readings are steady under it, and their mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Force = NDArray[np.float64]

WEIGH_SECONDS = 2.0
"""A mass on a strap swings; its mean does not."""
FEWEST = 8
"""Readings, so that a slow dynamometer is read for longer."""
QUARTERS = 4
EMPTY_N = 0.5
"""What presses less is no mass: the lightest that can be typed weighs a newton."""
STEADY_N, STEADY_PART = 0.3, 0.005
"""Steady is where the means of four quarters lie within the greater of these: newtons, or a part of the mean."""


class WeighState(StrEnum):
    """How far it has come."""

    WAITING = "waiting"
    EMPTY = "empty"
    MOVING = "moving"
    STEADY = "steady"


@dataclass(frozen=True, slots=True)
class Weighing:
    """The last readings: `mean_n` pressed above 0 and pulled below, by how much their quarters differ, how long."""

    state: WeighState
    mean_n: float | None = None
    moved_n: float = 0.0
    seconds: float = 0.0

    @property
    def read_n(self) -> float | None:
        """What may be written down; None until it is steady."""
        return self.mean_n if self.state is WeighState.STEADY else None

    @property
    def words(self) -> str:
        """What is so, and what to do next, in one sentence."""
        match self.state:
            case WeighState.WAITING:
                return f"Reading: {self.seconds:.1f} of {WEIGH_SECONDS:.0f} seconds."
            case WeighState.EMPTY:
                return "Nothing rests on it or hangs from it; put the known mass on."
            case WeighState.MOVING:
                return f"The force still moves by {self.moved_n:.1f} N; let the mass come to rest."
        pulled = self.mean_n is not None and self.mean_n < 0
        way = "pulled" if pulled else "pressed"
        return f"Steady: {abs(self.mean_n or 0.0):.1f} N {way}, mean of {self.seconds:.1f} s."


def weigh(t_s: "Force | Sequence[float]", force_n: "Force | Sequence[float]") -> Weighing:
    """Look at the end of a stream: times in s, zeroed force in N, of one length and in order of time."""
    import numpy as np

    times, force = np.asarray(t_s, dtype=float), np.asarray(force_n, dtype=float)
    if not len(times):
        return Weighing(WeighState.WAITING)
    long_ago = int(np.searchsorted(times, times[-1] - WEIGH_SECONDS, side="right")) - 1
    begins = max(min(long_ago, len(times) - FEWEST), 0)
    times, force = times[begins:], force[begins:]
    seconds = float(times[-1] - times[0])
    if seconds < WEIGH_SECONDS or len(times) < FEWEST:
        return Weighing(WeighState.WAITING, seconds=min(seconds, WEIGH_SECONDS))
    mean, moved = float(force.mean()), float(np.ptp([part.mean() for part in np.array_split(force, QUARTERS)]))
    if moved > max(STEADY_N, STEADY_PART * abs(mean)):
        return Weighing(WeighState.MOVING, mean, moved, seconds)
    return Weighing(WeighState.EMPTY if abs(mean) < EMPTY_N else WeighState.STEADY, mean, moved, seconds)


def refusal(*, connected: bool, unit_known: bool, zeroed: bool) -> str:
    """Why a check cannot begin, in one sentence; empty where it can."""
    if not connected:
        return "No dynamometer is connected; connect it, or type what its display shows."
    if not unit_known:
        return "The unit of its readings is not known; choose it where the dynamometer is connected."
    return "" if zeroed else "Set zero first, with nothing on the dynamometer."
