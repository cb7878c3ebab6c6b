"""Where everything of a progress chart stands, in pixels of 1/96 inch from its top left corner. No Qt.

`TrendLayout.plane` maps a week and a value to their pixel (`point`) and back (`value_at`); a picture made by
`render` is the same layout at the picture's scale, so any value can be found in it again.
"""

from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from strengthtrack.charts.trend_form import Form, crowded
from strengthtrack.charts.trend_labels import BreakSign, EndLabel, break_signs, end_labels, end_words
from strengthtrack.charts.trend_marks import MarkLabel, Measure, mark_labels, mark_rows
from strengthtrack.charts.trend_plane import Plane, pain_panel, strength_panel
from strengthtrack.charts.trend_weeks import WeekTick, shown_marks, strips, week_ticks
from strengthtrack.charts.trend_words import gap_words, week_number
from strengthtrack.charts.visits import gaps, visits
from strengthtrack.science.trend import Trend

PAIN_SHARE = 0.27
"""Of a tall chart's panels, what pain gets."""
STRENGTH_TO_PAIN = 3.3
"""How much taller the strength panel is on paper."""
NOTES_GAP = 4.0


@dataclass(frozen=True, slots=True)
class TrendLayout:
    """The whole chart measured out; `strength_title`, `pain_title` and `notes_top` are the tops of rows."""

    width: float
    height: float
    plane: Plane
    weeks: tuple[WeekTick, ...]
    marks: tuple[MarkLabel, ...]
    signs: tuple[BreakSign, ...]
    ends: tuple[EndLabel, ...]
    strength_title: float
    pain_title: float
    notes_top: float
    notes: tuple[str, ...]
    data: Form
    """The form the data are drawn in: smaller markers where visits crowd."""


def height_of(trend: Trend, form: Form, width: float, measure: Measure) -> float:
    """The height that suits a form on paper of a width."""
    return _fixed(form, _notes(trend, form, width, measure)) + form.pain * (1 + STRENGTH_TO_PAIN)


def _fixed(form: Form, notes: tuple[str, ...]) -> float:
    """Everything of the height that is not a panel."""
    titles = _header(form) + 2 * (form.row + form.title_gap)
    return titles + form.panel_gap + form.axis + (NOTES_GAP + len(notes) * form.row if notes else 0.0)


def _header(form: Form) -> float:
    return form.row + form.title_gap if form.header else 0.0


def _notes(trend: Trend, form: Form, width: float, measure: Measure) -> tuple[str, ...]:
    """The words of every break, in lines that fit."""
    found = gaps(trend) if form.notes else ()
    when = [f"Week {week_number(gap.week)}: " if len(found) > 1 else "" for gap in found]
    said = [f"//  {week}{gap_words(gap)}" for week, gap in zip(when, found, strict=True)]
    return tuple(line for words in said for line in wrapped(words, width, measure))


def wrapped(words: str, width: float, measure: Measure) -> list[str]:
    """Words cut into lines no wider than `width`, at spaces."""
    lines: list[str] = []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, 400) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def layout(trend: Trend, form: Form, width: float, height: float, measure: Measure) -> TrendLayout:
    """Measure a chart out; `measure` gives the width of words at a weight."""
    room = max((measure(words, 600) for words in end_words(trend)), default=0.0) + 2 * form.circle
    found = strips(trend, form, width, max(room, form.pad))
    marks = mark_labels(trend, form, found, measure)
    notes = _notes(trend, form, width, measure)
    panels = max(height - _fixed(form, notes), 2 * form.pain)
    top = _header(form) + form.row + form.title_gap
    pain_high = max(form.pain, PAIN_SHARE * panels)
    bottom = top + panels - pain_high
    pain_top = bottom + form.panel_gap + form.row + form.title_gap
    plane = Plane(
        found,
        strength_panel(trend, form, found, (top, bottom), mark_rows(marks) * form.row + 1),
        pain_panel(pain_top, pain_top + pain_high),
    )
    return TrendLayout(
        width,
        height,
        plane,
        tuple(tick for strip in found for tick in week_ticks(strip, shown_marks(trend, form), form)),
        marks,
        break_signs(trend, plane, form),
        end_labels(trend, plane, form),
        _header(form),
        bottom + form.panel_gap,
        plane.pain.bottom + form.axis + NOTES_GAP,
        notes,
        crowded(form, _apart(trend, plane)),
    )


def _apart(trend: Trend, plane: Plane) -> float:
    """Pixels between visits, in the middle of all."""
    seen = [plane.x(visit.week) for visit in visits(trend)]
    return median([right - left for left, right in pairwise(seen)] or [plane.strips[0].right])
