"""The emulated Imada against a client that others wrote for the real one, as it is plugged in by its USB socket."""

import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from decimal import Decimal

import dstdsv
import pytest

from strengthtrack.devices.emulator.emulator import Emulator
from strengthtrack.devices.profiles.profile import Profile

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pty")

PATIENCE_S = 2.0
"""For a busy machine; the client itself waits a tenth of a second."""
USB_SOCKET = "USB socket of DST and DSV"


class Hand:
    """What acts on the pad, in newtons."""

    force_n = 0.0


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def gauge(imada: Profile, hand: Hand) -> Iterator[dstdsv.GaugeProtocol]:
    """What the client makes of the port: 256000 baud, RTS/CTS, and the first line read."""
    with closing(Emulator(imada.by_socket(USB_SOCKET), source=lambda _: hand.force_n)) as emulator:
        device = dstdsv.GaugeUSBDevice(emulator.serve_pty())
        device.transport.timeout = PATIENCE_S
        with device as gauge:
            yield gauge


def test_the_settings_are_those_of_the_profile(imada: Profile, gauge: dstdsv.GaugeProtocol) -> None:
    serial = imada.by_socket(USB_SOCKET).serial
    assert (gauge.transport.baudrate, gauge.transport.rtscts) == (serial.baud, serial.flow == "rtscts")


def test_it_measures_with_unit_mode_and_state(gauge: dstdsv.GaugeProtocol, hand: Hand) -> None:
    hand.force_n = -18.78
    realtime, good = dstdsv.GaugeMeasureMode.Realtime, dstdsv.GaugeMeasureState.Good
    assert gauge.measure() == dstdsv.GaugeMeasure(Decimal("-18.8"), dstdsv.GaugeMeasureUnit.Newton, realtime, good)
    hand.force_n = 600.0
    assert gauge.measure().state == dstdsv.GaugeMeasureState.Overload


def test_it_zeroes(gauge: dstdsv.GaugeProtocol, hand: Hand) -> None:
    hand.force_n = 20.0
    assert gauge.measure().value == Decimal("20.0")
    gauge.zero()
    hand.force_n = 25.0
    assert gauge.measure().value == Decimal("5.0")


def test_it_changes_its_unit(gauge: dstdsv.GaugeProtocol, hand: Hand) -> None:
    hand.force_n = 100.0
    gauge.unit_set(dstdsv.GaugeMeasureUnit.Kilograms)
    assert (gauge.measure().value, gauge.measure().unit) == (Decimal("10.20"), dstdsv.GaugeMeasureUnit.Kilograms)
    gauge.unit_set(dstdsv.GaugeMeasureUnit.Newton)
    assert gauge.measure().value == Decimal("100.0")


def test_it_holds_the_peak_until_it_tracks_again(gauge: dstdsv.GaugeProtocol, hand: Hand) -> None:
    gauge.mode_set(dstdsv.GaugeMeasureMode.Peak)
    for hand.force_n in (30.0, 80.0, 10.0):
        last = gauge.measure()
    assert (last.value, last.mode) == (Decimal("80.0"), dstdsv.GaugeMeasureMode.Peak)
    gauge.mode_set(dstdsv.GaugeMeasureMode.Realtime)
    assert gauge.measure().value == Decimal("10.0")


@pytest.mark.parametrize(
    "told",
    [
        lambda gauge: gauge.limit_points_set(Decimal("1.5"), Decimal("12.25")),
        dstdsv.GaugeProtocol.store,
        dstdsv.GaugeProtocol.clear_last,
        dstdsv.GaugeProtocol.clear_all,
    ],
)
def test_it_takes_limits_and_its_memory_answers(
    gauge: dstdsv.GaugeProtocol, told: Callable[[dstdsv.GaugeProtocol], None]
) -> None:
    told(gauge)
    assert gauge.measure().value == 0


def test_what_it_does_not_know_the_client_takes_for_an_error(gauge: dstdsv.GaugeProtocol) -> None:
    with pytest.raises(dstdsv.GaugeError, match="Invalid command"):
        gauge._GaugeProtocol__req("HELLO")


def test_switched_off_it_is_silent(gauge: dstdsv.GaugeProtocol) -> None:
    gauge.power_off()
    gauge.transport.timeout = 0.1
    with pytest.raises(dstdsv.GaugeError, match="Cannot parse"):
        gauge.measure()
