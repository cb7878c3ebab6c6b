"""Find a patient by part of a name, a birth date however it is written, or part of a record number."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from strengthtrack.clinic.days import MONTHS
from strengthtrack.clinic.patient import Patient

_PARTS = re.compile(r"\d+|[^\W\d_]+")
_YEAR, _COMPACT = 4, 6
"""Digits that alone are enough to mean a date: a year, or a day, month and year run together."""


def find(patients: Iterable[Patient], text: str) -> tuple[Patient, ...]:
    """The patients `text` fits, in the order given; all for an empty text."""
    sought = _plain(text)
    return tuple(who for who in patients if not sought or fits(who, sought))


def fits(patient: Patient, text: str) -> bool:
    """Whether a text fits a patient's name, record number or birth date. Case, accents and spacing do not matter."""
    sought = _plain(text)
    return (
        _fits_name(_plain(patient.name), sought)
        or _fits_number(_plain(patient.record_number), sought)
        or _fits_date(patient.born, sought)
    )


def _fits_name(name: str, sought: str) -> bool:
    words = name.split()
    return sought in name or all(any(word.startswith(part) for word in words) for part in sought.split())


def _fits_number(number: str, sought: str) -> bool:
    digits = _bare(sought)
    return bool(digits) and digits in _bare(number)


def _fits_date(born: date, sought: str) -> bool:
    """Day, month and year in any of the usual orders, the last part perhaps not typed to its end."""
    parts = [part.lstrip("0") or part for part in _PARTS.findall(sought)]
    if not parts:
        return False
    if len(parts) == 1:
        return _fits_alone(born, sought.strip())
    return any(_follows(parts, way) for way in _ways(born))


def _fits_alone(born: date, digits: str) -> bool:
    if not digits.isdigit():
        return False
    if len(digits) == _YEAR:
        return digits == str(born.year)
    day, month, year = f"{born.day:02}", f"{born.month:02}", str(born.year)
    together = (day + month + year, year + month + day, day + month + year[2:])
    return len(digits) >= _COMPACT and any(run.startswith(digits) for run in together)


def _ways(born: date) -> Iterable[tuple[str, ...]]:
    day, year = str(born.day), str(born.year)
    for month in (str(born.month), MONTHS[born.month - 1].lower()):
        for written in (year, year[2:].lstrip("0") or "0"):
            yield day, month, written
            yield month, day, written
        yield year, month, day


def _follows(parts: list[str], way: tuple[str, ...]) -> bool:
    """Whether the parts stand in a row in one way of writing; words and the last part may be cut short."""
    for start in range(len(way) - len(parts) + 1):
        pairs = list(zip(parts, way[start:], strict=False))
        if all(_same(part, whole) for part, whole in pairs[:-1]) and pairs[-1][1].startswith(pairs[-1][0]):
            return True
    return False


def _same(part: str, whole: str) -> bool:
    return part == whole or (part.isalpha() and whole.startswith(part))


def _plain(text: str) -> str:
    """Lower case without accents, single spaces."""
    bare = "".join(mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark))
    return " ".join(bare.casefold().split())


def _bare(text: str) -> str:
    """Without spaces and hyphens, as people leave them out of numbers."""
    return re.sub(r"[\s\-/.]", "", text)
