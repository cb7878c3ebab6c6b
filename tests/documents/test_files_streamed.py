import errno
import os
from pathlib import Path
from typing import BinaryIO

import pytest

from strengthtrack.documents.files import streamed, streamed_folder
from strengthtrack.errors import DocumentFault


class ThoughtBetter(Exception):  # noqa: N818 - nothing is wrong
    pass


def fill_and_fail(folder: Path) -> None:
    (folder / "1.csv").write_bytes(b"one")
    raise ThoughtBetter


def fail_after(file: BinaryIO, fault: Exception) -> None:
    file.write(b"half")
    raise fault


@pytest.fixture
def to(tmp_path: Path) -> Path:
    path = tmp_path / "trials.csv"
    path.write_bytes(b"old")
    return path


def stands_as_before(to: Path) -> bool:
    return to.read_bytes() == b"old" and list(to.parent.iterdir()) == [to]


def test_what_was_written_piece_by_piece_takes_the_place_of_the_old_file(to: Path) -> None:
    with streamed(to, "table") as file:
        file.write(b"new ")
        assert to.read_bytes() == b"old"
        file.write(b"words")
    assert to.read_bytes() == b"new words"
    assert list(to.parent.iterdir()) == [to]


def test_whoever_thinks_better_of_it_leaves_nothing(to: Path) -> None:
    with pytest.raises(ThoughtBetter), streamed(to, "table") as file:
        fail_after(file, ThoughtBetter())
    assert stands_as_before(to)


def test_a_disk_that_fills_up_half_way_is_told_and_leaves_nothing(to: Path) -> None:
    with pytest.raises(DocumentFault) as raised, streamed(to, "table") as file:
        fail_after(file, OSError(errno.ENOSPC, "No space left on device"))
    assert str(raised.value) == "The disk is full, so the table was not saved; free some space and save it again."
    assert stands_as_before(to)


def test_a_disk_that_has_no_room_for_the_last_of_it_is_told_too(to: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(DocumentFault, match="The disk is full"), streamed(to, "table") as file:
        file.write(b"half")
    monkeypatch.undo()
    assert stands_as_before(to)


def test_a_folder_that_is_gone_is_named_before_anything_is_worked_out(tmp_path: Path) -> None:
    with (
        pytest.raises(DocumentFault, match="is not there; choose another one for the table"),
        streamed(tmp_path / "gone" / "trials.csv", "table"),
    ):
        pytest.fail("there is nothing to write to")


def test_a_folder_of_files_is_there_when_all_of_them_are(tmp_path: Path) -> None:
    to = tmp_path / "pushes"
    with streamed_folder(to, "traces") as folder:
        (folder / "1.csv").write_bytes(b"one")
        assert not to.exists()
    assert [path.name for path in to.iterdir()] == ["1.csv"]
    assert list(tmp_path.iterdir()) == [to]


def test_a_folder_that_is_not_finished_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ThoughtBetter), streamed_folder(tmp_path / "pushes", "traces") as folder:
        fill_and_fail(folder)
    with pytest.raises(DocumentFault, match="disk is full"), streamed_folder(tmp_path / "pushes", "traces"):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_there_already_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "pushes").mkdir()
    with (
        pytest.raises(DocumentFault) as raised,
        streamed_folder(tmp_path / "pushes", "traces"),
    ):
        pytest.fail("it is not ours to fill")
    assert str(raised.value) == "“pushes” is there already; give the folder of the traces another name."
