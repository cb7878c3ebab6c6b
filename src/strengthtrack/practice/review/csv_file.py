"""The clinic review as a table for a spreadsheet: one row a group and measure. Cells that would be formulas are not."""

import csv
import io
from collections.abc import Iterator, Sequence

from strengthtrack.documents.tables.text import defused
from strengthtrack.practice.review.groups import FEWEST, Changes, Completion, Review, Spread
from strengthtrack.practice.review.measures import Time
from strengthtrack.practice.review.words import FEW

HEADER = (
    "Programme the course began with",
    "Measure",
    "At",
    "Unit",
    "n (courses)",
    "Median (in unit)",
    "Lower quartile (in unit)",
    "Upper quartile (in unit)",
    "Better, beyond error (courses)",
    "Within error (courses)",
    "Worse, beyond error (courses)",
    "Cannot tell yet (courses)",
    "Measured, not comparable (courses)",
    "Done (courses)",
    "Of (courses)",
)
_Row = tuple[str | float, ...]
_NOTHING = ("", "", "")


def review_csv(review: Review) -> bytes:
    """UTF-8 with its mark, comma-separated; numbers with a point."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADER)
    for row in _rows(review):
        writer.writerow([defused(cell) if isinstance(cell, str) else cell for cell in row])
    return text.getvalue().encode("utf-8-sig")


def _rows(review: Review) -> Iterator[_Row]:
    for completion in review.completion:
        yield from _completion_rows(completion)
    for changes in review.changes:
        yield _changes_row(changes)


def _completion_rows(one: Completion) -> Iterator[_Row]:
    ended, of = str(one.ended), str(one.courses)
    for time in Time:
        done, due = one.done[time], one.due[time]
        yield _counted(one, f"{time.test} done", time.value, str(done), str(due), told=due >= FEWEST)
    yield _counted(one, "Ended early", "", ended, of, told=one.is_told)
    median = _spread(one.exercise, one.logged)
    yield (one.group.value, "Exercise done", "", "% of planned", str(one.logged), *median, *("",) * 7)


def _counted(one: Completion, measure: str, time: str, done: str, of: str, *, told: bool) -> _Row:
    cells = (done, of) if told else (FEW, of)
    return (one.group.value, measure, time, "courses", str(one.courses), *_NOTHING, *("",) * 5, *cells)


def _changes_row(one: Changes) -> _Row:
    counts: Sequence[int] = (one.better, one.within, one.worse, one.untold, one.apart) if one.is_told else ()
    told = tuple(map(str, counts)) or ("",) * 5
    median = _spread(one.spread, one.n)
    named = (one.group.value, f"{one.measure.title}, change", one.time.value, one.measure.unit, str(one.n))
    return (*named, *median, *told, "", "")


def _spread(spread: Spread | None, n: int) -> tuple[str | float, str | float, str | float]:
    """Median and quartiles to one decimal."""
    if spread is None:
        return (FEW, "", "") if n else _NOTHING
    return (round(spread.median, 1), round(spread.low, 1), round(spread.high, 1))
