"""The raw pushes as CSV, in one long file. A session's traces are in memory together, no more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from strengthtrack.clinic.trial import Trace
from strengthtrack.documents.tables.csv_table import MACHINE, CsvForm
from strengthtrack.documents.tables.traces import TRACES, trace_rows
from strengthtrack.practice.export.extract import Cancelled, Extract, Progress, Stopped, visits
from strengthtrack.practice.export.tables import table_to_fill

if TYPE_CHECKING:
    from strengthtrack.records.store import Store


def write_traces(
    store: Store,
    extract: Extract,
    to: Path,
    form: CsvForm = MACHINE,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> int:
    """Write a row a reading, and the dictionary beside; of how many trials.

    Trials have the ids they have in the table of trials of the same extract. `progress` hears of sessions. Raises
    Stopped, RecordsFault or DocumentFault; then nothing is left.
    """
    count = 0
    with table_to_fill(TRACES, to, form) as table:
        for code, trace in _traced(store, extract, progress, cancelled):
            trace_rows(table, code, trace)
            count += 1
    return count


def _traced(
    store: Store, extract: Extract, progress: Progress | None, cancelled: Cancelled | None
) -> Iterator[tuple[str, Trace]]:
    """Each trace, with the id of its trial or what stands in its place."""
    for visit in visits(store, extract, progress, cancelled, trials=False):
        visit.trials = list(store.session_trials(visit.session.id, include_discarded=extract.set_aside))
        for number, trial in enumerate(visit.trials, start=1):
            if cancelled is not None and cancelled():
                raise Stopped
            if trial.trace is not None:
                yield visit.trial_code(number, trial), trial.trace
