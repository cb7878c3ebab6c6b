import errno
import io
import os
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml.etree import SerialisationError  # type: ignore[import-untyped]
from openpyxl.worksheet._writer import WorksheetWriter

from strengthtrack.documents.tables import workbook as workbooks
from strengthtrack.documents.tables.column import Cell, Column, Kind, Table
from strengthtrack.documents.tables.text import plain
from strengthtrack.documents.tables.workbook import workbook
from strengthtrack.errors import DocumentFault

TRIALS = Table(
    "trials",
    (
        Column("name", Kind.TEXT, "Who"),
        Column("peak_n", Kind.NUMBER, "How hard", "N", decimals=2),
        Column("number", Kind.WHOLE, "Which"),
        Column("counts", Kind.TRUTH, "Whether"),
        Column("born", Kind.DAY, "When"),
        Column("started_at", Kind.MOMENT, "When"),
    ),
)
DAY = date(2026, 4, 28)
NOON = datetime(2026, 4, 28, 12, tzinfo=UTC)
ROW: tuple[Cell, ...] = ("Sample", -186.25, 3, True, date(1994, 3, 12), NOON)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where openpyxl keeps its rows meanwhile."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def made(*rows: tuple[Cell, ...]) -> bytes:
    file = io.BytesIO()
    with workbook(file, DAY) as book:
        sheet = book.sheet(TRIALS)
        for row in rows:
            sheet.row(row)
    return file.getvalue()


def texts(*cells: str) -> Any:
    """The cells of the first column under its header, as another program finds them."""
    book = openpyxl.load_workbook(io.BytesIO(made(*((cell, *ROW[1:]) for cell in cells))))
    return [row[0] for row in book["Trials"].iter_rows(min_row=2)]


def test_numbers_are_numbers_and_days_are_days() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(made(ROW, (*ROW[:1], *(None,) * 5))))["Trials"]
    header, cells, nothing = sheet.iter_rows()
    assert [cell.value for cell in header] == [column.name for column in TRIALS.columns]
    local = NOON.astimezone().replace(tzinfo=None)
    assert [cell.value for cell in cells] == ["Sample", -186.25, 3, True, datetime(1994, 3, 12), local]
    assert [cell.number_format for cell in cells][1:3] == ["0.00", "0"]
    assert [cell.value for cell in nothing][1:] == [None] * 5


def test_the_header_stays_in_sight_and_columns_are_as_wide_as_they_want() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(made(ROW)))["Trials"]
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.bold
    assert sheet.column_dimensions["F"].width == pytest.approx(20.0)


def test_words_of_a_sheet_with_widths_go_over_several_lines() -> None:
    file = io.BytesIO()
    with workbook(file, DAY) as book:
        book.sheet(TRIALS, (40,)).row(ROW)
    sheet = openpyxl.load_workbook(io.BytesIO(file.getvalue()))["Trials"]
    assert (sheet["A2"].alignment.wrap_text, sheet.column_dimensions["A"].width) == (True, 40.0)
    assert not sheet["A2"].quotePrefix


def test_pandas_reads_the_same_numbers() -> None:
    numbers = [186.25, -0.1, 1e-9, 0.1 + 0.2]
    read = pd.read_excel(io.BytesIO(made(*(("x", number, *ROW[2:]) for number in numbers))))
    assert list(read["peak_n"]) == pytest.approx(numbers, rel=1e-15)  # Excel keeps fifteen figures


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+1", "-1", "@A1", "  =1", "#N/A", "#REF!", "＝1"])
def test_a_text_that_looks_like_a_formula_is_a_text_and_said_to_be_one(text: str) -> None:
    (cell,) = texts(text)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=30).filter(bool), min_size=1, max_size=8))
@example(["\x00", "\r\n", "\ud800", " x ", "_x0041_"])
def test_any_text_goes_out_and_comes_back(words: list[str]) -> None:
    cells = texts(*words)
    assert [cell.value for cell in cells] == [plain(word) for word in words]
    assert {cell.data_type for cell in cells} == {"s"}


def test_a_number_that_is_none_is_an_empty_cell() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(made(("x", float("nan"), *ROW[2:]), ("x", float("inf"), *ROW[2:]))))
    assert [row[1].value for row in sheet["Trials"].iter_rows(min_row=2)] == [None, None]


def test_a_day_that_excel_does_not_know_is_a_text() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(made((*ROW[:4], date(1899, 1, 2), NOON))))["Trials"]
    assert sheet["E2"].value == "1899-01-02"


def test_the_same_rows_on_the_same_day_give_the_same_bytes() -> None:
    assert made(ROW, ("=1", *ROW[1:])) == made(ROW, ("=1", *ROW[1:]))
    properties = openpyxl.load_workbook(io.BytesIO(made(ROW))).properties
    assert {properties.created, properties.modified} == {datetime(2026, 4, 28)}


def test_a_sheet_that_is_full_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "MOST_ROWS", 3)
    made(ROW, ROW)
    with pytest.raises(DocumentFault) as raised:
        made(ROW, ROW, ROW)
    assert str(raised.value) == (
        "An Excel sheet holds 3 rows, and there are more trials; take fewer days, or save them as CSV."
    )


def test_a_text_that_is_too_long_for_a_cell_is_told_in_a_sentence() -> None:
    made(("x" * 32_767, *ROW[1:]))
    with pytest.raises(DocumentFault) as raised:
        made(ROW, ("𝄞" * 16_384, *ROW[1:]))  # two units each
    assert str(raised.value) == (
        "An Excel cell holds 32,767 characters, and row 3 of trials has more in name; shorten it, or save the table "
        "as CSV."
    )


def test_nothing_is_left_where_rows_were_kept_meanwhile(folder: Path) -> None:
    made(ROW)
    assert list(folder.iterdir()) == []

    def stop() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(ValueError, match="shorter"), workbook(io.BytesIO(), DAY) as book:
        book.sheet(TRIALS).row(ROW[:2])
    with pytest.raises(OSError, match="No space"), workbook(io.BytesIO(), DAY, stop) as book:
        book.sheet(TRIALS).row(ROW)
    assert list(folder.iterdir()) == []


def no_room(*rows: tuple[Cell, ...]) -> None:
    with pytest.raises(OSError, match="No space left") as raised:
        made(*rows)
    assert raised.value.errno == errno.ENOSPC


def test_a_disk_that_fills_up_with_rows_meanwhile_is_told_and_keeps_none_of_them(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the writer of XML says it, then and when it is closed after that."""

    def full(_writer: WorksheetWriter, *_: object) -> None:
        raise SerialisationError("IO_ENOSPC")

    monkeypatch.setattr(WorksheetWriter, "write_row", full)
    no_room(ROW)
    assert list(folder.iterdir()) == []


def test_rows_of_which_the_last_did_not_fit_are_no_workbook(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The writer of XML says nothing of what it could not write when its file was closed."""

    def cut_short(writer: WorksheetWriter, close: Callable[[WorksheetWriter], None] = WorksheetWriter.close) -> None:
        close(writer)
        os.truncate(writer.out, 40)

    monkeypatch.setattr(WorksheetWriter, "close", cut_short)
    no_room(ROW)
    assert list(folder.iterdir()) == []
