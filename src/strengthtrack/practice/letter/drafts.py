"""Letters in writing: kept as they are typed, one a patient and kind, and taken up where they were left."""

from strengthtrack.clinic.letter import LetterDraft, LetterKind, Paper, Part
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.edits import Edit, Job
from strengthtrack.practice.letter.own_templates import default_template
from strengthtrack.practice.setting_names import PAPER

US_LETTER = "Letter"
"""As the setting has it."""
_CLINICIANS = frozenset({Part.CHART, Part.FUNCTION, Part.EXAMINATION, Part.DIAGNOSIS})
_LEFT_OUT = {LetterKind.PATIENT: _CLINICIANS}
"""What speaks a clinician's language is in a patient's letter only where that is ticked."""


def open_draft(desk: Desk, patient_id: str, kind: LetterKind, usual: Paper = Paper.A4) -> LetterDraft:
    """What was chosen and typed so far; a new one on the clinic's paper, by its template, where nothing was."""
    return desk.store.letters.draft(patient_id, kind) or new_draft(desk, patient_id, kind, usual)


def new_draft(desk: Desk, patient_id: str, kind: LetterKind, usual: Paper = Paper.A4) -> LetterDraft:
    """A letter before anything was chosen; `usual` is the paper of the country."""
    template = default_template(desk, kind)
    return LetterDraft(
        patient_id=patient_id,
        kind=kind,
        left_out=_LEFT_OUT.get(kind, frozenset()),
        paper=paper_of(desk, usual),
        template_id=template.id if template else "",
    )


def paper_of(desk: Desk, usual: Paper = Paper.A4) -> Paper:
    """The clinic's paper, that of the country until it says otherwise."""
    return {US_LETTER: Paper.US, Paper.A4.value: Paper.A4}.get(desk.setting(PAPER), usual)


def keep(desk: Desk, draft: LetterDraft) -> None:
    """Keep a draft as it stands; undo is for what was done, not for each letter typed. Raises RecordsFault."""
    desk.edits.write(lambda store: store.letters.save_draft(draft))


def discard(draft: LetterDraft) -> Edit:
    """Begin anew; undo brings back what was typed."""
    return Edit(f"Draft of the {draft.kind.words.lower()} discarded", _discarded(draft), _kept(draft))


def put_in_place(desk: Desk, draft: LetterDraft) -> Edit:
    """Go on with a correction; undo brings back the draft of that kind that stood there."""
    before, name = desk.store.letters.draft(draft.patient_id, draft.kind), draft.kind.words.lower()
    return Edit(f"Correction of the {name} begun", _kept(draft), _kept(before) if before else _discarded(draft))


def _kept(draft: LetterDraft) -> Job:
    return lambda store: store.letters.save_draft(draft)


def _discarded(draft: LetterDraft) -> Job:
    return lambda store: store.letters.discard_draft(draft.patient_id, draft.kind)
