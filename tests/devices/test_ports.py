import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from strengthtrack.devices.ports.ports import Port, ports


def info(device: str, **known: object) -> SimpleNamespace:
    blank = {"hwid": "n/a", "description": "n/a", "manufacturer": None, "product": None, "vid": None}
    return SimpleNamespace(device=device, **{**blank, **known})


def only(**known: object) -> Port:
    (port,) = ports(lambda: [info(**known)])  # type: ignore[arg-type]
    return port


def test_a_usb_adapter_is_called_by_its_maker() -> None:
    port = only(device="COM5", hwid="USB VID:PID=0403:6001", description="USB Serial Port (COM5)", vid=0x0403)
    assert port == Port("COM5", "FTDI USB Serial Port (COM5)")


def test_a_port_that_says_nothing_of_itself_is_a_serial_port() -> None:
    assert only(device="COM1").words == "Serial port (COM1)"
    assert only(device="COM1", vid=0x9999).words == "USB port (COM1)"


@pytest.mark.parametrize(
    "known",
    [
        {"device": "COM7", "hwid": "BTHENUM\\{00001101}", "description": "Standard Serial over Bluetooth link (COM7)"},
        {"device": "/dev/rfcomm0"},
        {"device": "/dev/cu.Bluetooth-Incoming-Port"},
    ],
)
def test_bluetooth_is_marked_and_comes_last(known: dict[str, object]) -> None:
    first, last = ports(lambda: [info(**known), info("COM9")])  # type: ignore[arg-type]
    assert (first.bluetooth, last.bluetooth) == (False, True)
    assert last.words == f"Bluetooth port ({known['device']})"
    assert last.advice


def test_windows_says_which_of_two_bluetooth_ports(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert only(device="COM7", hwid="BTHENUM").advice == (
        "Bluetooth makes two COM ports; choose the outgoing one, with the dynamometer switched on."
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such group")
def test_a_port_one_may_not_open_says_how(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = tmp_path / "ttyUSB0"
    closed.touch()
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert "add yourself to the group dialout" in only(device=str(closed)).advice


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lists its locks")
def test_a_port_that_is_held_is_busy(tmp_path: Path) -> None:
    import fcntl

    held = tmp_path / "ttyUSB0"
    with held.open("w") as file:
        assert not only(device=str(held)).busy
        fcntl.flock(file, fcntl.LOCK_EX)
        assert only(device=str(held)).busy


def test_this_computer_can_be_asked() -> None:
    assert all(port.url and port.words for port in ports())
