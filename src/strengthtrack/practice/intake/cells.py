"""One cell of a table as a fact of a patient. Each raises ValueError with a sentence that says what is wrong."""

import re
import unicodedata
from datetime import date
from enum import StrEnum

from strengthtrack.clinic.days import MONTHS, day_in_full
from strengthtrack.clinic.patient import HEIGHT_RANGE_M, AffectedSide, Sex
from strengthtrack.clinic.setup import Side
from strengthtrack.clinic.typed_days import day_typed
from strengthtrack.errors import EntryFault
from strengthtrack.practice.finding import plain

LONGEST_LINE, LONGEST_TEXT = 200, 4000
_TIME = re.compile(r"[T ]0{1,2}:00(:00(\.0+)?)?Z?$")
_NUMBERS = re.compile(r"(\d{1,4})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{1,4})")
_TOGETHER = re.compile(r"(19|20)\d{6}")
_COUNTED = re.compile(r"\d{4,5}(\.\d+)?")
_HEIGHT = re.compile(r"(\d+(?:[.,]\d+)?)\s*(cm|m)?", re.IGNORECASE)
_SURE_CM = (100.0, HEIGHT_RANGE_M[1] * 100)
_SEXES = {
    Sex.FEMALE: "f, female, woman, girl, w, weiblich, femme, femenino, mujer",
    Sex.MALE: "m, male, man, boy, mannlich, homme, masculin, masculino, hombre",
    Sex.OTHER: "o, other, x, d, diverse, divers, non binary, nonbinary, intersex",
    Sex.UNKNOWN: "u, unknown, not recorded, not known, not stated, none, n/a, na, -, –, ?",
}
_SIDES = {
    AffectedSide.LEFT: "l, left, links, gauche, izquierda",
    AffectedSide.RIGHT: "r, right, rechts, droite, derecha",
    AffectedSide.BOTH: "b, both, bilateral, left and right, right and left, l+r, r+l, l/r, r/l, beide, beidseits",
    AffectedSide.UNKNOWN: "u, unknown, not recorded, not known, not stated, none, n/a, na, -, –, ?",
}
_SEX_OF = {word: sex for sex, words in _SEXES.items() for word in words.split(", ")}
_SIDE_OF = {word: side for side, words in _SIDES.items() for word in words.split(", ")}


class DayOrder(StrEnum):
    """How the days of a column are written, as a choice in a list."""

    AS_SHOWN = "As the file shows"
    DAY_FIRST = "Day first"
    MONTH_FIRST = "Month first"


def line_of(cell: str, what: str) -> str:
    """One line of text, its spaces single; nothing of what has no sign that can be seen."""
    text = " ".join(cell.split())
    _refuse_controls(text, what)
    if len(text) > LONGEST_LINE:
        raise ValueError(f"The {what} has {len(text)} characters; shorten it to {LONGEST_LINE}.")
    seen = any(unicodedata.category(sign) != "Cf" for sign in text if sign != " ")
    return text if seen else ""


def lines_of(cell: str, what: str) -> str:
    """Several lines of text."""
    text = "\n".join(filter(None, (" ".join(line.split()) for line in cell.splitlines())))
    _refuse_controls(text.replace("\n", " "), what)
    if len(text) > LONGEST_TEXT:
        raise ValueError(f"The {what} has {len(text)} characters; shorten it to {LONGEST_TEXT}.")
    return text


def _refuse_controls(text: str, what: str) -> None:
    if any(unicodedata.category(sign) in {"Cc", "Cs"} or ord(sign) & 0xFFFE == 0xFFFE for sign in text):
        raise ValueError(f"The {what} holds a sign that is no letter and cannot be printed; take it out.")


def sex_of(cell: str) -> Sex:
    """The sex; an empty cell says nothing of it."""
    found = _SEX_OF.get(plain(cell)) if cell.strip() else Sex.UNKNOWN
    if found is None:
        raise ValueError(f"“{_cut(cell)}” is not known as a sex; write female, male or other, or leave it empty.")
    return found


def affected_of(cell: str) -> AffectedSide:
    """The affected side; an empty cell says nothing of it."""
    found = _SIDE_OF.get(plain(cell)) if cell.strip() else AffectedSide.UNKNOWN
    if found is None:
        raise ValueError(f"“{_cut(cell)}” is not known as a side; write left, right or both, or leave it empty.")
    return found


def dominant_of(cell: str) -> Side | None:
    """The dominant leg; an empty cell says nothing of it."""
    side = _SIDE_OF.get(plain(cell)) if cell.strip() else AffectedSide.UNKNOWN
    if side is None or side is AffectedSide.BOTH:
        raise ValueError(f"“{_cut(cell)}” is not one leg; write left or right, or leave it empty.")
    return None if side is AffectedSide.UNKNOWN else Side(side.value)


def height_of(cell: str, heading: str = "") -> float | None:
    """Metres; the unit stands in the cell or the heading, or only one of cm and m can be meant."""
    text = cell.strip()
    if not text:
        return None
    found = _HEIGHT.fullmatch(text)
    if found is None:
        raise ValueError(f"“{_cut(cell)}” is not a height; give it in centimetres, for example 172.")
    value, unit = float(found[1].replace(",", ".")), (found[2] or _unit_of(heading)).lower()
    if not unit:
        unit = _only_unit(value)
    metres = value / 100 if unit == "cm" else value
    low, high = HEIGHT_RANGE_M
    if not low <= metres <= high:
        raise ValueError(f"A height of {_cut(cell)} cannot be right; give {low * 100:.0f} to {high * 100:.0f} cm.")
    return metres


def _only_unit(value: float) -> str:
    if HEIGHT_RANGE_M[0] <= value <= HEIGHT_RANGE_M[1]:
        return "m"
    if _SURE_CM[0] <= value <= _SURE_CM[1]:
        return "cm"
    raise ValueError(f"A height of {value:g} has no unit; write cm or m behind it.")


def _unit_of(heading: str) -> str:
    words = re.findall(r"[a-z]+", heading.lower())
    return words[-1] if len(words) > 1 and words[-1] in {"cm", "m"} else ""


def shown_order(cells: list[str]) -> DayOrder:
    """What the days of a column show of the order they are written in; AS_SHOWN where they do not settle it."""
    parts = [(int(found[1]), int(found[3])) for cell in cells if (found := _slashed(cell)) is not None]
    day_first = any(first > len(MONTHS) >= second for first, second in parts)
    month_first = any(second > len(MONTHS) >= first for first, second in parts)
    if day_first is month_first:
        return DayOrder.AS_SHOWN
    return DayOrder.DAY_FIRST if day_first else DayOrder.MONTH_FIRST


def day_of(cell: str, today: date, order: DayOrder = DayOrder.AS_SHOWN) -> date:
    """A date of birth: year-month-day, or day and month in the order of the file, or with the month in words."""
    text = _TIME.sub("", cell.strip())
    if not text:
        raise ValueError("There is no date of birth; write it as year-month-day, for example 1994-03-12.")
    found = _NUMBERS.fullmatch(text)
    if found is not None:
        return _of_numbers(found, text, order)
    if _TOGETHER.fullmatch(text):
        return _date(int(text[:4]), int(text[4:6]), int(text[6:]), text)
    if _COUNTED.fullmatch(text):
        advice = "let the spreadsheet show the column as a date and save it again."
        raise ValueError(f"“{_cut(text)}” is a number and not a date of birth; {advice}")
    return _in_words(text, today)


def _slashed(cell: str) -> re.Match[str] | None:
    """Day and month with a slash or hyphen between, of which either may be first."""
    found = _NUMBERS.fullmatch(_TIME.sub("", cell.strip()))
    return found if found is not None and found[2] != "." and len(found[1]) <= 2 else None


def _of_numbers(found: re.Match[str], text: str, order: DayOrder) -> date:
    first, second, third = int(found[1]), int(found[3]), int(found[4])
    if len(found[1]) == 4:
        return _date(first, second, third, text)
    if len(found[4]) != 4:
        raise ValueError(f"The year of “{text}” has not four figures; write it as year-month-day, as in 1994-03-12.")
    if found[2] == ".":
        order = DayOrder.DAY_FIRST
    if order is DayOrder.AS_SHOWN and first != second and max(first, second) <= len(MONTHS):
        one, other = _date(third, second, first, text), _date(third, first, second, text)
        either = f"{day_in_full(one)} or {day_in_full(other)}"
        raise ValueError(f"“{text}” may be {either}; say above how the days are written.")
    month_first = order is DayOrder.MONTH_FIRST or (order is DayOrder.AS_SHOWN and second > len(MONTHS))
    return _date(third, *((first, second) if month_first else (second, first)), text)


def _in_words(text: str, today: date) -> date:
    if not any(sign.isdecimal() for sign in text):  # “today” is no date of birth
        raise ValueError(_no_date(text))
    try:
        day = day_typed(text, today)
    except EntryFault:
        raise ValueError(_no_date(text)) from None
    if str(day.year) not in text:
        raise ValueError(f"The year of “{_cut(text)}” has not four figures; write it as year-month-day.")
    return day


def _date(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(_no_date(text)) from None


def _no_date(text: str) -> str:
    return f"“{_cut(text)}” is not a date of birth; write it as year-month-day, for example 1994-03-12."


def _cut(cell: str) -> str:
    text = " ".join(cell.split())
    return text if len(text) <= 30 else f"{text[:29]}…"
