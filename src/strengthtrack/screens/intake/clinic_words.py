"""How a patient of a clinic file is told in the list and beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from strengthtrack.clinic.days import day_words
from strengthtrack.clinic.figures import counted
from strengthtrack.clinic.sentences import listed
from strengthtrack.practice.due import ChipKind
from strengthtrack.practice.intake.clinic_preview import IncomingPatient, Standing
from strengthtrack.practice.intake.twins import Twin
from strengthtrack.screens.intake.preview_line import PreviewLine
from strengthtrack.screens.parts.chip import Chip


class Fate(StrEnum):
    """What becomes of a patient of the file, as a choice."""

    LEAVE = "Leave out"
    MERGE = "Merge"
    ADD = "Bring in"


@dataclass(frozen=True, slots=True)
class Incoming:
    """A patient of the file with what was chosen for them; `twin` is who they may be here."""

    patient: IncomingPatient
    twin: Twin | None
    chosen: Fate | None

    @property
    def fate(self) -> Fate | None:
        """What becomes of them; None where a person has to say it, or there is nothing to do."""
        if self.chosen is not None:
            return self.chosen
        return None if self.twin is not None or not self.patient.adds.counts else Fate.ADD

    @property
    def choices(self) -> tuple[Fate, ...]:
        """What may be chosen."""
        if self.twin is not None:
            return tuple(Fate)
        return (Fate.LEAVE, Fate.ADD) if self.patient.adds.counts else ()

    @property
    def brings(self) -> bool:
        """Whether anything of them is written."""
        return self.fate in {Fate.ADD, Fate.MERGE} and bool(self.patient.adds.counts)

    @property
    def undecided(self) -> bool:
        """Whether somebody has to say first who they are."""
        return self.twin is not None and self.chosen is None


_STANDING = {
    Standing.NEW: ("user-plus", ChipKind.TODAY),
    Standing.MORE: ("plus", ChipKind.TODAY),
    Standing.SAME: ("check", ChipKind.LATER),
    Standing.DIFFERENT: ("equal-not", ChipKind.OVERDUE),
}


def chip_of(one: Incoming) -> Chip:
    """What they are, and what becomes of them."""
    if one.undecided:
        return Chip("Possible duplicate", "circle-question-mark", ChipKind.OVERDUE)
    if one.fate is Fate.LEAVE:
        return Chip(f"{one.patient.standing.value}, left out", "circle-minus", ChipKind.PAUSED)
    if one.fate is Fate.MERGE:
        return Chip("Duplicate, merged", "git-merge", ChipKind.LATER)
    return Chip(one.patient.standing.value, *_STANDING[one.patient.standing])


def line_of(one: Incoming) -> PreviewLine:
    """A patient as the list shows them."""
    chip = chip_of(one)
    under = " ".join(reasons(one))
    who = one.patient
    return PreviewLine("", who.name or "Without a name", day_words(who.born), under, chip, chip.kind is ChipKind.PAUSED)


def reasons(one: Incoming) -> tuple[str, ...]:
    """Who they may be, what would be done, and what differs, in whole sentences."""
    twin = (one.twin.why,) if one.twin is not None else ()
    differing = tuple(f"{difference.words}." for difference in one.patient.differences)
    return (*twin, one.patient.words, *one.patient.doubts, *differing)


def button_words(rows: Sequence[Incoming], *, of_clinic: bool) -> str:
    """What would be done, as a button says it; "" for nothing."""
    brought = sum(one.brings for one in rows)
    if brought:
        return f"Bring in {counted(brought, 'patient')}"
    return "Bring in the clinic’s own" if of_clinic else ""


def rest_words(rows: Sequence[Incoming]) -> str:
    """What becomes of the others, as a sentence."""
    undecided = sum(one.undecided for one in rows)
    left = sum(one.fate is Fate.LEAVE for one in rows)
    same = sum(not one.undecided and one.fate is not Fate.LEAVE and not one.brings for one in rows)
    told = (
        (undecided, f"{counted(undecided, 'possible duplicate')} left out until chosen"),
        (left, f"{left} left out"),
        (same, f"{counted(same, 'patient')} with nothing new"),
    )
    words = listed(words for count, words in told if count)
    return f"{words[:1].upper()}{words[1:]}." if words else ""
