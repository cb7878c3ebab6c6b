"""What is special of the gauges of Imada: two sockets, one of them with an id of their own."""

import pytest

from strengthtrack.devices.emulator.emulated_gauge import EmulatedGauge
from strengthtrack.devices.profiles.profile import Profile


def test_the_usb_socket_is_faster_and_shakes_hands(imada: Profile) -> None:
    (usb,) = imada.usb
    assert (usb.vid, usb.pid) == (0x1412, 0x0200)
    by_usb = imada.by_socket(usb.serial)
    assert (by_usb.serial.baud, by_usb.serial.flow) == (256_000, "rtscts")
    assert (imada.serial.baud, imada.serial.flow) == (19_200, "none")


@pytest.mark.parametrize(
    "asked", [b"E20.00-1.50\r", b"E99990000\r", b"OM\r", b"OC0\r", b"OC1\r", b"K\r", b"O\r", b"P\r"]
)
def test_limits_memory_units_and_modes_are_acknowledged(imada: Profile, asked: bytes) -> None:
    gauge = EmulatedGauge(imada)
    gauge.banner()
    assert gauge.hear(asked, lambda: 0.0) == b"R\r"


def test_it_is_silent_after_it_was_switched_off(imada: Profile) -> None:
    gauge = EmulatedGauge(imada)
    assert gauge.hear(b"D\rQ\rD\r", lambda: 1.0) == b"Gauge Started.\r\n+1.0NTO\r"
    assert gauge.off
