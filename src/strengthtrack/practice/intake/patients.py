"""Patients from a table: what would become of each row, before anything is written."""

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import uuid4

from strengthtrack.clinic.patient import Patient
from strengthtrack.practice.intake.cells import DayOrder, shown_order
from strengthtrack.practice.intake.columns import Fact, Mapping
from strengthtrack.practice.intake.csv_text import Line, Table
from strengthtrack.practice.intake.merging import merge_words
from strengthtrack.practice.intake.patient_rows import RowReader
from strengthtrack.practice.intake.twins import Twin, Twins
from strengthtrack.practice.steps import Step, in_one_go


class State(StrEnum):
    """What a row is, as its chip says it."""

    NEW = "New patient"
    SAME = "Duplicate"
    MAYBE = "Possible duplicate"
    BAD = "Bad row"


class Choice(StrEnum):
    """What becomes of a row."""

    ADD = "Add as new"
    MERGE = "Merge"
    LEAVE = "Leave out"


@dataclass(frozen=True, slots=True)
class PatientRow:
    """One row of the file. `patient` None for a bad row; `why` in whole sentences, none for a new patient."""

    line: Line
    state: State
    patient: Patient | None = None
    twin: Twin | None = None
    why: tuple[str, ...] = ()
    title: str = ""
    """The name as far as it can be read."""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What may be chosen for it; nothing for a bad row, which stays out until it is mended."""
        if self.state is State.BAD:
            return ()
        return tuple(Choice)[::-1] if self.twin else (Choice.ADD, Choice.LEAVE)

    @property
    def proposed(self) -> Choice:
        """What becomes of it where nobody says otherwise: one that may be a duplicate waits for a person."""
        return _PROPOSED[self.state]


_PROPOSED = {State.NEW: Choice.ADD, State.SAME: Choice.MERGE, State.MAYBE: Choice.LEAVE, State.BAD: Choice.LEAVE}


@dataclass(frozen=True, slots=True)
class Preview:
    """Every row, and how the days of its dates of birth were taken."""

    rows: tuple[PatientRow, ...]
    order: DayOrder
    order_told: str

    def count(self, state: State) -> int:
        """How many rows are so."""
        return sum(row.state is state for row in self.rows)

    @property
    def bad(self) -> tuple[PatientRow, ...]:
        """The rows that cannot be read."""
        return tuple(row for row in self.rows if row.state is State.BAD)


def preview_steps(
    table: Table,
    mapping: Mapping,
    here: Iterable[Patient],
    today: date,
    order: DayOrder = DayOrder.AS_SHOWN,
    *,
    new_id: Callable[[], str] = lambda: uuid4().hex,
) -> Generator[Step, None, Preview]:
    """A step a row; returns the preview. `here` are the patients in use."""
    days = [cell for line in table.lines for fact, cell in zip(mapping, line.cells, strict=False) if fact is Fact.BORN]
    taken = order if order is not DayOrder.AS_SHOWN else shown_order(days)
    reader = RowReader(table.columns, mapping, taken, today, new_id)
    twins, rows, of = Twins(), [], len(table.lines)
    for patient in here:
        twins.add(patient)
        yield Step(0, of)
    for done, line in enumerate(table.lines, start=1):
        rows.append(_row(reader, twins, line))
        yield Step(done, of)
    return Preview(tuple(rows), taken, _order_told(order, taken))


def preview(
    table: Table,
    mapping: Mapping,
    here: Iterable[Patient],
    today: date,
    order: DayOrder = DayOrder.AS_SHOWN,
    *,
    new_id: Callable[[], str] = lambda: uuid4().hex,
) -> Preview:
    """The same at once."""
    return in_one_go(preview_steps(table, mapping, here, today, order, new_id=new_id))


def _row(reader: RowReader, twins: Twins, line: Line) -> PatientRow:
    patient, faults = reader.read(line)
    if patient is None:
        return PatientRow(line, State.BAD, why=faults, title=reader.title(line))
    twin = twins.of(patient)
    twins.add(patient, line.number)
    if twin is None:
        return PatientRow(line, State.NEW, patient, title=patient.name)
    state = State.SAME if twin.sure else State.MAYBE
    return PatientRow(line, state, patient, twin, (twin.why, merge_words(twin.patient, patient)), patient.name)


def _order_told(asked: DayOrder, taken: DayOrder) -> str:
    """How the order of day and month was found, as a sentence; empty where nothing was."""
    if asked is DayOrder.AS_SHOWN and taken is not DayOrder.AS_SHOWN:
        return f"Its dates show that they are written {taken.value.lower()}."
    return ""
