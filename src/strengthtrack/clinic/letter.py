"""Letters: their kinds and sections, what is chosen while one is written, and one that was sent."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from strengthtrack.clinic.setup import Movement


class LetterKind(StrEnum):
    """To whom and when a letter is written."""

    PROGRESS = "progress"
    DISCHARGE = "discharge"
    ONWARD = "onward"
    PATIENT = "patient"

    @property
    def words(self) -> str:
        """Its title."""
        return _KIND_WORDS[self]


_KIND_WORDS = {
    LetterKind.PROGRESS: "Progress report",
    LetterKind.DISCHARGE: "Discharge letter",
    LetterKind.ONWARD: "Onward referral",
    LetterKind.PATIENT: "Letter to the patient",
}


class Paper(StrEnum):
    """The paper a letter is printed on."""

    A4 = "A4"
    US = "US Letter"

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height."""
        return (210.0, 297.0) if self is Paper.A4 else (215.9, 279.4)


class Part(StrEnum):
    """The sections a letter may have, in the order they are offered."""

    OPENING = "Opening"
    RESULT = "One-line result"
    ACTION = "Action requested"
    DIAGNOSIS = "Diagnosis or reason"
    ATTENDANCE = "Attendance"
    EXERCISE = "Exercise sessions"
    SUMMARY = "Summary"
    CHART = "Chart"
    RESULTS = "Results table"
    PAIN = "Pain"
    FUNCTION = "Function scores"
    EXAMINATION = "Examination"
    MEASURED = "How it was measured"
    PLAN = "Plan"
    REMARKS = "Remarks"


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """What the physio chose and typed; every number of the letter comes from the records.

    `recipient`, `action`, `plan`, `remarks`, `copies` and `signer` are lines; `recipient` None is who referred, or the
    patient, and `signer` "" is the clinic's signature. `template_id` "" is the template that ships.
    `left_out` are the sections that were unticked. `corrects` is the letter this one corrects, "" for none.
    """

    patient_id: str
    kind: LetterKind = LetterKind.PROGRESS
    recipient: str | None = None
    left_out: frozenset[Part] = frozenset()
    action: str = ""
    plan: str = ""
    remarks: str = ""
    copies: str = ""
    signer: str = ""
    movement: Movement | None = None
    paper: Paper = Paper.A4
    hide_identity: bool = False
    black_and_white: bool = False
    template_id: str = ""
    corrects: str = ""


@dataclass(frozen=True, slots=True)
class IssuedLetter:
    """A letter as it was sent, frozen: its facts as JSON, both documents, and what they were made with."""

    id: str
    patient_id: str
    kind: LetterKind
    issued_at: datetime
    signer: str
    facts: str
    template_name: str
    template_version: int
    template_hash: str
    app_version: str
    word: bytes
    pdf: bytes
    corrects: str | None = None


@dataclass(frozen=True, slots=True)
class SentLetter:
    """What a list says of a letter that was sent; `day` is the one it bears, `template_version` 0 of one that ships."""

    id: str
    kind: LetterKind
    day: date
    issued_at: datetime
    recipient: str
    signer: str
    template_name: str
    template_version: int
    app_version: str
    corrects: str | None = None


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """A Word template of the clinic's own; `content` is the .docx, `hash` its SHA-256."""

    id: str
    name: str
    version: int
    added_at: datetime
    hash: str
    content: bytes
    discarded_at: datetime | None = None

    @property
    def words(self) -> str:
        """“Clinic letter, version 3”."""
        return f"{self.name}, version {self.version}"
