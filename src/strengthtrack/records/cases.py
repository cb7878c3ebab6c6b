"""New patients with all that is theirs, thousands in one go: each row is written once and nothing is looked for."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain

from strengthtrack.clinic.pain import PainInTest
from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.programme import Programme
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.trial import Trial
from strengthtrack.records import course_rows, rows, trial_rows
from strengthtrack.records.sql import Row, Sql

MEMORY_KIB = 256 * 1024
"""For the pages that so many rows touch, or each would go to the disk again and again."""


@dataclass(frozen=True, slots=True)
class Case:
    """A patient who is not in the records yet, with their programme, sessions, trials and answers to pain."""

    patient: Patient
    programme: Programme | None = None
    sessions: tuple[Session, ...] = ()
    trials: tuple[Trial, ...] = ()
    pains: tuple[PainInTest, ...] = ()


def add(sql: Sql, cases: Sequence[Case]) -> None:
    """Keep new patients with all that is theirs; one who is there already is a bug."""
    programmes = [case.programme for case in cases if case.programme is not None]
    with sql.together():
        sql.add_many("patient", (rows.patient_row(case.patient) for case in cases))
        sql.add_many("programme", map(course_rows.programme_row, programmes))
        sql.add_many("planned_test", chain.from_iterable(map(course_rows.planned_test_rows, programmes)))
        sql.add_many("programme_phase", chain.from_iterable(map(course_rows.phase_rows, programmes)))
        sql.add_many("programme_pause", chain.from_iterable(map(course_rows.pause_rows, programmes)))
        sql.add_many("session", (_session_row(one, case) for case in cases for one in case.sessions))
        sql.add_many("trial", (trial_rows.trial_row(one) for case in cases for one in case.trials))
        traces = ((one.id, one.trace) for case in cases for one in case.trials if one.trace is not None)
        sql.add_many("trace", (trial_rows.trace_row(id, trace) for id, trace in traces))
        sql.add_many("pain_in_test", (rows.pain_row(one) for case in cases for one in case.pains))


def _session_row(session: Session, case: Case) -> Row:
    counting = (trial for trial in case.trials if not trial.practice and trial.discarded_at is None)
    return {**rows.session_row(session), "tested": int(any(trial.session_id == session.id for trial in counting))}


@contextmanager
def many(sql: Sql) -> Iterator[None]:
    """A block in which many are added: kept whole or not at all, and quick."""
    before = int(str(sql.rows("PRAGMA cache_size")[0]["cache_size"]))
    sql.rows(f"PRAGMA cache_size = -{MEMORY_KIB}")
    try:
        with sql.together():
            yield
    finally:
        sql.rows(f"PRAGMA cache_size = {before}")
