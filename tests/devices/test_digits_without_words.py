"""Lutron's 16 digits, ZP-50's endless ones, the half bytes of 55 01, and a number a line."""

import pytest

from strengthtrack.devices.emulator.emulated_gauge import EmulatedGauge
from strengthtrack.devices.framing.framers import framer_for
from strengthtrack.devices.link.stream import ReadingStream
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.readings import Garbled, Readings


def values(profile: Profile, *reads: bytes) -> list[float]:
    return [float(value) for event in events(profile, *reads) if isinstance(event, Readings) for value in event.value]


def events(profile: Profile, *reads: bytes) -> list[Readings | Garbled]:
    fitting = profile.in_unit("N") if profile.unit.source == "ask" else profile
    stream = ReadingStream(fitting, 0.0, framer_for(profile.framing))
    return [event for at, read in enumerate(reads, start=1) for event in stream.feed(read, float(at))]


def played(profile: Profile, *forces_n: float) -> bytes:
    gauge = EmulatedGauge(profile)
    return b"".join(gauge.frame(force_n) for force_n in forces_n)


def test_lutron_frames_are_as_its_manual_lays_them_out(library: Library) -> None:
    gauge = EmulatedGauge(library.profile("lutron_16"))
    assert gauge.frame(12.3) == b"\x0241590100000123\r"
    assert gauge.frame(-12.3) == b"\x0241591100000123\r"
    gauge.unit = "gf"
    assert gauge.frame(12.102) == b"\x0241570000001235\r"


def test_the_lower_line_of_a_lutron_is_passed_over_and_the_older_form_named(library: Library) -> None:
    lutron = library.profile("lutron_16")
    assert events(lutron, b"\x0242590200001234\r") == []
    (event,) = events(lutron, b"\x0201590200001234\r")
    assert isinstance(event, Garbled)
    assert event.why.startswith("It sends an older form of 16 digits, which this profile cannot read; have it taught")


def test_zp50_reads_nothing_before_the_first_minus_and_everything_after(library: Library) -> None:
    zp50 = library.profile("zp50")
    assert values(zp50, played(zp50, 1.0, 2.0, 3.0)) == []
    assert values(zp50, played(zp50, 1.0, -2.0, 12.3, 0.0)) == [-2.0, 12.3, 0.0]


@pytest.mark.parametrize("lost", range(6, 24))
def test_a_lost_character_of_zp50_spoils_no_more_than_the_number_it_was_of(library: Library, lost: int) -> None:
    zp50 = library.profile("zp50")
    forces = (-1.0, 12.3, 23.4, 34.5, 45.6, -2.0, 56.7)
    wire = played(zp50, *forces)
    read = values(zp50, wire[:lost] + wire[lost + 1 :])
    assert read[0] == -1.0
    assert read[-2:] == [-2.0, 56.7]
    assert len(set(read) - set(forces)) <= 1


def test_the_half_bytes_of_55_01_count_thousandths_of_a_newton(library: Library) -> None:
    gauge = library.profile("gauge_5501")
    assert played(gauge, -0.414, 0.0) == b"U\x01-0019>U\x01+00000"
    assert values(gauge, b"U\x01-0019", b">U\x01", b"+00000") == [-0.414, 0.0]


def test_the_55_01_gauge_is_silent_until_it_hears_e(library: Library) -> None:
    profile = library.profile("gauge_5501")
    gauge = EmulatedGauge(profile)
    assert (gauge.hear(b"?", lambda: 1.0), gauge.stream_hz) == (b"", 0.0)
    assert (gauge.hear(profile.acquire.start, lambda: 1.0), gauge.stream_hz) == (b"", 30.0)
    assert (profile.serial.dtr, profile.serial.rts) == (False, True)


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n"])
def test_a_number_a_line_is_read_whatever_ends_the_line(library: Library, end: bytes) -> None:
    lines = [b"12.5", b"-0,5", b"+  7", b" - 3.25 "]
    assert values(library.profile("number_per_line"), end.join([*lines, b""])) == [12.5, -0.5, 7.0, -3.25]


def test_a_word_after_the_number_is_not_passed_over(library: Library) -> None:
    (event,) = events(library.profile("number_per_line"), b"12.5 kg\r\n")
    assert isinstance(event, Garbled)
    assert event.why.startswith("It sends a word after each number, which may be its unit; have it taught")
