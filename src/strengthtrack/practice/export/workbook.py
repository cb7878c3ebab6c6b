"""Trials and sessions as one Excel workbook, with their dictionary and a sheet that says what they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from strengthtrack import __version__
from strengthtrack.clinic.days import day_words
from strengthtrack.documents.files import streamed
from strengthtrack.documents.tables.column import Column, Kind, Table
from strengthtrack.documents.tables.dictionary import DICTIONARY, dictionary_rows
from strengthtrack.documents.tables.workbook import workbook
from strengthtrack.practice.calibration import uses
from strengthtrack.practice.calibration.words import overdue_lines
from strengthtrack.practice.export.extract import Cancelled, Extract, Progress, Stopped, visits
from strengthtrack.practice.export.tables import SessionRows, TrialRows

if TYPE_CHECKING:
    from strengthtrack.records.store import Store

ABOUT = Table("about", (Column("what", Kind.TEXT, "What is told"), Column("words", Kind.TEXT, "What is to be said")))


def write_workbook(
    store: Store,
    extract: Extract,
    to: Path,
    made_on: date,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> int:
    """Write the sheets Trials, Sessions, Dictionary and About; how many trials.

    The same records on the same day give the same bytes. `progress` hears of sessions. Raises Stopped, RecordsFault or
    DocumentFault; then nothing is left.
    """
    hidden = extract.hide_identity
    rows = TrialRows(hide_identity=hidden, calibrations=uses.book(store))
    session_rows = SessionRows(hide_identity=hidden)
    with streamed(to, "workbook") as file, workbook(file, made_on, _look(cancelled)) as book:
        trials, sessions = book.sheet(rows.table), book.sheet(session_rows.table)
        count = 0
        for visit in visits(store, extract, progress, cancelled, forms=True):
            for row in rows.of(visit):
                trials.row(*row)
                count += 1
            for row in session_rows.of(visit):
                sessions.row(*row)
        dictionary = book.sheet(DICTIONARY, (10, 28, 16, 12, 90, 45))
        for cells in dictionary_rows([rows.table, session_rows.table]):
            dictionary.row(cells)
        about = book.sheet(ABOUT, (22, 110))
        for words in about_rows(extract, made_on, count, rows.uses(made_on)):
            about.row(words)
    return count


def about_rows(
    extract: Extract, made_on: date, trials: int, used: Sequence[uses.GaugeUse] = ()
) -> Iterator[tuple[str, str]]:
    """What the workbook is, in words; `used` are the dynamometers of its trials."""
    yield "Made", f"{day_words(made_on)}, by strengthtrack {__version__}"
    yield "Holds", f"{trials:,} trials of {_whose(extract)}, {extract.days}"
    yield "Set aside", "Trials that were set aside are among them." if extract.set_aside else "None that was set aside."
    yield "Not in it", "A blind session that is not finished yet, a trial that still runs, and what was removed."
    yield "Identity", _identity(extract)
    yield "Forces", "In newtons, as measured; neither filtered nor corrected for gravity."
    yield from (("Calibration overdue", line) for line in overdue_lines(used))
    yield "Read with", "The sheet Dictionary says what each column holds, its unit, and what an empty cell means."


def _whose(extract: Extract) -> str:
    count = len(extract.patient_ids)
    if count == 1:
        return "one patient"
    return f"{count:,} patients" if count else "the clinic"


def _identity(extract: Extract) -> str:
    if not extract.hide_identity:
        return "Patients are named."
    return (
        "Hidden: codes stand for patients, sessions and trials, and hold within this file. Days of testing, testers, "
        "serial numbers of dynamometers, and words typed for a set-up or as the name of a programme or a planned test "
        "are as they were; look through them before it is passed on."
    )


def _look(cancelled: Cancelled | None) -> Callable[[], None]:
    """What is called again and again while the file is put together."""

    def look() -> None:
        if cancelled is not None and cancelled():
            raise Stopped

    return look
