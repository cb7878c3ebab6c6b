"""A trial in the file while it runs: its row, and its trace in pieces, about one a second, that a crash leaves."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from strengthtrack.clinic.trial import Trace, Trial
from strengthtrack.errors import RecordsFault
from strengthtrack.records import trial_rows
from strengthtrack.records.changes import Changes
from strengthtrack.records.sql import Sql, Value

_NOTHING_SHOWN = Changes(frozenset())
"""No page shows a trial before it has ended."""


class RunningTrials:
    """The trials that run; every method raises RecordsFault. `save` keeps one whole, `now` is aware UTC."""

    def __init__(self, sql: Sql, now: Callable[[], datetime], save: Callable[[Trial], Changes]) -> None:
        self._sql = sql
        self._now = now
        self._save = save

    def begin(self, trial: Trial) -> Changes:
        """Keep a trial that begins; a trace that it already has is its first piece, and the others follow."""
        with self._sql.together():
            header = trial_rows.trial_row(replace(trial, trace=None, complete=False))
            self._sql.put("trial", {**header, "running": 1})
            if trial.trace is not None:
                self.append(trial.id, trial.trace)
        return _NOTHING_SHOWN

    def append(self, trial_id: str, piece: Trace) -> Changes:
        """Keep the next piece, its seconds from the trial's first sample; one that comes after the end changes nothing.

        Raises RecordsFault without a beginning.
        """
        with self._sql.together():
            begun = self._sql.rows("SELECT running FROM trial WHERE id = ?", trial_id)
            if not begun:
                raise RecordsFault("The trial is not kept while it runs; let it end, then it is kept whole.")
            if begun[0]["running"]:
                (kept,) = self._sql.rows("SELECT count(*) AS pieces FROM running_piece WHERE trial_id = ?", trial_id)
                row = {"trial_id": trial_id, "number": kept["pieces"], **trial_rows.trace_columns(piece)}
                self._sql.put("running_piece", row, pk=("trial_id", "number"))
        return _NOTHING_SHOWN

    def cut_short(self) -> tuple[Trial, ...]:
        """The trials that did not end, as far as they came and not complete, oldest first; none without a sample."""
        found = self._sql.rows("SELECT * FROM trial WHERE running ORDER BY started_at, number, rowid")
        came = ((row, self._pieces(str(row["id"]))) for row in found)
        return tuple(trial_rows.as_far_as_it_came(row, pieces) for row, pieces in came if pieces)

    def drop(self, trial_id: str) -> Changes:
        """Set aside a trial that did not end; what came of it stays in the file, discarded."""
        with self._sql.together():
            for trial in self.cut_short():
                if trial.id == trial_id:
                    self._save(replace(trial, discarded_at=self._now()))
        return _NOTHING_SHOWN

    def _pieces(self, trial_id: str) -> list[dict[str, Value]]:
        return self._sql.rows("SELECT * FROM running_piece WHERE trial_id = ? ORDER BY number", trial_id)
