"""Days, numbers and lists as a letter words them; the same on every computer, whatever its language."""

from collections.abc import Iterable, Sequence
from datetime import date

from strengthtrack.clinic.days import MONTHS

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TIMES = {1: "once", 2: "twice"}
_ONE_DECIMAL_UNDER_N = 20.0
SPACE = "\N{NO-BREAK SPACE}"


def day_in_full(day: date) -> str:
    """“3 March 2026”."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def count(number: int) -> str:
    """“eight”; figures over twelve."""
    return _SMALL[number] if 0 <= number < len(_SMALL) else str(number)


def times(number: int) -> str:
    """“twice”, “three times”."""
    return _TIMES.get(number, f"{count(number)} times")


def a_or_an(words: str) -> str:
    """The words with their article: “an eight-week”, “a six-week”, “an 18-week”."""
    vowel = words[:1].lower() in "aeiou" or words.startswith(("8", "11-", "18-"))
    return f"{'an' if vowel else 'a'} {words}"


def newtons(force_n: float) -> str:
    """Newtons without their unit: whole, under 20 with one decimal; a true minus."""
    small = abs(force_n) < _ONE_DECIMAL_UNDER_N
    return f"{force_n:.{1 if small else 0}f}".replace("-", "−")


def per_mass(torque_nm_per_kg: float) -> str:
    """N.m/kg without the unit, two decimals."""
    return f"{torque_nm_per_kg:.2f}".replace("-", "−")


def week(number: int) -> str:
    """“week 8”, “week −2”."""
    return f"week{SPACE}{number}".replace("-", "−")


def listed(words: Sequence[str]) -> str:
    """“a”, “a and b”, “a, b and c”."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def sentence(words: str) -> str:
    """The words with a capital and a full stop."""
    return f"{words[:1].upper()}{words[1:]}" + ("" if words.endswith((".", "!", "?")) else ".")


def lines(text: str) -> tuple[str, ...]:
    """The lines that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def lower_first(text: str) -> str:
    """“Hip abduction” as it stands inside a sentence."""
    return text[:1].lower() + text[1:]


def unique(words: Iterable[str]) -> tuple[str, ...]:
    """Each once, in the order they came."""
    return tuple(dict.fromkeys(words))
