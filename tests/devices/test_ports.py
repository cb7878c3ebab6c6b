import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from strengthtrack.devices.ports import ports as ports_module
from strengthtrack.devices.ports.holders import holder
from strengthtrack.devices.ports.ports import Port, ports

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux lists its locks")

FTDI = {"vid": 0x0403, "pid": 0x6001}
CH340 = {"vid": 0x1A86, "pid": 0x7523}


def info(device: str, **known: object) -> SimpleNamespace:
    blank = {"hwid": "n/a", "description": "n/a"}
    none = dict.fromkeys(("manufacturer", "product", "vid", "pid", "serial_number", "location"))
    return SimpleNamespace(device=device, **{**blank, **none, **known})


def listed(*infos: SimpleNamespace) -> tuple[Port, ...]:
    return ports(lambda: list(infos))


def only(device: str, **known: object) -> Port:
    (port,) = listed(info(device, **known))
    return port


def words(*infos: SimpleNamespace) -> list[str]:
    return [port.words for port in listed(*infos)]


@pytest.mark.parametrize(
    ("known", "name"),
    [
        ({**FTDI, "description": "USB Serial Port (COM4)", "manufacturer": "FTDI"}, "FTDI cable"),
        ({**FTDI, "product": "FT232R USB UART"}, "FTDI cable"),
        ({**FTDI, "product": "DI-1000U"}, "DI-1000U, FTDI cable"),
        ({"vid": 0x10C4, "pid": 0xEA60, "product": "CP2102 USB to UART Bridge Controller"}, "CP210x cable"),
        ({**CH340, "product": "USB2.0-Serial"}, "CH340 cable"),
        ({"vid": 0x067B, "pid": 0x2303, "product": "USB-Serial Controller"}, "PL2303 cable"),
        ({"vid": 0x2341, "pid": 0x0043, "manufacturer": "Arduino (www.arduino.cc)"}, "Arduino board"),
        ({"vid": 0x2341, "pid": 0x8036, "product": "Arduino Leonardo"}, "Arduino Leonardo"),
        ({"vid": 0x1412, "pid": 0x0200, "product": "FT-X USB"}, "Imada DST or DSV, its own USB"),
        ({"vid": 0x9999, "pid": 1, "manufacturer": "Somebody", "product": "Gauge 7"}, "Somebody Gauge 7"),
        ({"vid": 0x9999, "pid": 1}, "USB port"),
        ({}, "Serial port"),
    ],
)
def test_a_port_is_called_by_what_a_person_sees(known: dict[str, object], name: str) -> None:
    assert only("COM4", **known).words == f"{name} (COM4)"


def test_of_two_alike_cables_each_is_told_by_its_serial_number_or_its_socket() -> None:
    assert words(
        info("COM4", **FTDI, serial_number="A10K"),
        info("COM7", **FTDI, serial_number="B22Z"),
        info("COM8", **CH340, location="1-2"),
        info("COM9", **CH340, location="1-4"),
    ) == [
        "FTDI cable, serial A10K (COM4)",
        "FTDI cable, serial B22Z (COM7)",
        "CH340 cable, USB socket 1-2 (COM8)",
        "CH340 cable, USB socket 1-4 (COM9)",
    ]


def test_one_cable_alone_needs_no_serial_number_in_its_name() -> None:
    port = only("COM4", **FTDI, serial_number="A10K", location="1-2")
    assert (port.words, port.serial_number, port.location) == ("FTDI cable (COM4)", "A10K", "1-2")


def test_a_cable_is_the_same_under_another_port_and_not_another_of_its_kind() -> None:
    before = only("COM4", **FTDI, serial_number="A10K", location="1-2")
    assert only("COM9", **FTDI, serial_number="A10K", location="1-4").identity == before.identity
    assert only("COM4", **FTDI, serial_number="B22Z", location="1-2").identity != before.identity
    assert only("COM4", **CH340, location="1-2").identity == only("COM9", **CH340, location="1-2").identity
    assert only("COM4", **CH340, location="1-2").identity != only("COM4", **CH340, location="1-4").identity
    assert only("COM4", **CH340).identity != only("COM5", **CH340).identity
    assert only("COM1").identity == "COM1"


@pytest.mark.parametrize(
    "known",
    [
        {"device": "COM7", "hwid": "BTHENUM\\{00001101}", "description": "Standard Serial over Bluetooth link (COM7)"},
        {"device": "/dev/rfcomm0"},
        {"device": "/dev/cu.Bluetooth-Incoming-Port"},
    ],
)
def test_bluetooth_is_marked_and_comes_last(known: dict[str, str]) -> None:
    first, last = listed(info(**known), info("COM9"))
    assert (first.bluetooth, last.bluetooth) == (False, True)
    assert last.words == f"Bluetooth port ({known['device']})"
    assert last.advice


def test_dynamometers_come_first_then_cables_then_boards_and_numbers_count_as_numbers() -> None:
    found = listed(
        info("COM1"),
        info("COM12", **FTDI),
        info("COM3", vid=0x2341, pid=0x43),
        info("COM4", **CH340),
        info("COM20", vid=0x1412, pid=0x0200),
    )
    assert [port.url for port in found] == ["COM20", "COM4", "COM12", "COM3", "COM1"]


def test_on_a_mac_the_port_that_dials_out_is_offered_and_not_its_twin() -> None:
    found = listed(info("/dev/tty.usbserial-A10K"), info("/dev/cu.usbserial-A10K"), info("/dev/tty.alone"))
    assert sorted(port.url for port in found) == ["/dev/cu.usbserial-A10K", "/dev/tty.alone"]


def test_windows_says_which_of_two_bluetooth_ports(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert only("COM7", hwid="BTHENUM").advice == (
        "Bluetooth makes two COM ports; choose the outgoing one, with the dynamometer switched on."
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such group")
def test_a_port_one_may_not_open_says_how(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = tmp_path / "ttyUSB0"
    closed.touch()
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert only(str(closed)).advice.startswith(f"You may not open {closed}; add yourself to the group ")


@on_linux
def test_a_port_that_is_held_is_busy_and_says_by_whom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    held = tmp_path / "ttyUSB0"
    with held.open("w") as file:
        assert not only(str(held)).busy
        fcntl.flock(file, fcntl.LOCK_EX)
        assert (only(str(held)).busy, only(str(held)).held_by) == (True, "this app")
        monkeypatch.setattr(os, "getpid", lambda: -1)
        assert holder(str(held)).startswith("python") or holder(str(held)) == "pytest"


def test_a_terminal_program_that_left_its_number_holds_the_port(tmp_path: Path) -> None:
    proc, lock_files = tmp_path / "proc", tmp_path / "lock"
    (proc / "4711").mkdir(parents=True)
    (proc / "4711" / "comm").write_text("minicom\n")
    lock_files.mkdir()
    (lock_files / "LCK..ttyUSB0").write_text("      4711\n")
    (lock_files / "LCK..ttyUSB1").write_text("      4712\n")
    assert holder("/dev/ttyUSB0", proc, lock_files) == "minicom"
    assert holder("/dev/ttyUSB1", proc, lock_files) == "", "that program has ended"
    (proc / "4711" / "comm").unlink()
    assert holder("/dev/ttyUSB0", proc, lock_files) == "another program"


def test_this_computer_can_be_asked() -> None:
    assert all(port.url and port.words for port in ports_module.ports())
