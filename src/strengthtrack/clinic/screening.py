"""What the clinic asks before anybody pushes. It is recorded, without a verdict."""

from dataclasses import dataclass
from enum import StrEnum

QUESTIONS = (
    "Recent surgery or fracture",
    "Limits on weight bearing",
    "Heart or blood pressure trouble",
    "Pregnancy, or lying face down is not tolerated",
    "Acute pain today",
)
"""The list as it ships; each clinic edits its own."""


@dataclass(frozen=True, slots=True)
class ScreeningAnswer:
    """One question in the words it was asked in; None where it was not answered."""

    question: str
    yes: bool | None = None


class ConsentBy(StrEnum):
    """Who consented."""

    PATIENT = "patient"
    GUARDIAN = "guardian"
    INTERPRETER = "patient, through an interpreter"


class Chaperone(StrEnum):
    """What became of the offer of a chaperone."""

    DECLINED = "offered, declined"
    PRESENT = "present"


@dataclass(frozen=True, slots=True)
class Consent:
    """Consent to be tested as it was given; None where it was not asked or not recorded."""

    by: ConsentBy | None = None
    name: str = ""
    """The guardian's or interpreter's name, where it was taken down."""
    chaperone: Chaperone | None = None


def questions_from(text: str) -> tuple[str, ...]:
    """The clinic's list as typed, one question a line; empty lines and repeated questions are left out."""
    return tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))
