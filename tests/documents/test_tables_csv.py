import csv
import io
from datetime import UTC, date, datetime

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from strengthtrack.documents.tables.column import Cell, Column, Kind, Table
from strengthtrack.documents.tables.csv_table import MACHINE, CsvForm, Decimal, csv_table
from strengthtrack.documents.tables.dictionary import DICTIONARY, dictionary_rows, write_dictionary
from strengthtrack.documents.tables.text import as_typed, defused, plain

NAME, FORCE = Column("name", Kind.TEXT, "Who"), Column("peak_n", Kind.NUMBER, "How hard", "N", "not measured")
COLUMNS = (
    NAME,
    FORCE,
    Column("number", Kind.WHOLE, "Which"),
    Column("counts", Kind.TRUTH, "Whether"),
    Column("born", Kind.DAY, "When"),
    Column("started_at", Kind.MOMENT, "When"),
)
ROW: tuple[Cell, ...] = ("Sample", -186.25, 3, True, date(1994, 3, 12), datetime(2026, 4, 28, 12, tzinfo=UTC))
NOTHING: tuple[Cell, ...] = (None,) * 6
COMMA = CsvForm(Decimal.COMMA)
DANGEROUS = (
    "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\u00a0=1", "＝1+1", "＋1", "－1",
    "＠SUM(1)", "'=1", "''  @x",
)  # fmt: skip


def made(columns: tuple[Column, ...], *rows: tuple[Cell, ...], form: CsvForm = MACHINE) -> bytes:
    file = io.BytesIO()
    with csv_table(file, columns, form) as table:
        for row in rows:
            table.row(row)
    return file.getvalue()


def test_a_table_is_what_rfc_4180_says() -> None:
    said = made(COLUMNS, ROW, NOTHING, ('a "b", c\nd', *ROW[1:]))
    assert said == (
        b"name,peak_n,number,counts,born,started_at\r\n"
        b"Sample,-186.25,3,true,1994-03-12,2026-04-28T12:00:00.000+00:00\r\n"
        b",,,,,\r\n"
        b'"a ""b"", c\nd",-186.25,3,true,1994-03-12,2026-04-28T12:00:00.000+00:00\r\n'
    )


def test_a_row_in_parts_is_the_row_and_a_part_that_changed_is_seen() -> None:
    file = io.BytesIO()
    shared, other = ("A", 1.5), ("B", 2.5)
    with csv_table(file, COLUMNS[:4]) as table:
        for part, own in ((shared, (1, True)), (shared, (2, False)), (other, (3, True)), (shared, (4, True))):
            table.row(part, own)
    assert file.getvalue().decode().split() == [
        "name,peak_n,number,counts", "A,1.5,1,true", "A,1.5,2,false", "B,2.5,3,true", "A,1.5,4,true",
    ]  # fmt: skip


def test_a_row_that_does_not_fit_its_header_is_a_bug() -> None:
    with csv_table(io.BytesIO(), COLUMNS) as table, pytest.raises(ValueError, match="5 cells for 6 columns"):
        table.row(ROW[:5])


@pytest.mark.parametrize("form", [MACHINE, CsvForm(for_excel=True), COMMA, CsvForm(Decimal.COMMA, for_excel=True)])
def test_pandas_reads_the_same_numbers_of_every_form(form: CsvForm) -> None:
    numbers = [186.25, -0.1, 1e-9, -123456.789, 1e300, 0.1 + 0.2]
    said = made((NAME, FORCE), *(("x", number) for number in numbers), ("x", None), form=form)
    decimal = "," if form.decimal is Decimal.COMMA else "."
    read = pd.read_csv(io.BytesIO(said), sep=form.between, decimal=decimal)
    assert list(read.columns) == ["name", "peak_n"]
    assert list(read["peak_n"])[:-1] == numbers
    assert pd.isna(read["peak_n"].iloc[-1])


def test_excel_is_told_that_it_is_utf_8_where_that_is_asked_for_and_only_there() -> None:
    assert made((NAME,), ("ä",), form=CsvForm(for_excel=True)) == b"\xef\xbb\xbfname\r\n\xc3\xa4\r\n"
    assert made((NAME,), ("ä",)) == b"name\r\n\xc3\xa4\r\n"


def test_a_decimal_comma_is_never_taken_unless_it_is_asked_for() -> None:
    assert (MACHINE.decimal, MACHINE.for_excel, MACHINE.between) == (Decimal.POINT, False, ",")
    assert made((FORCE, NAME), (-1.5, "a;b,c"), form=COMMA) == b'peak_n;name\r\n-1,5;"a;b,c"\r\n'


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_text_that_might_be_a_formula_gets_an_apostrophe_and_is_read_back(text: str) -> None:
    assert defused(text) == f"'{plain(text)}"
    assert as_typed(defused(text)) == plain(text)


@pytest.mark.parametrize("text", ["Sample", "'t Sample", "a=b", "3 - 4", "5 N", "", " ", "#N/A", "דוגמה", "x" * 4000])
def test_other_text_is_left_as_it_is(text: str) -> None:
    assert defused(text) == text == as_typed(text)


def test_a_negative_number_is_no_text_and_stays_one() -> None:
    assert made((FORCE,), (-5.0,)) == b"peak_n\r\n-5.0\r\n"
    assert made((NAME,), ("-5.0",)) == b"name\r\n'-5.0\r\n"


def test_what_no_cell_can_hold_is_shown_as_a_mark() -> None:
    assert plain("a\x00b\x07c\ud800d\uffffe") == "a�b�c�d�e"
    assert plain("one\r\ntwo\rthree\u2028four\x0bfive\tsix") == "one\ntwo\nthree\nfour\nfive\tsix"


@given(st.lists(st.text(), max_size=4))
@example(["\r", "\x00", "\ud800", '"', "\n"])
def test_any_text_goes_out_and_comes_back(texts: list[str]) -> None:
    said = made((NAME, FORCE), *((text, 1.0) for text in texts))
    rows = list(csv.reader(io.StringIO(said.decode(), newline=""), strict=True))[1:]
    assert [as_typed(row[0]) for row in rows] == [plain(text) for text in texts]
    assert all(not row[0].lstrip().startswith(("=", "+", "-", "@")) for row in rows)
    assert [row[1] for row in rows] == ["1.0"] * len(texts)


@given(st.lists(st.text(max_size=30).filter(bool), min_size=1, max_size=4))
def test_pandas_reads_any_text(texts: list[str]) -> None:
    said = made((NAME, FORCE), *((text, 1.0) for text in texts))
    read = pd.read_csv(io.BytesIO(said), dtype={"name": str}, keep_default_na=False)
    assert [as_typed(text) for text in read["name"]] == [plain(text) for text in texts]


def test_the_dictionary_has_every_column_with_its_unit_and_what_is_meant_where_it_is_empty() -> None:
    rows = list(dictionary_rows([Table("trials", (NAME, FORCE))]))
    assert rows[-2:] == [
        ["trials", "name", "text", "", "Who", "never empty"],
        ["trials", "peak_n", "number", "N", "How hard", "not measured"],
    ]
    (text,) = (row for row in rows if row[0] == "*" and row[2] == "text")
    assert "take that one apostrophe away" in str(text[4])


def test_the_dictionary_is_a_csv_of_the_same_form() -> None:
    file = io.BytesIO()
    write_dictionary(file, [Table("trials", COLUMNS)], CsvForm(Decimal.COMMA, for_excel=True))
    read = pd.read_csv(io.BytesIO(file.getvalue()), sep=";")
    assert list(read.columns) == [column.name for column in DICTIONARY.columns]
    assert list(read["column"][read["table"] == "trials"]) == [column.name for column in COLUMNS]


@pytest.mark.parametrize("form", [MACHINE, COMMA])
def test_many_rows_at_once_are_the_same_rows(form: CsvForm) -> None:
    file = io.BytesIO()
    with csv_table(file, COLUMNS[:4], form) as table:
        table.rows(("=a",), ((1.5, 1), (None, 2)), (True,))
        table.rows(("b",), (), (False,))
    assert file.getvalue() == made(COLUMNS[:4], ("=a", 1.5, 1, True), ("=a", None, 2, True), form=form)
