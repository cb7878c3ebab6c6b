"""Everything a letter says, as words ready to print: Word and the page on the screen say the same."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Part(StrEnum):
    """The sections a letter may have, in the order of the page."""

    OPENING = "Opening"
    SUMMARY = "Summary"
    CHART = "Chart"
    RESULTS = "Results table"
    PAIN = "Pain"
    FUNCTION = "Function scores"
    EXAMINATION = "Examination"
    MEASURED = "How it was measured"
    PLAN = "Plan"


@dataclass(frozen=True, slots=True)
class Visit:
    """A column of the table: “Week 8” over “28 Apr 2026”."""

    name: str
    day: str


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One movement and side; one value a visit, the latest apart. `per_mass` is empty where it cannot be said.

    `change` is the latest against the baseline and whether that is beyond error: “+31 %, beyond error”.
    """

    movement: str
    side: str
    earlier: tuple[str, ...]
    latest: str
    per_mass: str = ""
    change: str = ""


_CHANGE_WIDE = 1.7
"""A column of words beside columns of numbers."""


@dataclass(frozen=True, slots=True)
class ResultTable:
    """Values in N at up to three visits; N.m/kg of the latest visit, or no such column; notes stand below.

    `what` heads the column of movements: which value of the trials it is, with its unit.
    """

    earlier: tuple[Visit, ...]
    latest: Visit
    rows: tuple[ResultRow, ...]
    notes: tuple[str, ...] = ()
    what: str = "Best trial, N"

    @property
    def has_per_mass(self) -> bool:
        """Whether any row has a value in N.m/kg."""
        return any(row.per_mass for row in self.rows)

    @property
    def has_change(self) -> bool:
        """Whether any row says what has changed."""
        return any(row.change for row in self.rows)

    @property
    def widths(self) -> tuple[float, ...]:
        """The columns as parts of the width of the text: movement, side, visits, change, N.m/kg."""
        visits = [1.0] * (len(self.earlier) + 1)
        numbers = [*visits, *([_CHANGE_WIDE] * self.has_change), *([1.0] * self.has_per_mass)]
        return 0.2, 0.07, *(0.73 * wide / sum(numbers) for wide in numbers)


@dataclass(frozen=True, slots=True)
class ChartFacts:
    """What the picture shows, for who cannot see it, and the line under it."""

    alternative: str
    caption: str


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """One letter. What is empty or None is not in it, and leaves no gap."""

    clinic_name: str
    clinic_address: tuple[str, ...]
    referrer: tuple[str, ...]
    day: date
    date: str
    patient_name: str
    born: str
    record_number: str
    reason: str
    affected: str
    programme: str
    greeting: str
    closing: str
    signature: tuple[str, ...]
    opening: str = ""
    summary: str = ""
    chart: ChartFacts | None = None
    results: ResultTable | None = None
    pain: str = ""
    function: str = ""
    examination: str = ""
    measured: str = ""
    plan: tuple[str, ...] = ()

    @property
    def identity(self) -> str:
        """Who it is about, as the heading and every page's foot say it."""
        record = f", record {self.record_number}" if self.record_number else ""
        return f"{self.patient_name}, born {self.born}{record}"


_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n|[\t\n\r\x0b\x0c\x85\u2028\u2029]")


def plain(text: str) -> str:
    """One line that any page can hold: breaks become spaces, what XML cannot hold becomes U+FFFD."""
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", _LINE_ENDS.sub(" ", text))


# the last two groups turn the direction of writing, and would show another ending than the file has
_NOT_IN_FILE_NAMES = re.compile('[<>:"/\\\\|?*\u202a-\u202e\u2066-\u2069]')


def file_name(facts: LetterFacts) -> str:
    """A name that every system takes: “Letter Sample Patient A 2026-04-28.docx”."""
    patient = _NOT_IN_FILE_NAMES.sub(" ", plain(facts.patient_name)).replace("\N{REPLACEMENT CHARACTER}", " ")
    patient = " ".join(patient.split()).encode()[:120].decode(errors="ignore").strip(". ")
    return " ".join(filter(None, ("Letter", patient, facts.day.isoformat()))) + ".docx"
