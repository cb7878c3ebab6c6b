import shutil
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from strengthtrack.cli import main
from strengthtrack.practice.sample import many as sample_many
from strengthtrack.records import database
from strengthtrack.records.file_names import RECORDS
from strengthtrack.records.key import key_for, no_ring
from strengthtrack.records.one_start import OneStart
from strengthtrack.records.store import Store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder of records whose key lies in a file."""
    key_for(tmp_path, no_ring)
    return tmp_path


def sample(folder: Path, patients: int) -> int:
    return main(["--data", str(folder), "sample", "--patients", str(patients)])


def names(folder: Path) -> list[str]:
    with closing(Store(database.open(folder / RECORDS, key_for(folder, no_ring).text))) as store:
        return [patient.name for patient in store.patients()]


def test_it_fills_the_folder_and_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert sample(folder, 3) == 0
    said = capsys.readouterr()
    assert said.out == f"3 sample patients are in {folder}.\n"
    assert said.err.startswith("Writing them to the disk")
    assert len(names(folder)) == 3
    assert all(name.startswith("Sample ") for name in names(folder))


def test_where_somebody_is_in_the_records_it_adds_nobody(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert sample(folder, 2) == 0
    assert sample(folder, 2) == 2
    assert capsys.readouterr().err.endswith(
        f"strengthtrack: {folder} already holds patients; name an empty folder with --data.\n"
    )
    assert len(names(folder)) == 2


@pytest.mark.parametrize("count", [0, -1, 50_001])
def test_a_number_that_cannot_be_is_said(folder: Path, capsys: pytest.CaptureFixture[str], count: int) -> None:
    assert sample(folder, count) == 2
    assert capsys.readouterr().err == f"strengthtrack: {count} sample patients cannot be made; give 1 to 50,000.\n"
    assert not (folder / RECORDS).exists()


def test_a_disk_without_room_is_said_before_anything_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=2e9))
    assert sample(folder, 20_000) == 2
    assert capsys.readouterr().err == (
        f"strengthtrack: {folder} has 2.0 GB free and so many sample patients need 2.6 GB; "
        "make room, or give fewer with --patients.\n"
    )
    assert not (folder / RECORDS).exists()


def test_records_that_a_window_has_open_are_left_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with OneStart(folder):
        assert sample(folder, 1) == 2
    assert "is already open with the records" in capsys.readouterr().err


def test_it_tells_how_far_it_is(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("strengthtrack.cli.sample.TOLD_EVERY", 50)
    assert sample(folder, 120) == 0
    assert capsys.readouterr().err.splitlines()[:2] == ["50 of 120 sample patients", "100 of 120 sample patients"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_broken_off_it_leaves_nobody_and_can_be_begun_again(folder: Path, how: signal.Signals) -> None:
    command = [sys.executable, "-m", "strengthtrack", "--data", str(folder), "sample", "--patients", "20000"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        assert process.stderr.readline() == "500 of 20,000 sample patients\n"
        process.send_signal(how)
        assert process.wait(20) == 130
        assert process.stderr.read().splitlines()[-1] == "Stopped; no sample patient was kept."
    assert names(folder) == []
    assert sample(folder, 1) == 0
    assert len(names(folder)) == 1


def test_help_says_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["sample", "--help"])
    assert "sample patients" in capsys.readouterr().out
    assert sample_many.MOST == 50_000
