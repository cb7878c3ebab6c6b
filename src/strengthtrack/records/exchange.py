"""What goes to another laptop and comes from one: the rows of a patient table by table, all of them, set aside or not.

The tables are told in `exchange_tables`; their columns are whatever the schema says, so that none is forgotten.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from sqlcipher3 import dbapi2

from strengthtrack.clinic.setup import Dynamometer, same_words
from strengthtrack.records import tested
from strengthtrack.records.exchange_tables import OF_CLINIC, OF_PATIENT, TABLES, Table
from strengthtrack.records.sql import Sql

Rows = dict[str, list[dict[str, Any]]]
"""Rows by table, as they were written one after the other."""


_DYNAMOMETERS = """
SELECT DISTINCT dynamometer_model AS model, dynamometer_serial AS serial
FROM trial JOIN session ON session.id = session_id WHERE patient_id IN (SELECT value FROM json_each(?))
"""


class Contradiction(Exception):  # noqa: N818 - not of ours, of what came
    """Rows that cannot stand together in the tables."""


class Exchange:
    """One for each job, as it remembers what it looked for; every method raises RecordsFault."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    # out

    def patients(self) -> tuple[str, ...]:
        """The ids of all patients, discarded or not, as they came."""
        return tuple(str(row["id"]) for row in self._sql.rows("SELECT id FROM patient ORDER BY rowid"))

    def of_patient(self, patient_id: str) -> Rows:
        """Everything that is kept of a patient; no rows where there is none."""
        found: Rows = {"patient": self._found(TABLES["patient"], "id", [patient_id])}
        for table in OF_PATIENT[1:]:
            found[table.name] = self._found(table, table.by, [row["id"] for row in found[table.owner]])
        return found

    def of_clinic(self) -> Rows:
        """Everything that is kept and is no patient's."""
        every = {table: f"SELECT * FROM {table.name} ORDER BY rowid" for table in OF_CLINIC}  # noqa: S608 - our names
        return {table.name: _bare(table, self._sql.rows(statement)) for table, statement in every.items()}

    def calibrations_of(self, patient_ids: Sequence[str]) -> Rows:
        """The calibrations of the dynamometers that measured these patients, alone."""
        used = self._sql.rows(_DYNAMOMETERS, json.dumps(list(patient_ids)))
        names = [Dynamometer(str(row["model"]), str(row["serial"])).words for row in used]
        kept = _bare(TABLES["calibration"], self._sql.rows("SELECT * FROM calibration ORDER BY rowid"))
        return {"calibration": [row for row in kept if any(same_words(row["dynamometer"], name) for name in names)]}

    def whose(self, name: str, ids: Iterable[str]) -> dict[str, tuple[str, str | None]]:
        """Which of these ids a table holds: whose they are, and when they were set aside."""
        found = self._sql.rows(_whose(TABLES[name]), json.dumps(list(ids)))
        return {str(row["id"]): (str(row["patient_id"]), _text(row["gone"])) for row in found}

    # in

    def add(self, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
        """Keep rows that are not there yet, all or none; raises Contradiction where they cannot stand here."""
        with self._sql.together():
            for table in (*OF_PATIENT, *OF_CLINIC):
                if rows.get(table.name):
                    self._add(table, rows[table.name])
            self._look_again(rows)

    def put_again(
        self, rows: Mapping[str, Sequence[Mapping[str, Any]]], taken_back: Collection[str]
    ) -> dict[str, list[tuple[int]]]:
        """The same for rows that may be there from imports that were taken back, at these moments.

        Gives back the numbers of the rows of forms that were there, and now are as they were before that.
        """
        back: dict[str, list[tuple[int]]] = {}
        with self._sql.together():
            self._clear_plans([row["id"] for row in rows.get("programme", ())])
            for table in (*OF_PATIENT, *OF_CLINIC):
                for row in rows.get(table.name, ()):
                    if table.key and not self._is_frozen(table, row):
                        self._put(table, row)
                    elif not table.key:
                        back.setdefault(table.name, []).extend(self._put_answer(table, row, taken_back))
            self._look_again(rows)
        return back

    def forms_until(self) -> dict[str, int]:
        """The last row of each table whose rows have no key but their number."""
        counted = {table.name: f"SELECT coalesce(max(id), 0) AS last FROM {table.name}" for table in _NUMBERED}  # noqa: S608 - our names
        return {name: int(str(self._sql.rows(statement)[0]["last"])) for name, statement in counted.items()}

    def set_aside(self, keys: Mapping[str, Sequence[tuple[Any, ...]]], moment: str) -> None:
        """Set rows aside that are in use, by the keys of their tables, or numbers; `moment` is UTC as text."""
        with self._sql.together():
            for name, some in keys.items():
                key = TABLES[name].key or ("id",)
                told = ", ".join(f"json_extract(value, '$[{at}]')" for at in range(len(key)))
                which = f"({', '.join(key)}) IN (SELECT {told} FROM json_each(?))"  # noqa: S608 - our names
                statement = f"UPDATE {name} SET discarded_at = ? WHERE discarded_at IS NULL AND {which}"  # noqa: S608 - our names
                self._sql.run(statement, moment, json.dumps(some))

    def set_forms_aside(self, after: Mapping[str, int], until: Mapping[str, int], moment: str) -> None:
        """The same for the rows of forms that were written after some and up to others."""
        for name, last in until.items():
            statement = f"UPDATE {name} SET discarded_at = ? WHERE id > ? AND id <= ? AND discarded_at IS NULL"  # noqa: S608 - our names
            self._sql.run(statement, moment, after[name], last)

    def bring_back(self, moment: str) -> None:
        """Take back what was set aside at that moment; a form that was filled in anew meanwhile stays as it is now."""
        with self._sql.together():
            for table in (*OF_PATIENT, *OF_CLINIC):
                if table.sets_aside:
                    statement = f"UPDATE OR IGNORE {table.name} SET discarded_at = NULL WHERE discarded_at = ?"  # noqa: S608 - our names
                    self._sql.run(statement, moment)

    def look_again(self, session_ids: Iterable[str]) -> None:
        """Trials of these sessions were added, set aside or brought back."""
        for session_id in session_ids:
            tested.look_again(self._sql, session_id)

    # what the methods above share

    def _found(self, table: Table, by: str, ids: list[str]) -> list[dict[str, Any]]:
        if not ids:
            return []
        chosen = f"SELECT * FROM {table.name} WHERE {by} IN (SELECT value FROM json_each(?))"  # noqa: S608 - our names
        if table.key:
            return _bare(table, self._sql.rows(f"{chosen} ORDER BY rowid", json.dumps(ids)))
        # only the rows of forms in use have an index; the others are looked for once, and not for each patient
        rows = self._sql.rows(f"{chosen} AND discarded_at IS NULL", json.dumps(ids))
        gone = [number for id in ids for number in self._forms_set_aside[table.name].get(id, ())]
        if gone:
            numbered = f"SELECT * FROM {table.name} WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608 - our names
            rows += self._sql.rows(numbered, json.dumps(gone))
        return _bare(table, sorted(rows, key=lambda row: int(str(row["id"]))))

    @cached_property
    def _forms_set_aside(self) -> dict[str, dict[str, list[int]]]:
        """Numbers of the rows of forms that were set aside, by table and session."""
        found: dict[str, dict[str, list[int]]] = {}
        for table in _NUMBERED:
            of_session = found.setdefault(table.name, {})
            for row in self._sql.each(f"SELECT id, session_id FROM {table.name} WHERE discarded_at IS NOT NULL"):  # noqa: S608 - our names
                of_session.setdefault(row["session_id"], []).append(row["id"])
        return found

    def _add(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        try:
            self._sql.add_many(table.name, rows)
        except dbapi2.IntegrityError as fault:
            raise Contradiction(str(fault)) from fault

    def _put(self, table: Table, row: Mapping[str, Any]) -> None:
        try:
            self._sql.put(table.name, row, pk=table.key)
        except dbapi2.IntegrityError as fault:
            raise Contradiction(str(fault)) from fault

    def _clear_plans(self, programme_ids: list[str]) -> None:
        """Plans come whole: a test that one of them does not have any more is not left of what was taken back."""
        for table in OF_PATIENT:
            if table.owner == "programme" and not table.sets_aside:
                which = "programme_id IN (SELECT value FROM json_each(?))"
                self._sql.run(f"DELETE FROM {table.name} WHERE {which}", json.dumps(programme_ids))  # noqa: S608 - our names

    def _is_frozen(self, table: Table, row: Mapping[str, Any]) -> bool:
        """Whether it is there and is never changed."""
        return table.frozen and bool(self._sql.rows(f"SELECT 1 FROM {table.name} WHERE id = ?", row["id"]))  # noqa: S608 - our names

    def _put_answer(self, table: Table, row: Mapping[str, Any], taken_back: Collection[str]) -> list[tuple[int]]:
        """Keep an answer of a form; the number of one that was taken back and is again as it was."""
        said = {name: value for name, value in row.items() if name != "discarded_at"}
        alike = " AND ".join(f"{name} IS ?" for name in said)
        statement = f"SELECT id, discarded_at FROM {table.name} WHERE {alike}"  # noqa: S608 - our names
        found = {found["discarded_at"]: found["id"] for found in self._sql.rows(statement, *said.values())}
        if row["discarded_at"] in found:
            return []
        stamped = next((int(str(id)) for moment, id in found.items() if moment in taken_back), None)
        if stamped is None:
            self._add(table, [row])
            return []
        update = f"UPDATE {table.name} SET discarded_at = ? WHERE id = ?"  # noqa: S608 - our names
        self._sql.run(update, row["discarded_at"], stamped)
        return [(stamped,)]

    def _look_again(self, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
        self.look_again({row["session_id"] for row in rows.get("trial", ())})


_NUMBERED = tuple(table for table in OF_PATIENT if not table.key)


def _bare(table: Table, rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Rows without what means something in this file alone."""
    return [{name: value for name, value in row.items() if name not in table.here} for row in rows]


def _whose(table: Table) -> str:
    joined, at = "", table
    while at.owner != "patient":
        joined += f" JOIN {at.owner} ON {at.owner}.id = {at.name}.{at.by}"
        at = TABLES[at.owner]
    gone = f"{table.name}.discarded_at" if table.sets_aside else "NULL"
    chosen = f"SELECT {table.name}.id, {at.name}.patient_id, {gone} AS gone FROM {table.name}{joined}"  # noqa: S608 - our names
    return f"{chosen} WHERE {table.name}.id IN (SELECT value FROM json_each(?))"  # noqa: S608 - our names


def _text(value: object) -> str | None:
    return None if value is None else str(value)
