"""Several files that take their places in a folder together: all of them or none."""

import errno
from pathlib import Path

import pytest

from strengthtrack.documents.files import all_or_none
from strengthtrack.errors import DocumentFault


@pytest.fixture
def to(tmp_path: Path) -> Path:
    """A folder with a file of before."""
    (tmp_path / "b.csv").write_bytes(b"old")
    return tmp_path


def fill(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_bytes(b"new")


def fill_and_fail(folder: Path, fault: BaseException) -> None:
    fill(folder, "a.csv", "b.csv")
    raise fault


def stands(to: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() if path.is_file() else b"a folder" for path in to.iterdir()}


def test_all_of_them_take_the_place_of_what_stood_there(to: Path) -> None:
    with all_or_none(to, "export") as folder:
        fill(folder, "a.csv", "b.csv")
        assert (to / "b.csv").read_bytes() == b"old"
    assert stands(to) == {"a.csv": b"new", "b.csv": b"new"}


@pytest.mark.parametrize("how", [KeyboardInterrupt, ValueError])
def test_whatever_ends_it_before_leaves_what_stood_there(to: Path, how: type[BaseException]) -> None:
    with pytest.raises(how), all_or_none(to, "export") as folder:
        fill_and_fail(folder, how())
    assert stands(to) == {"b.csv": b"old"}


def test_one_that_cannot_take_its_place_takes_the_others_back(to: Path) -> None:
    (to / "c.csv").mkdir()
    with pytest.raises(DocumentFault) as raised, all_or_none(to, "export") as folder:
        fill(folder, "a.csv", "b.csv", "c.csv", "d.csv")
    assert str(raised.value) == "“c.csv” is a folder; give the export another name."
    assert stands(to) == {"b.csv": b"old", "c.csv": b"a folder"}


def test_one_that_is_open_in_another_program_is_named(to: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.replace

    def replace(path: Path, target: Path) -> Path:
        if path.name == "b.csv" and path.parent == to:
            raise PermissionError(errno.EACCES, "in use")
        return real(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(DocumentFault) as raised, all_or_none(to, "export") as folder:
        fill(folder, "a.csv", "b.csv")
    assert str(raised.value) == "“b.csv” is open in another program; close it there and save the export again."
    assert stands(to) == {"b.csv": b"old"}


def test_what_cannot_be_put_back_is_kept_and_told_where(to: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.replace

    def replace(path: Path, target: Path) -> Path:
        if target == to / "b.csv":
            raise PermissionError(errno.EACCES, "in use")
        return real(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(DocumentFault) as raised, all_or_none(to, "export") as folder:
        fill(folder, "a.csv", "b.csv")
    (aside,) = to.iterdir()
    assert stands(aside / "before") == {"b.csv": b"old"}
    assert str(raised.value) == (
        f"The export was not saved, and what stood in its place could not be put back; it is in “{aside / 'before'}”."
    )


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    with pytest.raises(DocumentFault) as raised, all_or_none(gone, "export"):
        pytest.fail("there is nothing to write to")
    assert str(raised.value) == f"The folder “{gone}” is not there; choose another one for the export."


def test_a_disk_without_room_is_told(to: Path) -> None:
    with (
        pytest.raises(DocumentFault, match="The disk is full, so the export was not saved"),
        all_or_none(to, "export") as folder,
    ):
        fill_and_fail(folder, OSError(errno.ENOSPC, "No space left on device"))
    assert stands(to) == {"b.csv": b"old"}
