"""The clinic review as tables: what was completed, and what has changed, one row a measure and group."""

from collections.abc import Iterator, Sequence
from functools import partial

from strengthtrack.clinic.figures import figure
from strengthtrack.practice.review.groups import FEWEST, Changes, Completion
from strengthtrack.practice.review.measures import Time
from strengthtrack.practice.review.words import FEW, half_words, median_words, percent_words
from strengthtrack.screens.progress.cells import Cell, Column
from strengthtrack.screens.progress.numbers import Numbers
from strengthtrack.screens.review.review_rows import key_of

_COMPLETION = (
    Column("Programme"),
    Column("Courses", right=True),
    *(Column(f"Tested at {time.value}", right=True) for time in Time),
    Column("Ended early", right=True),
    Column("Exercise done of planned, median (middle half)", right=True),
)
_CHANGES = (
    Column("Measure"),
    Column("Programme"),
    Column("n", right=True, aloud="Courses with a comparable pair"),
    Column("Median", right=True, aloud="Median change"),
    Column("Middle half", right=True, aloud="Half of the courses lie between"),
    Column("Better", right=True, aloud="Better, beyond measurement error"),
    Column("Within", right=True, aloud="Within measurement error"),
    Column("Worse", right=True, aloud="Worse, beyond measurement error"),
    Column("Cannot tell", right=True, aloud="Cannot tell yet"),
    Column("No pair", right=True, aloud="Measured, and not comparable"),
)


def completion_numbers(found: Sequence[Completion]) -> Numbers:
    """One row a group."""
    return Numbers(_COMPLETION, tuple(one.group.value for one in found), partial(_completion, tuple(found)))


def change_numbers(found: Sequence[Changes]) -> Numbers:
    """One row a measure and group."""
    return Numbers(_CHANGES, tuple(map(key_of, found)), partial(_changes, tuple(found)))


def _completion(found: tuple[Completion, ...], number: int) -> tuple[Cell, ...]:
    return tuple(_completed(found[number]))


def _completed(one: Completion) -> Iterator[Cell]:
    yield Cell(one.group.value, strong=True)
    yield Cell(str(one.courses))
    for time in Time:
        yield _of(one.done[time], one.due[time])
    yield _of(one.ended, one.courses)
    if one.exercise is None:
        yield Cell(FEW if one.logged else "no log", quiet=True)
    else:
        yield Cell(percent_words(one.exercise), tip=f"Of {one.logged} courses with an exercise log")


def _of(done: int, due: int) -> Cell:
    """“381 of 394 (97 %)”."""
    if due < FEWEST:
        return Cell(FEW if due else "none due yet", quiet=True)
    return Cell(f"{done} of {due} ({figure(100.0 * done / due)} %)")


def _changes(found: tuple[Changes, ...], number: int) -> tuple[Cell, ...]:
    first = number == 0 or found[number - 1].measure != found[number].measure
    return tuple(_changed(found[number], first=first))


def _changed(one: Changes, *, first: bool) -> Iterator[Cell]:
    yield Cell(one.measure.title, strong=first, quiet=not first)
    yield Cell(one.group.value)
    yield Cell(str(one.n), quiet=not one.is_told)
    yield Cell(median_words(one), strong=one.is_told, quiet=not one.is_told)
    yield Cell(half_words(one))
    for count in (one.better, one.within, one.worse, one.untold, one.apart):
        yield Cell(str(count) if one.is_told else "")
