"""To whom a letter is written, from whom, and how they are greeted."""

from strengthtrack.clinic.letter import LetterDraft, LetterKind
from strengthtrack.documents.letter.facts import plain
from strengthtrack.practice.letter.material import Material
from strengthtrack.practice.letter.words import lines

COLLEAGUE = "colleague"
SINCERELY, FAITHFULLY = "Yours sincerely,", "Yours faithfully,"
"""The first to somebody greeted by name, as is British custom."""


def recipient(material: Material, draft: LetterDraft) -> tuple[str, ...]:
    """Name and address in lines: as typed, else the patient or who referred them."""
    if draft.recipient is not None:
        return lines(draft.recipient)
    patient = material.patient
    if draft.kind is LetterKind.PATIENT:
        return () if draft.hide_identity else (plain(patient.name), *lines(patient.address))
    return () if draft.kind is LetterKind.ONWARD else lines(patient.referrer)


def greeting(to: tuple[str, ...], draft: LetterDraft) -> str:
    """“Dear Dr Sample Referrer,”, “Dear colleague,”."""
    if to:
        return f"Dear {to[0].rstrip(',')},"
    return "Dear patient," if draft.kind is LetterKind.PATIENT else f"Dear {COLLEAGUE},"


def closing(to: tuple[str, ...]) -> str:
    """Sincerely to somebody by name, else faithfully."""
    return SINCERELY if to else FAITHFULLY


def signature(material: Material, draft: LetterDraft) -> tuple[str, ...]:
    """As typed, else the clinic's, else who tested last; none where nobody is known."""
    testers = ((session.tester,) for session in reversed(material.sessions) if session.tester.strip())
    return lines(draft.signer) or material.letterhead.signature or next(testers, ())
