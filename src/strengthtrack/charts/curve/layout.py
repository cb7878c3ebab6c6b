"""Where everything of one or two force curves stands. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from strengthtrack.charts.live.layout import top_for
from strengthtrack.charts.scale import ROUND, Scale, round_step, ticks
from strengthtrack.clinic.setup import Side

Array = NDArray[np.float64]

GUTTER, RIGHT, AXIS = 44.0, 24.0, 34.0
TOP, LEGEND = 44.0, 16.0
MOST_STEPS = 5
SECONDS = (0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)
MOST_SECONDS = 10
BEFORE_S, AFTER_S = 0.3, 0.7
"""What is seen of a push around its onset."""


@dataclass(frozen=True, slots=True)
class Curve:
    """One trial's zeroed force (N) against seconds from its first reading, and what it is called."""

    t_s: Array
    force_n: Array
    onset_s: float | None
    side: Side
    words: str = ""

    def moved(self, by_s: float) -> "Curve":
        """The same with another time as nought."""
        onset_s = None if self.onset_s is None else self.onset_s - by_s
        return Curve(self.t_s - by_s, self.force_n, onset_s, self.side, self.words)

    @property
    def peak(self) -> tuple[float, float]:
        """Seconds and newtons of its greatest force."""
        at = int(np.argmax(self.force_n))
        return float(self.t_s[at]), float(self.force_n[at])


@dataclass(frozen=True, slots=True)
class CurveLayout:
    """The maps from seconds and newtons to pixels, and the round values on both axes."""

    width: float
    height: float
    seconds: Scale
    force: Scale
    at_s: tuple[float, ...]
    at_n: tuple[float, ...]


def aligned(first: Curve, second: Curve) -> tuple[Curve, Curve]:
    """Two curves with nought at the onset of each, or at its first reading where it has none."""
    return first.moved(first.onset_s or 0.0), second.moved(second.onset_s or 0.0)


def span_of(curves: Sequence[Curve], *, near: bool) -> tuple[float, float]:
    """First and last second that are shown; `near` what is around the onset of the first curve."""
    onset_s = curves[0].onset_s
    if near and onset_s is not None:
        return onset_s - BEFORE_S, onset_s + AFTER_S
    first, last = min(float(curve.t_s[0]) for curve in curves), max(float(curve.t_s[-1]) for curve in curves)
    return first, max(last, first + SECONDS[0])


def curve_layout(width: float, height: float, curves: Sequence[Curve], *, near: bool) -> CurveLayout:
    """Measure one curve or two out; each holds at least one reading."""
    first_s, last_s = span_of(curves, near=near)
    seen = np.concatenate([_seen(curve, first_s, last_s) for curve in curves])
    top = top_for(float(seen.max()) * 1.06)
    step = round_step(top, MOST_STEPS, ROUND)
    lowest = float(seen.min())
    low = 0.0 if lowest > -0.04 * top else -step * float(np.ceil(-lowest / step))
    seconds = Scale(GUTTER, width - RIGHT, first_s, last_s)
    force = Scale(height - AXIS, TOP + (LEGEND if len(curves) > 1 else 0.0), low, top)
    at_n = tuple(tick for tick in ticks(low, top, step) if force.holds(tick))
    return CurveLayout(width, height, seconds, force, _seconds(first_s, last_s), at_n)


def _seen(curve: Curve, first_s: float, last_s: float) -> Array:
    inside = (curve.t_s >= first_s) & (curve.t_s <= last_s)
    return curve.force_n[inside] if inside.any() else curve.force_n[:1]


def _seconds(first_s: float, last_s: float) -> tuple[float, ...]:
    step = next((step for step in SECONDS if (last_s - first_s) / step <= MOST_SECONDS), SECONDS[-1])
    inside = (round(tick, 6) for tick in ticks(first_s, last_s, step))
    return tuple(tick for tick in inside if first_s - 1e-9 <= tick <= last_s + 1e-9)
