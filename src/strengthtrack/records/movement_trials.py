"""Trials as charts look at them: by movement, with their peaks, and with their traces only where a value needs them."""

import json
from collections.abc import Iterable
from dataclasses import replace

from strengthtrack.clinic.setup import Movement, Side, ValueRule
from strengthtrack.clinic.trial import Trial
from strengthtrack.records import trial_rows
from strengthtrack.records.sql import Sql

_IN_SESSIONS = """
FROM trial WHERE session_id IN (SELECT value FROM json_each(?))
AND NOT running AND NOT practice AND discarded_at IS NULL
"""
_LIGHT = f"SELECT {', '.join(trial_rows.LIGHT)}"
_OLDEST_FIRST = "ORDER BY started_at, number, rowid"
_TRACES = "SELECT * FROM trace WHERE trial_id IN (SELECT value FROM json_each(?))"


class MovementTrials:
    """Trials that are more than practice, by movement; every method raises RecordsFault."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def movements(self, session_ids: Iterable[str]) -> frozenset[Movement]:
        """The movements that were tried in these sessions."""
        found = self._sql.rows(f"SELECT DISTINCT movement {_IN_SESSIONS}", json.dumps(list(session_ids)))
        return frozenset(Movement(str(row["movement"])) for row in found)

    def of(self, movement: Movement, session_ids: Iterable[str]) -> tuple[Trial, ...]:
        """The trials of one movement in these sessions, oldest first."""
        return self._trials(f"{_IN_SESSIONS} AND movement = ?", json.dumps(list(session_ids)), movement.value)

    def of_side(self, movements: Iterable[Movement], side: Side, session_ids: Iterable[str]) -> tuple[Trial, ...]:
        """The trials of one side in some movements and sessions, oldest first."""
        where = f"{_IN_SESSIONS} AND side = ? AND movement IN (SELECT value FROM json_each(?))"  # noqa: S608 - our words
        wanted = json.dumps([movement.value for movement in movements])
        return self._trials(where, json.dumps(list(session_ids)), side.value, wanted)

    def of_all(self, session_ids: Iterable[str]) -> tuple[Trial, ...]:
        """The trials of every movement in these sessions, oldest first."""
        return self._trials(_IN_SESSIONS, json.dumps(list(session_ids)))

    def _trials(self, where: str, *parameters: str) -> tuple[Trial, ...]:
        return light_trials(self._sql, where, *parameters)


def light_trials(sql: Sql, where: str, *parameters: str) -> tuple[Trial, ...]:
    """The trials of a FROM and WHERE, oldest first, with their traces only where a value needs them."""
    found = [trial_rows.light_from(row) for row in sql.tuples(f"{_LIGHT} {where} {_OLDEST_FIRST}", *parameters)]
    wanting = [trial.id for trial in found if _wants_its_trace(trial)]
    if not wanting:
        return tuple(found)
    traces = {row["trial_id"]: trial_rows.trace_from(row) for row in sql.rows(_TRACES, json.dumps(wanting))}
    return tuple(replace(one, trace=traces[one.id], peak_n=None) if one.id in traces else one for one in found)


def _wants_its_trace(trial: Trial) -> bool:
    """Whether its value takes more than the peak that was kept with it, or none was."""
    return trial.typed_n is None and (trial.peak_n is None or trial.setup.value is ValueRule.PLATEAU)
