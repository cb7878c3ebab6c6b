"""Courses of care in the records: programmes with their plans, exercise that was done, events."""

import json
from collections.abc import Iterable, Mapping
from typing import TypeVar

from strengthtrack.clinic.course import CourseEvent, ExerciseDone
from strengthtrack.clinic.programme import Programme
from strengthtrack.records import course_rows
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.records.rows import Found
from strengthtrack.records.sql import Sql

_PARTS = {
    "planned_test": course_rows.planned_test_rows,
    "programme_phase": course_rows.phase_rows,
    "programme_pause": course_rows.pause_rows,
}
_Kept = TypeVar("_Kept")


class Courses:
    """What patients do between tests. Days are local; `save_…` inserts, or updates what has that id."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def programmes(self, patient_id: str) -> tuple[Programme, ...]:
        """A patient's programmes, oldest first."""
        return self._programmes("programme.patient_id = ?", patient_id)

    def of_patients(self, patient_ids: Iterable[str]) -> dict[str, tuple[Programme, ...]]:
        """The programmes of some patients, oldest first, by patient; none of one who has none."""
        found = self._programmes("patient_id IN (SELECT value FROM json_each(?))", json.dumps(list(patient_ids)))
        return _grouped((programme.patient_id, programme) for programme in found)

    def patients(self, after: str, most: int) -> tuple[str, ...]:
        """The ids of patients in use who have a programme, by id: the first `most` that come after one, "" for all."""
        statement = """
            SELECT DISTINCT patient_id FROM programme JOIN patient ON patient.id = patient_id
            WHERE patient_id > ? AND programme.discarded_at IS NULL AND patient.discarded_at IS NULL
            ORDER BY patient_id LIMIT ?"""
        return tuple(str(row["patient_id"]) for row in self._sql.rows(statement, after, most))

    def count_patients(self) -> int:
        """About how many those are: discarded ones are among them."""
        return int(str(self._sql.rows("SELECT COUNT(DISTINCT patient_id) AS many FROM programme")[0]["many"]))

    def save_programme(self, programme: Programme) -> Changes:
        """Keep a programme with its planned tests, phases and pauses."""
        with self._sql.together():
            self._sql.put("programme", course_rows.programme_row(programme))
            for table, rows_of in _PARTS.items():
                self._sql.run(f"DELETE FROM {table} WHERE programme_id = ?", programme.id)  # noqa: S608 - our names
                for row in rows_of(programme):
                    self._sql.put(table, row, pk=("programme_id", "number"))
        return Changes(frozenset({Kind.PROGRAMME}), programme.patient_id)

    def exercise(self, patient_id: str) -> tuple[ExerciseDone, ...]:
        """The exercise a patient did, oldest first."""
        found = self._sql.rows(f"{_EXERCISE} AND patient_id = ? ORDER BY day, exercise_done.rowid", patient_id)
        return tuple(map(course_rows.exercise_from, found))

    def save_exercise(self, done: ExerciseDone) -> Changes:
        """Keep that exercise was done."""
        self._sql.put("exercise_done", course_rows.exercise_row(done))
        owner = self._sql.rows("SELECT patient_id FROM programme WHERE id = ?", done.programme_id)
        return Changes(frozenset({Kind.EXERCISE}), str(owner[0]["patient_id"]))

    def events(self, patient_id: str) -> tuple[CourseEvent, ...]:
        """What happened to a patient, oldest first."""
        statement = "SELECT * FROM course_event WHERE patient_id = ? AND discarded_at IS NULL ORDER BY day, rowid"
        return tuple(map(course_rows.event_from, self._sql.rows(statement, patient_id)))

    def save_event(self, event: CourseEvent) -> Changes:
        """Keep that something happened."""
        self._sql.put("course_event", course_rows.event_row(event))
        return Changes(frozenset({Kind.EVENT}), event.patient_id)

    def _programmes(self, where: str, *parameters: str) -> tuple[Programme, ...]:
        """Programmes in use that fit a condition, each with its parts, by one query a table."""
        chosen = f"FROM programme WHERE discarded_at IS NULL AND {where}"
        found = self._sql.rows(f"SELECT * {chosen} {_IN_TURN}", *parameters)
        parts = {table: self._parts(table, chosen, parameters) for table in _PARTS}
        return tuple(
            course_rows.programme_from(row, *(parts[table].get(str(row["id"]), ()) for table in _PARTS))
            for row in found
        )

    def _parts(self, table: str, chosen: str, parameters: tuple[str, ...]) -> Mapping[str, tuple[Found, ...]]:
        statement = f"SELECT * FROM {table} WHERE programme_id IN (SELECT id {chosen}) ORDER BY programme_id, number"  # noqa: S608 - our names
        return _grouped((str(row["programme_id"]), row) for row in self._sql.rows(statement, *parameters))


_IN_TURN = "ORDER BY starts_on, ended_on IS NULL, ended_on, rowid"
"""One that was changed for another on its first day stands before its follower."""
_EXERCISE = """
SELECT exercise_done.* FROM exercise_done JOIN programme ON programme.id = programme_id
WHERE exercise_done.discarded_at IS NULL AND programme.discarded_at IS NULL
"""


def _grouped(pairs: Iterable[tuple[str, _Kept]]) -> dict[str, tuple[_Kept, ...]]:
    found: dict[str, list[_Kept]] = {}
    for key, kept in pairs:
        found.setdefault(key, []).append(kept)
    return {key: tuple(kept) for key, kept in found.items()}
