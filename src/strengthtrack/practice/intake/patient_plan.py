"""What is written of a preview once it is chosen: patients added and filled in, as one edit that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from strengthtrack.clinic.figures import counted
from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.sentences import listed, upper_first
from strengthtrack.practice.edits import Edit, Job
from strengthtrack.practice.export.extract import Stopped
from strengthtrack.practice.intake.merging import merged
from strengthtrack.practice.intake.patients import Choice, PatientRow, State
from strengthtrack.records.changes import Changes, Kind

if TYPE_CHECKING:
    from strengthtrack.records.store import Store

AT_ONCE = 200
Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class PatientPlan:
    """Who is added, who is filled in (as they were, as they will be), and how many rows do nothing."""

    added: tuple[Patient, ...]
    filled: tuple[tuple[Patient, Patient], ...]
    nothing_new: int = 0
    left_out: int = 0
    undecided: int = 0
    bad: int = 0

    @property
    def does_something(self) -> bool:
        """Whether anything would be written."""
        return bool(self.added or self.filled)

    @property
    def words(self) -> str:
        """What it does, as a button says it: “Add 23 patients and fill in 2”."""
        if not self.added:
            return f"Fill in {counted(len(self.filled), 'patient')}" if self.filled else "Nothing to add"
        filled = f" and fill in {len(self.filled)}" if self.filled else ""
        return f"Add {counted(len(self.added), 'patient')}{filled}"

    @property
    def done_words(self) -> str:
        """The same once it is done: “23 patients added and 2 filled in”."""
        added = f"{counted(len(self.added), 'patient')} added" if self.added else ""
        filled = f"{len(self.filled)} filled in" if self.added else f"{counted(len(self.filled), 'patient')} filled in"
        return listed(filter(None, (added, filled if self.filled else "")))

    @property
    def rest_words(self) -> str:
        """What becomes of the other rows, as a sentence; empty where there are none."""
        told = (
            (self.bad, f"{counted(self.bad, 'bad row')} stay{'s' * (self.bad == 1)} out"),
            (self.undecided, f"{counted(self.undecided, 'possible duplicate')} left out until chosen"),
            (self.left_out, f"{counted(self.left_out, 'row')} left out"),
            (self.nothing_new, f"{counted(self.nothing_new, 'duplicate')} with nothing new"),
        )
        words = listed(words for count, words in told if count)
        return upper_first(f"{words}.") if words else ""


def planned(rows: Sequence[PatientRow], chosen: Mapping[int, Choice]) -> PatientPlan:
    """What the rows come to; `chosen` by line, where somebody chose."""
    book = _Book()
    for row in rows:
        book.take(row, chosen.get(row.line.number))
    return book.plan


def import_edit(
    plan: PatientPlan, now: datetime, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> Edit:
    """All of a plan or nothing; undoing discards who was added and gives the others back what they had.

    `progress(done, of)` and `cancelled` are called from the thread that writes; cancelled, it raises Stopped.
    """
    after = [*plan.added, *(new for _, new in plan.filled)]
    before = [*(replace(patient, discarded_at=now) for patient in plan.added), *(old for old, _ in plan.filled)]
    return Edit(upper_first(plan.done_words), _written(after, progress, cancelled), _written(before))


class _Book:
    """Rows taken one after the other: a later one may fill up what an earlier one added."""

    def __init__(self) -> None:
        self._added: dict[int, Patient] = {}
        self._filled: dict[str, tuple[Patient, Patient]] = {}
        self._counts = {"nothing_new": 0, "left_out": 0, "undecided": 0, "bad": 0}

    @property
    def plan(self) -> PatientPlan:
        filled = tuple(pair for pair in self._filled.values() if pair[0] != pair[1])
        return PatientPlan(tuple(self._added.values()), filled, **self._counts)

    def take(self, row: PatientRow, chosen: Choice | None) -> None:
        choice = chosen or row.proposed
        if row.patient is None:
            self._counts["bad"] += 1
        elif choice is Choice.ADD:
            self._added[row.line.number] = row.patient
        elif choice is Choice.MERGE and row.twin is not None:
            self._merge(row, row.patient)
        else:
            undecided = row.state is State.MAYBE and chosen is None
            self._counts["undecided" if undecided else "left_out"] += 1

    def _merge(self, row: PatientRow, patient: Patient) -> None:
        assert row.twin is not None  # noqa: S101 - asked before
        line, here = row.twin.line, row.twin.patient
        if line is None:
            before, now = self._filled.get(here.id, (here, here))
            self._filled[here.id] = before, self._counted(now, patient)
        elif line in self._added:
            self._added[line] = self._counted(self._added[line], patient)
        else:
            self._counts["left_out"] += 1

    def _counted(self, now: Patient, patient: Patient) -> Patient:
        after = merged(now, patient)
        self._counts["nothing_new"] += after == now
        return after


def _written(patients: Sequence[Patient], progress: Progress | None = None, cancelled: Cancelled | None = None) -> Job:
    def write(store: Store) -> Changes:
        of = len(patients)
        with store.many():
            for done in range(0, of, AT_ONCE):
                if cancelled is not None and cancelled():
                    raise Stopped
                store.save_patient(*patients[done : done + AT_ONCE])
                if progress is not None:
                    progress(min(done + AT_ONCE, of), of)
        return Changes(frozenset({Kind.PATIENT}))

    return write
