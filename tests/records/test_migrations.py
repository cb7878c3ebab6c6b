"""Records that an earlier version made are brought up to date with all that stood in them."""

from collections.abc import Callable
from pathlib import Path
from sqlite3 import Connection

import pytest
from sqlite_utils import Migrations

from records_bench import FORM, KEY, NOON, PAIN, PATIENT, SETUP, piece
from strengthtrack.clinic.pain import PainReport
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.trial import Source, Trial
from strengthtrack.records import database, schema
from strengthtrack.records.rows import patient_row, utc
from strengthtrack.records.store import Store

PATIENTS = "INSERT INTO patient VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
SESSIONS = "INSERT INTO session VALUES (?, 'p1', ?, 'Sample Tester', 64.5, ?, ?, 'a note', NULL, NULL)"
TRIALS = """
INSERT INTO trial VALUES (?, 's1', 'hip_abduction', 'right', ?, ?, 'belt', 'make', 0.36,
    'Sample Physiotherapist', 'Sample dynamometer', 'S-1', 'mark10_gcl2', '00ff', ?, ?, 'read from the dynamometer',
    '0.1.0', ?, ?, ?, ?, NULL, '', 4.0, ?, NULL, ?, NULL)"""
PIECE = "INSERT INTO running_piece VALUES ('t2', 0, 'N', 0.5, ?, ?)"
PAIN_IN_TEST = "INSERT INTO pain_in_test VALUES ('s1', 'hip_abduction', 'right', 2, NULL)"


def first_version() -> Migrations:
    """The migrations of the first version."""
    migrations = Migrations(schema.SET_NAME)
    migrations(name="m001_initial")(schema.m001_initial)
    return migrations


def as_the_first_version_left_it(path: Path) -> Connection:
    """Records of the first version: a patient, sessions, a trial, a running one, an answer, a setting."""
    connection = database.open(path, KEY, migrations=first_version())
    first = {name: value for name, value in patient_row(PATIENT).items() if name != "address"}
    connection.execute(PATIENTS, tuple(first.values()))
    moment, push = utc(NOON), piece(0)
    for id, worst, usual in (("s1", 7, 0), ("s2", None, None), ("s3", 10, None)):
        connection.execute(SESSIONS, (id, moment, worst, usual))
    t_s, value = push.t_s.tobytes(), push.value.tobytes()
    connection.execute(TRIALS, ("t1", SETUP.position, SETUP.pad, 1, moment, "N", 0.5, t_s, value, 1, 0))
    connection.execute(TRIALS, ("t2", SETUP.position, SETUP.pad, 2, moment, None, None, None, None, 0, 1))
    connection.execute(PIECE, (t_s, value))
    connection.execute(PAIN_IN_TEST)
    connection.execute("INSERT INTO setting VALUES ('theme', 'dark')")
    return connection


@pytest.fixture
def old(path: Path) -> Path:
    """A file of the first version."""
    as_the_first_version_left_it(path).close()
    return path


def test_everything_that_stood_in_the_first_version_is_there(old: Path) -> None:
    store = Store(database.open(old, KEY))
    assert store.patients() == (PATIENT,)
    reports = [session.pain for session in store.sessions("p1")]
    assert reports == [PainReport(7, 0), PainReport(), PainReport(10)]
    assert store.session("s1") == Session("s1", "p1", NOON, "Sample Tester", 64.5, PainReport(7, 0), "a note")
    whole = Trial("t1", "s1", SETUP, 1, NOON, Source.WIRE, "0.1.0", trace=piece(0), resting_n=4.0)
    assert store.trials("p1") == (whole,)
    assert [(trial.id, trial.trace) for trial in store.running.cut_short()] == [("t2", piece(0))]
    assert store.pains("p1") == (PAIN,)
    assert store.setting("theme") == "dark"
    store.close()


def test_what_the_new_version_asks_can_be_added_to_an_old_session(old: Path) -> None:
    store = Store(database.open(old, KEY))
    store.save_form("s1", FORM)
    store.save_session(Session("s2", "p1", NOON, "Sample Tester", pain=PainReport(6.4), blind=True))
    assert store.form("s1") == FORM
    assert store.session("s2").pain.worst == 6.4
    store.close()


def shape(connection: Connection) -> dict[str, set[tuple[object, ...]]]:
    """Every column of every table with its type, and every index."""
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    columns = {
        name: set(connection.execute('SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?)', (name,)))
        for name in names
    }
    return columns | {"indices": set(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index'"))}


def test_an_old_file_then_has_the_tables_and_indices_of_a_new_one_and_is_sound(old: Path) -> None:
    brought, fresh = database.open(old, KEY), database.open(old.with_name("fresh.db"), KEY)
    assert shape(brought) == shape(fresh)
    assert brought.execute("PRAGMA foreign_keys").fetchone() == (1,)
    for pragma, sound in (("integrity_check", [("ok",)]), ("foreign_key_check", []), ("cipher_integrity_check", [])):
        assert brought.execute(f"PRAGMA {pragma}").fetchall() == sound
    with pytest.raises(Exception, match="CHECK constraint failed"):
        brought.execute("UPDATE session SET worst_pain = 11")
    brought.close()
    fresh.close()


def test_the_old_file_is_kept_beside_it_encrypted(old: Path) -> None:
    database.open(old, KEY).close()
    copy = database.open(old.with_name(f"{old.name}.before-m002_hands_on.bak"), KEY, migrations=first_version())
    assert copy.execute("SELECT worst_pain FROM session ORDER BY id").fetchall() == [(7,), (None,), (10,)]
    copy.close()


def broken_by_a_table(connection: Connection) -> None:
    connection.execute("CREATE TABLE skipped_test (id TEXT)")


def broken_by_a_row_without_owner(connection: Connection) -> None:
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("DELETE FROM patient")


@pytest.mark.parametrize("break_it", [broken_by_a_table, broken_by_a_row_without_owner])
def test_broken_off_in_the_middle_the_old_file_is_as_it_was(path: Path, break_it: Callable[[Connection], None]) -> None:
    connection = as_the_first_version_left_it(path)
    break_it(connection)
    connection.close()
    with pytest.raises(Exception, match=r"already exists|without their owner"):
        database.open(path, KEY)
    still = database.open(path, KEY, migrations=first_version())
    assert still.execute("SELECT worst_pain, usual_pain FROM session ORDER BY id").fetchall() == [
        (7, 0),
        (None, None),
        (10, None),
    ]
    assert still.execute("SELECT migration FROM made_with").fetchall() == [("m001_initial",)]
    still.close()
