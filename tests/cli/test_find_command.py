from pathlib import Path

import pytest

from strengthtrack.cli import main
from strengthtrack.devices.emulator.emulator import Emulator
from strengthtrack.devices.ports import no_port
from strengthtrack.devices.ports import ports as ports_module
from strengthtrack.devices.ports.ports import Port
from strengthtrack.devices.profiles.library import Library

CABLE = Port("COM5", "FTDI cable (COM5)")
HELD = Port("COM6", "FTDI cable (COM6)", busy=True)
BLUETOOTH = Port("COM7", "Bluetooth port (COM7)", bluetooth=True)


@pytest.fixture
def plugged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ports_module, "ports", lambda: (CABLE, HELD, BLUETOOTH))


@pytest.mark.usefixtures("plugged")
def test_what_will_be_sent_is_listed_for_each_free_cable(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path), "find", "--list"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("FTDI cable (COM5)\n  ")
    assert "\n  9600 baud: listens for " in out
    assert "COM6" not in out
    assert "COM7" not in out
    assert main(["--data", str(tmp_path), "find", "--list", "COM7", "/dev/ttyS9"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Bluetooth port (COM7)\n")
    assert "\n/dev/ttyS9\n" in out


def test_no_port_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(ports_module, "ports", tuple)
    monkeypatch.setattr(no_port, "no_port_words", lambda: "Plug it in.")
    assert main(["--data", str(tmp_path), "find"]) == 1
    assert capsys.readouterr().out == "Plug it in.\n"


def test_a_dynamometer_on_a_port_is_named_with_what_it_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    mark10 = Library().profile("mark10_gcl2")
    monkeypatch.setattr(Library, "profiles", lambda _: (mark10,))
    emulator = Emulator(mark10)
    port = emulator.serve_pty()
    assert main(["--data", str(tmp_path), "find", port]) == 0
    said = capsys.readouterr()
    emulator.close()
    assert f"Answered as Mark-10 on {port} at 115200 baud: certain. " in said.out
    assert "\n  mark10_gcl2: “" in said.out
    assert f"{port}, 115200 baud (1 of " in said.err


def test_a_port_in_trouble_is_a_sentence_and_nothing_found_ends_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(tmp_path), "find", "/dev/no such port"]) == 1
    assert capsys.readouterr().out == (
        "/dev/no such port is not there; plug the dynamometer in, then search again.\n"
        "No port could be searched; do what stands beside it, then search again.\n"
    )
