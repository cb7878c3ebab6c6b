from collections.abc import Callable
from pathlib import Path

import pytest
import serial

from strengthtrack.devices.emulator.wires import PtyWire
from strengthtrack.devices.ports.latency import lower_latency


class StandIn:
    """A port of pyserial's that takes the flag, or refuses it as a system does."""

    port = "/dev/ttyUSB0"

    def __init__(self, refusal: Exception | None = None, driver: Callable[[], object] = lambda: None) -> None:
        self._refusal, self._driver = refusal, driver

    def set_low_latency_mode(self, on: bool) -> None:
        assert on
        if self._refusal:
            raise self._refusal
        self._driver()


@pytest.fixture
def timer(tmp_path: Path) -> Path:
    made = tmp_path / "ttyUSB0" / "latency_timer"
    made.parent.mkdir()
    made.write_text("16\n")
    return made


def test_the_driver_lowers_it_itself(timer: Path, tmp_path: Path) -> None:
    assert lower_latency(StandIn(driver=lambda: timer.write_text("1\n")), tmp_path)


def test_where_the_driver_refuses_the_timer_is_set(timer: Path, tmp_path: Path) -> None:
    assert lower_latency(StandIn(ValueError("Failed to update ASYNC_LOW_LATENCY flag")), tmp_path)
    assert timer.read_text() == "1"


def test_a_timer_that_one_may_not_set_stays_and_nothing_fails(
    timer: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "write_text", _refused)
    assert not lower_latency(StandIn(PermissionError("no")), tmp_path)
    assert timer.read_text() == "16\n"


@pytest.mark.parametrize("refusal", [ValueError(), OSError(), NotImplementedError()])
def test_another_system_or_cable_goes_on_as_it_is(refusal: Exception, tmp_path: Path) -> None:
    assert not lower_latency(StandIn(refusal), tmp_path)
    assert lower_latency(StandIn(), tmp_path), "a driver without a timer that took the flag"
    assert not lower_latency(object(), tmp_path)


def test_a_pty_has_none(tmp_path: Path) -> None:
    wire = PtyWire()
    with serial.Serial(wire.port) as port:
        assert not lower_latency(port)
    wire.close()


def _refused(*_: object) -> None:
    raise PermissionError
