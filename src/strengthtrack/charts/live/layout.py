"""Where everything of the live trace stands, and how far its axis reaches. No Qt."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from strengthtrack.charts.scale import ROUND, Scale, round_step, ticks

SECONDS = 10.0
LEAST_TOP_N = 50.0
HEADROOM = 1.06
SHRINK_BELOW = 0.4
"""The axis falls back when everything fits into this share of it."""
BELOW_ZERO = 0.04
"""Of the top: force may dip so far under zero before the axis follows."""
MOST_STEPS = 5
LADDER = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
GUTTER, RIGHT, TOP, AXIS = 44.0, 8.0, 20.0, 30.0


@dataclass(frozen=True, slots=True)
class LiveLayout:
    """The plot's edges in pixels, and the maps from seconds and newtons."""

    width: float
    height: float
    seconds: Scale
    force: Scale
    ticks: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Bests:
    """Lines to look at during a push, in newtons; None where the battery does not show it."""

    today_n: float | None = None
    last_n: float | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """The lowest and highest newtons on the axis."""

    low: float
    top: float


def live_layout(width: float, height: float, reach: Reach) -> LiveLayout:
    """Measure the live trace out."""
    bottom = height - AXIS
    seconds = Scale(GUTTER, width - RIGHT, -SECONDS, 0.0)
    force = Scale(bottom, TOP, reach.low, reach.top)
    step = round_step(reach.top - reach.low, MOST_STEPS, ROUND)
    return LiveLayout(
        width, height, seconds, force, tuple(t for t in ticks(reach.low, reach.top, step) if force.holds(t))
    )


def top_for(needed: float) -> float:
    """The first round top at or above `needed`, 50 N at least."""
    wanted, power = max(needed, LEAST_TOP_N), 1.0
    while wanted > LADDER[-1] * power:
        power *= 10.0
    return next(step * power for step in LADDER if step * power >= wanted * (1 - 1e-9))


def reach_for(force_n: NDArray[np.float64], bests: Bests, now: Reach | None) -> Reach:
    """Grow at once with the force, fall back only when most of the axis stands empty."""
    highest = max([float(force_n.max())] if len(force_n) else [0.0])
    needed = max(highest, bests.today_n or 0.0, bests.last_n or 0.0) * HEADROOM
    top = top_for(needed)
    if now is not None and SHRINK_BELOW * now.top <= needed <= now.top:
        top = now.top
    lowest = float(force_n.min()) if len(force_n) else 0.0
    step = top / 4
    low = 0.0 if lowest > -BELOW_ZERO * top else -step * np.ceil(-lowest / step)
    return Reach(float(low), top)
