"""Each kind of dialogue and of frame, as bytes: of profiles that ship where a source prints them, else of made ones."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from strengthtrack.devices.emulator.dialogue import Emulate
from strengthtrack.devices.emulator.emulated_gauge import Ailments, EmulatedGauge
from strengthtrack.devices.emulator.templates import Digits
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.errors import DeviceFault

LIBRARY = Library()
PLAIN = {"capacity_n": 100.0, "resolution": {"N": "0.1"}, "frames": {"plain": "{value} {unit}\r"}}


def made(profile: Profile, **emulate: Any) -> Profile:
    """The same wire with another dialogue."""
    return profile.model_copy(update={"emulate": Emulate.model_validate({**PLAIN, **emulate})})


def untouched() -> float:
    raise AssertionError("nothing is measured for this command")


@pytest.mark.parametrize(
    ("id_", "unit", "force_n", "frame"),
    [
        ("lutron_16", "N", 12.3, b"\x0241590100000123\r"),
        ("lutron_16", "kgf", -9.80665, b"\x0241551200000100\r"),
        ("sauter_fh", "N", 11.70, b"0011.70"),
        ("sauter_fh", "N", -21.15, b"1021.15"),
        ("sauter_fh", "kN", 5.0, b"000.005"),
        ("gauge_5501", "N", -0.414, b"\x55\x01-0019>"),
        ("loadstar_iload", "lbf", 4.4482216152605, b"1000\r\n"),
        ("shimpo_query", "N", 12.3, b"-12.3 N\r"),
        ("shimpo_fg7000t", "Nm", -234.56, b"-2.3456 N.m\r"),
        ("zp50", "N", -12.3, b"-012.3"),
        ("zp50", "N", 12.3, b"0012.3"),
        ("hx711_n", "N", 12.3, b"N12.30\r\n"),
        ("sparkfun_openscale", "lbf", 4.4482216152605, b"1500,1.00,lbs,23.75,0,\r\n"),
        ("hx711_d2", "N", 0.5, b"D2,1,1500000,500,0.500000,0\n"),
    ],
)
def test_a_frame_stands_on_the_wire_as_it_was_read(id_: str, unit: str, force_n: float, frame: bytes) -> None:
    gauge = EmulatedGauge(LIBRARY.profile(id_))
    gauge.unit = unit
    gauge.frame(force_n)  # so that it has settled
    assert gauge.frame(force_n, 1.5).replace(b"D2,2", b"D2,1") == frame


@pytest.mark.parametrize(
    ("number", "value", "wide", "written"),
    [
        ("decimal", 1234, "8", "00001234"),
        ("implied", 123456, "4", "123456"),
        ("nibble_hex", 414, "5", "0019>"),
        ("bcd", 1234, "6", "\x00\x12\x34"),
        ("bcd", 98765, "", "\x09\x87\x65"),
    ],
)
def test_digits_are_written_in_their_coding(number: str, value: int, wide: str, written: str) -> None:
    assert f"{Digits(value, number):{wide}}" == written


BINARY = {
    "answers": [
        {"hear": {"hex": "3F"}, "do": "read"},
        {"hear": {"hex": "3F 43 02"}, "do": "stream", "hz": 10},
        {"hear": {"hex": "3F 43 FF"}, "do": "stream", "hz": 0},
        {"hear": {"hex": "50 5A 00"}, "do": "zero", "reply": "R\x06"},
    ],
    "refusals": {"unknown": "!"},
}


def test_without_a_terminator_the_longest_command_wins(imada: Profile) -> None:
    gauge = EmulatedGauge(made(imada, **BINARY))
    assert gauge.hear(b"\x3f", lambda: 2.0) == b""
    assert gauge.waits
    assert gauge.hear(b"\x43\x02", untouched) == b""
    assert gauge.stream_hz == 10
    assert gauge.hear(b"\x3f\x43\xff\x50\x5a\x00", untouched) == b"R\x06"
    assert (gauge.stream_hz, gauge.waits) == (0, False)


def test_a_short_command_is_taken_when_nothing_follows(imada: Profile) -> None:
    gauge = EmulatedGauge(made(imada, **BINARY))
    gauge.hear(b"\x3f", untouched)
    assert gauge.paused(lambda: 2.0) == b"2.0 N\r"
    assert gauge.hear(b"\x3f\x3f", lambda: 3.0) == b"3.0 N\r"
    assert gauge.paused(lambda: 4.0) == b"4.0 N\r"


def test_bytes_that_begin_no_command_are_refused_one_by_one(imada: Profile) -> None:
    gauge = EmulatedGauge(made(imada, **BINARY))
    assert gauge.hear(b"ab\x50\x5a", untouched) == b"!!"
    assert gauge.hear(b"c", untouched) == b"!!!"


@given(st.lists(st.binary(max_size=8)))
def test_binary_garbage_is_borne(pieces: list[bytes]) -> None:
    gauge = EmulatedGauge(made(LIBRARY.profile("imada_d"), **BINARY))
    for piece in pieces:
        gauge.hear(piece, lambda: 1.0)
    gauge.paused(lambda: 1.0)
    assert not gauge.waits


@given(st.lists(st.binary(max_size=30)))
def test_a_command_without_end_is_too_long_once(pieces: list[bytes]) -> None:
    gauge = EmulatedGauge(made(LIBRARY.profile("imada_d"), terminator="\r\n", refusals={"too_long": "L"}))
    gauge.hear(bytes(100).join([b"", *pieces]).replace(b"\n", b"").ljust(65, b"x"), untouched)
    assert gauge.hear(b"\r", untouched) + gauge.hear(b"\n", untouched) == b"L"


def test_no_end_is_seen_where_a_long_command_is_cut_short(imada: Profile) -> None:
    gauge = EmulatedGauge(made(imada, terminator="\r\n", refusals={"too_long": "L", "unknown": "?"}))
    assert gauge.hear(b"x" * 65 + b"\r" + b"x" * 20 + b"\nx", untouched) == b""
    assert gauge.hear(b"x\r\n", untouched) == b"L"


def test_a_stream_may_have_a_frame_of_its_own_and_a_reply(imada: Profile) -> None:
    answers = [{"hear": "T", "do": "stream", "hz": 150, "frame": "timed", "reply": "on {rate}\r"}]
    frames = {**PLAIN["frames"], "timed": "{ms} {value}\r"}  # type: ignore[dict-item]
    gauge = EmulatedGauge(made(imada, terminator="\r", answers=answers, frames=frames))
    assert gauge.hear(b"T\r", untouched) == b"on 150\r"
    assert gauge.frame(1.25, 2.5) == b"2500 1.2\r"


def test_a_stream_it_has_no_number_for_is_refused(imada: Profile) -> None:
    answers = [{"ask": r"^S(?P<n>\w{0,6})$", "do": "stream"}]
    gauge = EmulatedGauge(made(imada, terminator="\r", answers=answers, refusals={"invalid": "I", "too_large": "L"}))
    assert gauge.hear(b"S\rSx\rS99999\rS40\r", untouched) == b"IIL"
    assert gauge.stream_hz == 40


def test_a_setting_it_does_not_have_is_refused(imada: Profile) -> None:
    answers = [
        {"ask": r"^U(?P<n>\w)$", "do": "set", "what": "unit", "choices": {"n": "N", "k": "kgf"}, "reply": "{unit}"}
    ]
    resolution = {"N": "0.1", "kgf": "0.01"}
    gauge = EmulatedGauge(
        made(imada, terminator="\r", answers=answers, resolution=resolution, refusals={"invalid": "?"})
    )
    assert gauge.hear(b"Uk\rUx\rUn\r", untouched) == b"kgf?N"


def test_switched_off_by_a_command_it_neither_hears_nor_streams(imada: Profile) -> None:
    answers = [{"hear": "Q", "do": "off", "reply": "bye"}, {"hear": "D", "do": "read"}]
    gauge = EmulatedGauge(made(imada, terminator="\r", answers=answers, streams_hz=5, banner="hello"))
    gauge.banner()
    assert gauge.hear(b"Q\rD\r", untouched) == b"bye"
    assert gauge.hear(b"D\r", untouched) == b""
    gauge.greet_again()
    assert (gauge.off, gauge.stream_hz, gauge.banner()) == (True, 0, b"")


STATES = {
    "frames": {"plain": "{value}{state}\r"},
    "fine": "s",
    "unstable": "u",
    "low_battery": "b",
    "overload": "e",
}


def test_its_state_is_said_the_worst_first(imada: Profile) -> None:
    ailments = Ailments()
    gauge = EmulatedGauge(made(imada, **STATES), ailments)
    assert [gauge.frame(5.0), gauge.frame(5.1), gauge.frame(7.0)] == [b"5.0u\r", b"5.1s\r", b"7.0u\r"]
    ailments.unstable = True
    assert gauge.frame(7.0) == b"7.0u\r"
    ailments.low_battery = True
    assert gauge.frame(7.0) == b"7.0b\r"
    ailments.overload = True
    assert [gauge.frame(7.0), gauge.frame(-7.0)] == [b"110.0e\r", b"-110.0e\r"]


def test_what_its_wire_cannot_say_it_does_not_say(imada: Profile) -> None:
    gauge = EmulatedGauge(made(imada, frames={"plain": "{value}{state}\r"}, fine="s"), Ailments(low_battery=True))
    assert gauge.frame(200.0) == b"200.0s\r"


def test_another_frame_may_stand_in_place_of_a_reading(imada: Profile) -> None:
    instead = {"overload": "S +\r", "underload": "S -\r", "unstable": "S I\r", "low_battery": "LOBAT\r"}
    ailments = Ailments()
    gauge = EmulatedGauge(made(imada, instead=instead), ailments)
    forces = (5.0, 5.0, 101.0, -101.0)
    assert [gauge.frame(force) for force in forces] == [b"S I\r", b"5.0 N\r", b"S +\r", b"S -\r"]
    ailments.low_battery = True
    assert gauge.frame(-101.0) == b"S -\r"
    assert gauge.frame(5.0) == b"LOBAT\r"


def test_it_shows_no_more_than_it_can(imada: Profile) -> None:
    gauge = EmulatedGauge(made(imada, saturates_n=120.0))
    assert [gauge.frame(1e12), gauge.frame(-1e12)] == [b"120.0 N\r", b"-120.0 N\r"]


def test_torque_is_that_of_the_force_at_its_arm(imada: Profile) -> None:
    gauge = EmulatedGauge(made(imada, arm_m=0.05, resolution={"Nm": "0.001", "lbfin": "0.01", "kgfcm": "0.1"}))
    assert gauge.frame(40.0) == b"2.000 Nm\r"
    for gauge.unit, frame in (("lbfin", b"17.70 lbfin\r"), ("kgfcm", b"20.4 kgfcm\r")):
        assert gauge.frame(40.0) == frame


def test_frames_are_numbered_and_the_clock_wraps(imada: Profile) -> None:
    gauge = EmulatedGauge(made(imada, frames={"plain": "{seq},{us},{raw}\r"}, counts_per_n=8.0))
    assert gauge.frame(1.0, 0.25) == b"1,250000,8\r"
    assert gauge.frame(-2.0, 4294.967297) == b"2,1,-16\r"


def test_a_unit_it_does_not_have_cannot_be_set(imada: Profile) -> None:
    gauge = EmulatedGauge(imada)
    gauge.unit = "kgf"
    assert gauge.unit == "kgf"
    with pytest.raises(DeviceFault, match=r"has no unit “tf”; choose N or kgf or lbf\."):
        gauge.unit = "tf"


def test_the_mark10_lists_a_low_battery(mark10: Profile) -> None:
    fine, low = (EmulatedGauge(mark10, Ailments(low_battery=low)).hear(b"LIST\r", untouched) for low in (False, True))
    assert (fine[-5:], low[-5:]) == (b";B0\r\n", b";B3\r\n")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"resolution": {"N": "0.0"}}, 'resolution.N needs a number over 0 in quotes, such as "0.1"'),
        ({"resolution": {"stone": "1"}}, "resolution.stone is no unit that can be played; it may be N, mN"),
        ({"resolution": {"Nm": "1"}}, "resolution.Nm and arm_m do not go together: torque needs an arm"),
        ({"arm_m": 0.1}, "resolution.N and arm_m do not go together"),
        ({"frames": {"plain": "{force}"}}, "cannot fill in frames.plain; it may name value, magnitude, digits"),
        ({"frames": {"plain": "{value:>9999}"}}, "cannot fill in frames.plain"),
        ({"frames": {"plain": "{value}€"}}, "cannot fill in frames.plain"),
        ({"frames": {"plain": "{digits:x}"}}, "cannot fill in frames.plain"),
        ({"frames": {"plain": "{raw:c}"}}, "cannot fill in frames.plain"),
        ({"frames": {"plain": "{value!r}"}}, "cannot fill in frames.plain"),
        ({"frames": {"plain": "{value.real}"}}, "cannot fill in frames.plain"),
        ({"frames": {"plain": "{value"}}, "cannot fill in frames.plain"),
        ({"fine": "€"}, "has a character that is no single byte"),
        ({"units": {"N": "Ω"}}, "has a character that is no single byte"),
        ({"capacity_n": float("inf")}, "capacity_n"),
        ({"instead": {"overload": "{0}"}}, "cannot fill in instead.overload"),
        ({"start": {"unit": "lbf"}}, "sets unit to “lbf”, which is none of N"),
        ({"start": {"value": "1"}}, "start.value is a word of a reading; name the switch otherwise"),
        ({"answers": [{"hear": "", "do": "zero"}]}, "answers.0 needs hear, for without a terminator a command"),
        ({"answers": [{"ask": "^Z$", "do": "zero"}]}, "answers.0 needs hear"),
        ({"answers": [{"hear": "Z", "do": "read", "frame": "x"}]}, "answers.0.frame is none of plain"),
        ({"answers": [{"hear": "Z", "do": "zero", "reply": "{x}"}]}, "cannot fill in answers.0.reply; it may name"),
        (
            {"answers": [{"hear": "Z", "do": "set", "what": "unit", "to": "kgf"}]},
            "sets unit to “kgf”, which is none of N",
        ),
        ({"answers": [{"do": "zero"}]}, "needs hear, a whole command, or ask, a pattern; and not both"),
        ({"answers": [{"hear": "Z", "ask": "^Z$", "do": "zero"}]}, "and not both"),
        ({"answers": [{"hear": "S", "do": "stream"}]}, "streams and so needs hz, or a group n in ask"),
        ({"answers": [{"hear": "S", "do": "set"}]}, "sets something and so needs what"),
    ],
)
def test_what_cannot_be_played_is_one_sentence(wrong: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Emulate.model_validate({**PLAIN, **wrong})
    assert sentence in str(caught.value)
