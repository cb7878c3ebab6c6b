import math

import pytest

from strengthtrack.devices.decoding.numbers import pointed, reader_of, scaled
from strengthtrack.devices.profiles.schema import Parse

ANY = "^(?P<value>.{1,20})$"


def read(number: str, *column: bytes | None, pattern: str = ANY) -> list[float]:
    parse = Parse.model_validate({"pattern": pattern, "number": number})
    return [float(value) for value in reader_of(parse)(column)]


def test_decimal_text_is_read_with_its_spaces() -> None:
    assert read("decimal", b"-18.78", b"  0.5", b"+3") == [-18.78, 0.5, 3.0]


def test_a_comma_is_a_point_where_the_pattern_lets_one_in() -> None:
    assert read("decimal", b"1,5", b"2.5", pattern=r"^(?P<value>\d{1,4}[.,]\d{1,4})$") == [1.5, 2.5]


def test_an_implied_number_is_whole_until_it_is_pointed() -> None:
    whole = read("implied", b"00001234", b"00000005")
    assert whole == [1234.0, 5.0]
    parse = Parse.model_validate({"pattern": "^(?P<decimals>.)(?P<value>.{1,9})$", "number": "implied"})
    assert pointed(reader_of(parse)([b"1234", b"5"]), [b"2", b"0"]).tolist() == [12.34, 5.0]


def test_the_low_halves_of_bytes_are_one_hexadecimal_number() -> None:
    assert read("nibble_hex", b"0019>", b"00000", b"\x00\x00\x01\x0f\x02") == [414.0, 0.0, 0x1F2]


def test_packed_digits_are_two_a_byte() -> None:
    assert read("bcd", b"\x12\x34", b"\x00\x05") == [1234.0, 5.0]


@pytest.mark.parametrize(
    ("number", "bad"),
    [("decimal", b"1.2.3"), ("decimal", b"--1"), ("implied", b"1.5"), ("bcd", b"\x1a"), ("bcd", None)],
)
def test_what_is_no_number_is_refused(number: str, bad: bytes | None) -> None:
    with pytest.raises((ValueError, TypeError)):
        read(number, b"1", bad)


def test_a_scale_of_a_thousandth_divides_and_so_leaves_no_crumbs() -> None:
    parse = Parse.model_validate({"pattern": ANY})
    values = reader_of(parse)([b"414", b"-19", b"0"])
    assert scaled(values, "0.001").tolist() == [0.414, -0.019, 0.0]
    assert scaled(values, "1").tolist() == [414.0, -19.0, 0.0]
    assert math.isclose(scaled(values, "4.448")[0], 414 * 4.448)
