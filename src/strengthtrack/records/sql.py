"""The thin layer between the store and SQLite: rows as dictionaries, transactions, faults told."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, cast

from sqlcipher3 import dbapi2

from strengthtrack.records import faults

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.db import Table

Value = str | int | float | bytes | None
Row = Mapping[str, Value]


class Sql:
    """One open connection. Every statement tells its faults as a RecordsFault."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._tables: dict[str, Table] = {}
        self._path = str(connection.execute("PRAGMA database_list").fetchone()[2])

    def rows(self, statement: str, *parameters: Value) -> list[dict[str, Value]]:
        """What a SELECT finds."""
        with faults.told(self._path):
            found = self._connection.execute(statement, parameters)
            names = [column[0] for column in found.description or ()]
            return [dict(zip(names, row, strict=True)) for row in found]

    def tuples(self, statement: str, *parameters: Value) -> list[tuple[Any, ...]]:
        """The same by place and not by name: quicker, for thousands."""
        with faults.told(self._path):
            found: list[tuple[Any, ...]] = self._connection.execute(statement, parameters).fetchall()
            return found

    def each(self, statement: str) -> Iterator[Mapping[str, Any]]:
        """What a SELECT finds, row by row and as SQLite has it: for thousands."""
        with faults.told(self._path):
            cursor = self._connection.cursor()
            cursor.row_factory = dbapi2.Row
            yield from cursor.execute(statement)

    @cached_property
    def _database(self) -> Database:
        # loaded with the first write: it takes longer than all that stands before the list of patients
        from sqlite_utils import Database

        return Database(self._connection, strict=True, execute_plugins=False)

    def run(self, statement: str, *parameters: Value) -> None:
        """An UPDATE or DELETE."""
        with self.together():
            self._database.execute(statement, parameters)

    def put(self, table: str, row: Row, pk: str | Sequence[str] = "id") -> None:
        """Insert a row, or update the one with the same key."""
        with self.together():
            self._table(table).upsert(dict(row), pk=pk if isinstance(pk, str) else tuple(pk))

    def add(self, table: str, row: Row) -> None:
        """Insert a row into a table that numbers its rows itself."""
        with self.together():
            self._table(table).insert(dict(row))

    def put_many(self, table: str, rows: Iterable[Row]) -> None:
        """Insert rows, or update those with the same id; every one has the columns of the first."""
        self._insert(table, rows, "ON CONFLICT (id) DO UPDATE SET")

    def add_many(self, table: str, rows: Iterable[Row]) -> None:
        """Insert new rows, none of which is there; every one has the columns of the first."""
        self._insert(table, rows)

    def _insert(self, table: str, rows: Iterable[Row], there: str = "") -> None:
        rows = iter(rows)
        first = next(rows, None)
        if first is None:
            return
        statement = f"INSERT INTO {table} ({', '.join(first)}) VALUES ({', '.join('?' * len(first))})"  # noqa: S608 - our names
        if there:
            statement += f" {there} {', '.join(f'{name} = excluded.{name}' for name in first if name != 'id')}"
        with self.together():
            self._connection.executemany(statement, (tuple(row.values()) for row in chain([first], rows)))

    @contextmanager
    def together(self) -> Iterator[None]:
        """All of the block or nothing of it; blocks may stand in one another."""
        with faults.told(self._path), self._database.atomic():
            yield

    def _table(self, name: str) -> Table:
        # sqlite-utils makes a table that is not there, so a misspelt name must not reach it
        if name not in self._tables:
            table = cast("Table", self._database[name])
            if not table.exists():
                raise LookupError(f"there is no table {name}")
            self._tables[name] = table
        return self._tables[name]
