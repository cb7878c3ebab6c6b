"""From weeks and values to pixels and back. No Qt."""

from collections.abc import Iterable
from dataclasses import dataclass

from strengthtrack.charts.scale import Scale, value_ticks
from strengthtrack.charts.trend.form import Form
from strengthtrack.charts.trend.weeks import Strip
from strengthtrack.charts.visits import gaps, values
from strengthtrack.clinic.quantity import Quantity
from strengthtrack.clinic.reported import Reported
from strengthtrack.science.normalise import factor
from strengthtrack.science.trend import BandLine, Symmetry, Trend

LEAST_SHARE = 0.3
"""A strength axis spans at least this share of its top, lest noise look like news."""
LEAST_NEWTONS = 10.0
"""And so many newtons, where it is in them."""
LEAST_PERCENT = 30.0
"""The axis of symmetry spans at least so much."""
EQUAL = 100.0
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
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Plane:
    """Strips of weeks over the panels. `point` goes from a value to its pixel, `value_at` comes back."""

    strips: tuple[Strip, ...]
    strength: Panel
    report: Panel
    symmetry: Panel | None = None

    @property
    def panels(self) -> tuple[Panel, ...]:
        """From top to bottom."""
        return tuple(panel for panel in (self.strength, self.symmetry, self.report) if panel is not None)

    def strip(self, week: float) -> Strip:
        """The strip a week is drawn in."""
        return next((strip for strip in self.strips if strip.holds(week)), self.strips[0])

    def holds(self, week: float) -> bool:
        """Whether a week is drawn at all, be it only as the cut."""
        return self.strips[0].weeks.first <= week <= self.strips[-1].weeks.last

    def x(self, week: float) -> float:
        """The pixel of a week; one that is cut out lies in the cut."""
        near, far = self.strips[0], self.strips[-1]
        if near.weeks.last < week < far.weeks.first:
            return (near.right + far.left) / 2
        return self.strip(week).weeks.at(week)

    def point(self, panel: Panel, week: float, value: float) -> tuple[float, float]:
        """Where a value of a week is drawn, in pixels from the chart's top left."""
        return self.x(week), panel.scale.at(value)

    def value_at(self, panel: Panel, x: float, y: float) -> tuple[float, float]:
        """The week and the value drawn at a pixel."""
        strip = next((strip for strip in self.strips if strip.left <= x <= strip.right), self.strips[0])
        return strip.weeks.back(x), panel.scale.back(y)


def report_panel(kind: Reported, top: float, bottom: float) -> Panel:
    """The whole scale of the score, its lowest at the bottom; its ends and its middle are named."""
    return Panel(
        top, bottom, Scale(bottom, top, kind.low, kind.high), (kind.low, (kind.low + kind.high) / 2.0, kind.high)
    )


def symmetry_panel(found: Symmetry, top: float, bottom: float) -> Panel:
    """Round per cents around every value and around 100."""
    seen = [EQUAL, *(point.percent for point in found.points)]
    low, high = _spanned(min(seen), max(seen), LEAST_PERCENT)
    named = value_ticks(low, high, 4)
    return Panel(top, bottom, Scale(bottom, top, named[0], named[-1]), named)


def uncounted_factor(quantity: Quantity) -> float | None:
    """What makes newtons of a trial without a visit's value the quantity; None where it depends on the visit."""
    if quantity in {Quantity.NEWTONS, Quantity.KILOGRAMS_FORCE, Quantity.POUNDS_FORCE}:
        return factor(quantity, lever_arm_m=None, body_mass_kg=None, height_m=None)
    return None


def strength_panel(
    trend: Trend,
    form: Form,
    strips: tuple[Strip, ...],
    edges: tuple[float, float],
    *,
    head: float,
    band: BandLine | None = None,
) -> Panel:
    """Between top and bottom `edges`, round values around every trial; `head` pixels stay free for labels.

    It is the same whichever weeks are shown, so that looking closer makes no change look greater.
    """
    top, bottom = edges
    shown = [*_shown(trend), *_edges(band)]
    highest = top + max(head, HEAD)
    if not shown:
        return Panel(top, bottom, Scale(bottom, highest, 0.0, 1.0), ())
    low, high = _spanned(min(shown), max(shown), _least(trend.quantity))
    if any(_crowds(trend, form, strips, gap.week) for gap in gaps(trend)):
        foot, high_px = FOOT * form.sign, bottom - highest
        low = max(low - (high - low) * foot / max(high_px - foot, foot), min(0.0, low))
    decimals = trend.quantity.decimals
    named = value_ticks(low, high, form.value_ticks, 10.0**-decimals)
    told = next(places for places in range(decimals + 1) if _told(named, places) or places == decimals)
    return Panel(top, bottom, Scale(bottom, highest, named[0], named[-1]), named, told)


def _told(ticks: Iterable[float], places: int) -> bool:
    """Whether so many decimals tell them exactly."""
    return all(abs(tick - round(tick, places)) < 1e-9 for tick in ticks)


def _least(quantity: Quantity) -> float:
    return LEAST_NEWTONS * (uncounted_factor(quantity) or 0.0)


def _crowds(trend: Trend, form: Form, strips: tuple[Strip, ...], week: float) -> bool:
    """Whether a line or a marker may pass where a break's sign stands, so that room is kept below the data."""
    strip = next((strip for strip in strips if strip.holds(week)), strips[0])
    near = form.sign / (strip.weeks.at(1) - strip.weeks.at(0))
    lines = ([point.week for point in segment.points] for segment in trend.segments)
    return any(min(weeks) - near < week < max(weeks) + near for weeks in lines if weeks)


def _shown(trend: Trend) -> list[float]:
    points = [value.point for value in values(trend)]
    shown = [point.value for point in points]
    for point in points:
        shown += [force * point.factor for force in (*point.trials_n, *point.set_aside_n, *point.limited_n)]
    scale = uncounted_factor(trend.quantity)
    if scale is not None:
        shown += [n * scale for visit in trend.uncounted for n in (*visit.trials_n, *visit.limited_n)]
    return shown


def _edges(band: BandLine | None) -> list[float]:
    if band is None:
        return []
    half = band.half or 0.0
    return [band.value - half, band.value + half]


def _spanned(low: float, high: float, least: float) -> tuple[float, float]:
    """The same middle with at least the least span, not below zero unless the data are."""
    span = max(least, LEAST_SHARE * high)
    if high - low >= span:
        return low, high
    middle = (low + high) / 2
    bottom = max(middle - span / 2, min(0.0, low))
    return bottom, bottom + span
