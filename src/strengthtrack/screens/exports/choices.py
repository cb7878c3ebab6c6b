"""Whose records, of which days, and how they are told."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.clinic.typed_days import day_typed
from strengthtrack.documents.tables.csv_table import CsvForm, Decimal
from strengthtrack.errors import EntryFault
from strengthtrack.practice.export.extract import Extract
from strengthtrack.practice.export.order import PLAIN, TABULAR, Format
from strengthtrack.screens.parts.fields import TextField, mark_fault
from strengthtrack.screens.parts.segment import Segment
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.parts.tick import Tick

CLINIC = "The whole clinic"
NOBODY = "The whole clinic. Open a patient to export theirs alone."
HIDDEN = (
    "Codes stand for patients; names, birth dates, record numbers, addresses, letters and notes are left out. Days, "
    "measurements and set-ups stay, so it is pseudonymous, not anonymous."
)
ALL_DAYS = "The clinic file and FHIR always hold all days."
BACKWARDS = "The last day lies before the first; put the earlier one on the left."
_NAME_WIDTH = 196


@dataclass(frozen=True, slots=True)
class Days:
    """From a day to another, both included; None for no limit."""

    first: date | None
    last: date | None


class ExportChoices(QWidget):
    """The column beside the formats. Signals: `changed`."""

    changed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._patient_id = ""
        self.whose = Segment((CLINIC, ""), name="Whose records")
        self.nobody = label(NOBODY, "quiet", wrap=True)
        self.first, self.last = TextField("First day", placeholder="any"), TextField("Last day", placeholder="any")
        self.fault = label("", "warn", wrap=True)
        self.hide_identity = Tick("Hide identity")
        self.hidden = label(HIDDEN, "quiet", wrap=True)
        self.set_aside = Tick("With trials that were set aside")
        self.for_excel = Tick("CSV for Excel, with its mark of UTF-8")
        self.comma = Tick("CSV for people, with decimal commas")
        self._connect()
        self._lay_out()
        self.offer("", "")
        self.fault.hide()

    @property
    def days(self) -> Days | None:
        """The days that were typed; None where they cannot be, which is said."""
        try:
            days = Days(self._day(self.first), self._day(self.last))
        except EntryFault as fault:
            self._say(str(fault))
            return None
        backwards = days.first is not None and days.last is not None and days.last < days.first
        mark_fault(self.last.edit, fault=backwards)
        self._say(BACKWARDS if backwards else "")
        return None if backwards else days

    @property
    def form(self) -> CsvForm:
        """How a CSV is written."""
        return CsvForm(Decimal.COMMA if self.comma.isChecked() else Decimal.POINT, self.for_excel.isChecked())

    def extract(self, days: Days) -> Extract:
        """What is taken out."""
        return Extract(
            first_day=days.first,
            last_day=days.last,
            hide_identity=self.hide_identity.isChecked(),
            set_aside=self.set_aside.isChecked(),
            patient_ids=(self._patient_id,) if self._patient_id and self.whose.index == 1 else (),
        )

    def offer(self, patient_id: str, name: str) -> None:
        """Offer one patient beside the clinic, and choose them where they are another than before; "" for nobody."""
        if patient_id != self._patient_id:
            self.whose.choose(1 if patient_id else 0)
        self._patient_id = patient_id
        shown = QFontMetricsF(inter(15, 600)).elidedText(name, Qt.TextElideMode.ElideRight, _NAME_WIDTH)
        self.whose.set_labels((CLINIC, shown))
        self.whose.updateGeometry()
        self.whose.setVisible(bool(patient_id))
        self.nobody.setVisible(not patient_id)

    def show_formats(self, formats: frozenset[Format]) -> None:
        """Let be chosen what makes a difference to these formats."""
        for part in (self.first, self.last, self.set_aside):
            part.setEnabled(bool(formats & TABULAR))
        for tick in (self.for_excel, self.comma):
            tick.setEnabled(bool(formats & PLAIN))

    def _day(self, field: TextField) -> date | None:
        mark_fault(field.edit, fault=False)
        if not field.text:
            return None
        try:
            return day_typed(field.text, self._today(), past=False)
        except EntryFault:
            mark_fault(field.edit, fault=True)
            raise

    def _say(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))

    def _tell(self, _: object = None) -> None:
        self.changed.emit()

    def _connect(self) -> None:
        self.whose.chosen.connect(self._tell)
        for field in (self.first, self.last):
            field.edit.textChanged.connect(self._tell)
        for tick in (self.hide_identity, self.set_aside, self.for_excel, self.comma):
            tick.toggled.connect(self._tell)

    def _lay_out(self) -> None:
        days = QHBoxLayout()
        days.setSpacing(16)
        days.addWidget(self.first)
        days.addWidget(self.last)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        whose = QHBoxLayout()
        whose.addWidget(self.whose)
        whose.addStretch()
        column.addWidget(label("Whose", "strong"))
        column.addSpacing(8)
        column.addLayout(whose)
        column.addWidget(self.nobody)
        column.addSpacing(20)
        column.addWidget(label("Sessions of these days", "strong"))
        column.addSpacing(8)
        column.addLayout(days)
        column.addSpacing(4)
        column.addWidget(self.fault)
        column.addWidget(label(ALL_DAYS, "quiet"))
        column.addSpacing(20)
        column.addWidget(label("How", "strong"))
        column.addWidget(self.hide_identity)
        column.addWidget(self.hidden)
        column.addSpacing(4)
        for tick in (self.set_aside, self.for_excel, self.comma):
            column.addWidget(tick)
        column.addStretch()
