"""Days as people type them."""

import re
from datetime import date, timedelta

from strengthtrack.clinic.days import MONTHS
from strengthtrack.errors import EntryFault

_EXAMPLE = "for example 12 Mar 1994"
_PARTS = re.compile(r"\d+|[^\W\d_]+")
_SHORTEST_MONTH = 3


def day_typed(text: str, today: date, *, past: bool = True) -> date:
    """A day as typed: 12.3.1994, 12/3/94, 1994-03-12, 12 Mar 1994, 12031994, or “today”. Day before month.

    Two figures of a year are the latest such year not in the future, or, where not `past`, in this century.
    Raises EntryFault with one sentence (its field is “day”).
    """
    text = text.strip().lower()
    if text in {"today", "yesterday"}:
        return today - timedelta(days=("today", "yesterday").index(text))
    day, month, year, in_two_figures = _parts(text)
    if not 1 <= month <= len(MONTHS):
        raise _fault(f"There is no month {month}; type the day first, then the month and the year, {_EXAMPLE}.")
    if in_two_figures:
        year = _in_century(year, (month, day), today, past=past)
    try:
        return date(year, month, day)
    except ValueError:
        raise _fault(f"{MONTHS[month - 1]} {year} has no day {day}; check the day.") from None


def _parts(text: str) -> tuple[int, int, int, bool]:
    """Day, month and year out of the text, and whether the year has two figures."""
    found = _PARTS.findall(text)
    if len(found) == 1 and len(found[0]) == len("ddmmyyyy") and found[0].isdecimal():
        found = [found[0][:2], found[0][2:4], found[0][4:]]
    if len(found) != len(("day", "month", "year")):
        raise _fault(f"This is not a whole date yet; type day, month and year, {_EXAMPLE}.")
    first, second, third = found
    if len(first) == len("yyyy") and first.isdecimal():
        first, third = third, first
    elif first.isalpha():
        first, second = second, first
    if not (first.isdecimal() and third.isdecimal() and len(third) in {2, 4}):
        raise _fault(f"This is not a date; type day, month and year, {_EXAMPLE}.")
    return int(first), _month(second), int(third), len(third) == len("yy")


def _month(text: str) -> int:
    if text.isdecimal():
        return int(text)
    for number, name in enumerate(MONTHS, start=1):
        if len(text) >= _SHORTEST_MONTH and name.lower().startswith(text):
            return number
    raise _fault(f"“{text[:20]}” is not a month; type day, month and year, {_EXAMPLE}.")


def _in_century(year: int, month_day: tuple[int, int], today: date, *, past: bool) -> int:
    """The whole year of two figures."""
    this = today.year - today.year % 100 + year
    in_future = (this, *month_day) > (today.year, today.month, today.day)
    return this - 100 if past and in_future else this


def _fault(sentence: str) -> EntryFault:
    return EntryFault([("day", sentence)])
