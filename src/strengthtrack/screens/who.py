"""The strip's line about the open patient."""

from datetime import date

from strengthtrack.clinic.days import day_words
from strengthtrack.clinic.patient import AffectedSide, Patient
from strengthtrack.clinic.programme import Programme
from strengthtrack.practice.due import programme_words

SIDE_WORDS = {
    AffectedSide.LEFT: "Left side",
    AffectedSide.RIGHT: "Right side",
    AffectedSide.BOTH: "Both sides",
    AffectedSide.UNKNOWN: "",
}


def facts(patient: Patient, programme: Programme | None, today: date) -> str:
    """Birth date, affected side and week, as “Born 12 Mar 1994  ·  Right side  ·  Week 8 of 8, hip programme”."""
    parts = [f"Born {day_words(patient.born)}", SIDE_WORDS[patient.affected]]
    if programme is not None:
        parts.append(f"{programme_words(programme, today)}, {programme.name} programme")
    return "  ·  ".join(part for part in parts if part)
