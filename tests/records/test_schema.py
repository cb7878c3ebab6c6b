"""The tables are what tests/records/schema.sql says. To change them, add a migration; then run with
STRENGTHTRACK_WRITE_GOLDEN=1 and say in the commit why.
"""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from records_bench import KEY, OTHER_KEY, PATIENT, SESSION, TRIAL
from strengthtrack import __version__
from strengthtrack.errors import RecordsFault
from strengthtrack.records import database, schema
from strengthtrack.records.made_of import MIGRATIONS
from strengthtrack.records.store import Store

GOLDEN = Path(__file__).with_name("schema.sql")


def later(*more: str) -> Migrations:
    """The migrations of a later version, which runs `more` after ours."""
    migrations = Migrations(schema.SET_NAME)
    for name in MIGRATIONS:
        migrations(name=name)(getattr(schema, name))

    def m999_later(db: Database) -> None:
        for statement in more:
            db.execute(statement)

    migrations()(m999_later)
    return migrations


def tables(connection: sqlite3.Connection) -> str:
    ours = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name NOT LIKE '\\_%' ESCAPE '\\' ORDER BY rowid"
    return "".join(f"{sql};\n\n" for (sql,) in connection.execute(ours))


def test_the_tables_are_the_golden_ones(path: Path) -> None:
    connection = database.open(path, KEY)
    made = tables(connection)
    connection.close()
    if os.environ.get("STRENGTHTRACK_WRITE_GOLDEN"):
        GOLDEN.write_text(made, encoding="utf-8")
    assert made == GOLDEN.read_text(encoding="utf-8")


def test_every_table_is_strict(path: Path) -> None:
    connection = database.open(path, KEY)
    listed = connection.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    loose = {name for name, strict in listed if not strict}
    connection.close()
    assert loose <= {"sqlite_schema", "sqlite_sequence"}


def test_migrating_twice_changes_nothing(path: Path) -> None:
    database.open(path, KEY).close()
    before = path.read_bytes()
    connection = database.open(path, KEY)
    connection.close()
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_the_file_says_which_version_made_it_and_whose_it_is(path: Path) -> None:
    connection = database.open(path, KEY)
    assert connection.execute("SELECT * FROM made_with").fetchall() == [(name, __version__) for name in MIGRATIONS]
    assert connection.execute("PRAGMA application_id").fetchone() == (0x53545254,)
    connection.close()


def test_a_newer_file_is_refused_with_the_version_it_needs(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as newer:
        newer.setattr(database, "__version__", "0.9.3")
        database.open(path, KEY, migrations=later("CREATE TABLE later (id TEXT) STRICT")).close()
    before = path.read_bytes()
    with pytest.raises(RecordsFault, match=r"made by strengthtrack 0\.9\.3.*install that version or a later one"):
        database.open(path, KEY)
    assert path.read_bytes() == before


def test_a_newer_file_that_does_not_say_its_version_is_refused_too(path: Path) -> None:
    newer = database.open(path, KEY, migrations=later())
    newer.execute("DELETE FROM made_with WHERE migration = 'm999_later'")
    newer.close()
    with pytest.raises(RecordsFault, match="made by a newer strengthtrack"):
        database.open(path, KEY)


def test_an_older_file_is_copied_before_it_is_brought_up_to_date(store: Store, path: Path) -> None:
    store.save_trial(TRIAL)
    store.close()
    database.open(
        path,
        KEY,
        migrations=later("DELETE FROM trace", "DELETE FROM trial", "ALTER TABLE patient ADD COLUMN phone TEXT"),
    ).close()
    copy = path.with_name("records.db.before-m999_later.bak")
    before = Store(database.open(copy, KEY))
    assert before.patients() == (PATIENT,)
    assert before.trials("p1") == (TRIAL,)
    before.close()
    with pytest.raises(RecordsFault, match="key does not open"):
        database.open(copy, OTHER_KEY)


def test_a_table_can_be_made_anew_though_others_point_to_it(store: Store, path: Path) -> None:
    store.save_trial(TRIAL)
    store.close()
    anew = later(
        "CREATE TABLE fresh (id TEXT PRIMARY KEY, patient_id TEXT NOT NULL REFERENCES patient (id)) STRICT",
        "INSERT INTO fresh SELECT id, patient_id FROM session",
        "DROP TABLE session",
        "ALTER TABLE fresh RENAME TO session",
    )
    connection = database.open(path, KEY, migrations=anew)
    assert connection.execute("SELECT * FROM session").fetchall() == [(SESSION.id, SESSION.patient_id)]
    assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    connection.close()


@pytest.mark.parametrize("statement", ["DELETE FROM patient", "SELECT nonsense"])
def test_a_migration_that_fails_leaves_the_file_as_it_was(store: Store, path: Path, statement: str) -> None:
    store.close()
    with pytest.raises(Exception, match=r"without their owner|no such column"):
        database.open(path, KEY, migrations=later("CREATE TABLE later (id TEXT) STRICT", statement))
    still = Store(database.open(path, KEY))
    assert still.patients() == (PATIENT,)
    still.close()


def test_the_list_of_migrations_is_the_schema_s_own() -> None:
    blank = Database(memory=True, execute_plugins=False)
    assert tuple(migration.name for migration in schema.MIGRATIONS.pending(blank)) == MIGRATIONS
    blank.close()


def test_records_that_are_up_to_date_are_read_without_the_libraries_that_migrate_and_calculate(tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    database.open(path, KEY).close()
    script = (
        "import sys; from pathlib import Path; from strengthtrack.records import database; "
        "from strengthtrack.records.store import Store; "
        f"store = Store(database.open(Path({str(path)!r}), {KEY!r})); "
        "assert store.patients() == (); assert not {'sqlite_utils', 'numpy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)
