"""A table as CSV, row by row: RFC 4180 in UTF-8, with a point for machines and a comma only where a person asks."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, BinaryIO, TextIO

from strengthtrack.documents.tables.column import Cell, Column, Kind
from strengthtrack.documents.tables.text import defused


class Decimal(StrEnum):
    """What stands before the decimals."""

    POINT = "point"
    COMMA = "comma"


@dataclass(frozen=True, slots=True)
class CsvForm:
    """How a CSV is written. As it stands it is for machines: decimal point, commas between cells, no byte order mark.

    A decimal comma is for people whose spreadsheet wants it; then semicolons stand between cells.
    """

    decimal: Decimal = Decimal.POINT
    for_excel: bool = False
    """With the mark by which Excel knows UTF-8."""

    @property
    def between(self) -> str:
        """What stands between two cells."""
        return ";" if self.decimal is Decimal.COMMA else ","

    @property
    def encoding(self) -> str:
        """By its name in Python."""
        return "utf-8-sig" if self.for_excel else "utf-8"


MACHINE = CsvForm()
_END = "\r\n"


class CsvTable:
    """Rows on their way into a file; the header stands there already."""

    def __init__(self, words: TextIO, columns: Sequence[Column], form: CsvForm) -> None:
        self._file = words
        self._line = _Line()
        self._writer = csv.writer(self._line, delimiter=form.between, lineterminator=_END)
        self._between = form.between
        self._told = [_told(column.kind, form.decimal) for column in columns]
        self._parts: list[_Part] = []
        self._writer.writerow([column.name for column in columns])
        words.write(self._line.texts.pop())

    def row(self, *parts: Sequence[Cell]) -> None:
        """Write one row, a cell a column, in one part or several of always the same lengths.

        A part that is the very one of the row before is not worked out again.
        """
        if not self._parts:
            self._parts = self._cut(len(part) for part in parts)
        for kept, part in zip(self._parts, parts, strict=True):
            if part is not kept.cells:
                kept.cells, kept.text = part, self._text(kept, part)
        self._file.write(self._between.join([kept.text for kept in self._parts]) + _END)

    def rows(self, before: Sequence[Cell], inner: Iterable[Sequence[Cell]], after: Sequence[Cell]) -> None:
        """Write many rows that differ only in the middle: thousands of readings between what is told of their trial."""
        lengths = (len(before), len(self._told) - len(before) - len(after), len(after))
        first, middle, last = self._cut(lengths)
        start = self._text(first, before) + self._between
        end = self._between + self._text(last, after) + _END
        self._writer.writerows(self._made(middle, cells) for cells in inner)
        self._file.write("".join([f"{start}{text[: -len(_END)]}{end}" for text in self._line.taken()]))

    def _cut(self, lengths: Iterable[int]) -> list[_Part]:
        made, first = [], 0
        for length in lengths:
            told = enumerate(self._told[first : first + length])
            made.append(_Part(tuple((at, one) for at, one in told if one is not None)))
            first += length
        if first != len(self._told):
            raise ValueError(f"{first} cells for {len(self._told)} columns")
        return made

    def _text(self, kept: _Part, cells: Sequence[Cell]) -> str:
        self._writer.writerow(self._made(kept, cells))
        return self._line.texts.pop()[: -len(_END)]

    def _made(self, kept: _Part, cells: Sequence[Cell]) -> Sequence[Any]:
        """As the writer of lines takes them."""
        if not kept.told:
            return cells
        made: list[Any] = [*cells]
        for at, told in kept.told:
            if made[at] is not None:
                made[at] = told(made[at])
        return made


class _Line:
    """What the writer of lines writes to."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def write(self, text: str) -> None:
        self.texts.append(text)

    def taken(self) -> list[str]:
        texts, self.texts = self.texts, []
        return texts


@dataclass(slots=True)
class _Part:
    """Some columns: how their cells are written, and those of the row before."""

    told: tuple[tuple[int, Callable[[Any], object]], ...]
    cells: Sequence[Cell] | None = None
    text: str = ""


@contextmanager
def csv_table(file: BinaryIO, columns: Sequence[Column], form: CsvForm = MACHINE) -> Iterator[CsvTable]:
    """A table in a file that is open; the file stays open. Raises OSError."""
    words = io.TextIOWrapper(file, encoding=form.encoding, newline="")
    try:
        yield CsvTable(words, columns, form)
        words.flush()
    finally:
        words.detach()


def _told(kind: Kind, decimal: Decimal) -> Callable[[Any], object] | None:
    """How a cell is written, None where the writer does it."""
    if kind is Kind.NUMBER and decimal is Decimal.COMMA:
        return _with_comma
    told: dict[Kind, Callable[[Any], object]] = {
        Kind.TEXT: defused,
        Kind.TRUTH: _truth,
        Kind.DAY: str,
        Kind.MOMENT: _moment,
    }
    return told.get(kind)


def _with_comma(value: float) -> str:
    return repr(value).replace(".", ",")


def _truth(value: bool) -> str:
    return "true" if value else "false"


def _moment(value: datetime) -> str:
    """To the millisecond, and always: a reader that guesses the form from the first row keeps to it."""
    return value.isoformat(timespec="milliseconds")
