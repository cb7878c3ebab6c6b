"""Words for a unit as dynamometers write them. A unit that is not known is never taken for one that is."""

from __future__ import annotations

import re

from strengthtrack.devices.profiles.schema import Unit

_WORDS: dict[str, Unit] = {
    "n": "N",
    "newton": "N",
    "newtons": "N",
    "kn": "kN",
    "mn": "mN",
    "kg": "kgf",
    "kgf": "kgf",
    "kilogram": "kgf",
    "kilograms": "kgf",
    "kgs": "kgf",
    "kp": "kgf",
    "g": "gf",
    "gf": "gf",
    "gram": "gf",
    "grams": "gf",
    "lb": "lbf",
    "lbf": "lbf",
    "lbs": "lbf",
    "oz": "ozf",
    "ozf": "ozf",
    "tf": "tf",
    "klbf": "klbf",
    "klb": "klbf",
}
_TORQUE = re.compile(r"(?:(?:[mck]?n|k?gf?|lbf?|ozf?)[.*·\-/]?(?:mm|cm|m|in|ft)|(?:in|ft)[.*·\-/]?(?:lbf?|ozf?))")
_AFTER = re.compile(rb"[ ,;:\t=]{0,8}([A-Za-z][^\s,;:=]{0,11})")


def unit_of(word: str) -> Unit | None:
    """The unit of a word, whatever its capitals; None for one that is none."""
    return _WORDS.get(word.lower())


def is_torque(word: str) -> bool:
    """Whether it is a unit of torque, such as N.m or lbFin."""
    return bool(_TORQUE.fullmatch(word.lower()))


def word_after(text: bytes) -> tuple[int, int]:
    """Where the first word behind a number stands; nowhere (0, 0) where there is none."""
    found = _AFTER.match(text)
    return found.span(1) if found else (0, 0)
