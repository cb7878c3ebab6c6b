import csv
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from strengthtrack.cli import main
from strengthtrack.devices.emulator.fault_kinds import KINDS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pty")

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Run `strengthtrack emulate` as its own process; it is ended and must have ended well."""
    with ExitStack() as stack:

        def run(*words: str) -> "subprocess.Popen[str]":
            command = [sys.executable, "-m", "strengthtrack", "--data", str(tmp_path), "emulate", *words]
            process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
            stack.enter_context(process)
            stack.callback(process.kill)
            return process

        yield run


def port_of(process: "subprocess.Popen[str]") -> str:
    assert process.stdout
    return process.stdout.readline().rstrip("\n")


def read(port: str, profile: str, tmp_path: Path, seconds: float) -> list[dict[str, str]]:
    path = tmp_path / "out.csv"
    words = ["read", port, "--profile", profile, "--seconds", str(seconds), "--csv", str(path)]
    assert main(["--data", str(tmp_path), *words]) == 0
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "push.csv"
    path.write_text("t_s,force\n" + "".join(f"{step / 100},{step / 10}\n" for step in range(100)))
    return path


def test_a_recording_goes_from_a_file_over_a_pty_to_a_file(start: Start, table: Path, tmp_path: Path) -> None:
    link = tmp_path / "gauge"
    words = ["--play", str(table), "--column", "force", "--unit", "kgf", "--rate", "100"]
    process = start("mark10_gcl2", "--pty", str(link), *words)
    assert port_of(process) == str(link)
    rows = read(str(link), "mark10_gcl2", tmp_path, 2.0)
    assert [float(row["force_n"]) for row in rows] == [round(step * 0.980665, 1) for step in range(100)]
    assert 0.9 < float(rows[-1]["t_s"]) < 2.0
    process.send_signal(signal.SIGTERM)
    assert process.wait(5.0) == 0
    assert not link.is_symlink()


def test_without_a_recording_somebody_pushes_on_tcp(start: Start, tmp_path: Path) -> None:
    process = start("imada_d", "--listen", "127.0.0.1:0")
    port = port_of(process)
    assert port.startswith("socket://127.0.0.1:")
    assert len(read(port, "imada_d", tmp_path, 0.5)) > 20
    process.send_signal(signal.SIGINT)
    assert process.wait(5.0) == 0


def test_it_is_unplugged_and_comes_back_under_the_same_name(start: Start, tmp_path: Path) -> None:
    link, pause = tmp_path / "gauge", threading.Event()
    process = start("imada_d", "--pty", str(link), "--fault", "unplug@0.2+0.2", "--fault", "overload")
    assert port_of(process) == str(link)
    for there in (False, True):
        given_up_s = time.monotonic() + 10.0
        while link.exists() is not there:
            assert time.monotonic() < given_up_s
            pause.wait(0.01)
    rows = read(str(link), "imada_d", tmp_path, 0.3)
    assert {row["status"] for row in rows} == {"overload"}
    process.send_signal(signal.SIGTERM)
    assert process.wait(5.0) == 0


def test_its_help_names_every_fault(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["emulate", "--help"])
    said = capsys.readouterr().out
    assert all(f"\n  {name} " in said for name in KINDS)
    assert "--fault noise=50@10+5 is noise of 50 bytes a second from 10 s on, for 5 s." in said


def test_a_pty_needs_no_name(start: Start) -> None:
    assert port_of(start("imada_d", "--pty")).startswith("/dev/")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["nobody", "--pty"], "There is no profile “nobody”; choose one of futek_usb520, gauge_5501, "),
        (["imada_d", "--listen", "5555"], "“5555” is no HOST:PORT; give for example 127.0.0.1:5555."),
        (["imada_d", "--listen", "127.0.0.1:99999"], "“127.0.0.1:99999” is no HOST:PORT; give for example"),
        (["imada_d", "--pty", "--play", "x.csv", "--unit", "N"], "Give --column with --play. Give --rate with --play."),
        (
            ["imada_d", "--pty", "--play", "x.csv", "--column", "f", "--unit", "N", "--rate", "0"],
            "A rate of 0 Hz cannot be right; give the rows per second.",
        ),
        (
            ["imada_d", "--pty", "--play", "x.csv", "--column", "f", "--unit", "stone", "--rate", "9"],
            "The unit “stone” is not known; set the dynamometer to one of N,",
        ),
        (
            ["imada_d", "--pty", "--play", "x.csv", "--column", "f", "--unit", "N", "--rate", "9"],
            "There is no file x.csv; check its name and folder.",
        ),
        (["imada_d", "--pty", "--fault", "hum"], "There is no fault “hum”; choose one of halves, glue, noise,"),
        (
            ["imada_d", "--pty", "--fault", "noise", "--fault", "drop=x"],
            "The fault drop needs a number of percent over",
        ),
        (["imada_d", "--pty", "--fault", "unstable"], "The Imada has no way to say unstable; leave that fault out."),
        (
            ["imada_d", "--listen", "192.0.2.1:80"],
            "Nothing can listen at 192.0.2.1:80 (Cannot assign requested address);",
        ),
    ],
)
def test_a_mistake_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], sentence: str
) -> None:
    assert main(["--data", str(tmp_path), "emulate", *words]) == 2
    assert capsys.readouterr().err.startswith(f"strengthtrack: {sentence}")


def test_a_table_without_a_row_has_nothing_to_play(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "empty.csv"
    table.write_text("force\n")
    words = ["imada_d", "--pty", "--play", str(table), "--column", "force", "--unit", "N", "--rate", "9"]
    assert main(["--data", str(tmp_path), "emulate", *words]) == 2
    assert capsys.readouterr().err == (
        f"strengthtrack: {table} has no row under its column names, so there is nothing to play; give another file.\n"
    )
