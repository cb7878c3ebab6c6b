"""Where nothing answers the greeting, nobody knows where a frame begins."""

from collections.abc import Iterator
from itertools import count

import pytest

from strengthtrack.devices.framing.framers import framer_for
from strengthtrack.devices.link.greeting import Greeting
from strengthtrack.devices.link.open_port import OpenPort
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.profile import Profile


class Cable(OpenPort):
    """Brings some reads, then nothing."""

    def __init__(self, reads: Iterator[bytes]) -> None:
        self._reads = reads

    def read(self, wait_s: float = 0.1) -> bytes:
        return next(self._reads, b"")

    def write(self, data: bytes) -> None:
        pass


def first_frames(profile: Profile, reads: Iterator[bytes], after: bytes) -> list[bytes]:
    """What is read of the bytes that come after the greeting."""
    framer, seconds = framer_for(profile.framing), count(0.0, 0.05)
    Greeting(Cable(reads), profile, framer, lambda: next(seconds), lambda: False).say()
    return framer.feed(after, 100.0).whole


def test_one_that_is_asked_is_heard_out_so_that_its_first_answer_is_read(library: Library) -> None:
    sauter = library.profile("sauter_fh").in_unit("N")
    assert first_frames(sauter, iter([b"11.7", b"0"]), b"0011.70") == [b"0011.70"]


def test_one_that_should_be_quiet_and_is_not_is_joined_midway(library: Library) -> None:
    polled = library.profile("mark10_series4")
    assert first_frames(polled, iter([b"1.0 N\r\n"] * 1000), b"25.0 N\r\n125.1 N\r\n") == [b"125.1 N"]


def test_a_stream_is_joined_midway(library: Library) -> None:
    stream = library.profile("futek_usb520")
    tail, frame = stream.framing.on_wire(stream.example[0].raw)[2:], stream.framing.on_wire(stream.example[1].raw)
    assert first_frames(stream, iter([]), tail + frame) == [stream.example[1].raw]


@pytest.mark.parametrize("tail", [b"", b".4 N\r\n", b" N\r\n", b"N\r\n", b"F\r\n", b"\n"])
def test_half_a_reading_of_an_earlier_programs_stream_is_no_name(mark10: Profile, tail: bytes) -> None:
    """It would go into the trials, and into the record of its calibration."""
    reads = iter([tail + b"123.4 N\r\n", b"M5I\r\n", b"0000001\r\n"])
    seconds = count(0.0, 0.05)
    greeting = Greeting(Cable(reads), mark10, framer_for(mark10.framing), lambda: next(seconds), lambda: False)
    assert greeting.say() == "M5I 0000001"
