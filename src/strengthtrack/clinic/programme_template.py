"""What a programme is made from: its weeks, phases and planned tests, before it has a patient and a day."""

from dataclasses import dataclass
from datetime import date

from strengthtrack.clinic.programme import Phase, PlannedTest, Programme

OWN = "own"
"""The template that is empty, to be filled by hand."""


@dataclass(frozen=True, slots=True)
class ProgrammeTemplate:
    """A programme as it is offered. `name` is said before the word programme; `source` and `note` stand beside it."""

    id: str
    name: str
    weeks: int
    per_week: int
    phases: tuple[Phase, ...] = ()
    tests: tuple[PlannedTest, ...] = ()
    source: str = ""
    note: str = ""

    def begun(self, id: str, patient_id: str, starts_on: date, side: str = "") -> Programme:
        """A patient's programme made from it; a new course of care."""
        return Programme(
            id=id,
            patient_id=patient_id,
            name=self.name,
            starts_on=starts_on,
            weeks=self.weeks,
            per_week=self.per_week,
            tests=self.tests,
            template=self.id,
            side=side,
            phases=self.phases,
        )
