"""The last visit of every movement and side as a table."""

from collections.abc import Iterable, Sequence

from strengthtrack.charts.trend.change import how_much
from strengthtrack.clinic.days import day_words
from strengthtrack.clinic.figures import MISSING, figure
from strengthtrack.clinic.quantity import Quantity
from strengthtrack.practice.progress.summary import Latest
from strengthtrack.science.change import Answer
from strengthtrack.screens.progress.cells import Cell, Column
from strengthtrack.screens.progress.numbers import Numbers
from strengthtrack.screens.progress.table_words import baseline_words, out_by

ONCE = "nothing after the baseline yet"
NO_BASELINE = "no baseline"


def latest_numbers(found: Sequence[Latest]) -> Numbers:
    """One row a movement and side; its key is the session of its last visit."""
    units = {one.quantity for one in found}
    unit = f", {next(iter(units)).value}" if len(units) == 1 else ""
    columns = (
        Column("Movement"),
        Column("Side"),
        Column(f"Baseline{unit}", right=True),
        Column("From"),
        Column(f"Last{unit}", right=True),
        Column("On"),
        Column("Change", right=True),
        Column("Against measurement error"),
    )
    named = len(units) > 1
    rows = [tuple(_cells(one, named=named)) for one in found]
    return Numbers(columns, tuple(one.last.session_id for one in found), rows.__getitem__)


def _cells(one: Latest, *, named: bool) -> Iterable[Cell]:
    unit = f" {one.quantity.value}" if named else ""
    change, baseline = one.change, one.baseline
    beyond = change is not None and change.beyond
    yield Cell(one.movement.words, strong=True)
    yield Cell(one.side.value.capitalize(), side=one.side)
    first = MISSING if one.first is None else f"{_figure(one.first, one.quantity)}{unit}"
    yield Cell(first, tip=baseline_words(baseline) if baseline else "")
    yield Cell(day_words(baseline.first_day) if baseline else "", quiet=True)
    yield Cell(f"{_figure(one.last.value, one.quantity)}{unit}", strong=True)
    yield Cell(day_words(one.last.day), quiet=True)
    yield Cell(how_much(change) if change else "", strong=beyond)
    yield _answer(one, beyond=beyond)


def _answer(one: Latest, *, beyond: bool) -> Cell:
    change, baseline = one.change, one.baseline
    if baseline is None:
        return Cell(NO_BASELINE, quiet=True)
    if change is None:
        return Cell(ONCE, quiet=True)
    if change.answer is Answer.CANNOT_TELL:
        return Cell("cannot tell yet", quiet=True, tip=change.why)
    words = "beyond error" if beyond else "within error"
    return Cell(words, strong=beyond, quiet=not beyond, mark=beyond, tip=out_by(baseline))


def _figure(value: float, quantity: Quantity) -> str:
    return figure(value, quantity.decimals)
