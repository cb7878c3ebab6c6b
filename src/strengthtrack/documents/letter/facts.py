"""Everything a letter says, as words ready to print: Word and PDF say the same."""

import re
from dataclasses import dataclass
from datetime import date

from strengthtrack.clinic.letter import LetterKind, Paper, Part


@dataclass(frozen=True, slots=True)
class Visit:
    """A column of the table: “Week 8” over “28 Apr 2026”."""

    name: str
    day: str


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One movement and side; one value a visit, the latest apart. `per_mass` is empty where it cannot be said.

    `change` is the latest against the baseline: “+31 %”; `error` what can be said of it, with a mark that is not
    colour: “◆ beyond ±15 %”, “◇ within ±15 %”, “cannot tell yet”, “baseline”. `beyond` ones may be set bold.
    """

    movement: str
    side: str
    earlier: tuple[str, ...]
    latest: str
    per_mass: str = ""
    change: str = ""
    error: str = ""
    beyond: bool = False


CHANGE_HEAD = Visit("Change", "from baseline")
ERROR_HEAD = Visit("Measurement error", "")
PER_MASS_HEAD = "N.m/kg"
"""The heads of the columns after the visits; that for mass stands over the day of the latest."""
_VISIT_WIDE, _CHANGE_WIDE, _ERROR_WIDE, _MASS_WIDE = 1.06, 1.1, 1.66, 1.06
"""Columns of words beside columns of numbers."""


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
        """Whether any row says what has changed, and whether that is beyond error; the two columns go together."""
        return any(row.change or row.error for row in self.rows)

    @property
    def widths(self) -> tuple[float, ...]:
        """The columns as parts of the width of the text: movement, side, visits, change, error, N.m/kg."""
        visits = [_VISIT_WIDE] * (len(self.earlier) + 1)
        change = (_CHANGE_WIDE, _ERROR_WIDE) if self.has_change else ()
        numbers = [*visits, *change, *([_MASS_WIDE] * self.has_per_mass)]
        return 0.19, 0.06, *(0.75 * wide / sum(numbers) for wide in numbers)


@dataclass(frozen=True, slots=True)
class ChartFacts:
    """What the picture shows, for who cannot see it, and the line under it."""

    alternative: str
    caption: str


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """One letter. What is empty or None is not in it, and leaves no gap.

    `title` is the kind in words; `correction` says which letter this one corrects. `hidden` letters name nobody.
    """

    clinic_name: str
    clinic_address: tuple[str, ...]
    recipient: tuple[str, ...]
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
    kind: LetterKind = LetterKind.PROGRESS
    title: str = LetterKind.PROGRESS.words
    paper: Paper = Paper.A4
    black_and_white: bool = False
    hidden: bool = False
    patient_address: tuple[str, ...] = ()
    correction: str = ""
    result: str = ""
    action: tuple[str, ...] = ()
    diagnosis: str = ""
    attendance: str = ""
    exercise: str = ""
    remarks: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()

    def said(self, part: Part) -> tuple[str, ...]:
        """The paragraphs of a section that is words, a line of a text each; none of the chart and the table."""
        words: dict[Part, str | tuple[str, ...]] = {
            Part.OPENING: self.opening,
            Part.RESULT: self.result,
            Part.ACTION: self.action,
            Part.DIAGNOSIS: self.diagnosis,
            Part.ATTENDANCE: self.attendance,
            Part.EXERCISE: self.exercise,
            Part.SUMMARY: self.summary,
            Part.CHART: "",
            Part.RESULTS: "",
            Part.PAIN: self.pain,
            Part.FUNCTION: self.function,
            Part.EXAMINATION: self.examination,
            Part.MEASURED: self.measured,
            Part.PLAN: self.plan,
            Part.REMARKS: self.remarks,
        }
        said = words[part]
        return tuple(filter(None, said.split("\n") if isinstance(said, str) else said))

    def has(self, part: Part) -> bool:
        """Whether the letter has something in a section."""
        if part is Part.CHART:
            return self.chart is not None
        return self.results is not None if part is Part.RESULTS else bool(self.said(part))

    @property
    def identity(self) -> str:
        """Who it is about, as the heading and every page's foot say it."""
        if self.hidden:
            return self.patient_name
        record = f", record {self.record_number}" if self.record_number else ""
        return f"{self.patient_name}, born {self.born}{record}"


_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n|[\t\n\r\x0b\x0c\x85\u2028\u2029]")


def plain(text: str) -> str:
    """One line that any page can hold: breaks become spaces, what XML cannot hold becomes U+FFFD."""
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", _LINE_ENDS.sub(" ", text))


# the last two groups turn the direction of writing, and would show another ending than the file has
_NOT_IN_FILE_NAMES = re.compile('[<>:"/\\\\|?*\u202a-\u202e\u2066-\u2069]')


def file_name(facts: LetterFacts, ending: str = ".docx") -> str:
    """A name that every system takes: “Letter Sample Patient A 2026-04-28.docx”; of a hidden patient without any."""
    named = "" if facts.hidden else facts.patient_name
    patient = _NOT_IN_FILE_NAMES.sub(" ", plain(named)).replace("\N{REPLACEMENT CHARACTER}", " ")
    patient = " ".join(patient.split()).encode()[:120].decode(errors="ignore").strip(". ")
    return " ".join(filter(None, ("Letter", patient, facts.day.isoformat()))) + ending
