import sys
from pathlib import Path

import pytest

from strengthtrack.devices.ports.no_port import NO_PORT, cables_without_port, no_port_words


def plugged(devices: Path, socket: str, vid: str, pid: str, tty: str = "") -> None:
    interface = devices / socket / f"{socket}:1.0"
    interface.mkdir(parents=True)
    (devices / socket / "idVendor").write_text(f"{vid}\n")
    (devices / socket / "idProduct").write_text(f"{pid}\n")
    if tty:
        (interface / tty).mkdir(parents=True)


def test_a_cable_that_lost_its_port_is_named_with_what_takes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    plugged(tmp_path, "1-1", "1a86", "7523")
    plugged(tmp_path, "1-2", "0403", "6001", "ttyUSB0")
    plugged(tmp_path, "1-3", "2341", "0043", "tty/ttyACM0")
    plugged(tmp_path, "1-4", "046d", "c31c")
    assert cables_without_port(tmp_path) == ("CH340 cable",)
    assert no_port_words(tmp_path) == (
        "A CH340 cable is plugged in but has no port; a screen reader for braille often takes it: if nobody here uses "
        "one, remove it (sudo apt remove brltty), unplug the cable and plug it in again."
    )
    plugged(tmp_path, "1-0", "0403", "6001")
    assert no_port_words(tmp_path).startswith("An FTDI cable is plugged in")


@pytest.mark.parametrize(("platform", "words"), [("linux", NO_PORT), ("darwin", NO_PORT), ("win32", "CH340: WCH")])
def test_without_a_port_each_system_says_what_to_try(
    platform: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert words in no_port_words(tmp_path / "no such folder")
