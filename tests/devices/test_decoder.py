import numpy as np
import pytest

from strengthtrack.devices.decoding.decoder import Decoder
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.profiles.schema import DeviceClock
from strengthtrack.devices.readings import Garbled, Readings

SET_IT = "set it to N, mN, kN, kgf, gf, lbf or ozf, with its unit sent, then connect again."


def decoded(profile: Profile, *frames: bytes) -> list[Readings | Garbled]:
    return Decoder(profile).decode(list(frames), np.arange(len(frames), dtype=float), 9.0)


def values(event: Readings | Garbled) -> list[float]:
    assert isinstance(event, Readings)
    return [float(value) for value in event.value]


def test_a_read_becomes_one_array(mark10: Profile) -> None:
    (readings,) = decoded(mark10, b"4.285 N", b"-18.78 N", b"0.0 N")
    assert isinstance(readings, Readings)
    assert readings.value.tolist() == [4.285, -18.78, 0.0]
    assert readings.t_s.tolist() == [0.0, 1.0, 2.0]
    assert (readings.unit, readings.status, readings.read_at_s) == ("N", ("ok", "ok", "ok"), 9.0)


def test_nothing_in_gives_nothing(mark10: Profile) -> None:
    assert decoded(mark10) == []


def test_compression_is_positive_whatever_the_wire_says(imada: Profile) -> None:
    (readings,) = decoded(imada.flipped(), b"-12.5NTO", b"+0.0NTO")
    assert values(readings) == [12.5, 0.0]
    assert not np.signbit(values(readings)[1])


def test_a_unit_changed_in_one_read_parts_it_in_order(mark10: Profile) -> None:
    first, second, third = decoded(mark10, b"1 N", b"2 N", b"3 lbF", b"4 N")
    assert [values(event) for event in (first, second, third)] == [[1.0, 2.0], [3.0], [4.0]]
    assert [event.unit for event in (first, second, third) if isinstance(event, Readings)] == ["N", "lbf", "N"]


def test_an_overload_is_a_status(imada: Profile) -> None:
    (readings,) = decoded(imada, b"+1.0NTO", b"+500.1NTE")
    assert isinstance(readings, Readings)
    assert readings.status == ("ok", "overload")


def test_garbage_between_good_frames_is_counted_and_hides_none(mark10: Profile) -> None:
    good, bad = decoded(mark10, b"1 N", b"\xff\x00", b"##", b"2 N")
    assert values(good) == [1.0, 2.0]
    assert bad == Garbled(2, b"\xff\x00")


@pytest.mark.parametrize(
    ("frame", "why"),
    [
        (
            b"1.5 lbFin",
            f"The Mark-10 sends the unit “lbFin”; {SET_IT}",
        ),
        (
            b"1.5",
            f"The Mark-10 does not send its unit; {SET_IT}",
        ),
        (b"*10", "It does not know a command it was sent; see that it is a gauge with GCL2, not a Series 3 or 4."),
        (b"*11", "A command does not apply to it as it is set; bring it back to its main screen."),
        (b"*12", "A command had a number it does not take; choose another profile."),
        (b"*21", "A command had a number it does not take; choose another profile."),
        (b"*22", "A command had too large a number; choose another profile."),
        (b"*51", "A command was too long; choose another profile."),
        (b"whatever", ""),
    ],
)
def test_a_mark10_frame_that_is_no_reading_says_why(mark10: Profile, frame: bytes, why: str) -> None:
    assert decoded(mark10, frame) == [Garbled(1, frame, why)]


@pytest.mark.parametrize(
    ("frame", "why"),
    [
        (b"E", "It refused a command; bring it back to its measuring screen."),
        (b"+1.0NPO", "It shows the peak, not the live force; connect again to set it back."),
        (b"+1.0XTO", "The Imada sends the unit “X”; set it to N, with its unit sent, then connect again."),
        (b"+1.0KTO", "The Imada sends the unit “K”; set it to N, with its unit sent, then connect again."),
        (b"+1.0NTQ", ""),
    ],
)
def test_an_imada_frame_that_is_no_reading_says_why(imada: Profile, frame: bytes, why: str) -> None:
    assert decoded(imada, frame) == [Garbled(1, frame, why)]


@pytest.mark.parametrize("frame", [b"R", b"Gauge Started.", b"", b"\n", b"\nR"])
def test_banners_and_acknowledgements_are_passed_over(imada: Profile, frame: bytes) -> None:
    (readings,) = decoded(imada, frame, b"\n+1.0NTO")
    assert values(readings) == [1.0]
    assert decoded(imada, frame) == []


def test_a_unit_that_is_set_by_the_user_needs_none_on_the_wire(mark10: Profile) -> None:
    (readings,) = decoded(mark10.in_unit("kgf"), b"1.5", b"2.5")
    assert isinstance(readings, Readings)
    assert (readings.unit, values(readings)) == ("kgf", [1.5, 2.5])


def test_a_unit_that_was_chosen_does_not_stand_over_the_one_the_wire_says(mark10: Profile) -> None:
    first, second, bad = decoded(mark10.in_unit("lbf"), b"50.0", b"50.0 N", b"1.5 lbFin")
    assert isinstance(first, Readings)
    assert isinstance(second, Readings)
    assert (first.unit, second.unit) == ("lbf", "N")
    assert isinstance(bad, Garbled)
    assert decoded(mark10.in_unit("lbf"), b"50.0 N")[0].unit == "N"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("parse", "frame"),
    [
        ({"pattern": r"^(?P<value>\d{1,400})$", "number": "implied"}, b"9" * 400),
        ({"pattern": r"^(?P<value>[0-?]{1,400})$", "number": "nibble_hex"}, b"?" * 400),
        ({"pattern": r"^(?P<value>\d{1,3}),(?P<decimals>\d{1,3})$", "number": "implied"}, b"123,400"),
        ({"pattern": "^(?P<value>[0-9e]{1,6})$", "scale": "9999"}, b"9e307"),
        ({"pattern": r"^(?P<value>\d{1,3}),(?P<clock>\d{1,400})$"}, b"1," + b"9" * 400),
    ],
)
def test_a_number_too_large_to_be_one_is_garbled_not_a_crash(
    imada: Profile, parse: dict[str, str], frame: bytes
) -> None:
    """And what would be as good as nothing behind so many decimals does not read as 0."""
    told = {"parse": imada.parse.model_validate(parse), "clock": DeviceClock(unit_s=1e-6)}
    clock = told if "clock" in parse["pattern"] else {"parse": told["parse"]}
    assert decoded(imada.in_unit("N").model_copy(update=clock), frame, frame) == [Garbled(2, frame)]


def test_a_pattern_that_calls_a_word_a_value_is_garbled_not_a_crash(imada: Profile) -> None:
    pattern = imada.parse.model_validate({"pattern": "^(?P<value>[a-z0-9]{1,8})$"})
    profile = imada.in_unit("N").model_copy(update={"parse": pattern})
    assert decoded(profile, b"word") == [Garbled(1, b"word")]
    good, bad = decoded(profile, b"12", b"word")
    assert values(good) == [12.0]
    assert bad == Garbled(1, b"word")


def test_the_groups_of_a_pattern_may_stand_in_any_order(mark10: Profile) -> None:
    parse = mark10.parse.model_validate({"pattern": "^(?P<unit>[a-zA-Z]{1,3})(?P<value>[0-9]{1,4})$"})
    (readings,) = decoded(mark10.model_copy(update={"parse": parse}), b"lbF12", b"lbF13")
    assert isinstance(readings, Readings)
    assert (readings.unit, values(readings)) == ("lbf", [12.0, 13.0])
