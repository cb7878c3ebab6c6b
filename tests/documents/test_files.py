import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from strengthtrack.documents.files import put
from strengthtrack.errors import DocumentFault


def failing(fault: OSError) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise fault

    return fail


def refused(to: Path, monkeypatch: pytest.MonkeyPatch, fault: OSError, *, at: str = "replace") -> str:
    """What is said when the last step, or another, fails; what stood there must still stand."""
    stood = to.read_bytes() if to.is_file() else None
    with monkeypatch.context() as patched:
        if at == "replace":
            patched.setattr(Path, "replace", failing(fault))
        else:
            patched.setattr(os, "fsync", failing(fault))
        with pytest.raises(DocumentFault) as raised:
            put(b"new", to, "letter")
    if stood is not None:
        assert to.read_bytes() == stood
        assert list(to.parent.iterdir()) == [to]
    return str(raised.value)


@pytest.fixture
def to(tmp_path: Path) -> Path:
    path = tmp_path / "Letter A.docx"
    path.write_bytes(b"old")
    return path


def test_a_finished_document_takes_the_place_of_the_old_one(to: Path) -> None:
    put(b"new", to, "letter")
    assert to.read_bytes() == b"new"
    assert list(to.parent.iterdir()) == [to]


def test_a_full_disk_keeps_the_old_one(to: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = refused(to, monkeypatch, OSError(errno.ENOSPC, "No space left on device"), at="fsync")
    assert said == "The disk is full, so the letter was not saved; free some space and save it again."


def test_a_file_that_word_holds_open_is_said_to_be_open(to: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = refused(to, monkeypatch, PermissionError(errno.EACCES, "Access is denied"))
    assert said == "“Letter A.docx” is open in another program; close it there and save the letter again."


def test_windows_own_words_for_a_file_in_use_are_known(to: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fault = OSError(errno.EACCES, "in use")
    fault.winerror = 32  # type: ignore[attr-defined,unused-ignore]
    assert "is open in another program" in refused(to, monkeypatch, fault)


def test_a_folder_that_may_not_be_written_to_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    to = tmp_path / "letter.docx"
    said = refused(to, monkeypatch, PermissionError(errno.EACCES, "Permission denied"))
    assert said == f"You may not write to the folder “{tmp_path}”; choose another one for the letter."


def test_a_disk_that_is_read_only_is_named_likewise(to: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = refused(to, monkeypatch, OSError(errno.EROFS, "Read-only file system"))
    assert said == f"You may not write to the folder “{to.parent}”; choose another one for the letter."


@pytest.mark.parametrize("gone", ["gone/letter.docx", "a file/letter.docx"])
def test_a_folder_that_is_not_there_is_named(tmp_path: Path, gone: str) -> None:
    (tmp_path / "a file").write_bytes(b"")
    with pytest.raises(DocumentFault) as raised:
        put(b"new", tmp_path / gone, "letter")
    folder = (tmp_path / gone).parent
    assert str(raised.value) == f"The folder “{folder}” is not there; choose another one for the letter."


def test_a_folder_is_no_letter(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").mkdir()
    with pytest.raises(DocumentFault, match=r"^“letter\.docx” is a folder; give the letter another name\.$"):
        put(b"new", tmp_path / "letter.docx", "letter")
    assert [path.name for path in tmp_path.iterdir()] == ["letter.docx"]


def test_a_name_may_be_too_long(tmp_path: Path) -> None:
    with pytest.raises(DocumentFault, match=r"^The name of the letter is too long; give it a shorter one\.$"):
        put(b"new", tmp_path / f"{'x' * 400}.docx", "letter")
    assert list(tmp_path.iterdir()) == []


def test_any_other_failure_says_what_the_system_said(to: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = refused(to, monkeypatch, OSError(errno.EIO, "Input/output error"))
    assert said == "The letter could not be saved as “Letter A.docx” (Input/output error); choose another place for it."


def test_where_even_clearing_up_fails_the_first_failure_is_told(to: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "unlink", failing(OSError(errno.EIO, "Input/output error")))
    monkeypatch.setattr(Path, "replace", failing(OSError(errno.ENOSPC, "No space left on device")))
    with pytest.raises(DocumentFault, match="The disk is full"):
        put(b"new", to, "letter")
