"""OpenScale and the HX711 boards: what is theirs alone."""

import numpy as np
import pytest

from strengthtrack.devices.decoding.decoder import Decoder
from strengthtrack.devices.emulator.emulated_gauge import EmulatedGauge
from strengthtrack.devices.finding.harmless import orders
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.readings import Garbled, Readings

BOARDS = ("sparkfun_openscale", "hx711_force", "hx711_n", "hx711_d2")


def read(profile: Profile, *frames: bytes, read_at_s: float = float("nan")) -> list[Readings | Garbled]:
    fitting = profile.in_unit("N") if profile.unit.source == "ask" else profile
    return Decoder(fitting).decode(frames, np.arange(float(len(frames))), read_at_s)


def test_nothing_that_is_sent_to_openscale_holds_the_letter_that_opens_its_menu(library: Library) -> None:
    openscale = library.profile("sparkfun_openscale")
    assert not [order for order in orders(openscale) if order]
    assert not [probe for probe in openscale.probe if probe.send]


@pytest.mark.parametrize("id_", BOARDS)
def test_what_a_board_says_when_it_starts_is_passed_over(library: Library, id_: str) -> None:
    profile = library.profile(id_)
    lines = EmulatedGauge(profile).banner().replace(b"\r", b"").split(b"\n")[:-1]
    assert read(profile, *lines) == []


def test_openscale_is_stamped_by_its_own_milliseconds_where_it_sends_them(library: Library) -> None:
    openscale = library.profile("sparkfun_openscale")
    (timed,) = read(openscale, b"1000,1.00,lbs,", b"1200,2.00,lbs,", read_at_s=50.0)
    (bare,) = read(openscale, b"1.00,lbs,", b"2.00,lbs,", read_at_s=50.0)
    assert isinstance(timed, Readings)
    assert isinstance(bare, Readings)
    assert timed.t_s.tolist() == pytest.approx([49.8, 50.0])
    assert bare.t_s.tolist() == [0.0, 1.0]


def test_openscale_in_its_menu_says_so(library: Library) -> None:
    (event,) = read(library.profile("sparkfun_openscale"), b"System Configuration")
    assert isinstance(event, Garbled)
    assert event.why.startswith("It shows its menu and sends no readings; leave the menu")


@pytest.mark.parametrize("command", [b"RESET\n", b"reset\r\n"])
def test_a_force_board_takes_its_zero_and_says_so(library: Library, command: bytes) -> None:
    board = library.profile("hx711_force")
    gauge = EmulatedGauge(board)
    gauge.banner()
    assert gauge.frame(20.0) == b"Force: 20.0\r\n"
    said = gauge.hear(command, lambda: 0.0)
    assert said == b"Resetting the tare\r\nDone\r\n"
    assert gauge.frame(25.0) == b"Force: 5.0\r\n"
    assert read(board, *said.split(b"\r\n")[:-1]) == []
    assert board.commands["zero"].send == b"RESET\n"


def test_a_force_board_tells_its_sensor_and_its_factor_and_is_silent_to_the_rest(library: Library) -> None:
    gauge = EmulatedGauge(library.profile("hx711_force"))
    gauge.banner()
    assert gauge.hear(b"GET_SENSOR\n", lambda: 0.0) == b"Current sensor number: 0\r\n"
    assert gauge.hear(b"GET_SCALE\n", lambda: 0.0) == b"Current scale factor: 2457.30\r\n"
    assert gauge.hear(b"HELLO\n", lambda: 0.0) == b""


def test_d2_lines_tell_what_was_lost_and_when_they_were(library: Library) -> None:
    board = library.profile("hx711_d2")
    frames = (b"D2,7,1000000,-842133,1.500000,0", b"D2,10,1032258,-842133,2.500000,1")
    (readings,) = read(board, *frames, read_at_s=9.0)
    assert isinstance(readings, Readings)
    assert (readings.value.tolist(), readings.dropped, readings.status) == ([1.5, 2.5], 2, ("ok", "ok"))
    assert np.diff(readings.t_s).tolist() == pytest.approx([0.032258])


def test_the_microseconds_of_d2_may_turn_over(library: Library) -> None:
    board = library.profile("hx711_d2")
    (readings,) = read(board, b"D2,1,4294960000,1,1.0,0", b"D2,2,2704,1,1.0,0", read_at_s=9.0)
    assert isinstance(readings, Readings)
    assert np.diff(readings.t_s).tolist() == pytest.approx([0.01])


@pytest.mark.parametrize("status", range(8))
def test_the_bit_of_an_invalid_factor_alone_makes_a_d2_line_no_reading(library: Library, status: int) -> None:
    (event,) = read(library.profile("hx711_d2"), b"D2,1,2,3,4.0,%d" % status)
    assert isinstance(event, Readings) is (status < 4)
    if isinstance(event, Garbled):
        assert event.why == "Its calibration factor is not valid; set it in the board's firmware."


def test_the_older_lines_of_the_d2_board_say_what_to_do(library: Library) -> None:
    (event,) = read(library.profile("hx711_d2"), b"D,42,1234567,12.34")
    assert isinstance(event, Garbled)
    assert event.why == "It speaks the older form of this protocol; bring its firmware up to payload schema 2."
