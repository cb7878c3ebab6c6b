"""Sending a letter: frozen with its facts, its pages, its template and who signed. A correction is another one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from uuid import uuid4

from strengthtrack import __version__
from strengthtrack.clinic.days import day_in_full, day_words
from strengthtrack.clinic.letter import IssuedLetter, LetterDraft, LetterKind, LetterTemplate, Part, SentLetter
from strengthtrack.clinic.setup import Movement
from strengthtrack.documents.letter.facts import LetterFacts
from strengthtrack.documents.letter.frozen import from_json, to_json
from strengthtrack.errors import Mendable
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.letter import own_templates
from strengthtrack.practice.letter.drafts import new_draft
from strengthtrack.practice.letter.sections import TYPED

SHIPPED = "Template that ships"


class LetterFault(Mendable):
    """A letter that cannot be sent, or corrected, yet."""


@dataclass(frozen=True, slots=True)
class TemplateUsed:
    """What the Word file was made with; `version` 0 is the one that ships with this version of the app."""

    name: str
    version: int
    hash: str


@dataclass(frozen=True, slots=True)
class Pages:
    """A letter as it goes out: the bytes of both files, made of the same facts with this template."""

    word: bytes
    pdf: bytes
    template: TemplateUsed


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One letter of the list of those sent; `corrects` and `corrected_on` are days in words, "" for none."""

    id: str
    kind: LetterKind
    day: str
    recipient: str
    signer: str
    template: str
    corrects: str = ""
    corrected_on: str = ""

    @property
    def words(self) -> str:
        """“Progress report of 28 Apr 2026 to Dr Sample Referrer”."""
        to = f" to {self.recipient}" if self.recipient else ""
        return f"{self.kind.words} of {self.day}{to}"


def own(template: LetterTemplate) -> TemplateUsed:
    """A template of the clinic's own."""
    return TemplateUsed(template.name, template.version, template.hash)


def shipped(content: bytes) -> TemplateUsed:
    """The template that ships, by its bytes."""
    return TemplateUsed(SHIPPED, 0, sha256(content).hexdigest())


def issue(desk: Desk, draft: LetterDraft, written: LetterFacts, pages: Pages) -> IssuedLetter:
    """Keep a letter as it was sent, and end its draft; `written` is what its pages say. Raises LetterFault."""
    if not any(line.strip() for line in written.signature):
        raise LetterFault("Nobody has signed this letter; type who signs it, or set a signature in the settings.")
    if draft.corrects and not written.correction:
        raise ValueError(f"the letter does not say that it corrects {draft.corrects}; gather its material anew")
    letter = IssuedLetter(
        id=uuid4().hex,
        patient_id=draft.patient_id,
        kind=draft.kind,
        issued_at=desk.now(),
        signer=written.signature[0],
        facts=to_json(written),
        template_name=pages.template.name,
        template_version=pages.template.version,
        template_hash=pages.template.hash,
        app_version=__version__,
        word=pages.word,
        pdf=pages.pdf,
        corrects=draft.corrects or None,
    )
    desk.edits.write(lambda store: store.letters.issue(letter))
    return letter


def facts_of(letter: IssuedLetter) -> LetterFacts:
    """What a letter said when it was sent."""
    return from_json(letter.facts)


def correct(desk: Desk, letter: IssuedLetter) -> LetterDraft:
    """A letter that stands for one sent before, with what was typed and left out there; its numbers are of its own day.

    Raises LetterFault for a letter that was corrected before.
    """
    sent = desk.store.letters.sent(letter.patient_id)
    later = next((one for one in sent if one.corrects == letter.id), None)
    if later is not None:
        day = day_in_full(later.day)
        raise LetterFault(f"This letter was corrected before, by that of {day}; correct that one instead.")
    said = facts_of(letter)
    return replace(
        new_draft(desk, letter.patient_id, letter.kind),
        corrects=letter.id,
        left_out=frozenset(part for part in Part if part not in TYPED and not said.has(part)),
        movement=_charted(said),
        template_id=_template_id(desk, letter),
        recipient="\n".join(said.recipient),
        action="\n".join(said.action),
        plan="\n".join(said.plan),
        remarks="\n".join(said.remarks),
        copies="\n".join(said.copies),
        signer="\n".join(said.signature),
        paper=said.paper,
        hide_identity=said.hidden,
        black_and_white=said.black_and_white,
    )


def _charted(said: LetterFacts) -> Movement | None:
    """The movement of the chart, with which its caption begins."""
    caption = said.chart.caption if said.chart else ""
    return next((movement for movement in Movement if caption.startswith(f"{movement.words}.")), None)


def _template_id(desk: Desk, letter: IssuedLetter) -> str:
    """The clinic's own template that made it, where it is still offered; else the one that ships."""
    offered = own_templates.templates(desk)
    return next((one.id for one in offered if one.hash == letter.template_hash), "")


def history(desk: Desk, patient_id: str) -> tuple[HistoryRow, ...]:
    """A patient's letters that were sent, newest first."""
    sent = desk.store.letters.sent(patient_id)
    return tuple(_row(one, sent) for one in sent)


def _row(letter: SentLetter, sent: Sequence[SentLetter]) -> HistoryRow:
    old = next((one for one in sent if one.id == letter.corrects), None)
    new = next((one for one in sent if one.corrects == letter.id), None)
    return HistoryRow(
        id=letter.id,
        kind=letter.kind,
        day=day_words(letter.day),
        recipient=letter.recipient,
        signer=letter.signer,
        template=_template_words(letter),
        corrects=day_words(old.day) if old else "",
        corrected_on=day_words(new.day) if new else "",
    )


def _template_words(letter: SentLetter) -> str:
    """“Clinic letter, version 3”; “Template that ships, app 0.5.0”."""
    version = f"version {letter.template_version}" if letter.template_version else f"app {letter.app_version}"
    return f"{letter.template_name}, {version}"
