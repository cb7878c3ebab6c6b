"""What an import of our own JSON would do, as plain data, before anything is written."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from strengthtrack.clinic.patient import Patient, check
from strengthtrack.clinic.sentences import listed, lower_first
from strengthtrack.errors import EntryFault
from strengthtrack.practice.intake.clinic_differences import Difference
from strengthtrack.practice.intake.clinic_file import Stamp
from strengthtrack.practice.intake.clinic_plan import Plan
from strengthtrack.practice.intake.twins import Twin

_COUNTED = (
    ("session", "session", "sessions"),
    ("trial", "trial", "trials"),
    ("programme", "programme", "programmes"),
    ("exercise_done", "session of exercise", "sessions of exercise"),
    ("course_event", "event", "events"),
    ("letter", "letter", "letters"),
    ("study", "study", "studies"),
    ("study_person", "person of a study", "people of studies"),
    ("letter_template", "letter template", "letter templates"),
    ("calibration", "calibration", "calibrations"),
)


class Standing(StrEnum):
    """How a patient of the file stands to those here, as the chip says it."""

    NEW = "New patient"
    SAME = "Already here"
    MORE = "Brings more"
    DIFFERENT = "Differs"


_IN_A_LINE = {
    Standing.NEW: "new",
    Standing.SAME: "already here",
    Standing.MORE: "here with less",
    Standing.DIFFERENT: "here and different",
}


@dataclass(frozen=True, slots=True)
class Adds:
    """How many things would be added, by table."""

    counts: tuple[tuple[str, int], ...] = ()

    def of(self, table: str) -> int:
        """How many of one kind."""
        return dict(self.counts).get(table, 0)

    @property
    def told(self) -> tuple[str, ...]:
        """“2 sessions”, “24 trials”; what hangs on them is not counted."""
        counted = ((self.of(table), one, many) for table, one, many in _COUNTED)
        return tuple(f"{count} {one if count == 1 else many}" for count, one, many in counted if count)

    @property
    def words(self) -> str:
        """“2 sessions and 24 trials”."""
        return listed(self.told)


@dataclass(frozen=True, slots=True)
class IncomingPatient:
    """One patient of the file. `into` is whom their sessions would go to, where that is not the same id."""

    id: str
    name: str
    born: date
    record_number: str
    standing: Standing
    adds: Adds
    differences: tuple[Difference, ...] = ()
    twin: Twin | None = None
    """Who they may be here, under another id: to be merged with, or not."""
    into: str | None = None
    into_name: str = ""
    doubts: tuple[str, ...] = ()
    """What is to be mended once they are here, and what would be drawn as one and may not be; whole sentences."""

    @property
    def words(self) -> str:
        """What would be done, as a sentence."""
        kept = "what differs stays as it is here" if self.differences else ""
        adds = f"adds {self.adds.words or 'more about what is here'}" if self.adds.counts else ""
        if self.standing is Standing.NEW:
            adds = f"adds the patient with {self.adds.words}" if self.adds.words else "adds the patient"
        told = "; ".join(filter(None, (adds, kept))) or "nothing to do"
        where = f" (filed under {self.into_name})" if self.into else ""
        return f"{told[:1].upper()}{told[1:]}{where}."


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What a file says of itself and what would become of it. `settings` are those that are not set here yet."""

    path: Path
    stamp: Stamp
    app_version: str
    written_at: datetime
    identified: bool
    clinic_name: str
    patients: tuple[IncomingPatient, ...]
    settings: tuple[str, ...] = ()
    of_clinic: Adds = Adds()
    clinic_differences: tuple[Difference, ...] = ()

    def count(self, standing: Standing) -> int:
        """How many patients stand so."""
        return sum(one.standing is standing for one in self.patients)

    @property
    def words(self) -> str:
        """The patients in a line: “3 new, 12 already here”."""
        told = (f"{self.count(one)} {words}" for one, words in _IN_A_LINE.items() if self.count(one))
        return ", ".join(told) or "no patient in it"


def adds_of(plan: Plan) -> Adds:
    """What a plan would add."""
    return Adds(tuple((table, len(rows)) for table, rows in plan.rows.items()))


def doubts_of(patient: Patient, written_on: date) -> tuple[str, ...]:
    """What nobody could have typed here, told and brought in all the same: with its patient more would be lost."""
    try:
        check(patient, written_on)
    except EntryFault as fault:
        return tuple(f"To be mended once it is here: {lower_first(sentence)}" for _, sentence in fault.faults)
    return ()


def standing_of(plan: Plan) -> Standing:
    """How a patient stands."""
    if plan.count("patient"):
        return Standing.NEW
    if plan.differences:
        return Standing.DIFFERENT
    return Standing.MORE if plan.rows else Standing.SAME
