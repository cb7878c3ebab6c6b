"""Patients from a table: how it was read, what its columns hold, what would become of each row, and doing it."""

from collections.abc import Generator
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from strengthtrack.documents.files import put
from strengthtrack.errors import Mendable
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.edits import Edit
from strengthtrack.practice.intake.bad_rows import bad_rows_csv, blank_table
from strengthtrack.practice.intake.cells import DayOrder
from strengthtrack.practice.intake.columns import Fact, Mapping, changed, missing, proposed
from strengthtrack.practice.intake.csv_text import Separator, Table, table_steps
from strengthtrack.practice.intake.encodings import Encoding, FileText, content_of, text_of
from strengthtrack.practice.intake.patient_plan import PatientPlan, import_edit, planned
from strengthtrack.practice.intake.patients import Choice, PatientRow, Preview, preview_steps
from strengthtrack.practice.steps import Step
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.screens.intake.empty_import import EmptyImport
from strengthtrack.screens.intake.files import TABLES, ask_to_read, ask_to_save
from strengthtrack.screens.intake.leaves import Leaves
from strengthtrack.screens.intake.patients_view import PatientsView
from strengthtrack.screens.intake.writing import Cancelled, Progress, Writing
from strengthtrack.screens.review.review_work import ReviewWork

TITLE = "Bring in patients from a table"
STEPS = (
    ("Choose a CSV file", "From your practice software or a spreadsheet; one row a patient, the first row a heading."),
    ("Look at every row", "New patients, duplicates and bad rows are told apart, each with its reason in words."),
    ("Add them", "Nothing is written before; afterwards all of it can be undone."),
)
STOPPED = "Cancelled; nothing was added"
BLANK, BAD = "patients.csv", "bad rows of {}.csv"
_FACTS = tuple(Fact)


@dataclass(frozen=True, slots=True)
class ReadAs:
    """How a person wants a file to be read; None where it is found out."""

    encoding: Encoding | None = None
    separator: Separator | None = None
    order: DayOrder = DayOrder.AS_SHOWN


class PatientsPart(QWidget):
    """Signals: `said(words)`, `fault(sentence)`, `done(words)`, as of a page."""

    said = Signal(str)
    fault = Signal(str)
    done = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._path, self._content = Path(), b""
        self._as = self._kept = ReadAs()
        self._chosen: dict[int, Choice] = {}
        self._file: FileText | None = None
        self.table: Table | None = None
        self.mapping: Mapping = ()
        self.preview: Preview | None = None
        self.plan: PatientPlan | None = None
        self.empty = EmptyImport(TITLE, STEPS, "Choose a CSV file", "Save an empty table to fill in")
        self.view = PatientsView()
        self.work, self.writing = ReviewWork(self), Writing(desk.edits, self)
        self._leaves = Leaves(self, self.empty, self.view)
        self._connect()

    def ask_file(self) -> None:
        """Ask for a file and read it."""
        path = ask_to_read(self, "Choose a table of patients", TABLES)
        if path is not None:
            self.read_file(path)

    def read_file(self, path: Path) -> None:
        """Read another file from its beginning."""
        if self.writing.running:
            return
        try:
            content = content_of(path)
            text_of(content, path.name)
        except Mendable as fault:
            self.fault.emit(str(fault))
            return
        self._path, self._content = path, content
        self.table = self.preview = None
        self._as = self._kept = ReadAs()
        self._chosen.clear()
        self._read()

    def refresh(self, changes: Changes | None) -> None:
        """Patients that are here now may be others than before."""
        if (changes is None or Kind.PATIENT in changes.kinds) and not self.writing.running:
            self._look_again()

    def save_bad(self, path: Path) -> None:
        """Save the rows that cannot be read, with the reason beside each."""
        if self.table is None or self.preview is None:
            return
        self._put(bad_rows_csv(self.table, self.preview.bad), path, "mend them there and read that file")

    def save_blank(self, path: Path) -> None:
        """Save a heading to fill in under."""
        self._put(blank_table(), path, "fill it in and read it here")

    def add(self) -> None:
        """Write what is chosen."""
        if self.plan is not None and self.plan.does_something and not self.writing.running:
            self.writing.begin(self._edit)
            self.view.show_running(True)

    def cancel(self) -> None:
        """Stop reading, or writing, whichever runs."""
        if self.writing.running:
            self.writing.cancel()
        elif self.work.running:
            self.work.cancel()
            self.view.show_stopped()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.work.go_on()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page has the time to itself."""
        self.work.rest()
        super().hideEvent(event)

    def _read(self) -> None:
        try:
            self._file = text_of(self._content, self._path.name, self._as.encoding)
        except Mendable as fault:
            self._failed(str(fault))
            return
        self._begin(self._read_steps(self._file.text))

    def _read_steps(self, text: str) -> Generator[Step, None, Preview | None]:
        self.table = yield from table_steps(text, self._path.name, self._as.separator)
        self.mapping = proposed(self.table.columns)
        return (yield from self._preview_steps(self.table))

    def _preview_steps(self, table: Table) -> Generator[Step, None, Preview | None]:
        if missing(self.mapping):
            return None
        here, today = self._desk.store.patients(), self._desk.today()
        return (yield from preview_steps(table, self.mapping, here, today, self._as.order))

    def _look_again(self) -> None:
        if self.table is not None:
            self._begin(self._preview_steps(self.table))

    def _begin(self, steps: Generator[Step, None, Preview | None]) -> None:
        self._leaves.turn_to(self.view)
        self.view.show_running(True)
        self.work.begin(steps)
        if not self.isVisible():
            self.work.rest()

    def _show(self, found: Preview | None) -> None:
        if self.table is None or self._file is None:
            return
        self.preview, self._kept = found, self._as
        self.view.show_running(False)
        self.view.show_file(self._path.name, self._file, self.table, found, self._as.order)
        self.view.show_mapping(self.table.columns, [_FACTS.index(fact) for fact in self.mapping])
        self.view.show_preview(found, self._chosen, missing(self.mapping))
        self._show_plan()

    def _show_plan(self) -> None:
        self.plan = None if self.preview is None else planned(self.preview.rows, self._chosen)
        self.view.show_plan(self.plan)

    def _edit(self, progress: Progress, cancelled: Cancelled) -> Edit:
        assert self.plan is not None  # noqa: S101 - asked before
        return import_edit(self.plan, self._desk.now(), progress, cancelled)

    def _written(self, name: str) -> None:
        self.done.emit(name)
        self._chosen.clear()
        self._look_again()

    def _stopped(self) -> None:
        self.said.emit(STOPPED)
        self.view.show_running(False)

    def _failed(self, sentence: str) -> None:
        """It stays as it was read before, where it was."""
        self.fault.emit(sentence)
        self.view.show_running(False)
        self._as = self._kept
        self.view.file.offer_again()
        if self.table is None:
            self._leaves.turn_to(self.empty)

    def _choose_encoding(self, encoding: Encoding) -> None:
        self._as = replace(self._as, encoding=encoding)
        self._read()

    def _choose_separator(self, separator: Separator) -> None:
        self._as = replace(self._as, separator=separator)
        self._read()

    def _choose_order(self, order: DayOrder) -> None:
        self._as = replace(self._as, order=order)
        self._look_again()

    def _pick(self, column: int, choice: int) -> None:
        self.mapping = changed(self.mapping, column, _FACTS[choice])
        self._look_again()

    def _choose(self, rows: list[PatientRow], choice: Choice) -> None:
        self._chosen |= {row.line.number: choice for row in rows}
        self.view.show_choices(self._chosen)
        self._show_plan()

    def _ask_bad(self) -> None:
        path = ask_to_save(self, "Save the bad rows", BAD.format(self._path.stem))
        if path is not None:
            self.save_bad(path)

    def _ask_blank(self) -> None:
        path = ask_to_save(self, "Save an empty table", BLANK)
        if path is not None:
            self.save_blank(path)

    def _put(self, content: bytes, path: Path, then: str) -> None:
        try:
            put(content, path, "table")
        except Mendable as fault:
            self.fault.emit(str(fault))
        else:
            self.said.emit(f"Saved as {path.name}; {then}")

    def _connect(self) -> None:
        self.empty.choosing.connect(self.ask_file)
        self.empty.other.connect(self._ask_blank)
        self.work.stepped.connect(self.view.foot.line.show_step)
        self.work.finished.connect(self._show)
        self.work.fault.connect(self._failed)
        self.writing.stepped.connect(self.view.foot.line.show_step)
        self.writing.finished.connect(self._written)
        self.writing.fault.connect(self._failed)
        self.writing.stopped.connect(self._stopped)
        self.view.another.connect(self.ask_file)
        self.view.encoding_chosen.connect(self._choose_encoding)
        self.view.separator_chosen.connect(self._choose_separator)
        self.view.order_chosen.connect(self._choose_order)
        self.view.picked.connect(self._pick)
        self.view.chosen.connect(self._choose)
        self.view.foot.asked.connect(self.add)
        self.view.foot.saving.connect(self._ask_bad)
        self.view.foot.cancelled.connect(self.cancel)
