"""What is kept of one test of a session beside its trials: pain in it, and that it was left out."""

from datetime import datetime

from strengthtrack.clinic.pain import PainInTest
from strengthtrack.clinic.session import SkippedTest
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.records import form_rows, rows
from strengthtrack.records.sql import Sql

_KEY = ("session_id", "movement", "side")
_PAINS = """
SELECT pain_in_test.* FROM pain_in_test JOIN session ON session.id = session_id
WHERE patient_id = ? AND pain_in_test.discarded_at IS NULL AND session.discarded_at IS NULL
ORDER BY started_at, pain_in_test.rowid
"""
_SKIPPED = "SELECT * FROM skipped_test WHERE session_id = ? AND discarded_at IS NULL ORDER BY rowid"
_CLEAR = {
    table: f"UPDATE {table} SET discarded_at = ? WHERE session_id = ? AND movement = ? AND side = ?"  # noqa: S608 - our names
    for table in ("pain_in_test", "skipped_test")
}


def pains(sql: Sql, patient_id: str) -> tuple[PainInTest, ...]:
    """A patient's answers, oldest session first."""
    return tuple(map(rows.pain_from, sql.rows(_PAINS, patient_id)))


def put_pain(sql: Sql, pain: PainInTest) -> None:
    """Keep an answer, in place of an earlier one to the same question."""
    sql.put("pain_in_test", rows.pain_row(pain), pk=_KEY)


def skipped(sql: Sql, session_id: str) -> tuple[SkippedTest, ...]:
    """The tests of a session that were left out."""
    return tuple(map(form_rows.skipped_from, sql.rows(_SKIPPED, session_id)))


def put_skipped(sql: Sql, test: SkippedTest) -> None:
    """Keep that a test was left out."""
    sql.put("skipped_test", form_rows.skipped_row(test), pk=_KEY)


def clear(sql: Sql, table: str, test: tuple[str, Movement, Side], now: datetime) -> None:
    """Take an answer, or that a test was left out, back; a test is session, movement and side."""
    session_id, movement, side = test
    sql.run(_CLEAR[table], rows.utc(now), session_id, movement.value, side.value)
