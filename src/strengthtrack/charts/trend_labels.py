"""Where values at the line's end and the signs of breaks stand. No Qt."""

from dataclasses import dataclass
from itertools import pairwise

from strengthtrack.charts.trend_form import Form
from strengthtrack.charts.trend_plane import Panel, Plane
from strengthtrack.charts.trend_words import gap_words, week_number
from strengthtrack.charts.visits import SIDES, Gap, gaps, values, visits
from strengthtrack.clinic.figures import figure
from strengthtrack.science.trend import Trend

BESIDE = 8.0
"""Between a marker and its value."""
SIGN_LIFT = 5.0


@dataclass(frozen=True, slots=True)
class EndLabel:
    """A value at the right of the last visit."""

    x: float
    y: float
    words: str


@dataclass(frozen=True, slots=True)
class BreakSign:
    """The circle with two strokes: where it stands and what it says."""

    x: float
    y: float
    words: str
    gap: Gap


def break_signs(trend: Trend, plane: Plane, form: Form) -> tuple[BreakSign, ...]:
    """One sign a gap, at the foot of the strength panel."""
    y = plane.strength.bottom - form.sign / 2 - SIGN_LIFT
    return tuple(BreakSign(plane.x(gap.week), y, gap_words(gap), gap) for gap in gaps(trend))


def end_words(trend: Trend) -> tuple[str, ...]:
    """“Right 186” for each side, “Pain 3”; with the week where a later visit has no such value."""
    return tuple(words for _, words in (*_strength_ends(trend), *_pain_end(trend)))


def _strength_ends(trend: Trend) -> list[tuple[float, str]]:
    last = visits(trend)[-1].session_id if visits(trend) else ""
    found = []
    for side in SIDES:
        points = [value.point for value in values(trend) if value.side is side]
        if points:
            when = "" if points[-1].session_id == last else f", week {week_number(points[-1].week)}"
            found.append((points[-1].value_n, f"{side.value.capitalize()} {figure(points[-1].value_n)}{when}"))
    return found


def _pain_end(trend: Trend) -> list[tuple[float, str]]:
    if not trend.pain:
        return []
    end, last = trend.pain[-1], visits(trend)[-1].session_id
    when = "" if end.session_id == last else f", week {week_number(end.week)}"
    return [(end.score, f"Pain {end.words}{when}")]


def end_labels(trend: Trend, plane: Plane, form: Form) -> tuple[EndLabel, ...]:
    """Labels right of the last visit, a row apart from one another."""
    seen = visits(trend)
    if not seen:
        return ()
    x = plane.x(seen[-1].week) + form.circle / 2 + BESIDE
    placed = _placed(_strength_ends(trend), plane.strength, form) + _placed(_pain_end(trend), plane.pain, form)
    return tuple(EndLabel(x, y, words) for y, words in placed)


def _placed(ends: list[tuple[float, str]], panel: Panel, form: Form) -> list[tuple[float, str]]:
    ordered = sorted(((panel.scale.at(value), words) for value, words in ends))
    heights = _spread([y for y, _ in ordered], form.row, panel.top + form.row / 2, panel.bottom - form.row / 2)
    return [(y, words) for y, (_, words) in zip(heights, ordered, strict=True)]


def _spread(heights: list[float], apart: float, top: float, bottom: float) -> list[float]:
    """Two heights pushed apart from their middle, and all kept between top and bottom."""
    for above, below in pairwise(heights):
        if below - above < apart:
            middle = min(max((above + below) / 2, top + apart / 2), bottom - apart / 2)
            return [middle - apart / 2, middle + apart / 2]
    return [min(max(y, top), bottom) for y in heights]
