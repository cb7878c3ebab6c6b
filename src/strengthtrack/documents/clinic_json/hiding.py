"""A patient without what says, or may say, who it is.

The ids stay: they are chance, and say to the clinic alone whose file it was. So do testers and dates.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from hashlib import sha256
from typing import Any, TypeVar

from strengthtrack.clinic.function import FunctionMeasure
from strengthtrack.documents.clinic_json.document import Clinic
from strengthtrack.documents.clinic_json.patient import Patient
from strengthtrack.documents.clinic_json.values import Identifying, Kept
from strengthtrack.documents.clinic_json.visit import Activity, FunctionScore, Session

_Kind = TypeVar("_Kind", bound=Kept)


def without_identity(patient: Patient) -> Patient:
    """The same patient under a code, born on 1 January of the year, without letters and free words."""
    left = patient.model_copy(update={"letters": (), "letter_drafts": ()})
    blank = _blanked(left)
    own = {
        "name": code_of(patient.id),
        "born": date(patient.born.year, 1, 1),
        "sessions": _with_numbered_activities(patient.sessions, blank.sessions),
    }
    return blank.model_copy(update=own)


def clinic_without_identity(clinic: Clinic) -> Clinic:
    """The clinic's part without templates and free words, its studies by a number; all settings that it is given."""
    studies = (study.model_copy(update={"name": f"Study {at}"}) for at, study in enumerate(clinic.studies, start=1))
    calibrations = tuple(map(_blanked, clinic.calibrations))
    return clinic.model_copy(update={"studies": tuple(studies), "letter_templates": (), "calibrations": calibrations})


def code_of(patient_id: str) -> str:
    """What a patient is called whose name is hidden: the same in every file."""
    return f"Patient {sha256(patient_id.encode()).hexdigest()[:6].upper()}"


@cache
def identifying(kind: type[Kept]) -> Mapping[str, Identifying]:
    """The keys of a kind of thing that say, or may say, who it is."""
    every = ((name, one) for name, field in kind.model_fields.items() for one in field.metadata)
    return {name: one for name, one in every if isinstance(one, Identifying)}


def _blanked(one: _Kind) -> _Kind:
    """With nothing in what is marked; what stood empty stays so."""
    marks = identifying(type(one))
    update = {
        name: marks[name].instead if name in marks and isinstance(value, str) and value else _inner(value)
        for name, value in one
    }
    return one.model_copy(update=update)


def _inner(value: Any) -> Any:
    if isinstance(value, Kept):
        return _blanked(value)
    if isinstance(value, tuple):
        return tuple(map(_blanked, value))
    return value


def _with_numbered_activities(told: tuple[Session, ...], blank: tuple[Session, ...]) -> tuple[Session, ...]:
    """A patient's own activities by a number, the same at each visit, so that their scores can still be joined."""
    words = dict.fromkeys(one.words for session in told for one in session.activities)
    packs = dict.fromkeys(one.pack for session in told for one in session.function if _names_activities(one))
    activity = {word: f"Activity {at}" for at, word in enumerate(words, start=1)}
    pack = {text: f"activities {at}" for at, text in enumerate(packs, start=1)}
    return tuple(_numbered(old, new, activity, pack) for old, new in zip(told, blank, strict=True))


def _numbered(told: Session, blank: Session, activity: Mapping[str, str], pack: Mapping[str, str]) -> Session:
    activities = tuple(_called(one, activity[one.words]) for one in told.activities)
    function = tuple(
        one.model_copy(update={"pack": pack[one.pack]}) if _names_activities(one) else one for one in told.function
    )
    return blank.model_copy(update={"activities": activities, "function": function})


def _called(one: Activity, words: str) -> Activity:
    return one.model_copy(update={"words": words})


def _names_activities(score: FunctionScore) -> bool:
    return score.measure is FunctionMeasure.PSFS and bool(score.pack)
