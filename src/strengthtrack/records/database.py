"""One encrypted file: opened with its key, refused where it is not ours to touch, brought up to date."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sqlcipher3 import dbapi2

from strengthtrack import __version__
from strengthtrack.errors import RecordsFault
from strengthtrack.records import faults
from strengthtrack.records.made_of import MIGRATIONS

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

BUSY_MS = 5000
_PLAIN = b"SQLite format 3\0"


def open(path: Path, key: str, *, migrations: Migrations | None = None) -> sqlite3.Connection:
    """Open (or make) the records and bring them up to date; every commit is on the disk when it returns.

    The connection is sqlcipher3's, whose twin in the standard library has types; it belongs to the thread that opened
    it. Raises RecordsFault for a wrong key, a damaged, newer, locked or read-only file, a full disk.
    """
    with faults.told(path):
        connection = _connect(path, key)
        try:
            _unlock(connection, path, key)
            if migrations is not None or not _is_up_to_date(connection):
                _migrate(connection, path, key, migrations or _ours())
        except BaseException:
            connection.close()
            raise
    return connection


def _connect(path: Path, key: str) -> sqlite3.Connection:
    connection = dbapi2.connect(str(path), isolation_level=None, timeout=BUSY_MS / 1000)
    connection.set_key(key)
    connection.execute("PRAGMA cipher_log_level = NONE")
    return cast(sqlite3.Connection, connection)


def _unlock(connection: sqlite3.Connection, path: Path, key: str) -> None:
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.Error as error:
        if faults.is_not_a_database(error) and not _only_damaged(path, key):
            raise RecordsFault(_wrong_key(path)) from error
        raise
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA fullfsync = ON")
    connection.execute("PRAGMA foreign_keys = ON")


def _only_damaged(path: Path, key: str) -> bool:
    """Whether this key opens at least one page: a wrong key, like damage to the first 16 bytes, opens none."""
    connection = _connect(path, key)
    try:
        damaged = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        size = connection.execute("PRAGMA cipher_page_size").fetchone()
    finally:
        connection.close()
    pages, part = divmod(path.stat().st_size, int(size[0]))
    return part > 0 or len(damaged) < pages


def _wrong_key(path: Path) -> str:
    with path.open("rb") as file:
        if file.read(len(_PLAIN)) == _PLAIN:
            return f"{path} is not encrypted, so this app did not make it; move it elsewhere and start again."
    return f"The key does not open the records file {path}; put back the key that was kept beside it, and start again."


def _is_up_to_date(connection: sqlite3.Connection) -> bool:
    """Whether exactly our migrations were applied; asked first, because what applies them is slow to load."""
    try:
        applied = connection.execute("SELECT name FROM _sqlite_migrations").fetchall()
    except dbapi2.OperationalError:
        return False
    return {name for (name,) in applied} == set(MIGRATIONS)


def _ours() -> Migrations:
    from strengthtrack.records import schema

    return schema.MIGRATIONS


def _migrate(connection: sqlite3.Connection, path: Path, key: str, migrations: Migrations) -> None:
    from sqlite_utils import Database

    database = Database(connection, strict=True, execute_plugins=False)
    applied = [migration.name for migration in migrations.applied(database)]
    pending = [migration.name for migration in migrations.pending(database)]
    _refuse_newer(database, path, set(applied) - _names(migrations))
    if not pending:
        return
    if applied:
        _back_up(connection, path.with_name(f"{path.name}.before-{pending[0]}.bak"), key)
    # a table can only be made anew while foreign keys are off, and the pragma does nothing in a transaction
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        _apply(database, migrations, pending)
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def _names(migrations: Migrations) -> set[str]:
    from sqlite_utils import Database

    blank = Database(memory=True, execute_plugins=False)
    try:
        return {migration.name for migration in migrations.pending(blank)}
    finally:
        blank.close()


def _refuse_newer(database: Database, path: Path, unknown: set[str]) -> None:
    if not unknown:
        return
    rows = database.execute("SELECT migration, app_version FROM made_with ORDER BY rowid").fetchall()
    versions = [version for name, version in rows if name in unknown]
    made_by = f"strengthtrack {versions[-1]}" if versions else "a newer strengthtrack"
    raise RecordsFault(
        f"The records file {path} was made by {made_by}, which this version ({__version__}) cannot read; "
        "install that version or a later one."
    )


def _back_up(connection: sqlite3.Connection, copy: Path, key: str) -> None:
    copy.unlink(missing_ok=True)
    target = _connect(copy, key)
    try:
        connection.backup(target)
    finally:
        target.close()


def _apply(database: Database, migrations: Migrations, pending: list[str]) -> None:
    """All of them or none, with every foreign key checked before anything is kept."""
    with database.atomic():
        migrations.apply(database)
        for name in pending:
            database.execute("INSERT INTO made_with VALUES (?, ?)", (name, __version__))
        broken = database.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise RuntimeError(f"a migration left rows without their owner: {broken[:3]}")
