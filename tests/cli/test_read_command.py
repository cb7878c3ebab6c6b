import csv
import errno
import io
import os
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from strengthtrack.cli import main
from strengthtrack.cli.readings_file import NotWritten, ReadingsFile
from strengthtrack.devices.emulator.emulator import Emulator
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.teaching.capture import read_captured

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pty")

ROWS = [step / 10.0 for step in range(-20, 60)]


@pytest.fixture
def mark10() -> Profile:
    return Library().profile("mark10_gcl2")


@pytest.fixture
def gauge(mark10: Profile, tmp_path: Path) -> Iterator[Emulator]:
    emulator = Emulator(mark10)
    emulator.play(ROWS)
    emulator.serve_pty(tmp_path / "gauge")
    yield emulator
    emulator.close()


def read(gauge: Emulator, tmp_path: Path, *words: str) -> int:
    return main(["--data", str(tmp_path), "read", gauge.port, "--profile", "mark10_gcl2", *words])


def test_readings_go_to_a_file_that_appears_when_it_is_whole(gauge: Emulator, tmp_path: Path) -> None:
    path = tmp_path / "push.csv"
    assert read(gauge, tmp_path, "--seconds", "1.0", "--csv", str(path)) == 0
    with path.open(newline="") as file:
        assert file.readline() == "t_s,force_n,value,unit,status\n"
        rows = list(csv.reader(file))
    assert [float(row[2]) for row in rows] == ROWS
    assert [float(row[1]) for row in rows] == ROWS
    assert rows[0][0] == "0.000000"
    assert {(row[3], row[4]) for row in rows} == {("N", "ok")}
    assert not path.with_name("push.csv.part").exists()


def test_another_unit_is_given_in_newtons_too(
    tmp_path: Path, mark10: Profile, capsys: pytest.CaptureFixture[str]
) -> None:
    pounds = mark10.model_copy(update={"acquire": mark10.acquire.model_copy(update={"init": ()})})
    emulator = Emulator(pounds, source=lambda _: 100.0)
    port = emulator.serve_tcp()
    emulator._gauge.hear(b"LB\r", lambda: 0.0)
    words = ["--data", str(tmp_path), "read", port, "--profile", "mark10_gcl2", "--seconds", "0.1", "--csv", "-"]
    assert main(words) == 0
    emulator.close()
    out = capsys.readouterr()
    rows = list(csv.DictReader(io.StringIO(out.out)))
    assert (rows[0]["value"], rows[0]["unit"], rows[0]["force_n"]) == ("22.48", "lbf", "99.99602191")
    assert "readings in 0." in out.err


def test_without_a_file_it_sums_up(gauge: Emulator, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert read(gauge, tmp_path, "--seconds", "1.0") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Connected to Emulated Mark-10 0000001."
    assert lines[1].startswith("80 readings in ")
    assert lines[2:] == ["-2 to 5.9 N, compression positive; not ok: 0.", "Garbled frames: 0."]


def test_seconds_cut_at_the_reading(gauge: Emulator, tmp_path: Path) -> None:
    path = tmp_path / "push.csv"
    assert read(gauge, tmp_path, "--seconds", "0.1", "--csv", str(path)) == 0
    with path.open() as file:
        times = [float(row["t_s"]) for row in csv.DictReader(file)]
    assert 0.0 < times[-1] <= 0.1
    assert 1 < len(times) < 40


def test_a_push_shown_as_negative_can_be_turned_round(gauge: Emulator, tmp_path: Path) -> None:
    path = tmp_path / "push.csv"
    assert read(gauge, tmp_path, "--seconds", "1.0", "--csv", str(path), "--flip-sign") == 0
    with path.open() as file:
        assert [float(row["force_n"]) for row in csv.DictReader(file)] == [-row for row in ROWS]


def test_raw_bytes_can_be_kept(gauge: Emulator, tmp_path: Path) -> None:
    path = tmp_path / "raw.capture"
    assert read(gauge, tmp_path, "--seconds", "1.0", "--capture", str(path)) == 0
    captured = read_captured(path)
    assert captured.pieces[0].data.startswith(b"-2.0 N\r\n")
    assert (captured.serial.baud, captured.head.asked) == (115200, b"AOUT250\r")


def test_a_dynamometer_that_is_lost_is_a_sentence_and_what_came_is_kept(
    gauge: Emulator, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "push.csv"

    def pull() -> None:
        pause = threading.Event()
        while gauge.played < len(ROWS):
            pause.wait(0.01)
        pause.wait(0.1)
        gauge.unplug()

    puller = threading.Thread(target=pull)
    puller.start()
    assert read(gauge, tmp_path, "--csv", str(path)) == 2
    puller.join()
    assert "is gone; plug it in" in capsys.readouterr().err
    assert len(path.read_text().splitlines()) == len(ROWS) + 1


def test_sigterm_ends_it_and_keeps_what_came(gauge: Emulator, tmp_path: Path) -> None:
    path = tmp_path / "push.csv"

    def end() -> None:
        pause = threading.Event()
        while gauge.played < len(ROWS):
            pause.wait(0.01)
        pause.wait(0.1)
        os.kill(os.getpid(), signal.SIGTERM)

    ender = threading.Thread(target=end)
    ender.start()
    assert read(gauge, tmp_path, "--csv", str(path)) == 0
    ender.join()
    assert len(path.read_text().splitlines()) == len(ROWS) + 1
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["read", "/dev/ttyNOTHING", "--profile", "imada_d"], "/dev/ttyNOTHING is not there; plug the dynamometer in"),
        (
            ["read", "loop://", "--profile", "nobody"],
            "There is no profile “nobody”; choose one of futek_usb520, gauge_5501, ",
        ),
        (
            ["read", "loop://", "--profile", "imada_d", "--seconds", "0"],
            "0 seconds are no time to read; give more than 0.",
        ),
        (
            ["read", "loop://", "--profile", "imada_d", "--capture", "/nowhere/x"],
            "/nowhere/x cannot be written (No such file or directory); choose another place.",
        ),
        (["read", "", "--profile", "imada_d"], "No port is named; plug the dynamometer in, then choose its port."),
        (["read", "/dev/null", "--profile", "imada_d"], "/dev/null is no serial port; choose the port the dynamometer"),
        (
            ["read", "/", "--profile", "imada_d"],
            "/ is no serial port; choose the port the dynamometer is plugged into.",
        ),
        (
            ["read", "socket://here", "--profile", "imada_d"],
            "socket://here is no address; give it as socket://HOST:PORT, for example socket://127.0.0.1:5555.",
        ),
    ],
)
def test_a_mistake_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], sentence: str
) -> None:
    assert main(["--data", str(tmp_path), *words]) == 2
    assert capsys.readouterr().err.startswith(f"strengthtrack: {sentence}")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to try on")
def test_a_capture_that_finds_no_room_is_told_at_the_end(
    gauge: Emulator, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "push.csv"
    assert read(gauge, tmp_path, "--seconds", "1.0", "--csv", str(path), "--capture", "/dev/full") == 2
    assert "/dev/full cannot be written (No space left on device); choose another place." in capsys.readouterr().err
    assert len(path.read_text().splitlines()) == len(ROWS) + 1


def test_when_nothing_was_read_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path), "read", str(tmp_path / "none"), "--profile", "imada_d"]) == 2
    said = capsys.readouterr()
    assert said.out == "No readings. Garbled frames: 0.\n"
    assert "is not there; plug the dynamometer in" in said.err


def test_a_dynamometer_that_goes_is_not_said_to_be_looked_for(
    gauge: Emulator, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "push.csv"

    def pull() -> None:
        pause = threading.Event()
        while gauge.played < 20:
            pause.wait(0.01)
        gauge.unplug()

    puller = threading.Thread(target=pull)
    puller.start()
    assert read(gauge, tmp_path, "--csv", str(path)) == 2
    puller.join()
    assert capsys.readouterr().err.endswith("is gone; plug it in or switch it on, then read again.\n")
    assert len(path.read_text().splitlines()) > 10


def test_when_nothing_was_read_an_older_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("strengthtrack.devices.link.vigil.FIRST_WORD_S", 0.4)
    path = tmp_path / "push.csv"
    path.write_text("older")
    assert main(["--data", str(tmp_path), "read", "loop://", "--profile", "imada_d", "--csv", str(path)]) == 2
    assert path.read_text() == "older"


def test_a_folder_is_refused_before_anything_is_read(gauge: Emulator, tmp_path: Path) -> None:
    with pytest.raises(NotWritten) as fault, ReadingsFile(str(tmp_path)):
        pytest.fail("it was let in")
    assert str(fault.value) == f"{tmp_path} cannot be written (Is a directory); choose another place and read again."
    assert gauge.played == 0
    assert not tmp_path.with_name(tmp_path.name + ".part").exists()


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    held = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    with ReadingsFile(str(path)) as file:
        file.write(["1,2,3,N,ok\n"])
    assert os.read(held, 100) == b"t_s,force_n,value,unit,status\n1,2,3,N,ok\n"
    os.close(held)
    assert path.is_fifo()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to try on")
def test_a_device_that_is_full_is_not_said_to_keep_anything(tmp_path: Path) -> None:
    path = tmp_path / "full"
    path.symlink_to("/dev/full")
    with pytest.raises(NotWritten) as fault, ReadingsFile(str(path)) as file:
        file.write(["1,2,3,N,ok\n"])
    assert str(fault.value) == f"The disk is full, so {path} was not written; free some space and read again."
    assert path.is_char_device()


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "none" / "push.csv"
    with pytest.raises(NotWritten) as fault, ReadingsFile(str(path)) as file:
        file.write(["1,2,3,N,ok\n"])
    assert str(fault.value) == (
        f"{path} cannot be written (No such file or directory); choose another place and read again."
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to try on")
def test_a_full_disk_is_a_sentence_that_names_what_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "push.csv"
    path.write_text("older")
    (tmp_path / "push.csv.part").symlink_to("/dev/full")
    with pytest.raises(NotWritten) as fault, ReadingsFile(str(path)) as file:
        file.write(["1,2,3,N,ok\n"] * 100_000)
    assert str(fault.value) == (
        f"The disk is full, so {path} was not written; free some space and read again; "
        f"what came until then is in {path}.part."
    )
    assert path.read_text() == "older"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to try on")
def test_a_disk_that_is_full_only_at_the_end_is_told_too(tmp_path: Path) -> None:
    path = tmp_path / "push.csv"
    (tmp_path / "push.csv.part").symlink_to("/dev/full")
    with pytest.raises(NotWritten, match=f"The disk is full, so {path}"), ReadingsFile(str(path)) as file:
        file.write(["1,2,3,N,ok\n"])
    assert not path.exists()


def test_a_quota_is_a_full_disk(tmp_path: Path) -> None:
    fault = NotWritten(tmp_path / "a", tmp_path / "b", OSError(errno.EDQUOT, "Disk quota exceeded"))
    assert str(fault) == f"The disk is full, so {tmp_path / 'a'} was not written; free some space and read again."
