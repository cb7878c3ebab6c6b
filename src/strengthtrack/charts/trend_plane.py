"""From weeks and values to pixels and back. No Qt."""

from dataclasses import dataclass

from strengthtrack.charts.scale import Scale, value_ticks
from strengthtrack.charts.trend_form import Form
from strengthtrack.charts.trend_weeks import Strip
from strengthtrack.charts.visits import gaps, values
from strengthtrack.clinic.pain import NO_PAIN, WORST_PAIN
from strengthtrack.science.trend import Trend

LEAST_SPAN_N, LEAST_SHARE = 10.0, 0.3
"""A strength axis spans at least so many newtons and this share of its top, lest noise look like news."""
PAIN_TICKS = (0.0, 5.0, 10.0)
FOOT = 1.5
"""Heights of a break's sign kept free above the strength panel's foot, where it stands."""
HEAD = 8.0
"""Pixels above the topmost value where no label needs more."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One panel: its pixels, the map from value to y, and the values named at its left."""

    top: float
    bottom: float
    scale: Scale
    ticks: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Plane:
    """Strips of weeks over two panels. `point` goes from a value to its pixel, `value_at` comes back."""

    strips: tuple[Strip, ...]
    strength: Panel
    pain: Panel

    def strip(self, week: float) -> Strip:
        """The strip a week is drawn in."""
        return next((strip for strip in self.strips if strip.holds(week)), self.strips[0])

    def x(self, week: float) -> float:
        """The pixel of a week."""
        return self.strip(week).weeks.at(week)

    def point(self, panel: Panel, week: float, value: float) -> tuple[float, float]:
        """Where a value of a week is drawn, in pixels from the chart's top left."""
        return self.x(week), panel.scale.at(value)

    def value_at(self, panel: Panel, x: float, y: float) -> tuple[float, float]:
        """The week and the value drawn at a pixel."""
        strip = next((strip for strip in self.strips if strip.left <= x <= strip.right), self.strips[0])
        return strip.weeks.back(x), panel.scale.back(y)


def pain_panel(top: float, bottom: float) -> Panel:
    """Pain is always 0 to 10, nought at the bottom."""
    return Panel(top, bottom, Scale(bottom, top, NO_PAIN, WORST_PAIN), PAIN_TICKS)


def strength_panel(
    trend: Trend, form: Form, strips: tuple[Strip, ...], edges: tuple[float, float], head: float
) -> Panel:
    """Between top and bottom `edges`, round values around every trial; `head` pixels stay free for labels."""
    top, bottom = edges
    forces = _forces(trend)
    highest = top + max(head, HEAD)
    if not forces:
        return Panel(top, bottom, Scale(bottom, highest, 0.0, 1.0), ())
    low, high = _spanned(min(forces), max(forces))
    if any(_crowds(trend, form, strips, gap.week) for gap in gaps(trend)):
        low = max(low - (high - low) * FOOT * form.sign / (bottom - highest), min(0.0, low))
    named = value_ticks(low, high, form.value_ticks)
    return Panel(top, bottom, Scale(bottom, highest, named[0], named[-1]), named)


def _crowds(trend: Trend, form: Form, strips: tuple[Strip, ...], week: float) -> bool:
    """Whether a line or a marker may pass where a break's sign stands, so that room is kept below the data."""
    strip = next((strip for strip in strips if strip.holds(week)), strips[0])
    near = form.sign / (strip.weeks.at(1) - strip.weeks.at(0))
    lines = ([point.week for point in segment.points] for segment in trend.segments)
    return any(min(weeks) - near < week < max(weeks) + near for weeks in lines if weeks)


def _forces(trend: Trend) -> list[float]:
    points = [value.point for value in values(trend)]
    shown = [force for point in points for force in (point.value_n, *point.trials_n, *point.set_aside_n)]
    return shown + [force for visit in trend.uncounted for force in visit.trials_n]


def _spanned(low: float, high: float) -> tuple[float, float]:
    """The same middle with at least the least span, not below zero unless the data are."""
    least = max(LEAST_SPAN_N, LEAST_SHARE * high)
    if high - low >= least:
        return low, high
    middle = (low + high) / 2
    bottom = max(middle - least / 2, min(0.0, low))
    return bottom, bottom + least
