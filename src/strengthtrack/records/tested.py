"""Which sessions hold more than practice: kept with each session as its trials are written."""

from datetime import date, datetime

from strengthtrack.records.sql import Sql

_LOOK_AGAIN = """
UPDATE session SET tested = EXISTS (
    SELECT 1 FROM trial WHERE session_id = session.id AND NOT practice AND NOT running AND discarded_at IS NULL)
WHERE id = ?
"""


def look_again(sql: Sql, session_id: str) -> None:
    """A trial of this session was written."""
    sql.run(_LOOK_AGAIN, session_id)


def days(sql: Sql, patient_id: str) -> tuple[date, ...]:
    """The local days on which a patient was tested, oldest first."""
    statement = """
        SELECT started_at FROM session WHERE patient_id = ? AND tested AND discarded_at IS NULL ORDER BY started_at"""
    return tuple(_local_day(row["started_at"]) for row in sql.rows(statement, patient_id))


def last_days(sql: Sql) -> dict[str, date]:
    """The local day on which each patient was tested last, by patient."""
    statement = """
        SELECT patient_id, max(started_at) AS last FROM session WHERE tested AND discarded_at IS NULL
        GROUP BY patient_id"""
    return {str(row["patient_id"]): _local_day(row["last"]) for row in sql.rows(statement)}


def _local_day(stored: object) -> date:
    return datetime.fromisoformat(str(stored)).astimezone().date()
