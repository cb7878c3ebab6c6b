"""One row of a table as a patient, or every reason why it cannot be one."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from strengthtrack.clinic.patient import AffectedSide, Patient, Sex, check
from strengthtrack.errors import EntryFault
from strengthtrack.practice.intake.cells import (
    LONGEST_LINE,
    DayOrder,
    affected_of,
    day_of,
    dominant_of,
    height_of,
    line_of,
    lines_of,
    sex_of,
)
from strengthtrack.practice.intake.columns import Fact, Mapping
from strengthtrack.practice.intake.csv_text import Line

WITHOUT_NAME = "Without a name"
_Read = TypeVar("_Read")


@dataclass(frozen=True, slots=True)
class RowReader:
    """Reads the rows of one table; `new_id` names each patient."""

    columns: tuple[str, ...]
    mapping: Mapping
    order: DayOrder
    today: date
    new_id: Callable[[], str]

    def read(self, line: Line) -> tuple[Patient | None, tuple[str, ...]]:
        """The patient of a row, or None with every reason in words."""
        found = _Tried(self._too_many(line))
        patient = Patient(
            id=self.new_id(),
            name=found.tried("name", lambda: self._name(line), ""),
            born=found.tried("born", lambda: day_of(self._of(line, Fact.BORN), self.today, self.order), self.today),
            sex=found.tried("sex", lambda: sex_of(self._of(line, Fact.SEX)), Sex.UNKNOWN),
            record_number=found.tried("record", lambda: line_of(self._of(line, Fact.RECORD), "record number"), ""),
            affected=found.tried("side", lambda: affected_of(self._of(line, Fact.AFFECTED)), AffectedSide.UNKNOWN),
            dominant=found.tried("leg", lambda: dominant_of(self._of(line, Fact.DOMINANT)), None),
            height_m=found.tried("height", lambda: self._height(line), None),
            reason=found.tried("reason", lambda: lines_of(self._of(line, Fact.REASON), "reason"), ""),
            referrer=found.tried("referrer", lambda: lines_of(self._of(line, Fact.REFERRER), "referrer"), ""),
            address=found.tried("address", lambda: lines_of(self._of(line, Fact.ADDRESS), "address"), ""),
        )
        found.check(patient, self.today)
        return (None, tuple(found.faults)) if found.faults else (patient, ())

    def title(self, line: Line) -> str:
        """The name as far as it can be read, for a list."""
        parts = (self._of(line, fact) for fact in (Fact.NAME, Fact.GIVEN, Fact.FAMILY))
        return " ".join(" ".join(parts).split())[:LONGEST_LINE] or WITHOUT_NAME

    def _of(self, line: Line, fact: Fact) -> str:
        """What the row says of a fact; several columns for one are lines of it."""
        pairs = zip(self.mapping, line.cells, strict=False)
        return "\n".join(cell for of, cell in pairs if of is fact and cell.strip())

    def _name(self, line: Line) -> str:
        """The name in one, or given before family name."""
        parts = (self._of(line, fact) for fact in (Fact.NAME, Fact.GIVEN, Fact.FAMILY))
        return line_of(" ".join(filter(None, parts)), "name")

    def _height(self, line: Line) -> float | None:
        headings = (column for column, fact in zip(self.columns, self.mapping, strict=True) if fact is Fact.HEIGHT)
        return height_of(self._of(line, Fact.HEIGHT), next(headings, ""))

    def _too_many(self, line: Line) -> list[str]:
        if not any(cell.strip() for cell in line.cells[len(self.columns) :]):
            return []
        told = f"{len(line.cells)} cells where the heading has {len(self.columns)}"
        return [f"The row has {told}; put what holds a separator in quotation marks."]


@dataclass(slots=True)
class _Tried:
    """What was wrong so far, and with which fact."""

    faults: list[str]
    about: set[str] = field(default_factory=set)

    def tried(self, what: str, read: Callable[[], _Read], instead: _Read) -> _Read:
        try:
            return read()
        except ValueError as fault:
            self.faults.append(str(fault))
            self.about.add(what)
            return instead

    def check(self, patient: Patient, today: date) -> None:
        """What the clinic finds wrong with a patient, but for facts of which something was said already."""
        try:
            check(patient, today)
        except EntryFault as fault:
            self.faults += [sentence for name, sentence in fault.faults if name not in self.about]
