"""The strip's line about the open patient."""

from datetime import date

from strengthtrack.clinic.days import day_words, short_day
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
    """Birth date, affected side and week, as “Born 12 Mar 1994  ·  Right side  ·  Week 8 of 8, hip programme”.

    A pause is told after it: “Week 4 of 8, hip programme, paused since 3 Mar”.
    """
    parts = [f"Born {day_words(patient.born)}", SIDE_WORDS[patient.affected]]
    if programme is not None:
        parts.append(f"{programme_words(programme, today)}, {programme.name} programme{_paused(programme, today)}")
    return "  ·  ".join(part for part in parts if part)


def _paused(programme: Programme, today: date) -> str:
    pause = None if programme.ended_by(today) else programme.paused_on(today)
    return f", paused since {short_day(pause.first_day)}" if pause else ""
