"""What SQLite and SQLCipher say, as one sentence for a person: the only place where their errors are caught."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from strengthtrack.errors import RecordsFault

# The low byte of an extended code is the kind of fault. The codes are those of the standard library's twin.
_PRIMARY = 0xFF
_SAFE = "what was stored before is safe"
_SENTENCES = {
    sqlite3.SQLITE_FULL: f"The disk is full; make room on it and try again ({_SAFE}).",
    sqlite3.SQLITE_IOERR: f"The disk did not answer or has no room for {{where}}; see to it and try again ({_SAFE}).",
    sqlite3.SQLITE_READONLY: "{where} may be read but not written; allow writing to it and its folder, then try again.",
    sqlite3.SQLITE_PERM: "{where} may not be opened; allow reading and writing it, then start again.",
    sqlite3.SQLITE_CANTOPEN: "{where} cannot be opened; see that its folder is there and may be written to, "
    "then start again.",
    sqlite3.SQLITE_BUSY: "{where} is in use by another program; close that program and try again.",
    sqlite3.SQLITE_LOCKED: "{where} is in use by another program; close that program and try again.",
    sqlite3.SQLITE_CORRUPT: "{where} is damaged; close the app, keep the file as it is, and put a copy from your "
    "backup in its place.",
    sqlite3.SQLITE_NOTADB: "{where} is damaged; close the app, keep the file as it is, and put a copy from your "
    "backup in its place.",
}


@contextmanager
def told(path: Path | str) -> Iterator[None]:
    """Raise RecordsFault for what a person can mend; a fault in our own SQL stays what it is, loud."""
    try:
        yield
    except dbapi2.Error as error:
        sentence = _SENTENCES.get(_kind(error))
        if sentence is None:
            raise
        raise RecordsFault(sentence.format(where=f"The records file {path}")) from error


def is_not_a_database(error: BaseException) -> bool:
    """Whether the first page did not open: a wrong key, a damaged page, or another kind of file."""
    return _kind(error) == sqlite3.SQLITE_NOTADB


def _kind(error: BaseException) -> int:
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & _PRIMARY
