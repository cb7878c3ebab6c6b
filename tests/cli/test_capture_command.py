import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from link_listener import Listener
from strengthtrack.cli import main
from strengthtrack.cli.capture_file import capture_file
from strengthtrack.devices.emulator.emulator import Emulator
from strengthtrack.devices.link.link import Link
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.teaching.capture import Captured, Piece, read_captured
from strengthtrack.devices.teaching.handling import AT_REST, Handling, Kind
from strengthtrack.devices.teaching.writing import save_captured
from strengthtrack.errors import DeviceFault

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pty")

Heard = pytest.CaptureFixture[str]


@pytest.fixture
def imada() -> Iterator[str]:
    emulator = Emulator(Library().profile("imada_d"), lambda _: 12.5)
    yield emulator.serve_pty()
    emulator.close()


def test_what_a_dynamometer_answers_is_written_down(imada: str, tmp_path: Path, capsys: Heard) -> None:
    path = tmp_path / "x.capture"
    words = ["--baud", "19200", "--ask", r"D\r", "--every", "0.01", "--done", "push 12.5 N", "--note", "the grey one"]
    assert main(["capture", imada, str(path), "--seconds", "0.3", *words]) == 0
    captured = read_captured(path)
    assert (captured.serial.baud, captured.head.asked, captured.head.every_s) == (19200, b"D\r", 0.01)
    assert captured.head.note == "the grey one"
    (piece,) = captured.pieces
    assert piece.handling == Handling(Kind.PUSH, 12.5)
    assert piece.data.count(b"+12.5NTO\r") >= 3
    err = capsys.readouterr().err
    assert f"Listening to {imada} at 19200 baud; Ctrl+C ends it." in err
    assert f"bytes in {len(piece.reads)} reads are in {path}." in err
    assert [one.name for one in tmp_path.iterdir()] == ["x.capture"]


def test_a_silent_port_says_what_to_try_next(imada: str, tmp_path: Path, capsys: Heard) -> None:
    # nothing is asked, and after its greeting this one speaks only when it is
    path = tmp_path / "x.capture"
    assert main(["capture", imada, str(path), "--seconds", "0.05", "--baud", "19200"]) == 0
    assert read_captured(path).pieces == () or b"Gauge" in read_captured(path).pieces[0].data
    assert "reads are in" in capsys.readouterr().err


def test_a_port_that_is_not_there_leaves_no_file(tmp_path: Path, capsys: Heard) -> None:
    assert main(["capture", "/dev/nowhere9", str(tmp_path / "x.capture")]) == 2
    assert "then choose its port again" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--baud", "7"], "7 is no baud rate; give 300 to 4000000."),
        (["--seconds", "0"], "0 seconds cannot be captured; give up to 3600."),
        (["--every", "1"], "--every goes with --ask; say what is to be asked."),
        (["--ask", "?", "--every", "0.001"], "It cannot be asked every 0.001 s; give 0.01 to 3600, or 0 for once."),
        (["--ask", "hex 3G"], "“3G” is no row of bytes in hexadecimal; write them as 3F 0D."),
        (["--done", "jump"], "“jump” is no rest, push or pull; give for example push 50 N."),
    ],
)
def test_what_cannot_be_asked_for_is_one_sentence(
    tmp_path: Path, capsys: Heard, words: list[str], sentence: str
) -> None:
    assert main(["capture", "loop://", str(tmp_path / "x"), *words]) == 2
    assert capsys.readouterr().err == f"strengthtrack: {sentence}\n"
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_one_sentence(tmp_path: Path, capsys: Heard) -> None:
    assert main(["capture", "loop://", str(tmp_path / "no" / "x"), "--seconds", "0.1"]) == 2
    assert "x cannot be written (No such file or directory); choose another place." in capsys.readouterr().err


def test_ctrl_c_keeps_what_came(tmp_path: Path) -> None:
    path = tmp_path / "x.capture"
    with suppress(KeyboardInterrupt), capture_file(path) as heard:
        heard(5.0, b"1.5\r")
        raise KeyboardInterrupt
    assert read_captured(path).pieces[0].data == b"1.5\r"
    with pytest.raises(DeviceFault), capture_file(path) as heard:
        raise DeviceFault("it is gone")
    assert read_captured(path).pieces[0].data == b"1.5\r"


def test_a_capture_is_played_until_it_is_told_to_end(tmp_path: Path, capsys: Heard) -> None:
    path = tmp_path / "x.capture"
    save_captured(path, Captured(pieces=(Piece(AT_REST, tuple((at / 10, b"1.5\r\n") for at in range(9))),)))
    gauge = tmp_path / "gauge"
    listener = Listener()
    profile = Library().profile("number_per_line").in_unit("N")

    def read() -> None:
        pause = threading.Event()
        while not gauge.exists():
            pause.wait(0.01)
        link = Link(str(gauge), profile, listener.put)
        link.start()
        listener.wait_for(lambda heard: len(heard.values) >= 5)
        link.close()
        os.kill(os.getpid(), signal.SIGTERM)

    reader = threading.Thread(target=read)
    reader.start()
    assert main(["replay", str(path), "--pty", str(gauge), "--speed", "50", "--loop"]) == 0
    reader.join()
    assert set(listener.values) == {1.5}
    assert capsys.readouterr().out == f"{gauge}\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--speed", "0"], "0 times as fast cannot be; give up to 1000."),
        (["--listen", "nowhere"], "“nowhere” is no HOST:PORT; give for example 127.0.0.1:5555."),
    ],
)
def test_what_cannot_be_played_is_one_sentence(tmp_path: Path, capsys: Heard, words: list[str], sentence: str) -> None:
    path = tmp_path / "x.capture"
    path.write_text("0.0\t31\n")
    assert main(["replay", str(path), *words]) == 2
    assert capsys.readouterr().err == f"strengthtrack: {sentence}\n"
