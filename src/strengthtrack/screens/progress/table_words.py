"""The progress table in words: what stands in each cell, what it says on pointing, and how it is read aloud."""

from collections.abc import Iterator
from functools import partial
from math import floor

from strengthtrack.charts.trend.change import decimals_of, how_much
from strengthtrack.clinic.days import day_words, short_day
from strengthtrack.clinic.figures import MISSING, figure, figure_or_dash, signed
from strengthtrack.clinic.quantity import Quantity
from strengthtrack.clinic.setup import SIDES, Side
from strengthtrack.practice.progress.rows import ProgressRow, SideValue
from strengthtrack.science.change import Baseline
from strengthtrack.science.trend import ReportPoint, Trend
from strengthtrack.screens.progress.cells import Cell, Column
from strengthtrack.screens.progress.numbers import Numbers

_SHORT_UNITS = {
    Quantity.BODY_WEIGHT: "% BW",
    Quantity.BODY_WEIGHT_HEIGHT: "% BW × h",
    Quantity.ALLOMETRIC: "N/kg^0.67",
    Quantity.OF_BASELINE: "%",
}


EMPTY = Cell("")


def progress_numbers(drawn: Trend, rows: tuple[ProgressRow, ...]) -> Numbers:
    """One movement's table; the year is named where there is more than one."""
    sides = sides_in(rows)
    year = len({row.day.year for row in rows}) > 1
    make = partial(_row, drawn, rows, sides, year)
    return Numbers(columns(drawn, sides), tuple(row.session_id for row in rows), make)


def _row(
    drawn: Trend, rows: tuple[ProgressRow, ...], sides: tuple[Side, ...], year: bool, number: int
) -> tuple[Cell, ...]:
    return cells(rows[number], drawn, sides, year=year)


def sides_in(rows: tuple[ProgressRow, ...]) -> tuple[Side, ...]:
    """The sides of which there is any value; both where there is none."""
    found = {value.side for row in rows for value in row.values}
    return tuple(side for side in SIDES if side in found) or SIDES


def columns(drawn: Trend, sides: tuple[Side, ...]) -> tuple[Column, ...]:
    """Week to fixation; a side that was never tested has no columns, and one side alone no symmetry."""
    return tuple(_columns(drawn, sides))


def _columns(drawn: Trend, sides: tuple[Side, ...]) -> Iterator[Column]:
    yield Column("Week")
    yield Column("Date")
    unit = _SHORT_UNITS.get(drawn.quantity, drawn.quantity.value)
    for side in sides:
        name = side.value.capitalize()
        yield Column(f"{name}, {unit}", right=True, side=side, aloud=f"{name}, {drawn.quantity.words.lower()}")
        yield Column("Change", right=True, aloud=f"{name}, change since the baseline")
        yield Column("", aloud=f"{name}, against measurement error")
    if len(sides) > 1 and drawn.symmetry is not None:
        yield Column(_symmetry_title(drawn), right=True, aloud=symmetry_aloud(drawn))
    yield Column(drawn.report.kind.short, right=True)
    yield Column("Pain in test", right=True, aloud="Pain in the test, 0 to 10")
    yield Column("Fixation")


def _symmetry_title(drawn: Trend) -> str:
    """“Right / left”: the side in question over its reference."""
    found = drawn.symmetry
    return f"{found.side.value.capitalize()} / {found.reference.value}" if found else ""


def symmetry_aloud(drawn: Trend) -> str:
    """“Right as per cent of left, the affected side against the other”."""
    found = drawn.symmetry
    if found is None:
        return ""
    words = f"{found.side.value.capitalize()} as per cent of {found.reference.value}"
    return f"{words}, the affected side against the other" if found.affected else words


def cells(row: ProgressRow, drawn: Trend, sides: tuple[Side, ...], *, year: bool) -> tuple[Cell, ...]:
    """One row, as many cells as there are columns."""
    return tuple(_cells(row, drawn, sides, year=year))


def _cells(row: ProgressRow, drawn: Trend, sides: tuple[Side, ...], *, year: bool) -> Iterator[Cell]:
    yield Cell(figure(floor(row.week)), strong=True)
    yield Cell(day_words(row.day) if year else short_day(row.day), quiet=True, tip=day_words(row.day))
    for side in sides:
        value = row.right if side is Side.RIGHT else row.left
        yield from _value(value, drawn) if value else (Cell(MISSING, quiet=True, tip=row.unshown), EMPTY, EMPTY)
    if len(sides) > 1 and drawn.symmetry is not None:
        yield Cell(MISSING if row.symmetry is None else f"{figure(row.symmetry)} %")
    yield _report(row.report, drawn)
    yield Cell(figure_or_dash(row.pain_in_test))
    yield Cell(row.set_up, strong=bool(row.differs), quiet=not row.differs, tip="; ".join(row.differs))


def _value(value: SideValue, drawn: Trend) -> tuple[Cell, Cell, Cell]:
    point = value.point
    told = figure(point.value, drawn.quantity.decimals)
    typed = "read off a display and typed" if point.typed else ""
    tip = change_tip(value)
    return (
        Cell(told, strong=True, quiet=not value.compared, tip=typed),
        Cell(how_much(point.change) if point.change else "", strong=value.beyond, tip=tip),
        Cell(value.answer, strong=value.beyond, quiet=not value.beyond, mark=_mark(value), tip=tip),
    )


def _mark(value: SideValue) -> bool | None:
    """Beyond or within; no mark where nothing can be said."""
    return value.beyond if value.answer in {"beyond error", "within error"} else None


def change_tip(value: SideValue) -> str:
    """“+44 N on 142 N, the baseline of 3 Mar 2026; it may be out by ±21 N”, or why nothing is compared."""
    if not value.compared:
        return "; ".join(value.differs)
    change, baseline = value.point.change, value.baseline
    if baseline is None or change is None:
        return ""
    if change.by is None:
        return change.why
    by = f"{signed(change.by, _decimals(baseline))} {baseline.unit} on {baseline_words(baseline)}"
    return f"{by}; {change.why or out_by(baseline)}"


def baseline_words(baseline: Baseline) -> str:
    """“142 N, the baseline of 3 Mar 2026”."""
    value = figure(baseline.value, _decimals(baseline))
    return f"{value} {baseline.unit}, the baseline of {day_words(baseline.first_day)}"


def out_by(baseline: Baseline) -> str:
    """“it may be out by ±21 N”."""
    if baseline.half is None:
        return baseline.band.why_not
    return f"it may be out by ±{figure(baseline.half, _decimals(baseline))} {baseline.unit}"


def _decimals(baseline: Baseline) -> int:
    return 0 if baseline.unit == Quantity.NEWTONS.value else 1


def _report(point: ReportPoint | None, drawn: Trend) -> Cell:
    if point is None:
        return Cell(MISSING, tip="not answered")
    change = point.change
    if change is None or change.by is None:
        return Cell(point.words, tip="" if point.joined else "not joined with the one before")
    mark = change.beyond if change.answer.beyond or not change.why else None
    words = f"{point.words} ({signed(change.by, decimals_of(change.by))})"
    baseline = drawn.report.baseline
    about = change.why
    if not about and baseline is not None and baseline.half is not None:
        half = figure(baseline.half, decimals_of(baseline.half))
        about = f"{'beyond' if change.beyond else 'within'} ±{half}"
    return Cell(words, strong=change.beyond, mark=mark, tip=about)
