import errno
import logging
import re
import stat
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from strengthtrack.errors import RecordsFault
from strengthtrack.records import database
from strengthtrack.records import key as key_module
from strengthtrack.records.file_names import KEY, RECORDS
from strengthtrack.records.key import Ring, key_for, system_ring


class RingInMemory:
    """A keyring that works."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str, /) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str, /) -> None:
        self.kept[service, username] = password


class LockedRing(RingInMemory):
    def get_password(self, service: str, username: str, /) -> str | None:
        raise OSError("the user said no")

    def set_password(self, service: str, username: str, password: str, /) -> None:
        raise OSError("the user said no")


class ForgetfulRing(RingInMemory):
    def set_password(self, service: str, username: str, password: str, /) -> None:
        pass


class HangingRing(RingInMemory):
    def __init__(self, until: threading.Event) -> None:
        super().__init__()
        self.until = until

    def set_password(self, service: str, username: str, password: str, /) -> None:
        self.until.wait(30)
        self.kept[service, username] = password


def none() -> Ring | None:
    return None


def test_a_key_is_random_raw_and_256_bits_long(tmp_path: Path) -> None:
    keys = set()
    for name in "abc":
        (tmp_path / name).mkdir()
        keys.add(key_for(tmp_path / name, none).text)
    assert len(keys) == 3
    assert all(re.fullmatch(r"x'[0-9a-f]{64}'", key) for key in keys)


def test_the_key_opens_the_records_at_once_and_ever_after(tmp_path: Path) -> None:
    path = tmp_path / RECORDS
    database.open(path, key_for(tmp_path, none).text).close()
    database.open(path, key_for(tmp_path, none).text).close()


def test_without_a_keyring_the_key_lies_in_a_private_file_and_says_so(tmp_path: Path) -> None:
    key = key_for(tmp_path, none)
    file = tmp_path / KEY
    assert file.read_text().strip() == key.text
    assert str(file) in key.where
    assert "only your user account can read" in key.where
    assert key_for(tmp_path, none) == key


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_nobody_else_can_read_the_file(tmp_path: Path) -> None:
    key_for(tmp_path, none)
    file = tmp_path / KEY
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.chmod(0o644)
    key_for(tmp_path, none)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_in_a_keyring_the_key_is_nowhere_in_the_folder(tmp_path: Path) -> None:
    ring = RingInMemory()
    key = key_for(tmp_path, lambda: ring)
    assert list(ring.kept.values()) == [key.text]
    assert "lies in the keyring of this computer" in key.where
    assert not any(key.text[2:-1] in file.read_text() for file in tmp_path.iterdir())
    assert key_for(tmp_path, lambda: ring) == key


def test_two_folders_have_two_keys_in_one_keyring_and_may_be_moved(tmp_path: Path) -> None:
    ring = RingInMemory()
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    key = key_for(first, lambda: ring)
    assert key_for(second, lambda: ring) != key
    assert key_for(first.rename(tmp_path / "moved"), lambda: ring) == key


@pytest.mark.parametrize("ring", [LockedRing(), ForgetfulRing()])
def test_a_keyring_that_fails_is_passed_over_in_silence(
    tmp_path: Path, ring: Ring, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        key = key_for(tmp_path, lambda: ring)
    assert KEY in key.where
    assert not caplog.records


def test_a_keyring_that_cannot_even_be_found_is_passed_over(tmp_path: Path) -> None:
    def broken() -> Ring | None:
        raise RuntimeError("no backend")

    assert KEY in key_for(tmp_path, broken).where


def test_a_keyring_that_hangs_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_module, "STORE_S", 0.02)
    let_go = threading.Event()
    hanging = HangingRing(let_go)
    assert KEY in key_for(tmp_path, lambda: hanging).where
    assert not hanging.kept, "it still hangs"
    let_go.set()


def test_records_without_their_key_get_no_new_one(tmp_path: Path) -> None:
    path = tmp_path / RECORDS
    database.open(path, key_for(tmp_path, none).text).close()
    (tmp_path / KEY).unlink()
    with pytest.raises(RecordsFault, match=r"key to the records in .* is missing; put the file records\.key back"):
        key_for(tmp_path, none)
    assert not (tmp_path / KEY).exists()


@pytest.mark.parametrize("find", [none, LockedRing, RingInMemory], ids=["no keyring", "locked", "empty"])
def test_a_keyring_that_no_longer_gives_the_key_is_told(tmp_path: Path, find: Callable[[], Ring | None]) -> None:
    ring = RingInMemory()
    key_for(tmp_path, lambda: ring)
    before = (tmp_path / KEY).read_text()
    with pytest.raises(RecordsFault, match=r"lies in the keyring .* does not give it; log in .* and start again"):
        key_for(tmp_path, find)
    assert (tmp_path / KEY).read_text() == before


@pytest.mark.parametrize("content", ["", "x'12'", "\xff\xfe", "keyrings are fine"])
def test_a_key_file_without_a_key_is_told_and_left_alone(tmp_path: Path, content: str) -> None:
    file = tmp_path / KEY
    file.write_bytes(content.encode("latin-1"))
    with pytest.raises(RecordsFault, match=r"holds no key; put records\.key back from your backup"):
        key_for(tmp_path, none)
    assert file.read_bytes() == content.encode("latin-1")


def test_a_folder_that_cannot_take_the_key_is_told(tmp_path: Path) -> None:
    with pytest.raises(RecordsFault, match=r"records\.key cannot be read or written \(.+\); allow it and start again"):
        key_for(tmp_path / "nowhere", none)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def full(file: Path, text: str) -> None:
        raise OSError(number, "no room")

    monkeypatch.setattr(key_module, "_write_private", full)
    with pytest.raises(RecordsFault) as fault:
        key_for(tmp_path, none)
    assert str(fault.value) == (
        f"The disk is full, so the key file {tmp_path / KEY} cannot be written; make room on it and start again."
    )


def test_a_key_never_shows_itself(tmp_path: Path) -> None:
    key = key_for(tmp_path, none)
    assert key.text not in repr(key)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")
def test_without_a_session_bus_no_keyring_is_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert system_ring() is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")
def test_a_session_bus_that_does_not_answer_leaves_the_key_in_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/bus")
    assert KEY in key_for(tmp_path).where
