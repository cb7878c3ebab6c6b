"""What a write changed, so that each page can decide whether it cares."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """A kind of thing that is kept."""

    PATIENT = "patient"
    PROGRAMME = "programme"
    SESSION = "session"
    TRIAL = "trial"
    ANALYSIS = "analysis"
    PAIN = "pain"
    FORM = "form"
    SETTING = "setting"
    BATTERY = "battery"
    STUDY = "study"
    REFERENCE = "reference pack"
    EXERCISE = "exercise"
    EVENT = "event"
    LETTER = "letter"
    CALIBRATION = "calibration"


@dataclass(frozen=True, slots=True)
class Changes:
    """Which kinds changed, and whose they are; `patient_id` None where it is nobody's in particular."""

    kinds: frozenset[Kind]
    patient_id: str | None = None
