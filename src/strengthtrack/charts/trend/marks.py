"""Where the names of planned tests stand, above the values. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass

from strengthtrack.charts.trend.form import Form
from strengthtrack.charts.trend.weeks import Strip, shown_marks
from strengthtrack.charts.trend.words import due_words
from strengthtrack.charts.visits import sittings
from strengthtrack.science.trend import PlannedMark, Trend

Measure = Callable[[str, int], float]
"""Width in pixels of words at a weight."""

ROWS = 3
BESIDE = 8.0
"""Between a line and its name, and between two names."""


@dataclass(frozen=True, slots=True)
class MarkLabel:
    """A planned test: its line at `x`, and its name from `left` to `right`.

    `row` counts from the top; it is None where there is no room, or where the name stands `centred` far off.
    The line begins below `top_row` rows, so that it crosses no name.
    """

    x: float
    name: str
    due: str
    done: bool
    left: float
    right: float
    row: int | None = None
    top_row: int = 0
    centred: bool = False


def mark_rows(marks: tuple[MarkLabel, ...]) -> int:
    """How many rows of names stand above the values."""
    return max((mark.row + 1 for mark in marks if mark.row is not None), default=0)


def mark_labels(trend: Trend, form: Form, strips: tuple[Strip, ...], measure: Measure) -> tuple[MarkLabel, ...]:
    """Every planned test that is shown, with its name where there is room; none in the letter's form."""
    marks = sorted(shown_marks(trend, form), key=lambda mark: mark.week) if form.names else []
    placed: list[MarkLabel] = []
    for mark in marks:
        strip = next((strip for strip in strips if strip.holds(mark.week)), None)
        if strip is None:
            continue
        wide = measure(f"{mark.name} {due_words(mark)}".rstrip(), 500)
        if strip.far and not any(strip.holds(week) for week, _, _ in sittings(trend)):
            placed.append(_centred(mark, strip))
        else:
            placed.append(_placed(mark, strip, wide, placed))
    return tuple(placed)


def _centred(mark: PlannedMark, strip: Strip) -> MarkLabel:
    x = strip.weeks.at(mark.week)
    return MarkLabel(x, mark.name, due_words(mark), mark.done, x, x, centred=True)


def _placed(mark: PlannedMark, strip: Strip, wide: float, before: list[MarkLabel]) -> MarkLabel:
    """Right of its line if it is the first, else left, else the other way; a row lower until there is room."""
    x = strip.weeks.at(mark.week)
    top_row = max((_row(other) + 1 for other in before if other.left - 2 < x < other.right + 2), default=0)
    lefts = (x + BESIDE, x - BESIDE - wide) if not before else (x - BESIDE - wide, x + BESIDE)
    for row in range(top_row, ROWS):
        for left in lefts:
            if strip.left <= left and left + wide <= strip.right and _free(row, left, left + wide, before):
                return MarkLabel(x, mark.name, due_words(mark), mark.done, left, left + wide, row, top_row)
    return MarkLabel(x, mark.name, due_words(mark), mark.done, x, x, None, top_row)


def _free(row: int, left: float, right: float, before: list[MarkLabel]) -> bool:
    """Neither another name of the row nor an earlier line lies there."""
    return not any(
        left < other.x < right or (other.row == row and left < other.right + BESIDE and other.left - BESIDE < right)
        for other in before
    )


def _row(mark: MarkLabel) -> int:
    return -1 if mark.row is None else mark.row
