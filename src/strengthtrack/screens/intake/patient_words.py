"""How a row of patients is told in the list: its chip, and the line under the name."""

from strengthtrack.clinic.days import day_words
from strengthtrack.practice.due import ChipKind
from strengthtrack.practice.intake.merging import facts_of
from strengthtrack.practice.intake.patients import Choice, PatientRow, State
from strengthtrack.screens.intake.preview_line import PreviewLine
from strengthtrack.screens.parts.chip import Chip

_CHIPS = {
    (State.NEW, Choice.ADD): ("New patient", "user-plus", ChipKind.TODAY),
    (State.NEW, Choice.LEAVE): ("New, left out", "circle-minus", ChipKind.PAUSED),
    (State.SAME, Choice.MERGE): ("Duplicate, merged", "git-merge", ChipKind.LATER),
    (State.SAME, Choice.ADD): ("Duplicate, added", "user-plus", ChipKind.TODAY),
    (State.SAME, Choice.LEAVE): ("Duplicate, left out", "circle-minus", ChipKind.PAUSED),
    (State.MAYBE, Choice.MERGE): ("Possible duplicate, merged", "git-merge", ChipKind.LATER),
    (State.MAYBE, Choice.ADD): ("Possible duplicate, added", "user-plus", ChipKind.TODAY),
    (State.MAYBE, Choice.LEAVE): ("Possible duplicate, left out", "circle-minus", ChipKind.PAUSED),
}
_BAD = Chip("Bad row", "triangle-alert", ChipKind.OVERDUE)
_UNDECIDED = Chip("Possible duplicate", "circle-question-mark", ChipKind.OVERDUE)
_BESIDE = ("name", "date of birth")


def chip_of(row: PatientRow, chosen: Choice | None) -> Chip:
    """What a row is, and what becomes of it."""
    if row.state is State.BAD:
        return _BAD
    if row.state is State.MAYBE and chosen is None:
        return _UNDECIDED
    choice = chosen if chosen in row.choices else row.proposed
    return Chip(*_CHIPS[row.state, choice or row.proposed])


def line_of(row: PatientRow, chosen: Choice | None) -> PreviewLine:
    """A row as the list shows it."""
    chip = chip_of(row, chosen)
    out = chip.kind is ChipKind.PAUSED
    if row.patient is None:
        return PreviewLine(str(row.line.number), row.title, "", " ".join(row.why), chip)
    under = " ".join(row.why) or " · ".join(value for name, value in facts_of(row.patient) if name not in _BESIDE)
    under = " ".join(under.split())
    return PreviewLine(str(row.line.number), row.patient.name, day_words(row.patient.born), under, chip, out)
