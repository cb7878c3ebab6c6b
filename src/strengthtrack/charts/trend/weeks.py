"""The axis of programme weeks: one strip, or two with a cut between, and the weeks named on it. No Qt."""

from dataclasses import dataclass
from math import ceil, floor

from strengthtrack.charts.scale import Scale
from strengthtrack.charts.trend.form import Form
from strengthtrack.charts.trend.view import Window
from strengthtrack.charts.trend.words import week_number
from strengthtrack.charts.visits import sittings
from strengthtrack.science.trend import PlannedMark, Trend

LEAST_WEEKS = 4.0
WITHOUT_PROGRAMME = 8.0
FAR_GAP_WEEKS = 8.0
FAR_SHARE = 0.6
NEAR_FAR_MARK_WEEKS = 6.0
WIDEST_FAR_WEEK = 12.0
"""Pixels a week in the far strip at most, so that its few visits stay together."""
WINDOW_PAD = 0.6
"""Of the room before the first visit, what stays where some of the weeks are shown."""
STEPS = (1, 2, 4, 8, 13, 26, 52, 104, 208, 520)
LABEL_APART = 5.6
"""Least distance of two named weeks, in heights of type."""


@dataclass(frozen=True, slots=True)
class WeekTick:
    """A week on the axis; without words it is a mere tick."""

    week: float
    x: float
    words: str
    planned: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """A stretch of weeks drawn between two pixels; `weeks` maps week to x.

    `far` behind a cut; `window` where it is some of the weeks only, so that lines run out of it on both sides.
    """

    left: float
    right: float
    weeks: Scale
    far: bool
    window: bool = False

    def holds(self, week: float) -> bool:
        """Whether a week is drawn here."""
        return self.weeks.holds(week)


def shown_marks(trend: Trend, form: Form) -> tuple[PlannedMark, ...]:
    """The planned tests this form draws: all of them, or for the letter only those done."""
    return tuple(mark for mark in trend.marks if form.planned or mark.done)


def shown_weeks(trend: Trend, form: Form) -> list[float]:
    """Every week in which something is drawn, in no order."""
    marks = [mark.week for mark in shown_marks(trend, form)]
    beside = [event.week for event in trend.events]
    rests = [end for pause in trend.pauses for end in (pause.week, pause.until_week)]
    exercised = [end for week in trend.exercise if week.planned or week.done for end in (week.week, week.week + 1.0)]
    return marks + [week for week, _, _ in sittings(trend)] + beside + rests + exercised


def far_mark(trend: Trend, form: Form) -> PlannedMark | None:
    """The last planned test, if it lies so far behind everything else that the axis is cut before it."""
    marks = sorted(shown_marks(trend, form), key=lambda mark: mark.week)
    if trend.linear or not marks:
        return None
    last = marks[-1]
    weeks = shown_weeks(trend, form)
    before = [week for week in weeks if week < last.week - NEAR_FAR_MARK_WEEKS]
    if not before or any(week > last.week + NEAR_FAR_MARK_WEEKS for week in weeks):
        return None
    gap = last.week - max(before)
    return last if gap > max(FAR_GAP_WEEKS, FAR_SHARE * (max(before) - min(before))) else None


def strips(trend: Trend, form: Form, width: float, room: float, window: Window | None = None) -> tuple[Strip, ...]:
    """The near strip and, behind a cut, the far one; `room` is kept right of the last visit for its values.

    With a window there is one strip, of just those weeks.
    """
    if window is not None:
        left = form.gutter + WINDOW_PAD * form.pad
        return (Strip(left, width, Scale(left, width, window.first, window.last), far=False, window=True),)
    far, weeks = far_mark(trend, form), shown_weeks(trend, form)
    if far is None:
        return (_near(weeks, form, width, room),)
    beyond = [week for week in weeks if week >= far.week - NEAR_FAR_MARK_WEEKS]
    visited = any(week in beyond for week, _, _ in sittings(trend))
    wide = max(form.far, form.pad / 2 + _far_span(beyond) + room) if visited else form.far
    near = [week for week in weeks if week not in beyond]
    reach = form.pad if visited else room
    return (
        _near(near, form, width - wide - form.cut, reach),
        _far(beyond, width - wide, width, form.pad / 2 if visited else None),
    )


def _near(weeks: list[float], form: Form, right: float, room: float) -> Strip:
    first = min(weeks, default=0.0)
    last = max(weeks, default=first)
    if last - first < LEAST_WEEKS:
        last = first + WITHOUT_PROGRAMME
    inner = Scale(form.gutter + form.pad, right - room, first, last)
    return Strip(form.gutter, right, _stretched(inner, form.gutter, right), far=False)


def _far(weeks: list[float], left: float, right: float, pad: float | None) -> Strip:
    """With visits they begin at `pad`; a mere planned test stands in the middle."""
    span = _far_span(weeks)
    start = left + pad if pad is not None else (left + right) / 2
    first, last = min(weeks), max(weeks)
    inner = Scale(start, start + (span or WIDEST_FAR_WEEK), first, last if span else first + 1)
    return Strip(left, right, _stretched(inner, left, right), far=True)


def _far_span(weeks: list[float]) -> float:
    return WIDEST_FAR_WEEK * (max(weeks) - min(weeks))


def _stretched(inner: Scale, left: float, right: float) -> Scale:
    return Scale(left, right, inner.back(left), inner.back(right))


def week_ticks(strip: Strip, marks: tuple[PlannedMark, ...], form: Form) -> tuple[WeekTick, ...]:
    """Weeks named at round steps and at planned tests, the latter in bold; ticks between where weeks are few."""
    planned = sorted({round(mark.week, 2) for mark in marks if strip.holds(mark.week)})
    apart = form.text * LABEL_APART
    per_week = strip.weeks.at(1) - strip.weeks.at(0)
    step = next((step for step in STEPS if step * per_week >= apart), STEPS[-1])
    named = _apart([] if strip.far else _multiples(strip, step), planned, apart / per_week)
    ticks = [WeekTick(week, strip.weeks.at(week), week_number(week), week in planned) for week in named]
    if not strip.far and 1 < step <= 4:
        ticks += [WeekTick(w, strip.weeks.at(w), "", planned=False) for w in _multiples(strip, 1) if w not in named]
    return tuple(sorted(ticks, key=lambda tick: tick.x))


def _multiples(strip: Strip, step: int) -> list[float]:
    first, last = ceil(strip.weeks.first / step), floor(strip.weeks.last / step)
    return [float(step * count) for count in range(first, last + 1)]


def _apart(rounded: list[float], planned: list[float], least: float) -> list[float]:
    """All planned weeks, and the round ones that keep their distance from them."""
    kept = [week for week in rounded if all(week == own or abs(week - own) >= least * 0.55 for own in planned)]
    return sorted({*kept, *planned})
