"""Which sections stand under which heading, in each kind of letter. One table for Word and PDF.

The headings are after those of the PRSB outpatient letter standard; a heading without a section is not there.
"""

from dataclasses import dataclass, replace

from strengthtrack.clinic.letter import LetterKind, Part
from strengthtrack.documents.letter.facts import LetterFacts


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, "" for none, and the sections under it."""

    heading: str
    parts: tuple[Part, ...]


_TOP = (Block("", (Part.OPENING,)), Block("Result", (Part.RESULT,)), Block("Action requested", (Part.ACTION,)))
_SEEN = (
    Block("Diagnosis or reason", (Part.DIAGNOSIS,)),
    Block("Attendance and programme", (Part.ATTENDANCE, Part.EXERCISE)),
)
_FOUND = (
    Block("Investigation results", (Part.SUMMARY, Part.CHART, Part.RESULTS)),
    Block("Pain and function", (Part.PAIN, Part.FUNCTION)),
    Block("Examination findings", (Part.EXAMINATION,)),
)
_END = (
    Block("Plan", (Part.PLAN,)),
    Block("Remarks", (Part.REMARKS,)),
    Block("How it was measured", (Part.MEASURED,)),
)
_BLOCKS = {
    LetterKind.PROGRESS: (*_TOP, *_SEEN, *_FOUND, *_END),
    LetterKind.DISCHARGE: (*_TOP, *_SEEN, *_FOUND, Block("Plan after discharge", (Part.PLAN,)), *_END[1:]),
    LetterKind.ONWARD: (
        _TOP[0],
        Block("Reason for referral and action requested", (Part.ACTION,)),
        _TOP[1],
        *_SEEN,
        _FOUND[2],
        *_FOUND[:2],
        *_END,
    ),
    LetterKind.PATIENT: (
        _TOP[0],
        Block("In short", (Part.RESULT,)),
        Block("What you are asked to do", (Part.ACTION,)),
        Block("Your strength", (Part.SUMMARY, Part.CHART, Part.RESULTS)),
        Block("Your pain and daily life", (Part.PAIN, Part.FUNCTION)),
        Block("Your visits and exercise", (Part.ATTENDANCE, Part.EXERCISE)),
        Block("What was found", (Part.DIAGNOSIS, Part.EXAMINATION)),
        Block("What happens next", (Part.PLAN,)),
        *_END[1:],
    ),
}
COPIES = "Copies to"
_LONGEST_NAME, _LONGEST_NUMBER = 100, 40
"""Characters of a name and of a record number at the foot of a page."""


def blocks(kind: LetterKind) -> tuple[Block, ...]:
    """Every block of a kind of letter, in the order of the page."""
    return _BLOCKS[kind]


def filled(facts: LetterFacts) -> tuple[Block, ...]:
    """The blocks of a letter that have something in them, with the sections that have."""
    having = (Block(one.heading, tuple(filter(facts.has, one.parts))) for one in blocks(facts.kind))
    return tuple(one for one in having if one.parts)


def foot(facts: LetterFacts) -> str:
    """Who a page is about, as its foot says it: a name longer than a line is cut there, and stands whole above."""
    name, number = _cut(facts.patient_name, _LONGEST_NAME), _cut(facts.record_number, _LONGEST_NUMBER)
    return replace(facts, patient_name=name, record_number=number).identity


def _cut(words: str, longest: int) -> str:
    return words if len(words) <= longest else f"{words[: longest - 1]}…"
