"""Tables as an Excel workbook, row by row; the same rows on the same day give the same bytes.

Text is text, whatever it begins with: a cell that might be a formula is kept as a string and marked with Excel's own
quote prefix, so nothing is put before it.
"""

from __future__ import annotations

import errno
import os
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from strengthtrack.documents.tables.column import Cell, Column, Kind, Table
from strengthtrack.documents.tables.text import is_formula, plain
from strengthtrack.errors import DocumentFault

if TYPE_CHECKING:
    from os import PathLike

MOST_ROWS = 1_048_576
"""Of a sheet, its header among them."""
MOST_CHARACTERS = 32_767
"""Of a cell, in units of UTF-16."""
EXCEL_KNOWS = date(1900, 3, 1)
"""Excel takes 1900 for a leap year; an earlier day is kept as text."""
_FORMATS = {Kind.DAY: "yyyy-mm-dd", Kind.MOMENT: "yyyy-mm-dd hh:mm:ss", Kind.WHOLE: "0"}
_WIDTHS = {Kind.TEXT: 20.0, Kind.DAY: 12.0, Kind.MOMENT: 20.0}
_LEAST_WIDTH, _MOST_WIDTH = 9.0, 60.0
_BLOCK = 1 << 20
_END_OF_ROWS = b"</worksheet>"


class Workbook:
    """A workbook that is being written, a sheet for each table and for each heap of words."""

    def __init__(self, made_on: date) -> None:
        from openpyxl import Workbook as Book

        self._book = Book(write_only=True)
        self._book.properties.creator = "strengthtrack"
        self._book.properties.created = datetime(made_on.year, made_on.month, made_on.day)
        self._book.properties.modified = self._book.properties.created

    def sheet(self, table: Table, widths: Sequence[float] = ()) -> Sheet:
        """A new sheet with the header of a table; with `widths`, in characters, its words go over several lines."""
        return Sheet(self._book.create_sheet(table.name.capitalize()), table, widths)

    def save(self, file: BinaryIO, look: Callable[[], None]) -> None:
        """Write all of it; `look` is called again and again meanwhile, and may raise."""
        from openpyxl.writer.excel import ExcelWriter

        with _Archive(file, self._book.properties.created, look) as archive:
            ExcelWriter(self._book, archive).write_data()

    def forget(self) -> None:
        """Take away what openpyxl has laid on the disk meanwhile: rows in which patients may be named."""
        from lxml.etree import LxmlError  # type: ignore[import-untyped]

        for sheet in self._book.worksheets:
            for ended in (sheet._rows, sheet._writer.xf):
                with suppress(OSError, StopIteration, LxmlError):  # the first failure is the one to tell
                    ended.close()
            with suppress(OSError):
                Path(sheet._writer.out).unlink(missing_ok=True)


@contextmanager
def workbook(file: BinaryIO, made_on: date, look: Callable[[], None] = lambda: None) -> Iterator[Workbook]:
    """A workbook to fill, which is in the file once the block is through. Raises DocumentFault or OSError."""
    from lxml.etree import SerialisationError

    book = Workbook(made_on)
    try:
        yield book
        book.save(file, look)
    except SerialisationError as fault:
        raise _of_the_disk(fault) from fault
    finally:
        book.forget()


def _of_the_disk(fault: Exception) -> OSError:
    """What the writer of XML calls IO_ENOSPC, by the system's own number."""
    number = getattr(errno, str(fault).removeprefix("IO_"), errno.EIO)
    return OSError(number, os.strerror(number))


class Sheet:
    """Rows on their way into a sheet; the header stands there already, and stays in sight."""

    def __init__(self, sheet: Any, table: Table, widths: Sequence[float]) -> None:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.utils import get_column_letter

        self._sheet = sheet
        self._table = table
        self._cells = [WriteOnlyCell(sheet) for _ in table.columns]
        for cell, column in zip(self._cells, table.columns, strict=True):
            cell.number_format = _FORMATS.get(column.kind) or f"0.{'0' * column.decimals}"
        self._rows = 1
        self._wraps = bool(widths)
        sheet.freeze_panes = "A2"
        for at, column in enumerate(table.columns):
            width = widths[at] if at < len(widths) else _width(column)
            sheet.column_dimensions[get_column_letter(at + 1)].width = width
        sheet.append([self._heading(column.name) for column in table.columns])

    def row(self, *parts: Sequence[Cell]) -> None:
        """Write one row, a cell a column, in one part or several; raises DocumentFault where Excel has no room."""
        if self._rows == MOST_ROWS:
            raise DocumentFault(
                f"An Excel sheet holds {MOST_ROWS:,} rows, and there are more {self._table.name}; "
                "take fewer days, or save them as CSV."
            )
        self._rows += 1
        cells = (cell for part in parts for cell in part)
        self._sheet.append(
            [
                None if cell is None else self._made(at, column, cell)
                for at, (column, cell) in enumerate(zip(self._table.columns, cells, strict=True))
            ]
        )

    def _made(self, at: int, column: Column, cell: Any) -> Any:
        """A cell as openpyxl takes it. The very cell of a column is used again in every row, which is much quicker."""
        if column.kind is Kind.TEXT:
            return self._text(column, cell)
        if column.kind is Kind.TRUTH:
            return cell
        if column.kind in {Kind.DAY, Kind.MOMENT}:
            cell = _local(cell)
            if isinstance(cell, str):
                return cell
        elif not isfinite(cell):
            return None
        made = self._cells[at]
        made.value = cell
        return made

    def _text(self, column: Column, text: str) -> Any:
        text = plain(text)
        if 2 * len(text) > MOST_CHARACTERS and len(text.encode("utf-16-le")) > 2 * MOST_CHARACTERS:
            raise DocumentFault(
                f"An Excel cell holds {MOST_CHARACTERS:,} characters, and row {self._rows} of {self._table.name} has "
                f"more in {column.name}; shorten it, or save the table as CSV."
            )
        looks = is_formula(text) or text.startswith("#")
        return self._string(text, quoted=looks) if looks or self._wraps else text

    def _string(self, text: str, *, quoted: bool) -> Any:
        """A string whatever it begins with: openpyxl takes = for a formula, and #N/A for an error."""
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment

        made = WriteOnlyCell(self._sheet, text)
        made.data_type = "s"
        made.quotePrefix = quoted
        if self._wraps:
            made.alignment = Alignment(wrap_text=True, vertical="top")
        return made

    def _heading(self, name: str) -> Any:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Font

        made = WriteOnlyCell(self._sheet, name)
        made.font = Font(bold=True)
        return made


def _width(column: Column) -> float:
    wanted = max(_WIDTHS.get(column.kind, _LEAST_WIDTH), len(column.name) + 2.0)
    return min(wanted, _MOST_WIDTH)


def _local(day: date | datetime) -> date | datetime | str:
    """As Excel can keep it: without a zone, and as text where it knows no such day."""
    told = day.astimezone().replace(tzinfo=None) if isinstance(day, datetime) else day
    on = told.date() if isinstance(told, datetime) else told
    return told if on >= EXCEL_KNOWS else told.isoformat()


class _Archive(zipfile.ZipFile):
    """A zip whose entries have the day the workbook was made on, and which can be stopped in a long one."""

    def __init__(self, file: BinaryIO, made_on: datetime, look: Callable[[], None]) -> None:
        super().__init__(file, "w", zipfile.ZIP_DEFLATED)
        self._day = (made_on.year, made_on.month, made_on.day, 0, 0, 0)
        self._look = look

    def writestr(self, zinfo_or_arcname: Any, data: Any, compress_type: Any = None, compresslevel: Any = None) -> None:
        """A short entry."""
        entry = zipfile.ZipInfo(zinfo_or_arcname, self._day)
        super().writestr(entry, data, compress_type or zipfile.ZIP_DEFLATED, compresslevel)

    def write(
        self,
        filename: str | PathLike[str],
        arcname: str | PathLike[str] | None = None,
        compress_type: int | None = None,  # noqa: ARG002 - as the one it stands for
        compresslevel: int | None = None,  # noqa: ARG002
    ) -> None:
        """A long one, out of a file of rows; raises OSError where the disk had no room for the last of them.

        The writer of XML does not tell of that.
        """
        entry = zipfile.ZipInfo(str(arcname), self._day)
        entry.compress_type = zipfile.ZIP_DEFLATED
        with Path(filename).open("rb") as rows, self.open(entry, "w", force_zip64=True) as kept:
            end = b""
            while block := rows.read(_BLOCK):
                self._look()
                kept.write(block)
                end = (end + block)[-len(_END_OF_ROWS) :]
        if end != _END_OF_ROWS:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
