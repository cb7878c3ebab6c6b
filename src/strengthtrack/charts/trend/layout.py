"""Where everything of a progress chart stands, in pixels of 1/96 inch from its top left corner. No Qt.

`TrendLayout.plane` maps a week and a value to their pixel (`point`) and back (`value_at`); a sheet of
paper is the same layout at another scale, so any value can be found in it again.
"""

from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from strengthtrack.charts.trend.across import Across, across
from strengthtrack.charts.trend.band import Band, report_band, shown_line, strength_band
from strengthtrack.charts.trend.breaks import BreakSign, break_signs
from strengthtrack.charts.trend.ends import EndLabel, end_labels
from strengthtrack.charts.trend.events import Flags
from strengthtrack.charts.trend.exercise import ExerciseStrip, exercise_strip
from strengthtrack.charts.trend.form import Form, crowded
from strengthtrack.charts.trend.free import Place, Room
from strengthtrack.charts.trend.marks import MarkLabel, Measure, mark_rows
from strengthtrack.charts.trend.plane import Plane, report_panel, strength_panel, symmetry_panel
from strengthtrack.charts.trend.rows import Rows, least_height, rows, suited_height
from strengthtrack.charts.trend.taken import report_room, strength_room
from strengthtrack.charts.trend.titles import Title
from strengthtrack.charts.trend.view import TrendView
from strengthtrack.charts.trend.weeks import WeekTick
from strengthtrack.charts.trend.words import PAUSED
from strengthtrack.charts.visits import sittings
from strengthtrack.science.trend import PausedWeeks, Trend

PLAIN = TrendView()


@dataclass(frozen=True, slots=True)
class PauseSpan:
    """A stretch in which the programme rested, from `left` to `right`; its word where there is room for it."""

    left: float
    right: float
    pause: PausedWeeks
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class TrendLayout:
    """The whole chart measured out; `axis`, `flags_top`, `not_why` and `notes_top` are heights.

    `axis` is that of the line with the weeks; `not_why` is the middle of its row.
    """

    width: float
    height: float
    plane: Plane
    strength_title: Title
    report_title: Title
    symmetry_title: Title | None
    axis: float
    weeks: tuple[WeekTick, ...]
    marks: tuple[MarkLabel, ...]
    signs: tuple[BreakSign, ...]
    ends: tuple[EndLabel, ...]
    bands: tuple[Band, ...]
    exercise: ExerciseStrip | None
    flags: Flags
    pauses: tuple[PauseSpan, ...]
    flags_top: float
    not_why: float | None
    not_why_beside: bool
    notes_top: float
    notes: tuple[str, ...]
    data: Form
    """The form the data are drawn in: smaller markers where visits crowd."""
    least_height: float
    """Under which something would be cut off."""


def height_of(trend: Trend, form: Form, width: float, measure: Measure, view: TrendView = PLAIN) -> float:
    """The height that suits a form on paper of a width."""
    return suited_height(trend, form, across(trend, form, width, measure, view))


def layout(
    trend: Trend, form: Form, width: float, height: float, measure: Measure, *, view: TrendView = PLAIN
) -> TrendLayout:
    """Measure a chart out; `measure` gives the width of words at a weight."""
    wide = across(trend, form, width, measure, view)
    high = rows(trend, form, wide, height)
    plane = _plane(trend, form, view, wide, high)
    data = crowded(form, _apart(trend, plane))
    signs = break_signs(trend, plane, form)
    ends = end_labels(trend, plane, form, measure)
    strength = strength_room(trend, plane, data, (wide.marks, signs, ends), measure)
    report = report_room(trend, plane, data, (wide.marks, ends), measure)
    pauses = _pauses(trend, plane, strength)
    for place in (span.place for span in pauses if span.place):
        strength = strength.less(place)
    found = (strength_band(trend, view, plane, strength), report_band(trend, plane, report))
    return TrendLayout(
        width=width,
        height=height,
        plane=plane,
        strength_title=wide.strength.at(high.strength_title),
        report_title=wide.report.at(high.report_title),
        symmetry_title=wide.symmetry.at(high.symmetry_title) if wide.symmetry else None,
        axis=high.axis,
        weeks=wide.ticks,
        marks=wide.marks,
        signs=signs,
        ends=ends,
        bands=tuple(band for band in found if band is not None),
        exercise=exercise_strip(trend, plane, form, measure, ends[0].x if ends else None),
        flags=wide.flags,
        pauses=pauses,
        flags_top=high.flags,
        not_why=high.not_why,
        not_why_beside=wide.not_why_beside,
        notes_top=high.notes,
        notes=wide.notes,
        data=data,
        least_height=least_height(trend, form, wide),
    )


def _plane(trend: Trend, form: Form, view: TrendView, wide: Across, high: Rows) -> Plane:
    head = mark_rows(wide.marks) * form.row + 1
    return Plane(
        wide.strips,
        strength_panel(trend, form, wide.strips, high.strength, head=head, band=shown_line(trend, view)),
        report_panel(trend.report.kind, *high.report),
        symmetry_panel(trend.symmetry, *high.symmetry) if trend.symmetry and high.symmetry else None,
    )


def _apart(trend: Trend, plane: Plane) -> float:
    """Pixels between visits, in the middle of all."""
    seen = [plane.x(week) for week, _, _ in sittings(trend) if plane.holds(week)]
    return median([right - left for left, right in pairwise(seen)] or [plane.strips[0].right])


def _pauses(trend: Trend, plane: Plane, room: Room) -> tuple[PauseSpan, ...]:
    """What of each pause lies in a strip."""
    return tuple(
        _span(strip.weeks.at(first), strip.weeks.at(last), pause, plane, room)
        for pause in trend.pauses
        for strip in plane.strips
        for first, last in [(max(pause.week, strip.weeks.first), min(pause.until_week, strip.weeks.last))]
        if first < last
    )


def _span(left: float, right: float, pause: PausedWeeks, plane: Plane, room: Room) -> PauseSpan:
    """With its word as near to the foot of the strength panel as nothing is covered."""
    foot, row = plane.strength.bottom, room.form.row
    heights = [y for y in (foot - row * (0.6 + step) for step in range(12)) if y > plane.strength.top]
    within = replace(room, left=left, right=right)
    return PauseSpan(left, right, pause, within.place(PAUSED, heights, from_right=False))
