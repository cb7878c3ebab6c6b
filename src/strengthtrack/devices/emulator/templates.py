"""Frames and replies as a profile writes them: text with words in braces."""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Formatter

LONGEST_FRAME = 512
_WIDTH = re.compile(r"(.?[<>^])?\d{0,3}d?")


class Digits:
    """A whole number without sign; `{digits:8}` writes it with at least 8 digits, in one of the codings of `number`."""

    __slots__ = ("_number", "_value")

    def __init__(self, value: int, number: str) -> None:
        self._value = value
        self._number = number

    def __format__(self, width: str) -> str:
        least = int(width or "1")
        if self._number == "nibble_hex":
            return "".join(chr(0x30 + int(digit, 16)) for digit in f"{self._value:0{least}x}")
        decimal = f"{self._value:0{least}d}"
        return _packed(decimal) if self._number == "bcd" else decimal


READING: Mapping[str, object] = {
    "value": "-0.0",
    "magnitude": "0.0",
    "digits": Digits(0, "decimal"),
    "sign": "-",
    "decimals": 1,
    "unit": "N",
    "UNIT": "N",
    "mode": "live",
    "state": "",
    "seq": 0,
    "ms": 0,
    "us": 0,
    "raw": 0,
    "rate": 0,
}
"""The words of a reading: its number with and without its sign, as digits without a point, and what goes with it."""

SWITCHES = {"unit", "mode"}
"""Words that are switches too."""


def fits(template: str, words: Mapping[str, object]) -> bool:
    """Whether it can be filled in, whatever the words are worth: with single bytes only, and not too wide."""
    try:
        fields = [rest for _, *rest in Formatter().parse(template) if rest[0] is not None]
        known = all(word in words and not turned and _WIDTH.fullmatch(spec or "") for word, spec, turned in fields)
        return known and len(template.format_map(words).encode("latin-1")) <= LONGEST_FRAME
    except (KeyError, ValueError, TypeError):
        return False


def _packed(decimal: str) -> str:
    """Two digits a byte, the more significant first."""
    even = decimal.zfill(len(decimal) + len(decimal) % 2)
    return "".join(chr(int(high) << 4 | int(low)) for high, low in zip(even[::2], even[1::2], strict=True))
