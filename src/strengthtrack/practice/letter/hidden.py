"""A letter that names nobody: what was typed about a patient is searched for who they are.

Found are the name and each of its parts longer than two letters, whatever their case, the date of birth as it is
usually written, the record number and the lines of the address. Sentences of our own name nobody.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from unicodedata import east_asian_width, normalize

from strengthtrack.clinic.course import Course
from strengthtrack.clinic.days import MONTHS
from strengthtrack.clinic.figures import counted
from strengthtrack.clinic.letter import LetterDraft, LetterKind
from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.programme import Programme
from strengthtrack.clinic.session_form import SessionForm
from strengthtrack.practice.letter.material import Material
from strengthtrack.practice.letter.words import lines
from strengthtrack.science.trend import Trend

HIDDEN_NAME = "The patient"
INSTEAD, INSTEAD_OF_NAME = "[hidden]", "the patient"
_ALIKE = ("'’‘ʼ`´", "‐‑–-")
"""Apostrophes, and hyphens: each is typed for another."""
_PART_LETTERS, _ADDRESS_LETTERS = 3, 5
_AGAIN = re.compile(rf"{INSTEAD_OF_NAME}(?:[\s,.-]+{INSTEAD_OF_NAME}\b)+")
_BEGINS = re.compile(rf"(^|[.!?]\s+|\n\s*)t(?={INSTEAD_OF_NAME[1:]}\b)")


@dataclass(frozen=True, slots=True)
class Hidden:
    """The same without who it is about; `found` places in what was typed were replaced."""

    material: Material
    draft: LetterDraft
    found: int

    @property
    def words(self) -> str:
        """What a page says of it."""
        found = f"{counted(self.found, 'place')} {'was' if self.found == 1 else 'were'} replaced"
        return (
            "This letter has no name, date of birth, record number, address or referrer. What was typed was searched "
            f"for the patient’s own alone, and {found if self.found else 'none was found'}; read it through before it "
            "leaves."
        )


def hidden(material: Material, draft: LetterDraft) -> Hidden:
    """Material and draft of a letter that names nobody; who referred the patient is left out too."""
    cover = Cover(material.patient)
    patient, programme, course = material.patient, material.programme, material.course
    covered = replace(
        material,
        patient=replace(patient, name=HIDDEN_NAME, record_number="", address="", reason=cover.over(patient.reason)),
        programme=cover.programme(programme) if programme else None,
        course=cover.course(course) if course else None,
        forms={session_id: cover.form(form) for session_id, form in material.forms.items()},
        skipped=tuple(replace(test, why=cover.over(test.why)) for test in material.skipped),
        trends=tuple(map(cover.trend, material.trends)),
    )
    return Hidden(covered, cover.draft(draft, material.patient), cover.found)


def hidden_words(material: Material, draft: LetterDraft) -> str:
    """What the page says where identity is hidden; empty where it is not."""
    return hidden(material, draft).words if draft.hide_identity else ""


class Cover:
    """Replaces who a patient is, text by text. Attributes: found."""

    def __init__(self, patient: Patient) -> None:
        self._names = _any_of(_names(patient.name))
        self._others = _any_of(_others(patient))
        self._covered: dict[str, str] = {}
        self.found = 0

    def over(self, text: str) -> str:
        """A text without the patient; what was found in it counts once, wherever else the same text stands."""
        if text not in self._covered:
            self._covered[text] = self._cover(text)
        return self._covered[text]

    def _cover(self, text: str) -> str:
        known, others = self._others.subn(INSTEAD, normalize("NFC", text))
        nameless, names = self._names.subn(INSTEAD_OF_NAME, known)
        self.found += others + names
        if names:
            return _BEGINS.sub(r"\1T", _AGAIN.sub(INSTEAD_OF_NAME, nameless))
        return known if others else text

    def draft(self, draft: LetterDraft, patient: Patient) -> LetterDraft:
        """What was typed; the recipient too, unless that is who referred the patient."""
        return replace(
            draft,
            recipient=self._recipient(draft, patient),
            action=self.over(draft.action),
            plan=self.over(draft.plan),
            remarks=self.over(draft.remarks),
            copies=self.over(draft.copies),
        )

    def _recipient(self, draft: LetterDraft, patient: Patient) -> str | None:
        own = draft.kind is LetterKind.PATIENT or draft.recipient is None
        if own or lines(draft.recipient or "") == lines(patient.referrer):
            return ""
        return self.over(draft.recipient or "")

    def programme(self, programme: Programme) -> Programme:
        """Names and reasons of a programme."""
        return replace(
            programme,
            name=self.over(programme.name),
            ended_why=self.over(programme.ended_why),
            phases=tuple(replace(phase, name=self.over(phase.name)) for phase in programme.phases),
            pauses=tuple(replace(pause, why=self.over(pause.why)) for pause in programme.pauses),
        )

    def course(self, course: Course) -> Course:
        """Every programme of a course."""
        return replace(course, programmes=tuple(map(self.programme, course.programmes)))

    def form(self, form: SessionForm) -> SessionForm:
        """What was seen, in words."""
        return replace(form, findings=replace(form.findings, text=self.over(form.findings.text)))

    def trend(self, trend: Trend) -> Trend:
        """Events and pauses, which the chart names."""
        events = tuple(replace(event, words=self.over(event.words)) for event in trend.events)
        return replace(
            trend, events=events, pauses=tuple(replace(pause, why=self.over(pause.why)) for pause in trend.pauses)
        )


def _names(name: str) -> Iterator[str]:
    """The whole name, its words, and what hyphens and apostrophes join."""
    yield " ".join(name.split())
    for word in name.split():
        for part in (word.strip(",.;"), *re.split(r"[-‐‑'’.,]", word)):
            if len(part) >= _PART_LETTERS:
                yield part


def _others(patient: Patient) -> Iterator[str]:
    yield patient.record_number.strip()
    yield from (line for line in lines(patient.address) if len(line) >= _ADDRESS_LETTERS)
    yield from _days(patient.born)


def _days(born: date) -> Iterator[str]:
    """A day as it is usually written."""
    month, short = MONTHS[born.month - 1], MONTHS[born.month - 1][:3]
    yield born.isoformat()
    for name in (month, short):
        for day in (f"{born.day}", f"{born.day:02}", f"{born.day}{_ordinal(born.day)}"):
            yield from (f"{day} {name} {born.year}", f"{name} {day} {born.year}", f"{name} {day}, {born.year}")
    for day, of in ((f"{born.day}", f"{born.month}"), (f"{born.day:02}", f"{born.month:02}")):
        for year in (f"{born.year}", f"{born.year % 100:02}"):
            for mark in "/.-":
                yield from (mark.join((day, of, year)), mark.join((of, day, year)))


def _ordinal(day: int) -> str:
    return "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _any_of(words: Iterator[str]) -> re.Pattern[str]:
    """Any of them as whole words, the longest first, a “the” before it too; nothing where there is none."""
    found = sorted({normalize("NFC", word) for word in words if word}, key=lambda word: (-len(word), word))
    return re.compile(rf"(?:\bthe\s+)?(?:{'|'.join(map(_whole, found))})" if found else r"(?!)", re.IGNORECASE)


def _whole(word: str) -> str:
    spaced = r"\s+".join(map(re.escape, word.split()))
    for signs in _ALIKE:
        spaced = re.sub(f"\\\\?[{signs}]", f"[{signs}]", spaced)
    return f"{_edge(word[0], before=True)}{spaced}{_edge(word[-1], before=False)}"


def _edge(letter: str, *, before: bool) -> str:
    """No letter stands beside it; scripts that write words without spaces have no such edge."""
    if east_asian_width(letter) in "WF" or not (letter.isalnum() or letter == "_"):
        return ""
    return r"(?<!\w)" if before else r"(?!\w)"
