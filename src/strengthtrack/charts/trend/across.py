"""What of a progress chart depends on its width alone: weeks, planned tests, events, words of lines. No Qt."""

from dataclasses import dataclass, replace

from strengthtrack.charts.trend.band import band_notes, shading_note
from strengthtrack.charts.trend.ends import end_room
from strengthtrack.charts.trend.events import Flags, place_flags
from strengthtrack.charts.trend.form import Form
from strengthtrack.charts.trend.marks import MarkLabel, Measure, mark_labels
from strengthtrack.charts.trend.titles import Title, not_why_fits, report_line, strength_line, symmetry_line
from strengthtrack.charts.trend.view import TrendView
from strengthtrack.charts.trend.weeks import Strip, WeekTick, shown_marks, strips, week_ticks
from strengthtrack.charts.trend.words import gap_words, pause_words, week_number
from strengthtrack.charts.trend.wrap import wrapped
from strengthtrack.charts.visits import gaps
from strengthtrack.science.trend import EventMark, Trend

WORD_GAP = 6.0


@dataclass(frozen=True, slots=True)
class Across:
    """Strips of weeks with what stands on them; `symmetry` None where its panel is not asked for.

    `not_why_beside` tells whether “when, not why” has room beside the lower title; else it has a row of its own.
    """

    strips: tuple[Strip, ...]
    ticks: tuple[WeekTick, ...]
    marks: tuple[MarkLabel, ...]
    flags: Flags
    strength: Title
    report: Title
    symmetry: Title | None
    not_why_beside: bool
    notes: tuple[str, ...]


def across(trend: Trend, form: Form, width: float, measure: Measure, view: TrendView) -> Across:
    """Measure the width out."""
    room = max(end_room(trend, form, measure) + form.circle / 2, form.pad)
    found = strips(trend, form, width, room, view.window)
    marks = shown_marks(trend, form)
    ticks = tuple(_clear(tick, measure) for strip in found for tick in week_ticks(strip, marks, form))
    report = report_line(trend, width, measure)
    return Across(
        found,
        ticks,
        mark_labels(trend, form, found, measure),
        place_flags(_events(trend, found), ticks, form, width, measure),
        strength_line(trend, view, width, measure),
        report,
        symmetry_line(trend, width, measure) if view.symmetry else None,
        not_why_fits(report, width, measure),
        _notes(trend, form, width, measure, view),
    )


def _clear(tick: WeekTick, measure: Measure) -> WeekTick:
    """A tick without its number where the word “Week” stands."""
    hidden = tick.x - measure(tick.words, 600) / 2 < measure("Week", 600) + WORD_GAP
    return replace(tick, words="") if hidden else tick


def _events(trend: Trend, found: tuple[Strip, ...]) -> list[tuple[EventMark, float]]:
    return [(event, strip.weeks.at(event.week)) for event in trend.events for strip in found if strip.holds(event.week)]


def _notes(trend: Trend, form: Form, width: float, measure: Measure, view: TrendView) -> tuple[str, ...]:
    """The words of every break and pause, and where the bands are from, in lines that fit."""
    if not form.notes:
        return ()
    found = gaps(trend)
    when = [f"Week {week_number(gap.week)}: " if len(found) > 1 else "" for gap in found]
    said = [f"//  {week}{gap_words(gap)}" for week, gap in zip(when, found, strict=True)]
    said += [pause_words(pause) for pause in trend.pauses]
    if form.sources:
        said += band_notes(trend, view)
    if form.shading:
        said += shading_note(trend, view)
    return tuple(line for words in said for line in wrapped(words, width, measure))
