"""A recording of force as a CSV table: one column of it, row by row."""

import csv
import math
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from strengthtrack.errors import Mendable

TOO_LARGE = 1e12
"""In any unit more than a dynamometer can say."""

TIMES = frozenset({"t_s", "t", "time", "seconds", "s"})


def force_column(file: Path) -> str:
    """The first column that is not a column of times; raises Mendable."""
    with _table(file) as lines:
        names = [name.strip() for name in next(lines, [])]
    for name in names:
        if name and name.lower() not in TIMES:
            return name
    raise _no_table(file)


def played_rows(file: Path, column: str) -> list[float]:
    """The numbers of one column, of which there must be one to play; raises Mendable."""
    rows = list(read_column(file, column))
    if not rows:
        raise Mendable(f"{file} has no row under its column names, so there is nothing to play; give another file.")
    return rows


def read_column(file: Path, column: str) -> Iterator[float]:
    """The numbers of one column, in order; raises Mendable with one sentence, naming the line where one is at fault."""
    with _table(file) as lines:
        yield from _numbers(file, lines, column)


@contextmanager
def _table(file: Path) -> Iterator[Iterator[list[str]]]:
    """The lines of a table; what cannot be read is one sentence."""
    if file.exists() and not (file.is_file() or file.is_dir()):  # a pipe would be waited for without end
        raise Mendable(f"{file} is a pipe or a device; give a file.")
    try:
        with file.open(encoding="utf-8-sig", newline="") as table:
            yield csv.reader(table, strict=True)
    except FileNotFoundError:
        raise Mendable(f"There is no file {file}; check its name and folder.") from None
    except OSError as fault:
        raise Mendable(f"{file} cannot be read ({fault.strerror}); choose another file.") from None
    except UnicodeDecodeError:
        raise Mendable(f"{file} is not text in UTF-8; save the table as “CSV UTF-8”, then give that file.") from None
    except csv.Error:
        raise _no_table(file) from None


def _numbers(file: Path, lines: Iterator[list[str]], column: str) -> Iterator[float]:
    names = [name.strip() for name in next(lines, [])]
    if not any(names):
        raise _no_table(file)
    if column not in names and len(names) == 1 and ";" in names[0]:
        raise Mendable(f"{file} parts its columns by semicolons; save it with commas, and a point in its numbers.")
    if column not in names:
        raise Mendable(f"{file} has no column “{column[:40]}”; it has {', '.join(names)[:400]}.")
    at = names.index(column)
    for number, cells in enumerate(lines, start=2):
        if cells:
            yield _number(file, number, cells[at] if at < len(cells) else "")


def _number(file: Path, line: int, cell: str) -> float:
    try:
        number = float(cell)
    except ValueError:
        number = math.nan
    if not abs(number) < TOO_LARGE:
        shown = f"“{cell.strip()[:20]}”" if cell.strip() else "an empty cell"
        raise Mendable(f"Line {line} of {file} holds {shown} where a number should be; mend it or take the line out.")
    return number


def _no_table(file: Path) -> Mendable:
    return Mendable(f"{file} is not a CSV table; give a text file with a line of column names and one row a reading.")
