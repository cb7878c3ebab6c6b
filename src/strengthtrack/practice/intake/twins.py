"""Who may be the same person twice: by record number, by birth date and name, or nearly so."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from itertools import chain

from strengthtrack.clinic.days import day_words
from strengthtrack.clinic.patient import LONGEST_NAME, Patient
from strengthtrack.practice.finding import bare, plain

NEAR = 0.85
"""So much of the letters of two names are alike where one may be the other mistyped."""
_MOST_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Twin:
    """Somebody a row may be. `line` of the same file, None where they are here; `sure` where nothing speaks against."""

    patient: Patient
    line: int | None
    why: str
    sure: bool


@dataclass(frozen=True, slots=True)
class _Known:
    patient: Patient
    line: int | None
    number: str
    name: str


class Twins:
    """Everybody who is known so far."""

    def __init__(self, here: Iterable[Patient] = ()) -> None:
        self._by_number: defaultdict[str, list[_Known]] = defaultdict(list)
        self._by_born: defaultdict[date, list[_Known]] = defaultdict(list)
        self._by_name: defaultdict[str, list[_Known]] = defaultdict(list)
        for patient in here:
            self.add(patient)

    def add(self, patient: Patient, line: int | None = None) -> None:
        """One more; `line` where they are in the file and not here."""
        known = _known(patient, line)
        if known.number:
            self._by_number[known.number].append(known)
        self._by_born[patient.born].append(known)
        self._by_name[known.name].append(known)

    def of(self, patient: Patient) -> Twin | None:
        """The one a patient is or may be: whoever is sure first, those who are here before those in the file."""
        new = _known(patient, None)
        met = chain(
            self._by_number.get(new.number, ())[:_MOST_LOOKED_AT] if new.number else (),
            self._by_born.get(patient.born, ())[:_MOST_LOOKED_AT],
            self._by_name.get(new.name, ())[:_MOST_LOOKED_AT],
        )
        found = [twin for known in met if (twin := _twin(new, known)) is not None]
        return min(found, key=lambda twin: (not twin.sure, twin.line or 0), default=None)


def name_key(name: str) -> str:
    """A name without capitals, accents, marks and the order of its words."""
    letters = "".join(sign if sign.isalnum() else " " for sign in plain(name))
    return " ".join(sorted(letters.split()))


def _known(patient: Patient, line: int | None) -> _Known:
    return _Known(patient, line, bare(plain(patient.record_number)), name_key(patient.name))


def _twin(new: _Known, known: _Known) -> Twin | None:
    same_number = bool(new.number) and new.number == known.number
    other_number = bool(new.number and known.number) and not same_number
    same_born, same_name = new.patient.born == known.patient.born, new.name == known.name
    if same_number:
        return _by_number(known, same_born=same_born, same_name=same_name)
    if same_born and same_name:
        but = f", but the record number {known.patient.record_number}" if other_number else ""
        return _told(known, f"Same name and birth date as {_who(known)}{but}.", sure=not other_number)
    if other_number and known.line is not None:
        return None  # one table numbers two people
    if same_born and _near(new.name, known.name):
        return _told(known, f"Same birth date and nearly the same name as {_who(known)}.", sure=False)
    if same_name and _near_day(new.patient.born, known.patient.born):
        born = day_words(known.patient.born)
        return _told(known, f"Same name as {_who(known)}, and nearly the same birth date, {born}.", sure=False)
    return None


def _by_number(known: _Known, *, same_born: bool, same_name: bool) -> Twin:
    but = {
        (True, True): "",
        (True, False): f", whose name is {_named(known)}",
        (False, True): f", but the birth date is {day_words(known.patient.born)} there",
        (False, False): ", but name and birth date are others",
    }[same_born, same_name]
    who = "a patient here" if known.line is None else f"line {known.line}"
    who = who if same_born and not same_name else _who(known)
    return _told(known, f"Same record number as {who}{but}.", sure=same_born)


def _told(known: _Known, why: str, *, sure: bool) -> Twin:
    return Twin(known.patient, known.line, why, sure)


def _who(known: _Known) -> str:
    return f"{_named(known)}, here" if known.line is None else f"line {known.line}"


def _named(known: _Known) -> str:
    name = known.patient.name
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"


def _near(one: str, other: str) -> bool:
    """Whether one name has all the words of the other, or nearly all of its letters."""
    words, others = set(one.split()), set(other.split())
    if words and others and (words <= others or others <= words):
        return True
    if max(map(len, (words ^ others) or {""})) == 1:  # “Sample Patient A” is not “Sample Patient B” mistyped
        return False
    match = SequenceMatcher(None, one, other, autojunk=False)
    return match.real_quick_ratio() >= NEAR and match.quick_ratio() >= NEAR and match.ratio() >= NEAR


def _near_day(one: date, other: date) -> bool:
    """Whether day and month changed places, or only one of day, month and year is another."""
    parts, others = (one.year, one.month, one.day), (other.year, other.month, other.day)
    swapped = (one.year, one.day, one.month) == others
    return swapped or sum(a != b for a, b in zip(parts, others, strict=True)) == 1
