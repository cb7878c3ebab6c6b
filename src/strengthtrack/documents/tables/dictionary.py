"""The dictionary of a table: a row a column, made of the very columns the table is written with."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from strengthtrack.documents.tables.column import Cell, Column, Kind, Table
from strengthtrack.documents.tables.csv_table import MACHINE, CsvForm, csv_table

NEVER = "never empty"
EVERY = "*"
"""Stands for every column of a kind."""

DICTIONARY = Table(
    "dictionary",
    (
        Column("table", Kind.TEXT, "The table the column is of, or * for all"),
        Column("column", Kind.TEXT, "The column’s name, or * for all of its type"),
        Column("type", Kind.TEXT, "What its cells hold"),
        Column("unit", Kind.TEXT, "The unit, in words of UCUM", missing="it has none"),
        Column("meaning", Kind.TEXT, "What it tells"),
        Column("empty_means", Kind.TEXT, "What an empty cell of it means"),
    ),
)
_KINDS = {
    Kind.TEXT: "As it was typed. In CSV an apostrophe stands before a text a spreadsheet might take for a formula: one "
    "that begins with = + - @, a tab or a new line, after spaces or apostrophes too. To have it as it was typed, "
    "take that one apostrophe away. U+FFFD stands for a character that no cell can hold.",
    Kind.NUMBER: "In full; a decimal point, unless decimal commas were asked for.",
    Kind.TRUTH: "The word true or false.",
    Kind.DAY: "ISO 8601, 2026-04-28; the clinic’s own day. In Excel a date.",
    Kind.MOMENT: "ISO 8601 with its zone, 2026-04-28T12:00:00.000+00:00. In Excel the clinic’s own date and time, "
    "without a zone.",
}


def dictionary_rows(tables: Iterable[Table]) -> Iterator[list[Cell]]:
    """What is true of all of a type, then each column in its order."""
    for kind, words in _KINDS.items():
        yield [EVERY, EVERY, kind.value, "", words, ""]
    for table in tables:
        for column in table.columns:
            yield [
                table.name, column.name, column.kind.value, column.unit, column.meaning, column.missing or NEVER,
            ]  # fmt: skip


def write_dictionary(file: BinaryIO, tables: Iterable[Table], form: CsvForm = MACHINE) -> None:
    """The dictionary of these tables as CSV; raises OSError."""
    with csv_table(file, DICTIONARY.columns, form) as made:
        for row in dictionary_rows(tables):
            made.row(row)
