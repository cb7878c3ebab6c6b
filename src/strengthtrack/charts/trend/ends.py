"""Values and changes right of the last visit. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from strengthtrack.charts.trend.change import how_much, points
from strengthtrack.charts.trend.form import Form
from strengthtrack.charts.trend.marks import Measure
from strengthtrack.charts.trend.plane import Panel, Plane
from strengthtrack.charts.trend.words import report_name, value_words, week_number
from strengthtrack.charts.visits import sittings
from strengthtrack.clinic.figures import figure
from strengthtrack.clinic.setup import SIDES
from strengthtrack.science.change import Answer, Change
from strengthtrack.science.trend import Trend

BESIDE = 8.0
"""Between a marker and its value."""
BETWEEN = 12.0
"""Between a value and its change."""
DIAMOND = 16.0
"""Of the diamond before a change and its gap, at type of 15 px."""
CANNOT_TELL = Answer.CANNOT_TELL.value


@dataclass(frozen=True, slots=True)
class EndLabel:
    """A value at the right of the last visit, and its change.

    The change begins at `change_x` with its diamond where `beyond` is told; it is a row lower where `stacked`.
    """

    x: float
    y: float
    words: str
    change: str = ""
    beyond: bool | None = None
    change_x: float = 0.0
    stacked: bool = False


@dataclass(frozen=True, slots=True)
class _End:
    value: float
    words: str
    change: str
    beyond: bool | None


def end_room(trend: Trend, form: Form, measure: Measure) -> float:
    """The width all of them need, from the middle of the last visit's marker."""
    ends = [*_strength_ends(trend), *_report_end(trend)]
    if not ends:
        return 0.0
    names = max(measure(end.words, 600) for end in ends)
    changes = max(_change_wide(end, form, measure) for end in ends)
    wide = max(names, changes) if form.stacked else names + (BETWEEN + changes if changes else 0.0)
    return form.circle / 2 + BESIDE + wide


def _change_wide(end: _End, form: Form, measure: Measure) -> float:
    return measure(end.change, 600) + (diamond_wide(form) if end.beyond is not None else 0.0)


def diamond_wide(form: Form) -> float:
    """The diamond before a change, with its gap."""
    return DIAMOND * form.text / 15.0


def _strength_ends(trend: Trend) -> list[_End]:
    last = _last(trend)
    found = []
    for side in SIDES:
        segment = next((one for one in reversed(trend.segments) if one.side is side and one.points), None)
        if segment is not None:
            point = segment.points[-1]
            when = "" if point.session_id == last else f", week {week_number(point.week)}"
            name = f"{side.value.capitalize()} {value_words(point, trend.quantity)}{when}"
            change = point.change if segment.compared else None
            found.append(_End(point.value, name, *_told(change, how_much(change) if change else "")))
    return found


def _last(trend: Trend) -> str:
    """The last session that is drawn."""
    seen = sittings(trend)
    return seen[-1][2] if seen else ""


def _report_end(trend: Trend) -> list[_End]:
    if not trend.report.points:
        return []
    end = trend.report.points[-1]
    when = "" if end.session_id == _last(trend) else f", week {week_number(end.week)}"
    told = _told(end.change, points(end.change) if end.change else "")
    return [_End(end.score, f"{report_name(trend.report.kind)} {end.words}{when}", *told)]


def _told(change: Change | None, how_much: str) -> tuple[str, bool | None]:
    """The words of a change, and whether it is beyond error; None where no answer is drawn."""
    if change is None or change.answer is Answer.BASELINE:
        return "", None
    if change.answer is Answer.CANNOT_TELL:
        return CANNOT_TELL, None
    return how_much, change.beyond


def end_labels(trend: Trend, plane: Plane, form: Form, measure: Measure) -> tuple[EndLabel, ...]:
    """Labels right of the last visit, a row apart from one another; none where they would run out of the chart."""
    seen = sittings(trend)
    if not seen or not plane.holds(seen[-1][0]):
        return ()
    x = plane.x(seen[-1][0]) + form.circle / 2 + BESIDE
    strength, report = _strength_ends(trend), _report_end(trend)
    if x + end_room(trend, form, measure) - form.circle / 2 - BESIDE > plane.strips[-1].right + 1.0:
        return ()
    change_x = x if form.stacked else x + BETWEEN + max(measure(end.words, 600) for end in (*strength, *report))
    placed = [*_placed(strength, plane.strength, form), *_placed(report, plane.report, form)]
    labels = tuple(
        EndLabel(x, y, end.words, end.change, end.beyond, change_x, stacked=form.stacked and bool(end.change))
        for y, end in placed
    )
    return labels + _symmetry_end(trend, plane, x)


def _symmetry_end(trend: Trend, plane: Plane, x: float) -> tuple[EndLabel, ...]:
    """The last per cent, where its panel is shown and it is of the last visit."""
    panel, found = plane.symmetry, trend.symmetry.points if trend.symmetry else ()
    if panel is None or not found or found[-1].session_id != _last(trend):
        return ()
    return (EndLabel(x, panel.scale.at(found[-1].percent), f"{figure(found[-1].percent)} %"),)


def _placed(ends: list[_End], panel: Panel, form: Form) -> list[tuple[float, _End]]:
    """Each at the height of its value; a stacked one needs two rows, its name in the upper."""
    ordered = sorted(ends, key=lambda end: panel.scale.at(end.value))
    stacked = form.stacked and any(end.change for end in ends)
    high = form.row * (2 if stacked else 1)
    top = max(panel.scale.end - form.row / 4, panel.top)  # names of planned tests stand above the highest value
    middles = _spread([panel.scale.at(end.value) for end in ordered], high, top, panel.bottom)
    lift = form.row / 2 if stacked else 0.0
    return [(y - lift, end) for y, end in zip(middles, ordered, strict=True)]


def _spread(heights: Sequence[float], apart: float, top: float, bottom: float) -> list[float]:
    """Two heights pushed apart from their middle, and all kept between top and bottom."""
    low, high = top + apart / 2, bottom - apart / 2
    for above, below in pairwise(heights):
        if below - above < apart:
            middle = min(max((above + below) / 2, low + apart / 2), high - apart / 2)
            return [middle - apart / 2, middle + apart / 2]
    return [min(max(y, low), high) for y in heights]
