"""What the digits of a frame are worth, for a whole column of frames at once.

Raises ValueError where one is none, and OverflowError where one is too large to be one.
"""

import re
from collections.abc import Callable, Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from strengthtrack.devices.profiles.schema import Parse

Array = NDArray[np.float64]
Column = Sequence[bytes | None]
BCD_DIGIT = 9
MOST_DECIMALS = 15
"""A number of which more is behind the point would read as nothing."""
_COUNT = re.compile(rb"\{\d+,\d+\}")


def reader_of(parse: Parse) -> Callable[[Column], Array]:
    """What reads the column of values of a profile, without sign, scale and implied decimals."""
    if parse.number == "bcd":
        return _bcd
    if parse.number == "nibble_hex":
        return _nibble_hex
    if parse.number == "implied":
        return _integers
    return _with_comma if b"," in _COUNT.sub(b"", parse.pattern.pattern) else _decimal


def scaled(values: Array, scale: str) -> Array:
    """Values times a decimal factor; by a whole divisor where it has one, so that 414 times 0.001 is 0.414."""
    if scale == "1":
        return values
    factor = Fraction(scale)
    with np.errstate(over="ignore"):
        return values * float(factor.numerator) / float(factor.denominator)


def pointed(values: Array, decimals: Column) -> Array:
    """Integers whose point stands so many digits from the end."""
    places = np.fromiter(map(int, _whole(decimals)), np.float64, len(decimals))
    if places.max(initial=0.0) > MOST_DECIMALS:
        raise ValueError("a number has no such place")
    return values / 10.0**places


def _whole(column: Column) -> list[bytes]:
    if None in column:
        raise ValueError("a frame lacks it")
    return [one for one in column if one is not None]


def _decimal(column: Column) -> Array:
    return np.fromiter(map(float, column), np.float64, len(column))  # type: ignore[arg-type]


def _with_comma(column: Column) -> Array:
    return _decimal([one.replace(b",", b".") for one in _whole(column)])


def _integers(column: Column) -> Array:
    return np.fromiter(map(int, _whole(column)), np.float64, len(column))


def _nibble_hex(column: Column) -> Array:
    return np.fromiter((int("".join(f"{byte & 15:x}" for byte in one), 16) for one in _whole(column)), np.float64)


def _bcd(column: Column) -> Array:
    return np.fromiter(map(_packed, _whole(column)), np.float64, len(column))


def _packed(digits: bytes) -> int:
    """Two decimal digits a byte, the more significant first; a half byte over 9 is no digit."""
    value = 0
    for half in (half for byte in digits for half in (byte >> 4, byte & 15)):
        if half > BCD_DIGIT:
            raise ValueError("not a digit")
        value = value * 10 + half
    return value
