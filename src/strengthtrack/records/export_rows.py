"""The records as they leave the clinic: sessions a page at a time with what belongs to them, so that memory stays flat.

A blind session that is not finished is not among them, for nobody may see its values yet.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from strengthtrack.clinic.pain import PainInTest
from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.programme import Programme
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.session_form import SessionForm
from strengthtrack.clinic.trial import Trial
from strengthtrack.records import forms, rows
from strengthtrack.records.courses import Courses
from strengthtrack.records.movement_trials import light_trials
from strengthtrack.records.sql import Sql, Value

_IN_USE = """
FROM session WHERE session.discarded_at IS NULL AND NOT (blind AND finished_at IS NULL)
AND EXISTS (SELECT 1 FROM patient WHERE patient.id = patient_id AND patient.discarded_at IS NULL)
"""
_IN_TURN = "ORDER BY patient_id, started_at, id"
_OF_SESSIONS = "FROM trial WHERE session_id IN (SELECT value FROM json_each(?)) AND NOT running"
_PATIENTS = "SELECT * FROM patient WHERE id IN (SELECT value FROM json_each(?))"
_PAINS = """
SELECT * FROM pain_in_test WHERE session_id IN (SELECT value FROM json_each(?)) AND discarded_at IS NULL
"""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which sessions: of some patients, none named for all, begun from `since` and before `before`.

    Both are aware, None for no limit.
    """

    patient_ids: tuple[str, ...] = ()
    since: datetime | None = None
    before: datetime | None = None

    @property
    def where(self) -> tuple[str, tuple[Value, ...]]:
        """As a condition with its parameters."""
        limits = (
            ("patient_id IN (SELECT value FROM json_each(?))", _listed(self.patient_ids) if self.patient_ids else None),
            ("started_at >= ?", rows.utc_or_none(self.since)),
            ("started_at < ?", rows.utc_or_none(self.before)),
        )
        asked = [(words, value) for words, value in limits if value is not None]
        return "".join(f" AND {words}" for words, _ in asked), tuple(value for _, value in asked)


class ExportRows:
    """What belongs to a page of sessions; every method raises RecordsFault."""

    def __init__(self, sql: Sql, courses: Courses) -> None:
        self._sql = sql
        self._courses = courses

    def count(self, scope: Scope) -> int:
        """How many sessions there are."""
        where, parameters = scope.where
        return int(str(self._sql.rows(f"SELECT COUNT(*) AS many {_IN_USE}{where}", *parameters)[0]["many"]))

    def sessions_of(self, scope: Scope) -> tuple[tuple[str, str], ...]:
        """The ids of every session with its patient's: (patient, session)."""
        where, parameters = scope.where
        return tuple(self._sql.tuples(f"SELECT patient_id, id {_IN_USE}{where}", *parameters))

    def count_trials(self, session_ids: Iterable[str], *, set_aside: bool) -> int:
        """How many trials these sessions have, practice too."""
        where = _OF_SESSIONS if set_aside else f"{_OF_SESSIONS} AND discarded_at IS NULL"
        return int(self._sql.tuples(f"SELECT COUNT(*) {where}", _listed(session_ids))[0][0])

    def sessions(self, scope: Scope, after: Session | None, most: int) -> tuple[Session, ...]:
        """The next sessions after one, or the first: by patient, each patient's oldest first."""
        where, parameters = scope.where
        if after is not None:
            where += " AND (patient_id, started_at, id) > (?, ?, ?)"
            parameters += (after.patient_id, rows.utc(after.started_at), after.id)
        found = self._sql.rows(f"SELECT * {_IN_USE}{where} {_IN_TURN} LIMIT ?", *parameters, most)
        return tuple(map(rows.session_from, found))

    def patients(self, ids: Iterable[str]) -> dict[str, Patient]:
        """Patients by id."""
        found = map(rows.patient_from, self._sql.rows(_PATIENTS, _listed(ids)))
        return {patient.id: patient for patient in found}

    def programmes(self, patient_ids: Iterable[str]) -> dict[str, tuple[Programme, ...]]:
        """The programmes of some patients, oldest first, by patient."""
        return self._courses.of_patients(patient_ids)

    def trials(self, session_ids: Iterable[str], *, set_aside: bool) -> dict[str, list[Trial]]:
        """The trials of each session, practice too, oldest first; with their traces only where a value needs them."""
        where = _OF_SESSIONS if set_aside else f"{_OF_SESSIONS} AND discarded_at IS NULL"
        found: dict[str, list[Trial]] = {}
        for trial in light_trials(self._sql, where, _listed(session_ids)):
            found.setdefault(trial.session_id, []).append(trial)
        return found

    def pains(self, session_ids: Iterable[str]) -> dict[str, list[PainInTest]]:
        """The answers to pain in a test, by session."""
        found: dict[str, list[PainInTest]] = {}
        for pain in map(rows.pain_from, self._sql.rows(_PAINS, _listed(session_ids))):
            found.setdefault(pain.session_id, []).append(pain)
        return found

    def forms(self, session_ids: Iterable[str]) -> dict[str, SessionForm]:
        """The form of each session, empty where nothing was asked."""
        return forms.forms_of(self._sql, session_ids)


def _listed(ids: Iterable[str]) -> str:
    return json.dumps(list(ids))
