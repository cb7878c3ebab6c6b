"""A trial in the file while it runs: its row, and its trace in pieces, about one a second, that a crash leaves."""

from dataclasses import replace

from strengthtrack.clinic.trial import Trace, Trial
from strengthtrack.errors import RecordsFault
from strengthtrack.records import trial_rows
from strengthtrack.records.sql import Sql, Value


def begin(sql: Sql, trial: Trial) -> None:
    """Keep a trial that begins; a trace that it already has is its first piece."""
    with sql.together():
        sql.put("trial", {**trial_rows.trial_row(replace(trial, trace=None, complete=False)), "running": 1})
        if trial.trace is not None:
            append(sql, trial.id, trial.trace)


def append(sql: Sql, trial_id: str, piece: Trace) -> None:
    """Keep the next piece; one that comes after the end changes nothing. Raises RecordsFault without a beginning."""
    with sql.together():
        begun = sql.rows("SELECT running FROM trial WHERE id = ?", trial_id)
        if not begun:
            raise RecordsFault("The trial is not kept while it runs; let it end, then it is kept whole.")
        if begun[0]["running"]:
            (kept,) = sql.rows("SELECT count(*) AS pieces FROM running_piece WHERE trial_id = ?", trial_id)
            row = {"trial_id": trial_id, "number": kept["pieces"], **trial_rows.trace_columns(piece)}
            sql.put("running_piece", row, pk=("trial_id", "number"))


def cut_short(sql: Sql) -> tuple[Trial, ...]:
    """The trials that did not end, as far as they came, oldest first; none without a sample."""
    found = sql.rows("SELECT * FROM trial WHERE running ORDER BY started_at, number, rowid")
    came = ((row, _pieces(sql, str(row["id"]))) for row in found)
    return tuple(trial_rows.as_far_as_it_came(row, pieces) for row, pieces in came if pieces)


def _pieces(sql: Sql, trial_id: str) -> list[dict[str, Value]]:
    return sql.rows("SELECT * FROM running_piece WHERE trial_id = ? ORDER BY number", trial_id)
