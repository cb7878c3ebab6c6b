"""Sauter FH and the Shimpo gauges: dialogues as their sheets print them."""

import numpy as np
import pytest

from strengthtrack.devices.decoding.decoder import Decoder
from strengthtrack.devices.emulator.emulated_gauge import EmulatedGauge
from strengthtrack.devices.framing.framers import framer_for
from strengthtrack.devices.link.stream import ReadingStream
from strengthtrack.devices.link.timing import Stamps
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.readings import Garbled, Readings


@pytest.fixture(scope="module")
def fh(library: Library) -> Profile:
    return library.profile("sauter_fh")


@pytest.fixture(scope="module")
def fg7000t(library: Library) -> Profile:
    return library.profile("shimpo_fg7000t")


def asked(gauge: EmulatedGauge, command: str | bytes, force_n: float = 0.0) -> bytes:
    """What comes back, also to a command that might have gone on."""
    data = command.encode() if isinstance(command, str) else command
    return gauge.hear(data, lambda: force_n) + gauge.paused(lambda: force_n)


def test_the_fh_answers_one_digit_with_seven_characters_and_nothing_after_them(fh: Profile) -> None:
    gauge = EmulatedGauge(fh)
    assert asked(gauge, "9", 11.70) == b"0011.70"
    assert asked(gauge, "9", -21.15) == b"1021.15"
    assert asked(gauge, "99", 3.0) == b"0003.000003.00"


def test_the_fh_changes_its_unit_and_its_mode_without_a_word(fh: Profile) -> None:
    gauge = EmulatedGauge(fh)
    assert asked(gauge, "3") == b""
    assert asked(gauge, "9", -5.0) == b"100.005"
    assert asked(gauge, "9", 5.0) == b"000.005"
    assert asked(gauge, "7") == b""
    asked(gauge, "9", 40.0)
    assert asked(gauge, "9", 1.0) == b"000.040"
    assert asked(gauge, "69", 1.0) == b"000.001"


def test_the_fh_is_zeroed_by_2_and_silent_to_what_it_does_not_know(fh: Profile) -> None:
    gauge = EmulatedGauge(fh)
    asked(gauge, "9", 20.0)
    assert asked(gauge, fh.commands["zero"].send) == b""
    assert asked(gauge, "9", 25.0) == b"0005.00"
    assert asked(gauge, "x9\r", 25.0) == b"0005.00"


def test_half_an_answer_of_the_fh_is_dropped_at_the_next_pause(fh: Profile) -> None:
    framer = framer_for(fh.framing)
    assert framer.feed(b"0011", 1.0).whole == []
    after = framer.feed(b"0012.50", 1.3)
    assert (after.whole, after.broken) == ([b"0012.50"], 1)


def test_a_push_at_the_fh_is_positive_though_it_calls_it_minus(fh: Profile) -> None:
    stream = ReadingStream(fh.in_unit("N"), 0.0, framer_for(fh.framing))
    (readings,) = stream.feed(b"0011.70", 1.0)
    assert isinstance(readings, Readings)
    assert readings.value.tolist() == [11.70]


@pytest.mark.parametrize(
    ("command", "reply"),
    [
        ("3F", b"1.2345 N.m\r"),
        ("3F 43 01", b"1.2345 N.m\r"),
        ("50 5A 00", b"R\x06"),
        ("3F 43 FF", b""),
        ("53 50 02", b""),
    ],
)
def test_the_fg7000t_answers_each_of_its_bytes(fg7000t: Profile, command: str, reply: bytes) -> None:
    assert asked(EmulatedGauge(fg7000t), bytes.fromhex(command), 123.45) == reply


@pytest.mark.parametrize(("command", "hertz"), [("02", 10), ("03", 20), ("04", 50), ("05", 100)])
def test_the_fg7000t_streams_as_fast_as_it_is_told_until_it_is_stopped(
    fg7000t: Profile, command: str, hertz: int
) -> None:
    gauge = EmulatedGauge(fg7000t)
    assert asked(gauge, bytes.fromhex("3F 43" + command)) == b""
    assert gauge.stream_hz == hertz
    asked(gauge, fg7000t.acquire.stop)
    assert gauge.stream_hz == 0


def test_a_torque_the_fg7000t_spells_otherwise_is_told_in_words(fg7000t: Profile) -> None:
    (garbled,) = Decoder(fg7000t).decode([b"1.2345 ozf.in"], np.zeros(1))
    assert isinstance(garbled, Garbled)
    assert garbled.why == (
        "The Shimpo FG-7000T sends the unit “ozf.in”; set it to Nm, Ncm, kgfcm, lbfft or lbfin, with its unit sent, "
        "then connect again."
    )


def test_the_fg7000t_is_read_in_torque_which_is_no_force(fg7000t: Profile) -> None:
    gauge = EmulatedGauge(fg7000t)
    (zeroed, line) = asked(gauge, bytes.fromhex("50 5A 00")), gauge.frame(-234.56)
    (framed,) = framer_for(fg7000t.framing).feed(zeroed + line, 1.0).whole
    (readings,) = Decoder(fg7000t).decode([framed], Stamps(0.0).stamp(1, 1.0))
    assert isinstance(readings, Readings)
    assert (readings.value.tolist(), readings.unit) == ([-2.3456], "Nm")
    assert fg7000t.units_known == ()


def test_a_bare_question_mark_is_answered_with_minus_for_a_push(library: Library) -> None:
    gauge = EmulatedGauge(library.profile("shimpo_query"))
    assert asked(gauge, "?", 12.3) == b"-12.3 N\r"
    assert asked(gauge, "?", -12.3) == b"12.3 N\r"
    gauge.unit = "lbf"
    assert asked(gauge, "?", 444.8) == b"-100.00 lbf\r"
    assert asked(gauge, "\r") == b""


def test_a_unit_the_question_mark_does_not_know_is_no_reading(library: Library) -> None:
    (event,) = Decoder(library.profile("shimpo_query")).decode([b"12.3 Pa"], Stamps(0.0).stamp(1, 1.0))
    assert isinstance(event, Garbled)
    assert event.why.startswith("The Shimpo EFG sends the unit “Pa”; set it to N, mN, kN, kgf")
