import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from records_bench import KEY, OTHER_KEY, PATIENT, TRIAL, trial
from strengthtrack.errors import RecordsFault
from strengthtrack.records import database
from strengthtrack.records.store import Store

PAGE = 4096
Spoil = Callable[[bytearray], bytes]


def filled(path: Path) -> None:
    kept = Store(database.open(path, KEY))
    kept.save_setting("long", "word " * 20_000)
    kept.close()


def spoiled(path: Path, spoil: Spoil) -> None:
    path.write_bytes(spoil(bytearray(path.read_bytes())))


def zeros_at(first: int, length: int = 64) -> Spoil:
    def spoil(content: bytearray) -> bytes:
        content[first : first + length] = bytes(length)
        return bytes(content)

    return spoil


def test_nothing_on_the_disk_can_be_read_without_the_key(store: Store, path: Path) -> None:
    store.save_trial(TRIAL)
    wal = path.with_name(path.name + "-wal")
    assert wal.stat().st_size > 0
    for content in (path.read_bytes(), wal.read_bytes()):
        assert not content.startswith(b"SQLite format 3")
        assert b"Sample Patient" not in content
        assert b"CREATE TABLE" not in content


def test_commits_are_synced_in_full_and_owners_are_checked(path: Path) -> None:
    connection = database.open(path, KEY)
    for name, wanted in {"journal_mode": "wal", "synchronous": 2, "fullfsync": 1, "foreign_keys": 1}.items():
        assert connection.execute(f"PRAGMA {name}").fetchone() == (wanted,)
    with pytest.raises(Exception, match="FOREIGN KEY"):
        connection.execute("INSERT INTO planned_test VALUES ('nobody', 1, 'Baseline', 0)")
    connection.close()


def test_a_wrong_key_is_refused_and_harms_nothing(store: Store, path: Path) -> None:
    store.save_trial(TRIAL)
    with pytest.raises(RecordsFault, match=r"key does not open the records file .*; put back the key"):
        database.open(path, OTHER_KEY)
    again = Store(database.open(path, KEY))
    assert again.trials("p1") == (TRIAL,)
    again.close()


def test_a_wrong_key_is_refused_after_a_crash_too_and_harms_nothing(store: Store, path: Path, tmp_path: Path) -> None:
    store.save_trial(TRIAL)
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for file in path.parent.glob("records.db*"):
        shutil.copy(file, crashed)
    with pytest.raises(RecordsFault, match="key does not open"):
        database.open(crashed / path.name, OTHER_KEY)
    again = Store(database.open(crashed / path.name, KEY))
    assert again.trials("p1") == (TRIAL,)
    again.close()


@pytest.mark.parametrize(
    "spoil",
    [zeros_at(200), lambda content: bytes(content[:100]), lambda content: bytes(content[: PAGE * 3 + 100])],
    ids=["in the first page", "cut short at once", "cut short"],
)
def test_a_damaged_file_is_told_from_a_wrong_key(path: Path, spoil: Spoil) -> None:
    filled(path)
    spoiled(path, spoil)
    before = path.read_bytes()
    with pytest.raises(RecordsFault, match=r"records\.db is damaged; close the app, keep the file as it is, and put"):
        Store(database.open(path, KEY)).patients()
    assert path.read_bytes() == before


def test_damage_further_in_is_told_when_it_is_read(path: Path) -> None:
    filled(path)
    pages = path.stat().st_size // PAGE
    spoiled(path, zeros_at(PAGE * (pages - 3) + 100))
    kept = Store(database.open(path, KEY))
    assert kept.patients() == ()
    with pytest.raises(RecordsFault, match="is damaged"):
        kept.setting("long")
    kept.close()


def test_a_file_that_is_not_encrypted_is_not_ours(path: Path) -> None:
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE patient (id TEXT)")
    plain.close()
    with pytest.raises(RecordsFault, match="is not encrypted, so this app did not make it; move it elsewhere"):
        database.open(path, KEY)


def test_a_start_that_was_killed_before_the_first_byte_is_begun_anew(path: Path) -> None:
    path.touch()
    kept = Store(database.open(path, KEY))
    assert kept.patients() == ()
    kept.close()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(RecordsFault, match="cannot be opened; see that its folder is there"):
        database.open(tmp_path / "nowhere" / "records.db", KEY)


def test_records_that_may_not_be_written_are_told(store: Store, path: Path) -> None:
    store._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(RecordsFault, match="may be read but not written; allow writing to it and its folder"):
        store.save_patient(PATIENT)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_told(store: Store, path: Path) -> None:
    store.close()
    path.parent.chmod(0o500)
    try:
        with pytest.raises(RecordsFault, match=r"allow writing|may be written to"):
            Store(database.open(path, KEY)).save_patient(PATIENT)
    finally:
        path.parent.chmod(0o700)


def test_records_that_another_program_holds_are_told(store: Store, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_MS", 10)
    second = Store(database.open(path, KEY))
    with store.together():
        store.save_trial(TRIAL)
        with pytest.raises(RecordsFault, match="in use by another program; close that program and try again"):
            second.save_trial(trial(2))
    second.save_trial(trial(2))
    assert len(store.trials("p1")) == 2
    second.close()


def test_a_full_disk_loses_nothing_that_was_stored(store: Store) -> None:
    store.save_trial(TRIAL)
    (pages,) = store._connection.execute("PRAGMA page_count").fetchone()
    store._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(RecordsFault, match=r"The disk is full; make room on it and try again \(what was stored"):
        store.save_setting("long", "word " * 20_000)
    assert store.trials("p1") == (TRIAL,)
    store._connection.execute(f"PRAGMA max_page_count = {pages * 1000}")
    store.save_setting("long", "word " * 20_000)
    assert store.setting("long")


_UNTIL_FULL = """
import resource, sys
from pathlib import Path
from records_bench import KEY, PATIENT, SESSION, trial
from strengthtrack.errors import RecordsFault
from strengthtrack.records.writer import Writer

writer = Writer(Path(sys.argv[1]), KEY, print)
writer.do(lambda store: store.save_patient(PATIENT))
writer.do(lambda store: store.save_session(SESSION))
resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000))
for number in range(1000):
    try:
        writer.do(lambda store: store.save_trial(trial(number)))
    except RecordsFault as fault:
        print(number, fault)
        break
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of a file")
def test_a_disk_that_takes_no_more_leaves_every_trial_before(path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    command = [sys.executable, "-c", _UNTIL_FULL, str(path)]
    said = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=True)
    number, _, sentence = said.stdout.partition(" ")
    assert sentence.startswith(("The disk is full", "The disk did not answer or has no room"))
    kept = Store(database.open(path, KEY))
    assert kept.trials("p1") == tuple(trial(n) for n in range(int(number)))
    assert int(number) > 3
    kept.close()
