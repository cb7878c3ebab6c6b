"""What is one thing here and another in the file, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from strengthtrack.clinic.days import day_in_full
from strengthtrack.clinic.sentences import listed
from strengthtrack.clinic.setup import Movement
from strengthtrack.practice.intake.clinic_units import FUNCTION, Key, Row, Unit, told

if TYPE_CHECKING:
    from strengthtrack.records.exchange import Rows

_FACTS = {
    "born": "date of birth",
    "affected": "affected side",
    "dominant": "dominant leg",
    "height_m": "height",
    "body_mass_kg": "body mass",
    "lever_arm_m": "lever arm",
    "discarded_at": "whether it is set aside",
    "discarded_why": "why it is set aside",
    "typed_n": "typed value",
    "resting_n": "resting force",
    "peak_n": "peak",
    "practice": "whether it is practice",
    "value_rule": "value",
    "starts_on": "first day",
    "per_week": "sessions a week",
    "battery_text": "battery",
    "made_on": "day",
    "due_on": "when it is due",
    "known_mass_kg": "mass",
    "read_n": "reading",
    "stated_percent": "stated error",
    "made_by": "who made it",
}
_PARTS = {
    "trace": "trace",
    "running_piece": "trace",
    "planned_test": "planned tests",
    "programme_phase": "phases",
    "programme_pause": "pauses",
}
_OF_A_SESSION = {
    "session_form": "Consent and findings",
    "screening_answer": "Screening",
    "finding": "Signs",
    "analysis": "Analyses",
}
_NAMES: Mapping[str, Callable[[Row], str]] = {
    "patient": lambda _: "The patient",
    "programme": lambda row: f"Programme {row['name']}, from {_day(row['starts_on'])}",
    "exercise_done": lambda row: f"Exercise of {_day(row['day'])}",
    "course_event": lambda row: f"Event of {_day(row['day'])}",
    "letter": lambda row: f"Letter of {_moment(row['issued_at'])}",
    "letter_draft": lambda row: f"Draft of a letter ({row['kind']})",
    "session": lambda row: f"Session of {_moment(row['started_at'])}",
    "study": lambda row: f"Study {row['name']}",
    "study_person": lambda row: f"Person {row['number']} of a study",
    "letter_template": lambda row: f"Letter template {row['name']}, version {row['version']}",
    "calibration": lambda row: f"Calibration of {row['dynamometer']} on {_day(row['made_on'])}",
}
"""What is not of one session, by kind of unit."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that stays as it is here: what it is, and which of its facts differ, in words."""

    what: str
    facts: tuple[str, ...] = ()
    elsewhere: bool = False
    """It is filed under another patient here."""

    @property
    def words(self) -> str:
        """As a line of the preview."""
        if self.elsewhere:
            return f"{self.what}: filed under another patient here"
        return f"{self.what}: {listed(self.facts)}" if self.facts else self.what


def difference(key: Key, theirs: Unit, ours: Unit, hidden: Mapping[str, frozenset[str]], rows: Rows) -> Difference:
    """What two units that are one thing say differently; `rows` are all of the file's patient."""
    mine, other = told(ours, hidden), told(theirs, hidden)
    facts = _facts(mine[key[0]][0], other[key[0]][0]) if key[0] in mine and len(mine[key[0]]) == 1 else ()
    parts = (_PARTS[table] for table in _PARTS if mine.get(table) != other.get(table))
    return Difference(_name(key, theirs, rows), tuple(dict.fromkeys((*facts, *parts))))


def elsewhere(key: Key, theirs: Unit, rows: Rows) -> Difference:
    """Something that is filed under another patient."""
    return Difference(_name(key, theirs, rows), elsewhere=True)


def _facts(mine: Row, other: Row) -> Iterable[str]:
    names = (name for name in mine if mine[name] != other.get(name))
    return [_FACTS.get(name, name.replace("_", " ")) for name in names]


def _name(key: Key, unit: Unit, rows: Rows) -> str:
    row = unit.first
    named = _NAMES.get(key[0])
    return named(row) if named is not None else _of_session(key, row, rows)


def _of_session(key: Key, row: Row, rows: Rows) -> str:
    session_id = row["session_id"] if "session_id" in row else _session_of(row["trial_id"], rows)
    of = f"session of {_begun(session_id, rows)}"
    match key[0]:
        case "trial":
            return f"{_test(row)}, trial {row['number']}, {of}"
        case "pain_in_test":
            return f"Pain in {_test(row)}, {of}"
        case "skipped_test":
            return f"{_test(row)} left out, {of}"
        case kind if kind == FUNCTION:
            return f"{key[2]}, {of}"
    return f"{_OF_A_SESSION[key[0]]}, {of}"


def _session_of(trial_id: str, rows: Rows) -> str:
    return next((row["session_id"] for row in rows["trial"] if row["id"] == trial_id), "")


def _begun(session_id: str, rows: Rows) -> str:
    return next((_moment(row["started_at"]) for row in rows["session"] if row["id"] == session_id), "unknown day")


def _test(row: Row) -> str:
    return f"{Movement(row['movement']).words} {row['side']}"


def _day(text: str) -> str:
    return day_in_full(date.fromisoformat(text))


def _moment(text: str) -> str:
    return day_in_full(datetime.fromisoformat(text).astimezone().date())
