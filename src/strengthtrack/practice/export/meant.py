"""Which patients are meant by what somebody typed: an id, a record number or a name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from strengthtrack.clinic.days import day_words
from strengthtrack.clinic.sentences import listed
from strengthtrack.errors import EntryFault

if TYPE_CHECKING:
    from strengthtrack.clinic.patient import Patient

MOST_LISTED = 5


def meant(typed: Iterable[str], patients: Sequence[Patient]) -> tuple[str, ...]:
    """The ids of these patients, each once; raises EntryFault for nobody, and for one that may be several."""
    return tuple(dict.fromkeys(_one(words, patients).id for words in typed))


def _one(words: str, patients: Sequence[Patient]) -> Patient:
    for found in (_by_id(words, patients), _by_number(words, patients), _by_name(words, patients)):
        if len(found) == 1:
            return found[0]
        if found:
            raise _fault(_several(words, found))
    raise _fault(
        f"No patient has the id, record number or name “{readable(words)}”; type it as the list of patients shows it."
    )


def _by_id(words: str, patients: Sequence[Patient]) -> list[Patient]:
    return [patient for patient in patients if patient.id == words.strip()]


def _by_number(words: str, patients: Sequence[Patient]) -> list[Patient]:
    typed = _alike(words)
    return [patient for patient in patients if typed and _alike(patient.record_number) == typed]


def _by_name(words: str, patients: Sequence[Patient]) -> list[Patient]:
    typed = _alike(words)
    return [patient for patient in patients if typed and _alike(patient.name) == typed]


def _several(words: str, found: Sequence[Patient]) -> str:
    shown = [_apart(patient) for patient in found[:MOST_LISTED]]
    if len(found) > MOST_LISTED:
        shown.append(f"{len(found) - MOST_LISTED} more")
    return f"{len(found)} patients may be meant by “{readable(words)}”; give the id of one: {listed(shown)}."


def _apart(patient: Patient) -> str:
    number = f", record {readable(patient.record_number)}" if patient.record_number else ""
    return f"{readable(patient.id)} ({readable(patient.name)}, born {day_words(patient.born)}{number})"


def _alike(words: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split())


LONGEST = 60


def readable(words: str) -> str:
    """On one line, without what a terminal would obey, and not too long."""
    plain = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in words)
    return plain if len(plain) <= LONGEST else f"{plain[:LONGEST]}…"


def _fault(sentence: str) -> EntryFault:
    return EntryFault([("patient", sentence)])
