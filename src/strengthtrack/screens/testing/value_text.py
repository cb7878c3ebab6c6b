"""A value as somebody types it, or as a dynamometer does that is plugged in as a keyboard: number, perhaps a unit."""

import re

from strengthtrack.errors import EntryFault

UNITS = ("N", "kgf", "lbf")
"""Those that are offered; a unit that is typed with the value may be any the app knows."""
_VALUE = re.compile(
    r"(?P<sign>[+\-\N{MINUS SIGN}]?) *(?P<number>\d{1,7}(?:[.,]\d{0,6})?|[.,]\d{1,6}) *(?P<unit>\S{0,12})"
)
_CALLED = {
    "n": "N", "kn": "kN", "mn": "mN",
    "kgf": "kgf", "kg": "kgf", "kp": "kgf", "gf": "gf", "g": "gf", "tf": "tf",
    "lbf": "lbf", "lb": "lbf", "lbs": "lbf", "klbf": "klbf", "ozf": "ozf", "oz": "ozf",
}  # fmt: skip
"""What displays call a unit of force. A display that says kg means the force of a kilogram: there is no other on it."""


def value_of(text: str, unit: str) -> tuple[float, str]:
    """The value and its unit, `unit` where none stands behind it; raises EntryFault."""
    found = _VALUE.fullmatch(text.strip())
    if found is None:
        words = text.strip()[:20]
        raise EntryFault([("value", f"“{words}” is not a number; type the value as the display shows it.")])
    number = float(found["number"].replace(",", "."))
    value = -number if found["sign"] in {"-", "\N{MINUS SIGN}"} else number
    return value, _unit(found["unit"]) if found["unit"] else unit


def _unit(word: str) -> str:
    try:
        return _CALLED[word.casefold()]
    except KeyError:
        raise EntryFault([("value", f"“{word}” is no unit of force; set the display to {', '.join(UNITS)}.")]) from None
