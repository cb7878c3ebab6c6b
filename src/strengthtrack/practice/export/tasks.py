"""Each table and document of an order, and what writes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from strengthtrack.practice.export.extract import Cancelled, Progress
from strengthtrack.practice.export.order import Format, Order

if TYPE_CHECKING:
    from strengthtrack.records.store import Store


@dataclass(frozen=True, slots=True)
class Written:
    """A file, and how much of `what` it holds; None of a dictionary, which explains another one."""

    name: str
    count: int | None = None
    what: str = ""

    @property
    def words(self) -> str:
        """“1,214 trials”."""
        if self.count is None:
            return "what its columns hold"
        return f"{self.count:,} {self.what}{'s' * (self.count != 1)}"


@dataclass(frozen=True, slots=True)
class Work:
    """What a task works with; `now` is aware UTC."""

    store: Store
    order: Order
    folder: Path
    now: datetime
    progress: Progress
    cancelled: Cancelled

    @property
    def today(self) -> date:
        """The local day."""
        return self.now.astimezone().date()

    def path(self, name: str) -> Path:
        """Where one of its files is put."""
        return self.folder / name


@dataclass(frozen=True, slots=True)
class Task:
    """`words` say what is written, `what` it is counted in meanwhile; `write` raises Stopped where it was cancelled."""

    words: str
    what: str
    write: Callable[[Work], list[Written]]


def tasks(order: Order) -> list[Task]:
    """What there is to do, in turn."""
    return [task for one in order.in_turn for task in _TASKS[one]]


def _trials(work: Work) -> list[Written]:
    from strengthtrack.practice.export.tables import write_trials

    return _table(work, write_trials, work.order.files_of(Format.CSV)[:2], "trial")


def _sessions(work: Work) -> list[Written]:
    from strengthtrack.practice.export.tables import write_sessions

    return _table(work, write_sessions, work.order.files_of(Format.CSV)[2:], "session")


def _traces(work: Work) -> list[Written]:
    from strengthtrack.practice.export.traces import write_traces

    return _table(work, write_traces, work.order.files_of(Format.TRACES), "trial")


def _table(work: Work, write: Callable[..., int], files: tuple[str, ...], what: str) -> list[Written]:
    """A table and its dictionary."""
    name, dictionary = files
    order = work.order
    count = write(
        work.store, order.extract, work.path(name), order.form, progress=work.progress, cancelled=work.cancelled
    )
    return [Written(name, count, what), Written(dictionary)]


def _workbook(work: Work) -> list[Written]:
    from strengthtrack.practice.export.workbook import write_workbook

    (name,) = work.order.files_of(Format.XLSX)
    count = write_workbook(
        work.store,
        work.order.extract,
        work.path(name),
        work.today,
        progress=work.progress,
        cancelled=work.cancelled,
    )
    return [Written(name, count, "trial")]


def _clinic_file(work: Work) -> list[Written]:
    from strengthtrack.practice.export.clinic_json import export_clinic

    (name,) = work.order.files_of(Format.JSON)
    extract, store = work.order.extract, work.store
    export_clinic(
        store,
        work.path(name),
        work.now,
        identified=not extract.hide_identity,
        patient_ids=extract.patient_ids,
        progress=work.progress,
        cancelled=work.cancelled,
    )
    return [Written(name, len(extract.patient_ids or store.exchange().patients()), "patient")]


def _bundle(work: Work) -> list[Written]:
    from strengthtrack.practice.export.fhir import write_clinic

    (name,) = work.order.files_of(Format.FHIR)
    extract, store = work.order.extract, work.store
    write_clinic(
        store,
        work.path(name),
        work.today,
        work.now,
        identified=not extract.hide_identity,
        patient_ids=extract.patient_ids,
        progress=work.progress,
        cancelled=work.cancelled,
    )
    return [Written(name, len(extract.patient_ids or store.patients()), "patient")]


_TASKS = {
    Format.CSV: (Task("Trials", "sessions", _trials), Task("Sessions", "sessions", _sessions)),
    Format.XLSX: (Task("Workbook", "sessions", _workbook),),
    Format.JSON: (Task("Clinic file", "patients", _clinic_file),),
    Format.FHIR: (Task("FHIR bundle", "patients", _bundle),),
    Format.TRACES: (Task("Traces", "sessions", _traces),),
}
