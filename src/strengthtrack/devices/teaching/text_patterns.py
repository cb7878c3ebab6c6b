"""Patterns for what was seen in a column of text frames: as narrow as may be, and a little wider than was seen."""

from __future__ import annotations

import re
from collections.abc import Sequence

MOST_VARIANTS = 8
_SPACES = re.compile(rb" +")


def literal(text: bytes) -> str:
    """Bytes that are always so."""
    return "".join(_one(byte) for byte in text)


def number_pattern(column: Sequence[bytes], *, pulled: bool) -> tuple[str, bool]:
    """The groups sign and value for a column of numbers, and whether it has a decimal point.

    `pulled`: a pull is among them, so that a minus that was never seen does not stand before the number.
    """
    bare = [entry.lstrip(b"+- ") for entry in column]
    wholes = [len(re.split(rb"[.,]", entry)[0]) for entry in bare]
    tails = [entry[whole + 1 :] for entry, whole in zip(bare, wholes, strict=True)]
    sign = _sign(column, pulled=pulled)
    spaced = any(b" " in entry for entry in column)
    digits = _digits(wholes, padded=len(set(wholes)) == 1 and any(entry.startswith(b"00") for entry in bare))
    value = digits + _decimals([len(tail) for tail in tails], b"," if any(b"," in one for one in bare) else b".")
    if spaced:
        return f"(?P<sign>{sign}) {{0,8}}(?P<value>{value})", any(tails)
    return f"(?P<value>{sign}{value})", any(tails)


def other_number(column: Sequence[bytes]) -> str:
    """A number that is not the force: nobody reads it."""
    more = "".join(sign for sign in " ," if any(sign.encode() in entry for entry in column))
    return f"[+\\-.\\d{more}]{{1,16}}"


def text_pattern(column: Sequence[bytes]) -> str:
    """What stands between numbers; spaces may be fewer or more, for they fill up a number's width."""
    variants = list(dict.fromkeys(column))
    squeezed = list(dict.fromkeys(_SPACES.sub(b" ", one) for one in variants))
    if len(squeezed) == 1:
        return _with_spaces(variants)
    if len({len(one) for one in variants}) == 1 and len(variants) <= MOST_VARIANTS:
        return "".join(_among({one[at] for one in variants}) for at in range(len(variants[0])))
    if all(not one.strip(b" ") for one in variants):
        return f" {{0,{_room(variants)}}}"
    return f"[^0-9]{{{min(map(len, variants))},{_room(variants)}}}"


def either(variants: Sequence[bytes]) -> str:
    """One of a few."""
    return "|".join(literal(one) for one in sorted(variants, key=len, reverse=True))


def _with_spaces(variants: Sequence[bytes]) -> str:
    """Texts that differ by nothing but the length of their spaces."""
    runs = [[len(run) for run in _SPACES.findall(one)] for one in variants]
    words = _SPACES.split(variants[0])
    pattern = literal(words[0])
    for at, word in enumerate(words[1:]):
        most = max(run[at] for run in runs)
        alike = most == min(run[at] for run in runs) == 1
        pattern += (" " if alike else f" {{0,{most + 8}}}") + literal(word)
    return pattern


def _sign(column: Sequence[bytes], *, pulled: bool) -> str:
    firsts = {entry[:1] for entry in column} & {b"+", b"-"}
    if all(entry[:1] in firsts for entry in column):
        return "[+-]"
    if b"+" in firsts:
        return "[+-]?"
    return "" if pulled and not firsts else "-?"


def _digits(wholes: Sequence[int], *, padded: bool) -> str:
    most = max(wholes)
    return f"\\d{{{most}}}" if padded else f"\\d{{{min(1, *wholes)},{max(most, min(8, most + 3))}}}"


def _decimals(lengths: Sequence[int], point: bytes) -> str:
    if not any(lengths):
        return ""
    least, most = min(lengths), max(lengths)
    mark = literal(point)
    if least == most:
        return f"{mark}\\d{{{most}}}"
    return f"{mark}\\d{{{least},{most}}}" if least else f"(?:{mark}\\d{{1,{most}}})?"


def _room(variants: Sequence[bytes]) -> int:
    return max(map(len, variants)) + 4


def _among(bytes_: set[int]) -> str:
    if len(bytes_) == 1:
        return _one(next(iter(bytes_)))
    return "[" + "".join(_one(byte) for byte in sorted(bytes_)) + "]"


def _one(byte: int) -> str:
    sign = chr(byte)
    if sign.isascii() and (sign.isalnum() or sign in " ,;:'\"%<>=!@_/"):
        return sign
    return f"\\{sign}" if sign in "+-.*?$^()[]{}|\\#&~" else f"\\x{byte:02x}"
