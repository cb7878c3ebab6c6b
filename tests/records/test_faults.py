"""Every fault of SQLite that a person can mend is one sentence with what to do next; ours stay loud."""

import sqlite3

import pytest
from sqlcipher3 import dbapi2

from strengthtrack.errors import RecordsFault
from strengthtrack.records.faults import told

HERE = "The records file records.db"
DAMAGED = f"{HERE} is damaged; close the app, keep the file as it is, and put a copy from your backup in its place."
IN_USE = f"{HERE} is in use by another program; close that program and try again."


def fault(code: int) -> dbapi2.OperationalError:
    error = dbapi2.OperationalError("what SQLite says")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (sqlite3.SQLITE_FULL, "The disk is full; make room on it and try again (what was stored before is safe)."),
        (
            sqlite3.SQLITE_IOERR_WRITE,
            (
                f"The disk did not answer or has no room for {HERE}; see to it and try again "
                "(what was stored before is safe)."
            ),
        ),
        (
            sqlite3.SQLITE_READONLY,
            f"{HERE} may be read but not written; allow writing to it and its folder, then try again.",
        ),
        (sqlite3.SQLITE_PERM, f"{HERE} may not be opened; allow reading and writing it, then start again."),
        (
            sqlite3.SQLITE_CANTOPEN,
            f"{HERE} cannot be opened; see that its folder is there and may be written to, then start again.",
        ),
        (sqlite3.SQLITE_BUSY, IN_USE),
        (sqlite3.SQLITE_LOCKED, IN_USE),
        (sqlite3.SQLITE_CORRUPT, DAMAGED),
        (sqlite3.SQLITE_NOTADB, DAMAGED),
    ],
)
def test_what_a_person_can_mend_is_one_sentence(code: int, sentence: str) -> None:
    with pytest.raises(RecordsFault) as raised, told("records.db"):
        raise fault(code)
    assert str(raised.value) == sentence


def test_a_fault_in_our_own_sql_stays_loud() -> None:
    with pytest.raises(dbapi2.OperationalError), told("records.db"):
        raise fault(sqlite3.SQLITE_ERROR)
