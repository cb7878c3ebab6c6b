"""Numbers and lists as a letter words them; the same on every computer, whatever its language."""

from collections.abc import Iterable
from datetime import date

from strengthtrack.clinic.days import day_in_full
from strengthtrack.clinic.figures import figure
from strengthtrack.clinic.sentences import lower_first, upper_first
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.science.trend import StrengthPoint

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ONE_DECIMAL_UNDER_N = 20.0
SPACE = "\N{NO-BREAK SPACE}"


def count(number: int) -> str:
    """“eight”; figures over twelve."""
    return _SMALL[number] if 0 <= number < len(_SMALL) else str(number)


def a_or_an(words: str) -> str:
    """The words with their article: “an eight-week”, “a six-week”, “an 18-week”."""
    vowel = words[:1].lower() in "aeiou" or words.startswith(("8", "11-", "18-"))
    return f"{'an' if vowel else 'a'} {words}"


def newtons(force_n: float) -> str:
    """Newtons without their unit: whole, under 20 with one decimal; a true minus."""
    return figure(force_n, 1 if abs(force_n) < _ONE_DECIMAL_UNDER_N else 0)


def value(point: StrengthPoint) -> str:
    """“186 N”, “190 N (typed)”."""
    return f"{newtons(point.value_n)}{SPACE}N" + (" (typed)" if point.typed else "")


def per_mass(torque_nm_per_kg: float) -> str:
    """N.m/kg without the unit, two decimals."""
    return figure(torque_nm_per_kg, 2)


def centimetres(metres: float) -> str:
    """“38 cm”, “38.5 cm”."""
    return f"{metres * 100:.1f}".removesuffix(".0") + f"{SPACE}cm"


def weeks(number: int) -> str:
    """“eight weeks”, “one week”."""
    return f"{count(number)} week{'s' * (number != 1)}"


def week(number: int) -> str:
    """“week 8”, “week −2”."""
    return f"week{SPACE}{figure(number)}"


def sentence(words: str) -> str:
    """The words with a capital and a full stop."""
    return upper_first(words) + ("" if words.endswith((".", "!", "?")) else ".")


def span(first: date, last: date) -> str:
    """“3 March to 9 March 2026”, the first year where it is another."""
    begin = day_in_full(first).removesuffix(f" {last.year}")
    return day_in_full(last) if first == last else f"{begin} to {day_in_full(last)}"


def kept_together(words: str) -> str:
    """Words that no line is broken in."""
    return words.replace(" ", SPACE)


def lines(text: str) -> tuple[str, ...]:
    """The lines that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def unique(words: Iterable[str]) -> tuple[str, ...]:
    """Each once, in the order they came."""
    return tuple(dict.fromkeys(words))


def by_movement(told: Iterable[tuple[Movement, Side, str]]) -> str:
    """“hip abduction right 128 N, left 155 N; hip extension right 186 N”: a movement is named once for its sides."""
    sides: dict[Movement, list[str]] = {}
    for movement, side, words in told:
        sides.setdefault(movement, []).append(f"{side.value} {words}")
    return "; ".join(f"{lower_first(movement.words)} {', '.join(given)}" for movement, given in sides.items())
