"""The strip of exercise sessions under the panels: a mark each, or a bar a week or more where weeks are many. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from strengthtrack.charts.trend.form import Form
from strengthtrack.charts.trend.marks import Measure
from strengthtrack.charts.trend.plane import Plane
from strengthtrack.charts.trend.weeks import Strip
from strengthtrack.clinic.course import ExerciseWeek
from strengthtrack.science.trend import Trend

NAMES = ("Exercise sessions", "Exercise")
BETWEEN_MARKS, BETWEEN_WEEKS = 6.0, 4.0
LEAST_MARK = 4.0
LEAST_BAR = 6.0
BETWEEN_BARS = 2.0
BINS = (1, 2, 4, 8, 13, 26, 52)
BAR_HEIGHT = 1.6
"""In heights of a mark."""
OVER, MOST_MORE = 1.5, 0.3
"""The gap below what was done beyond the plan, and how much of a bar is drawn of it at most."""
BESIDE = 12.0


@dataclass(frozen=True, slots=True)
class Cell:
    """One session or the share of some weeks: green where it was done, an outline where not."""

    left: float
    top: float
    width: float
    height: float
    done: bool


@dataclass(frozen=True, slots=True)
class ExerciseStrip:
    """The cells, and the words left and right of them on the line `middle`; `name` empty without room for it."""

    middle: float
    cells: tuple[Cell, ...]
    name: str
    name_right: float
    total: str
    total_left: float | None


def exercise_strip(
    trend: Trend, plane: Plane, form: Form, measure: Measure, end_x: float | None
) -> ExerciseStrip | None:
    """The strip below the lowest panel; `end_x` is where values at the lines' ends begin. None with nothing to tell."""
    told = [week for week in trend.exercise if week.planned or week.done]
    if not told or not form.exercise:
        return None
    middle = plane.report.bottom + 0.6 * form.exercise
    near = plane.strips[0]
    shown = [week for week in told if near.weeks.first <= week.week + 0.5 <= near.weeks.last]
    made = _marks(shown, near, form, middle) or _bars(shown, near, form, middle)
    cells = tuple(cell for cell in made if cell.left >= near.left and cell.left + cell.width <= near.right)
    left = min((cell.left for cell in cells), default=near.left)
    right = max((cell.left + cell.width for cell in cells), default=near.left)
    name = next((name for name in NAMES if measure(name, 400) <= left - BESIDE), "")
    total = f"{sum(week.done for week in told)} of {sum(week.planned for week in told)}"
    named = f"{NAMES[-1]} {total}"
    room = plane.strips[-1].right - measure(named, 600)
    if not name and end_x is not None and room >= right + BESIDE / 2:
        return ExerciseStrip(middle, cells, "", left, named, min(max(end_x, right + BESIDE), room))
    total_left = max(end_x, right + BESIDE) if end_x is not None else None
    return ExerciseStrip(middle, cells, name, left - BESIDE, total, total_left)


def _marks(weeks: list[ExerciseWeek], strip: Strip, form: Form, middle: float) -> tuple[Cell, ...]:
    """A mark a session, also of those beyond the plan; none where they would be too narrow."""
    wide, high = form.session
    per_week = strip.weeks.at(1) - strip.weeks.at(0)
    most = max((max(week.planned, week.done) for week in weeks), default=1)
    pitch = min(wide + BETWEEN_MARKS, (per_week - BETWEEN_WEEKS) / most)
    width = pitch - min(BETWEEN_MARKS, 0.25 * pitch)
    if width < LEAST_MARK:
        return ()
    return tuple(
        Cell(start + number * pitch, middle - high / 2, width, high, number < week.done)
        for week in weeks
        for count in [max(week.planned, week.done)]
        for start in [strip.weeks.at(week.week + 0.5) - (count * pitch - (pitch - width)) / 2]
        for number in range(count)
    )


def _bars(weeks: list[ExerciseWeek], strip: Strip, form: Form, middle: float) -> tuple[Cell, ...]:
    """A bar for so many weeks as make it wide enough, filled from its foot by the share that was done."""
    per_week = strip.weeks.at(1) - strip.weeks.at(0)
    weeks_each = next((count for count in BINS if count * per_week >= LEAST_BAR + BETWEEN_BARS), BINS[-1])
    bins: dict[int, list[ExerciseWeek]] = {}
    for week in weeks:
        bins.setdefault(week.week // weeks_each, []).append(week)
    cells: list[Cell] = []
    for number, found in bins.items():
        left = strip.weeks.at(number * weeks_each) + BETWEEN_BARS / 2
        width = weeks_each * per_week - BETWEEN_BARS
        cells += _bar(found, left, width, BAR_HEIGHT * form.session[1], middle)
    return tuple(cells)


def _bar(weeks: Sequence[ExerciseWeek], left: float, width: float, high: float, middle: float) -> list[Cell]:
    """What was missed on top, what was done below it; what was done beyond the plan stands over the bar."""
    planned, done = sum(week.planned for week in weeks), sum(week.done for week in weeks)
    share = min(done / planned, 1.0) if planned else 1.0
    more = min(done / planned - 1.0, MOST_MORE) if planned else 0.0
    top = middle - high / 2
    parts = (
        (top, high * (1.0 - share), False),
        (top + high * (1.0 - share), high * share, True),
        (top - OVER - high * more, high * more, True),
    )
    return [Cell(left, at, width, tall, did) for at, tall, did in parts if tall > 0.0]
