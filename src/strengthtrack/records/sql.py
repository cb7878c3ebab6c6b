"""The thin layer between the store and SQLite: rows as dictionaries, transactions, faults told."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import cast

from sqlite_utils import Database
from sqlite_utils.db import Table

from strengthtrack.records import faults

Value = str | int | float | bytes | None
Row = Mapping[str, Value]


class Sql:
    """One open connection. Every statement tells its faults as a RecordsFault."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._database = Database(connection, strict=True, execute_plugins=False)
        self._tables: dict[str, Table] = {}
        self._path = str(connection.execute("PRAGMA database_list").fetchone()[2])

    def rows(self, statement: str, *parameters: Value) -> list[dict[str, Value]]:
        """What a SELECT finds."""
        with faults.told(self._path):
            return list(self._database.query(statement, parameters))

    def run(self, statement: str, *parameters: Value) -> None:
        """An UPDATE or DELETE."""
        with self.together():
            self._database.execute(statement, parameters)

    def put(self, table: str, row: Row, pk: str | Sequence[str] = "id") -> None:
        """Insert a row, or update the one with the same key."""
        with self.together():
            self._table(table).upsert(dict(row), pk=pk if isinstance(pk, str) else tuple(pk))

    @contextmanager
    def together(self) -> Iterator[None]:
        """All of the block or nothing of it; blocks may stand in one another."""
        with faults.told(self._path), self._database.atomic():
            yield

    def _table(self, name: str) -> Table:
        # sqlite-utils makes a table that is not there, so a misspelt name must not reach it
        if name not in self._tables:
            table = cast(Table, self._database[name])
            if not table.exists():
                raise LookupError(f"there is no table {name}")
            self._tables[name] = table
        return self._tables[name]
