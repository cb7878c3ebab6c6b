"""What each section of a letter says in words, for clinicians and for the patient."""

from collections.abc import Mapping

from strengthtrack.clinic.letter import LetterDraft, LetterKind, Part
from strengthtrack.practice.letter import prose
from strengthtrack.practice.letter.attendance import attendance
from strengthtrack.practice.letter.exercise import exercise
from strengthtrack.practice.letter.form import examination, function
from strengthtrack.practice.letter.material import Material
from strengthtrack.practice.letter.measured import measured
from strengthtrack.practice.letter.result_line import result_line
from strengthtrack.practice.letter.to_patient import to_patient


def told(material: Material, kind: LetterKind) -> Mapping[Part, str]:
    """The sections that come out of the records; empty, or missing, where there is nothing to say."""
    return to_patient(material) if kind is LetterKind.PATIENT else _to_clinician(material, kind)


TYPED = (Part.ACTION, Part.PLAN, Part.REMARKS)


def typed(draft: LetterDraft) -> Mapping[Part, str]:
    """The sections that are typed."""
    return {Part.ACTION: draft.action, Part.PLAN: draft.plan, Part.REMARKS: draft.remarks}


def invites(kind: LetterKind) -> Mapping[Part, str]:
    """What stands where a section is still to be typed."""
    patient = kind is LetterKind.PATIENT
    return {
        Part.ACTION: "Type what the patient is asked to do" if patient else "Type what is asked of the recipient",
        Part.PLAN: PLAN_INVITES,
        Part.REMARKS: "Type anything else",
    }


PLAN_INVITES = "Type what happens next"


def _to_clinician(material: Material, kind: LetterKind) -> Mapping[Part, str]:
    return {
        Part.OPENING: prose.opening(material, kind),
        Part.RESULT: result_line(material),
        Part.DIAGNOSIS: prose.diagnosis(material),
        Part.ATTENDANCE: attendance(material),
        Part.EXERCISE: exercise(material),
        Part.SUMMARY: prose.summary(material),
        Part.PAIN: prose.pain(material),
        Part.FUNCTION: function(material),
        Part.EXAMINATION: examination(material),
        Part.MEASURED: measured(material),
    }
