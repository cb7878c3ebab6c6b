"""One patient filled up with what another row knows: only what is empty, nothing is written over."""

from dataclasses import fields, replace
from datetime import date

from strengthtrack.clinic.days import day_words
from strengthtrack.clinic.patient import AffectedSide, Patient, Sex
from strengthtrack.clinic.sentences import listed

_EMPTY = (None, "", Sex.UNKNOWN, AffectedSide.UNKNOWN)
_NAMES = {
    "name": "name",
    "born": "date of birth",
    "sex": "sex",
    "record_number": "record number",
    "affected": "affected side",
    "dominant": "dominant leg",
    "height_m": "height",
    "reason": "reason",
    "referrer": "referrer",
    "address": "address",
}


def merged(here: Patient, row: Patient) -> Patient:
    """The one here, with what was empty taken from the row."""
    return replace(here, **{name: getattr(row, name) for name in _filled(here, row)})


def fills(here: Patient, row: Patient) -> tuple[str, ...]:
    """What would be filled in, in words."""
    return tuple(_NAMES[name] for name in _filled(here, row))


def facts_beside(here: Patient, row: Patient) -> tuple[tuple[str, str, str], ...]:
    """Each fact either of them has: what it is, what it is here, what it is in the row."""
    found = ((words, _told(getattr(here, name)), _told(getattr(row, name))) for name, words in _NAMES.items())
    return tuple(fact for fact in found if fact[1] or fact[2])


def facts_of(row: Patient) -> tuple[tuple[str, str], ...]:
    """Each fact a row has, in words."""
    found = ((words, _told(getattr(row, name))) for name, words in _NAMES.items())
    return tuple(fact for fact in found if fact[1])


def merge_words(here: Patient, row: Patient) -> str:
    """What merging does, as a sentence."""
    filled = fills(here, row)
    return f"Merging fills in {listed(filled)}." if filled else "It holds nothing that is not there already."


def _filled(here: Patient, row: Patient) -> list[str]:
    named = [one.name for one in fields(Patient) if one.name in _NAMES]
    return [name for name in named if getattr(here, name) in _EMPTY and getattr(row, name) not in _EMPTY]


def _told(value: object) -> str:
    if value in _EMPTY:
        return ""
    if isinstance(value, date):
        return day_words(value)
    return f"{value * 100:g} cm" if isinstance(value, float) else str(value)
