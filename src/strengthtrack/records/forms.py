"""The forms of sessions in the file: read together, and amended row by row, so that no earlier answer is lost."""

import json
from collections.abc import Iterable

from strengthtrack.clinic.session_form import SessionForm
from strengthtrack.records.form_rows import form_from, form_rows
from strengthtrack.records.rows import Found
from strengthtrack.records.sql import Row, Sql

TABLES = ("session_form", "screening_answer", "function_score", "item_answer", "patient_activity", "finding")


def forms_of(sql: Sql, session_ids: Iterable[str]) -> dict[str, SessionForm]:
    """The form of each of these sessions, empty where nothing was asked."""
    found: dict[str, dict[str, list[Found]]] = {id: {table: [] for table in TABLES} for id in session_ids}
    for table in TABLES:
        for row in _in_use(sql, table, found):
            found[row["session_id"]][table].append(row)
    return {id: form_from(rows) for id, rows in found.items()}


def amend(sql: Sql, session_id: str, form: SessionForm, moment: str) -> None:
    """Make this the form of a session; `moment` is when what it no longer says was discarded, UTC as text."""
    rows = form_rows(session_id, form)
    with sql.together():
        for table in TABLES:
            _amend_table(sql, table, session_id, rows[table], moment)


def _amend_table(sql: Sql, table: str, session_id: str, wanted: list[Row], moment: str) -> None:
    kept = _in_use(sql, table, [session_id])
    said = [{name: value for name, value in row.items() if name not in {"id", "discarded_at"}} for row in kept]
    for row, what in zip(kept, said, strict=True):
        if what not in wanted:
            sql.put(table, {**row, "discarded_at": moment})
    for row in wanted:
        if row not in said:
            sql.add(table, row)


def _in_use(sql: Sql, table: str, session_ids: Iterable[str]) -> list[Found]:
    statement = f"SELECT * FROM {table} WHERE discarded_at IS NULL AND session_id IN (SELECT value FROM json_each(?))"  # noqa: S608 - one of TABLES
    found: list[Found] = list(sql.rows(statement, json.dumps(list(session_ids))))
    return sorted(found, key=lambda row: int(row.get("number", 0)))
