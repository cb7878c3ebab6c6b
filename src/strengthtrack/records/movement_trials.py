"""The trials of one movement across a patient's sessions: a chart of one movement decodes no other's traces."""

import json
from collections.abc import Iterable

from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.clinic.trial import Trial
from strengthtrack.records import trial_rows
from strengthtrack.records.sql import Sql

_IN_SESSIONS = """
FROM trial WHERE session_id IN (SELECT value FROM json_each(?))
AND NOT running AND NOT practice AND discarded_at IS NULL
"""


class MovementTrials:
    """Trials that are more than practice, by movement; every method raises RecordsFault."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def movements(self, session_ids: Iterable[str]) -> frozenset[Movement]:
        """The movements that were tried in these sessions."""
        found = self._sql.rows(f"SELECT DISTINCT movement {_IN_SESSIONS}", json.dumps(list(session_ids)))
        return frozenset(Movement(str(row["movement"])) for row in found)

    def of(self, movement: Movement, session_ids: Iterable[str]) -> tuple[Trial, ...]:
        """The trials of one movement in these sessions with their traces, oldest first."""
        statement = f"SELECT * {_IN_SESSIONS} AND movement = ? ORDER BY started_at, number, rowid"
        found = self._sql.rows(statement, json.dumps(list(session_ids)), movement.value)
        return tuple(map(trial_rows.trial_from, found))

    def of_side(self, movements: Iterable[Movement], side: Side, session_ids: Iterable[str]) -> tuple[Trial, ...]:
        """The trials of one side in some movements and sessions with their traces, oldest first."""
        where = f"{_IN_SESSIONS} AND side = ? AND movement IN (SELECT value FROM json_each(?))"  # noqa: S608 - our words
        wanted = json.dumps([movement.value for movement in movements])
        statement = f"SELECT * {where} ORDER BY started_at, number, rowid"
        found = self._sql.rows(statement, json.dumps(list(session_ids)), side.value, wanted)
        return tuple(map(trial_rows.trial_from, found))
