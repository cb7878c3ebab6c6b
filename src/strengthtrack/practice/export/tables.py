"""The records as tables: a row a trial, a row a session. Written as they are read, a few visits at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from strengthtrack.clinic.setup import Setup
from strengthtrack.clinic.trial import Trial
from strengthtrack.documents.files import streamed
from strengthtrack.documents.tables.column import Cell, Table
from strengthtrack.documents.tables.csv_table import MACHINE, CsvForm, CsvTable, csv_table
from strengthtrack.documents.tables.dictionary import write_dictionary
from strengthtrack.practice.calibration.uses import CalibrationBook, DaysOfUse, GaugeUse, book
from strengthtrack.practice.export.calibration_columns import CALIBRATION
from strengthtrack.practice.export.extract import Cancelled, Extract, Progress, Visit, visits
from strengthtrack.practice.export.order import SESSIONS, TRIALS
from strengthtrack.practice.export.pushes import pushes
from strengthtrack.practice.export.told import columns, shown
from strengthtrack.practice.export.trial_columns import SETUP, STATE, TRIAL, State, state
from strengthtrack.practice.export.visit_columns import PATIENT, SCORES, VISIT

if TYPE_CHECKING:
    from strengthtrack.records.store import Store

Parts = tuple[list[Cell], ...]
"""A row in parts, of which those that did not change are the very ones of the row before."""


class Rows(Protocol):
    """A table that is made visit by visit."""

    @property
    def table(self) -> Table:
        """Its name and columns."""

    def of(self, visit: Visit, /) -> Iterator[Parts]:
        """The rows of a visit."""


class TrialRows:
    """A row a trial."""

    def __init__(self, *, hide_identity: bool, calibrations: CalibrationBook | None = None) -> None:
        self._calibrations, self._used = calibrations or CalibrationBook(), DaysOfUse()
        self._visit = shown((*PATIENT, *VISIT), hide_identity=hide_identity)
        self._setup = shown(SETUP, hide_identity=hide_identity)
        self._state = shown(STATE, hide_identity=hide_identity)
        self._trial = shown(TRIAL, hide_identity=hide_identity)
        self._states: dict[State, list[Cell]] = {}
        self.table = Table(TRIALS, columns(self._visit, self._setup, CALIBRATION, self._state, self._trial))

    def of(self, visit: Visit) -> Iterator[Parts]:
        """The rows of a visit. What trials share is looked up once."""
        if not visit.trials:
            return
        shared, setup = [one.of(visit) for one in self._visit], visit.trials[0].setup
        alike = self._set_up(setup, visit.day)
        for push in pushes(visit):
            if push.trial.setup is not setup:
                setup = push.trial.setup
                alike = self._set_up(setup, visit.day)
            yield shared, alike, self._told(push.trial), [one.of(push) for one in self._trial]

    def uses(self, today: date) -> tuple[GaugeUse, ...]:
        """The dynamometers of the rows that were told so far."""
        return self._used.uses(self._calibrations, today)

    def _set_up(self, setup: Setup, day: date) -> list[Cell]:
        """The set-up, with the calibration of its dynamometer."""
        dynamometer = setup.dynamometer.words
        self._used.note(dynamometer, day)
        standing = self._calibrations.standing(dynamometer, day)
        return [*(one.of(setup) for one in self._setup), *(one.of(standing) for one in CALIBRATION)]

    def _told(self, trial: Trial) -> list[Cell]:
        """The same list for trials that are alike."""
        key = state(trial)
        if key not in self._states:
            self._states[key] = [one.of(trial) for one in self._state]
        return self._states[key]


class SessionRows:
    """A row a session."""

    def __init__(self, *, hide_identity: bool) -> None:
        self._visit = shown((*PATIENT, *VISIT, *SCORES), hide_identity=hide_identity)
        self.table = Table(SESSIONS, columns(self._visit))

    def of(self, visit: Visit) -> Iterator[Parts]:
        """The one row of a visit."""
        yield ([one.of(visit) for one in self._visit],)


def write_trials(
    store: Store,
    extract: Extract,
    to: Path,
    form: CsvForm = MACHINE,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> int:
    """Write a row a trial and the dictionary beside it; how many rows.

    `progress` hears of sessions. Raises Stopped, RecordsFault or DocumentFault; then nothing is left.
    """
    found = visits(store, extract, progress, cancelled)
    rows = TrialRows(hide_identity=extract.hide_identity, calibrations=book(store))
    return _write(rows, found, to, form)


def write_sessions(
    store: Store,
    extract: Extract,
    to: Path,
    form: CsvForm = MACHINE,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> int:
    """The same with a row a session: pain, function, findings."""
    found = visits(store, extract, progress, cancelled, trials=False, forms=True)
    return _write(SessionRows(hide_identity=extract.hide_identity), found, to, form)


def _write(rows: Rows, found: Iterable[Visit], to: Path, form: CsvForm) -> int:
    count = 0
    with table_to_fill(rows.table, to, form) as table:
        for visit in found:
            for row in rows.of(visit):
                table.row(*row)
                count += 1
    return count


@contextmanager
def table_to_fill(table: Table, to: Path, form: CsvForm) -> Iterator[CsvTable]:
    """A table on its way into a file, with “trials-dictionary.csv” beside “trials.csv”; see `streamed`."""
    beside = to.with_name(f"{to.stem}-dictionary{to.suffix}")
    with streamed(beside, "dictionary") as words, streamed(to, "table") as file:
        write_dictionary(words, [table], form)
        with csv_table(file, table.columns, form) as made:
            yield made
