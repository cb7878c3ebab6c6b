"""Find a patient by part of a name, a birth date however it is written, or part of a record number.

`fits` says who is found. Thousands are looked through with `find_list`, which finds the same ones.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from strengthtrack.clinic.days import MONTHS
from strengthtrack.clinic.patient import Patient

_PARTS = re.compile(r"\d+|[^\W\d_]+")
_BETWEEN = str.maketrans("", "", " -/.")
YEAR, COMPACT = 4, 6
"""Digits that alone are enough to mean a date: a year, or a day, month and year run together."""


def find(patients: Iterable[Patient], text: str) -> tuple[Patient, ...]:
    """The patients `text` fits, in the order given; all for an empty text."""
    sought = plain(text)
    return tuple(who for who in patients if not sought or fits(who, sought))


def fits(patient: Patient, text: str) -> bool:
    """Whether a text fits a patient's name, record number or birth date. Case, accents and spacing do not matter."""
    sought = plain(text)
    return (
        _fits_name(plain(patient.name), sought)
        or _fits_number(bare(plain(patient.record_number)), bare(sought))
        or _fits_date(patient.born, sought)
    )


def plain(text: str) -> str:
    """Lower case without accents, single spaces."""
    if text.isascii():
        return " ".join(text.lower().split())
    bare = "".join(mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark))
    return " ".join(bare.casefold().split())


def bare(text: str) -> str:
    """A plain text without spaces and hyphens, as people leave them out of numbers."""
    return text.translate(_BETWEEN)


def date_parts(sought: str) -> list[str]:
    """The figures and words of a plain text, without leading noughts."""
    return [part.lstrip("0") or part for part in _PARTS.findall(sought)]


def written_together(born: date) -> tuple[str, str, str]:
    """A date as figures without anything between."""
    day, month, year = f"{born.day:02}", f"{born.month:02}", str(born.year)
    return day + month + year, year + month + day, day + month + year[2:]


def fits_alone(born: date, figures: str) -> bool:
    """Whether a date is meant by a year, or by a day, month and year run together, of which some may be missing."""
    if not figures.isdigit():
        return False
    if len(figures) == YEAR:
        return figures == str(born.year)
    return len(figures) >= COMPACT and any(run.startswith(figures) for run in written_together(born))


def same(part: str, whole: str) -> bool:
    """Whether a part that is followed by another means a day, a month or a year; a month may be cut short."""
    return part == whole or (part.isalpha() and whole.startswith(part))


def short_year(year: int) -> str:
    """The last two figures of a year, without a leading nought."""
    return str(year)[2:].lstrip("0") or "0"


def _fits_name(name: str, sought: str) -> bool:
    words = name.split()
    return sought in name or all(any(word.startswith(part) for word in words) for part in sought.split())


def _fits_number(number: str, sought: str) -> bool:
    return bool(sought) and sought in number


def _fits_date(born: date, sought: str) -> bool:
    """Day, month and year in any of the usual orders, the last part perhaps not typed to its end."""
    parts = date_parts(sought)
    if len(parts) == 1:
        return fits_alone(born, sought)
    return bool(parts) and any(_follows(parts, way) for way in _ways(born))


def _ways(born: date) -> Iterable[tuple[str, ...]]:
    day, year = str(born.day), str(born.year)
    for month in (str(born.month), MONTHS[born.month - 1].lower()):
        for written in (year, short_year(born.year)):
            yield day, month, written
            yield month, day, written
        yield year, month, day


def _follows(parts: list[str], way: tuple[str, ...]) -> bool:
    """Whether the parts stand in a row in one way of writing; words and the last part may be cut short."""
    for start in range(len(way) - len(parts) + 1):
        pairs = list(zip(parts, way[start:], strict=False))
        if all(same(part, whole) for part, whole in pairs[:-1]) and pairs[-1][1].startswith(pairs[-1][0]):
            return True
    return False
