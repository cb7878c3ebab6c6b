"""Domain objects in and out of the records. Only here is SQL spoken; removing sets `discarded_at`, nothing else."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from strengthtrack.clinic.pain import PainInTest
from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.programme import Programme
from strengthtrack.clinic.session import Session, SkippedTest
from strengthtrack.clinic.session_form import SessionForm
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.clinic.trial import Trial
from strengthtrack.records import forms, in_tests, newest_programmes, rows, tested, trial_rows
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.records.courses import Courses
from strengthtrack.records.running_trials import RunningTrials
from strengthtrack.records.sql import Sql

if TYPE_CHECKING:  # the list of patients is shown without them
    from strengthtrack.records.analyses import Analyses
    from strengthtrack.records.calibrations import Calibrations
    from strengthtrack.records.cases import Case
    from strengthtrack.records.exchange import Exchange
    from strengthtrack.records.export_rows import ExportRows
    from strengthtrack.records.letters import Letters
    from strengthtrack.records.movement_trials import MovementTrials
    from strengthtrack.records.studies import Studies

_BY_ID = {
    "patient": "SELECT * FROM patient WHERE id = ?",
    "session": "SELECT * FROM session WHERE id = ?",
    "trial": f"{trial_rows.WHOLE} WHERE trial.id = ?",
}
_PATIENTS_IN_USE = "SELECT * FROM patient WHERE discarded_at IS NULL"


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Store:
    """The records through one connection, on the thread that opened it.

    Every method raises RecordsFault where the file or the disk fails; `save_…` inserts, or updates what has that id.
    """

    def __init__(self, connection: sqlite3.Connection, now: Callable[[], datetime] = _utc_now) -> None:
        self._sql = Sql(connection)
        self.courses = Courses(self._sql)
        self._now = now
        self._connection = connection
        self.running = RunningTrials(self._sql, now, self.save_trial)

    @cached_property
    def analyses(self) -> Analyses:
        """What was worked out of each trial."""
        from strengthtrack.records.analyses import Analyses

        return Analyses(self._sql, self._now)

    @cached_property
    def calibrations(self) -> Calibrations:
        """Calibrations of the dynamometers."""
        from strengthtrack.records.calibrations import Calibrations

        return Calibrations(self._sql, self._now)

    @cached_property
    def letters(self) -> Letters:
        """Letters in writing and as sent, and the clinic's templates."""
        from strengthtrack.records.letters import Letters

        return Letters(self._sql, self._now)

    @cached_property
    def studies(self) -> Studies:
        """The clinic's own repeatability studies."""
        from strengthtrack.records.studies import Studies

        return Studies(self._sql)

    @cached_property
    def by_movement(self) -> MovementTrials:
        """Trials as charts look at them."""
        from strengthtrack.records.movement_trials import MovementTrials

        return MovementTrials(self._sql)

    @cached_property
    def for_export(self) -> ExportRows:
        """The records as tables take them out."""
        from strengthtrack.records.export_rows import ExportRows

        return ExportRows(self._sql, self.courses)

    def exchange(self) -> Exchange:
        """What goes to another laptop and comes from one, for one job."""
        from strengthtrack.records.exchange import Exchange

        return Exchange(self._sql)

    def close(self) -> None:
        """Close the connection; the store is of no use afterwards."""
        self._connection.close()

    def together(self) -> AbstractContextManager[None]:
        """A block of writes that is kept whole or not at all."""
        return self._sql.together()

    def many(self) -> AbstractContextManager[None]:
        """The same for many new cases, and quick."""
        from strengthtrack.records import cases

        return cases.many(self._sql)

    def add_cases(self, new: Sequence[Case]) -> Changes:
        """Keep patients who are not here yet, with all that is theirs."""
        from strengthtrack.records import cases

        cases.add(self._sql, new)
        return Changes(frozenset({Kind.PATIENT, Kind.PROGRAMME, Kind.SESSION, Kind.TRIAL, Kind.PAIN}))

    @property
    def version(self) -> int:
        """Another number whenever another connection wrote something."""
        return int(str(self._sql.rows("PRAGMA data_version")[0]["data_version"]))

    # patients

    def patients(self, *, include_discarded: bool = False) -> tuple[Patient, ...]:
        """Every patient, by name."""
        found = self._sql.each("SELECT * FROM patient" if include_discarded else _PATIENTS_IN_USE)
        return tuple(sorted(map(rows.patient_from, found), key=lambda patient: (patient.name.casefold(), patient.id)))

    def patient(self, id: str) -> Patient:
        """One patient, discarded or not; raises KeyError."""
        return rows.patient_from(self._one("patient", id))

    def save_patient(self, patient: Patient, *others: Patient) -> Changes:
        """Keep a patient, or some in one go."""
        self._sql.put_many("patient", map(rows.patient_row, (patient, *others)))
        return _changes(Kind.PATIENT, None if others else patient.id)

    # programmes

    def programme(self, patient_id: str) -> Programme | None:
        """The patient's programme that began last."""
        return next(reversed(self.courses.programmes(patient_id)), None)

    def newest_programmes(self) -> dict[str, Programme]:
        """Each patient's programme that began last, without its phases, by patient."""
        return newest_programmes.newest(self._sql)

    def save_programme(self, programme: Programme) -> Changes:
        """Keep a programme with its planned tests, phases and pauses."""
        return self.courses.save_programme(programme)

    # sessions

    def sessions(self, patient_id: str) -> tuple[Session, ...]:
        """A patient's sessions, oldest first."""
        statement = "SELECT * FROM session WHERE patient_id = ? AND discarded_at IS NULL ORDER BY started_at, rowid"
        return tuple(map(rows.session_from, self._sql.rows(statement, patient_id)))

    def unfinished(self) -> tuple[Session, ...]:
        """The sessions of every patient that were begun and not finished, newest first."""
        statement = """
            SELECT session.* FROM session JOIN patient ON patient.id = patient_id
            WHERE finished_at IS NULL AND session.discarded_at IS NULL AND patient.discarded_at IS NULL
            ORDER BY started_at DESC, session.rowid DESC"""
        return tuple(map(rows.session_from, self._sql.rows(statement)))

    def session(self, id: str) -> Session:
        """One session, discarded or not; raises KeyError."""
        return rows.session_from(self._one("session", id))

    def save_session(self, session: Session) -> Changes:
        """Keep a session."""
        self._sql.put("session", rows.session_row(session))
        return _changes(Kind.SESSION, session.patient_id)

    def tested_on(self, patient_id: str) -> tuple[date, ...]:
        """The local days of a patient's sessions that hold a trial more than practice, oldest first."""
        return tested.days(self._sql, patient_id)

    def last_tested(self) -> dict[str, date]:
        """The last of those days, by patient."""
        return tested.last_days(self._sql)

    # trials

    def trials(self, patient_id: str) -> tuple[Trial, ...]:
        """A patient's trials with their traces, oldest first."""
        found = self._sql.rows(f"{trial_rows.IN_USE} AND session.patient_id = ? {trial_rows.OLDEST_FIRST}", patient_id)
        return tuple(map(trial_rows.trial_from, found))

    def session_trials(self, session_id: str, *, include_discarded: bool = False) -> tuple[Trial, ...]:
        """The trials of one session with their traces, oldest first; `include_discarded` with those set aside."""
        which = trial_rows.ENDED if include_discarded else trial_rows.IN_USE
        found = self._sql.rows(f"{which} AND session.id = ? {trial_rows.OLDEST_FIRST}", session_id)
        return tuple(map(trial_rows.trial_from, found))

    def trial(self, id: str) -> Trial:
        """One trial, discarded or not; raises KeyError."""
        return trial_rows.trial_from(self._one("trial", id))

    def has_trial(self, id: str) -> bool:
        """Whether a trial is kept whole, discarded or not."""
        return bool(self._sql.rows("SELECT 1 FROM trial WHERE id = ? AND NOT running", id))

    def save_trial(self, trial: Trial) -> Changes:
        """Keep a trial whole; what was kept of it while it ran is part of it now."""
        with self.together():
            before = self._sql.rows("SELECT session_id FROM trial WHERE id = ?", trial.id)
            self._sql.put("trial", trial_rows.trial_row(trial))
            trial_rows.put_trace(self._sql, trial)
            self._sql.run("DELETE FROM running_piece WHERE trial_id = ?", trial.id)
            for session_id in {trial.session_id, *(str(row["session_id"]) for row in before)}:
                tested.look_again(self._sql, session_id)
        return self._changes_of(Kind.TRIAL, trial.session_id)

    # pain

    def pains(self, patient_id: str) -> tuple[PainInTest, ...]:
        """The patient's answers to pain in each test, oldest session first."""
        return in_tests.pains(self._sql, patient_id)

    def save_pain(self, pain: PainInTest) -> Changes:
        """Keep an answer, in place of an earlier one to the same question."""
        in_tests.put_pain(self._sql, pain)
        return self._changes_of(Kind.PAIN, pain.session_id)

    def clear_pain(self, session_id: str, movement: Movement, side: Side) -> Changes:
        """Take an answer back: the question is unanswered again, which is not zero."""
        in_tests.clear(self._sql, "pain_in_test", (session_id, movement, side), self._now())
        return self._changes_of(Kind.PAIN, session_id)

    # the form before the first push

    def form(self, session_id: str) -> SessionForm:
        """The form of one session, discarded or not; empty where nothing was asked."""
        return forms.forms_of(self._sql, [session_id])[session_id]

    def forms(self, patient_id: str) -> dict[str, SessionForm]:
        """The form of each of a patient's sessions, oldest first; empty where nothing was asked."""
        return forms.forms_of(self._sql, [session.id for session in self.sessions(patient_id)])

    def save_form(self, session_id: str, form: SessionForm) -> Changes:
        """Keep a form in place of the one before, whose answers stay in the file, discarded."""
        forms.amend(self._sql, session_id, form, rows.utc(self._now()))
        return self._changes_of(Kind.FORM, session_id)

    # tests that were left out

    def skipped(self, session_id: str) -> tuple[SkippedTest, ...]:
        """The tests of a session that were left out."""
        return in_tests.skipped(self._sql, session_id)

    def save_skipped(self, skipped: SkippedTest) -> Changes:
        """Keep that a test was left out."""
        in_tests.put_skipped(self._sql, skipped)
        return self._changes_of(Kind.SESSION, skipped.session_id)

    def clear_skipped(self, session_id: str, movement: Movement, side: Side) -> Changes:
        """A test that was left out is done after all."""
        in_tests.clear(self._sql, "skipped_test", (session_id, movement, side), self._now())
        return self._changes_of(Kind.SESSION, session_id)

    # settings

    def setting(self, name: str) -> str | None:
        """A setting of the clinic, None where it was never made."""
        found = self._sql.rows("SELECT value FROM setting WHERE name = ?", name)
        return str(found[0]["value"]) if found else None

    def save_setting(self, name: str, value: str) -> Changes:
        """Keep a setting."""
        self._sql.put("setting", {"name": name, "value": value}, pk="name")
        return _changes(Kind.SETTING)

    # what the methods above share

    def _one(self, table: str, id: str) -> rows.Found:
        found = self._sql.rows(_BY_ID[table], id)
        if not found:
            raise KeyError(id)
        return found[0]

    def _changes_of(self, kind: Kind, session_id: str) -> Changes:
        return _changes(kind, self.session(session_id).patient_id)


def _changes(kind: Kind | None = None, patient_id: str | None = None) -> Changes:
    return Changes(frozenset({kind} if kind else ()), patient_id)
