"""A text as a table: its separator, its heading, and its rows by the line they begin on."""

import csv
import io
from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, islice

from strengthtrack.documents.tables.text import as_typed
from strengthtrack.practice.intake.faults import IntakeFault
from strengthtrack.practice.steps import Step, in_one_go

MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 50_000, 200, 100_000
_LOOKED_AT, _AT_ONCE = 30, 200
_END = "\x1eend"
"""A row of ours behind the last: where it does not come back alone, a quotation mark was never closed."""


class Separator(StrEnum):
    """What stands between two cells."""

    COMMA = ","
    SEMICOLON = ";"
    TAB = "\t"

    @property
    def words(self) -> str:
        """As a choice in a list."""
        return self.name.capitalize()


@dataclass(frozen=True, slots=True)
class Line:
    """The cells of one row, and the line of the file it begins on, from 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A heading and the rows under it; blank rows are not among them."""

    separator: Separator
    heading: Line
    lines: tuple[Line, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """What each column is called; one without a name by its number."""
        return tuple(name.strip() or f"Column {at}" for at, name in enumerate(self.heading.cells, start=1))


def table_steps(text: str, name: str, chosen: Separator | None = None) -> Generator[Step, None, Table]:
    """The table of a text whose first row names the columns, a step some rows; raises IntakeFault."""
    separator, lines = rows_of(text, name, chosen)
    heading = next(lines, None)
    if heading is None:
        raise IntakeFault(f"“{name}” is empty; choose a file that holds a table.")
    kept: list[Line] = []
    while some := tuple(islice(lines, _AT_ONCE)):
        kept += some
        yield Step(0, 0)
    if not kept:
        raise IntakeFault(f"“{name}” has a heading and no row under it; choose a file that holds rows.")
    return Table(separator, heading, tuple(kept))


def table_of(text: str, name: str, chosen: Separator | None = None) -> Table:
    """The same at once."""
    return in_one_go(table_steps(text, name, chosen))


def rows_of(
    text: str, name: str, chosen: Separator | None = None, *, most: int = MOST_ROWS
) -> tuple[Separator, Iterator[Line]]:
    """The separator, and every row that is not blank; raises IntakeFault, also while the rows are taken."""
    said, text, skipped = _said(text)
    separator = chosen or said or found_separator(text)
    return separator, _checked(_rows(text, separator, name, skipped), name, most)


def found_separator(text: str) -> Separator:
    """The one that gives the first rows the same number of cells, and most of them."""
    return max(Separator, key=lambda separator: _evenness(text, separator))


def _evenness(text: str, separator: Separator) -> tuple[int, int]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator.value)
    try:
        wide = Counter(len(cells) for cells in islice(reader, _LOOKED_AT) if any(cells))
    except csv.Error:
        return (0, 0)
    columns, often = max(wide.items(), key=lambda found: (found[0] > 1, found[1], found[0]), default=(1, 0))
    return (often, columns) if columns > 1 else (0, 0)


def _said(text: str) -> tuple[Separator | None, str, int]:
    """What a first line “sep=;” says, as spreadsheets write it, the rest, and how many lines that was."""
    first, _, rest = text.partition("\n")
    told = first.strip().strip('"').lower()
    found = next((one for one in Separator if told in {f"sep={one.value}", f"sep={one.name.lower()}"}), None)
    if first.strip("\r").lower() == "sep=\t":
        found = Separator.TAB
    return (found, rest, 1) if found else (None, text, 0)


def _rows(text: str, separator: Separator, name: str, skipped: int) -> Iterator[Line]:
    ended = text if text.endswith(("\n", "\r")) else f"{text}\r\n"
    lines: Iterable[str] = chain(io.StringIO(ended, newline=""), [_END])
    reader = csv.reader(lines, delimiter=separator.value)
    begun = 0
    try:
        for cells in reader:
            number, begun = begun + 1 + skipped, reader.line_num
            if cells == [_END]:
                return
            if cells and cells[-1].endswith(_END):
                raise IntakeFault(_unclosed(name, number))
            if any(cell.strip() for cell in cells):
                yield Line(number, tuple(map(as_typed, cells)))
    except csv.Error:  # a cell over the reader's own limit
        raise IntakeFault(_unclosed(name, begun + 1 + skipped)) from None


def _checked(lines: Iterator[Line], name: str, most: int) -> Iterator[Line]:
    for count, line in enumerate(lines):
        if count > most:
            raise IntakeFault(f"“{name}” has over {most} rows; split it into smaller files.")
        if len(line.cells) > MOST_COLUMNS:
            sentence = f"Line {line.number} of “{name}” has over {MOST_COLUMNS} cells; choose another separator."
            raise IntakeFault(sentence)
        if any(len(cell) > LONGEST_CELL for cell in line.cells):
            raise IntakeFault(_unclosed(name, line.number))
        yield line


def _unclosed(name: str, number: int) -> str:
    return f"A quotation mark that opens in line {number} of “{name}” is never closed; close it or take it away."
