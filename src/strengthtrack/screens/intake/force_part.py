"""A force recording of other software as a trial: what the file holds, whose it is, how it was tested, the curve."""

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.figures import counted, figure
from strengthtrack.errors import EntryFault, Mendable
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.intake.csv_text import Separator
from strengthtrack.practice.intake.encodings import Encoding, content_of, text_of
from strengthtrack.practice.intake.faults import IntakeFault
from strengthtrack.practice.intake.force_reading import ForceReading, force_reading, still_asked
from strengthtrack.practice.intake.force_table import ForceTable, force_table, proposed
from strengthtrack.practice.intake.force_trial import ForceOf, add_words, force_edit, not_compared
from strengthtrack.records.changes import Changes
from strengthtrack.screens.intake.empty_import import EmptyImport
from strengthtrack.screens.intake.file_line import FileLine
from strengthtrack.screens.intake.files import TABLES, ask_to_read
from strengthtrack.screens.intake.foot import ImportFoot
from strengthtrack.screens.intake.force_about import ForceAbout
from strengthtrack.screens.intake.force_columns import ForceColumns
from strengthtrack.screens.intake.force_curve import ForceCurve
from strengthtrack.screens.intake.leaves import Leaves
from strengthtrack.screens.parts.facts import Facts
from strengthtrack.screens.parts.lines import hairline, standing_hairline
from strengthtrack.screens.parts.scroll import scrolled
from strengthtrack.screens.parts.tab_order import tab_by_layout
from strengthtrack.screens.parts.text import label

TITLE = "Bring in a push that other software recorded"
STEPS = (
    ("Choose a CSV file", "Force over time: a column of force, and one of time or a steady rate."),
    ("Say what it holds", "Columns and unit are asked; what a heading says is proposed and confirmed by you."),
    ("Say how it was tested", "Patient, day, leg and set-up, for values of different set-ups are not compared."),
)
FORM_PX = 560
ADD = "Add the trial"
ALIKE = "Set up as at the last test of this leg."
APART = "Not compared with the last test of this leg: {}."


class ForcePart(QWidget):
    """Signals: `said(words)`, `fault(sentence)`, `done(words)`, as of a page."""

    said = Signal(str)
    fault = Signal(str)
    done = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._path, self._content = Path(), b""
        self._encoding: Encoding | None = None
        self._separator: Separator | None = None
        self.table: ForceTable | None = None
        self.reading: ForceReading | None = None
        self.empty = EmptyImport(TITLE, STEPS, "Choose a CSV file")
        self.file, self.columns, self.about = FileLine(dated=False), ForceColumns(), ForceAbout(desk)
        self.curve, self.facts = ForceCurve(), Facts()
        self.asked, self.compared = label("", "lead", wrap=True), label("", "body", wrap=True)
        self.foot = ImportFoot("readings")
        self._read_page = QWidget()
        self._leaves = Leaves(self, self.empty, self._read_page)
        self._lay_out()
        self._connect()

    def open_patient(self, patient_id: str) -> None:
        """It is this patient's, unless something else is said."""
        self.about.open_patient(patient_id)
        self._show()

    def refresh(self, changes: Changes | None) -> None:
        """What is kept may be compared otherwise, and the session may have another trial."""
        if self.table is not None:
            self._show_about()

    def ask_file(self) -> None:
        """Ask for a file and read it."""
        path = ask_to_read(self, "Choose a force recording", TABLES)
        if path is not None:
            self.read_file(path)

    def read_file(self, path: Path) -> None:
        """Read another file; what was said of whose it is and how it was tested stays."""
        try:
            content = content_of(path)
        except Mendable as fault:
            self.fault.emit(str(fault))
            return
        self._path, self._content = path, content
        self._read(None, None)

    def cancel(self) -> None:
        """Nothing runs here for longer than a moment."""

    def add(self) -> None:
        """Keep it as a trial."""
        try:
            about = self._about()
            if self.reading is None:
                return
            edit = force_edit(self._desk.store, self.reading, about, self._desk.now())
            self._desk.edits.do(edit)
        except EntryFault as fault:
            for sentence in self.about.show_faults(fault):
                self.fault.emit(sentence)
        except Mendable as fault:
            self.fault.emit(str(fault))
        else:
            self._forget()
            self.done.emit(edit.name)

    def _read(self, encoding: Encoding | None, separator: Separator | None) -> None:
        """Read it so; where that fails it stays as it was read before."""
        try:
            text = text_of(self._content, self._path.name, encoding)
            table = force_table(text, self._path.name, separator)
        except Mendable as fault:
            self.fault.emit(str(fault))
            self.file.offer_again()
            return
        self.table, self._encoding, self._separator = table, encoding, separator
        choice, _ = proposed(table)
        self.file.show_file(self._path.name, f"{counted(len(table.lines), 'reading')}. {text.told}")
        self.file.offer(text.encoding, table.separator)
        self.columns.show_table(table, choice)
        self._leaves.turn_to(self._read_page, self.columns.force)
        self._show()

    def _show(self) -> None:
        """Read the file as it is said now."""
        if self.table is None:
            return
        choice = self.columns.choice
        self.reading, words = None, still_asked(choice)
        if not words:
            try:
                self.reading = force_reading(self.table, choice)
            except IntakeFault as fault:
                words = str(fault)
        self.asked.setText(words)
        self.asked.setVisible(bool(words))
        for part in (self.curve, self.facts):
            part.setVisible(self.reading is not None)
        if self.reading is not None:
            self.facts.show_facts(_facts(self.reading))
        self._show_about()

    def _show_about(self) -> None:
        """The curve in the colour of its leg, what it is compared with, and what the button does."""
        setup, patient = self.about.setup, self.about.who.patient
        self.curve.show_reading(self.reading, setup.side)
        self.compared.setText("")
        words = ADD
        if patient is not None and setup.dynamometer.model and self.reading is not None:
            apart = not_compared(self._desk.store, patient.id, setup)
            self.compared.setText(APART.format("; ".join(apart)) if apart else "")
        with suppress(EntryFault):
            words = add_words(self._desk.store, self._about())
        self.foot.offer(words, possible=self.reading is not None)

    def _about(self) -> ForceOf:
        day, setup = self.about.read()
        assert self.about.who.patient is not None  # noqa: S101 - read asks for it
        return ForceOf(self.about.who.patient, day, setup, self.about.session_chosen, self._path.name)

    def _forget(self) -> None:
        """The next file begins anew; whose it is and how it was tested stays as it was said."""
        self.table = self.reading = None
        self.about.clear_faults()
        self._leaves.turn_to(self.empty)

    def _about_changed(self) -> None:
        if self.table is not None:
            self._show_about()

    def _choose_encoding(self, encoding: Encoding) -> None:
        self._read(encoding, self._separator)

    def _choose_separator(self, separator: Separator) -> None:
        self._read(self._encoding, separator)

    def _connect(self) -> None:
        self.empty.choosing.connect(self.ask_file)
        self.file.another.connect(self.ask_file)
        self.file.encoding_chosen.connect(self._choose_encoding)
        self.file.separator_chosen.connect(self._choose_separator)
        self.columns.changed.connect(self._show)
        self.about.changed.connect(self._about_changed)
        self.foot.asked.connect(self.add)

    def _lay_out(self) -> None:
        page = QVBoxLayout(self._read_page)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        self.file.setContentsMargins(32, 0, 32, 12)
        page.addWidget(self.file)
        page.addWidget(hairline())
        across = QHBoxLayout()
        across.setSpacing(0)
        form = scrolled(self._form())
        form.setFixedWidth(FORM_PX)
        for part in (form, standing_hairline()):
            across.addWidget(part)
        across.addLayout(self._push(), 1)
        page.addLayout(across, 1)
        page.addWidget(self.foot)
        tab_by_layout(self._read_page)

    def _form(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(32, 16, 24, 24)
        column.setSpacing(24)
        column.addWidget(self.columns)
        column.addWidget(self.about)
        column.addStretch()
        return inside

    def _push(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(24, 16, 32, 16)
        column.setSpacing(8)
        column.addWidget(label("The push, N", "section"))
        column.addWidget(self.asked)
        column.addWidget(self.curve, 1)
        column.addWidget(self.facts)
        column.addWidget(self.compared)
        column.addStretch()
        return column


def _facts(reading: ForceReading) -> tuple[tuple[str, str], ...]:
    return (
        ("Peak", f"{figure(reading.peak_n)} N"),
        ("Lasted", f"{figure(reading.lasted_s, 2)} s"),
        ("Readings", f"{len(reading.trace.value)}, {figure(reading.rate_hz)} a second, kept in {reading.trace.unit}"),
    )
