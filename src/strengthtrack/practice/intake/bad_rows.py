"""The rows that cannot be read as a table of their own, with the reason beside each: mended, it is read again."""

import csv
import io
from collections.abc import Iterable

from strengthtrack.documents.tables.text import defused
from strengthtrack.practice.intake.csv_text import Table
from strengthtrack.practice.intake.patients import PatientRow

WHY = "why"


def bad_rows_csv(table: Table, rows: Iterable[PatientRow]) -> bytes:
    """UTF-8 with its mark, separated as the file was; cells that would be formulas are not."""
    kept = [at for at, name in enumerate(table.columns) if name.strip().lower() != WHY]
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=table.separator.value)
    writer.writerow([*(defused(table.columns[at]) for at in kept), WHY])
    for row in rows:
        cells = row.line.cells
        told = f"Line {row.line.number}: {' '.join(row.why)}"
        beyond = [cell for cell in cells[len(table.columns) :] if cell]
        writer.writerow([*(defused(cells[at]) if at < len(cells) else "" for at in kept), told, *map(defused, beyond)])
    return text.getvalue().encode("utf-8-sig")


def blank_table() -> bytes:
    """A heading to fill in under, in words that are understood when it is read."""
    heading = (
        "Given name,Family name,Date of birth,Sex,Record number,Affected side,Dominant leg,Height (cm),"
        "Reason,Referrer,Address"
    )
    return f"{heading}\r\n".encode("utf-8-sig")
