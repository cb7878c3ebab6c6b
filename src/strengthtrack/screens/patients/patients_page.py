"""Who is due, and everybody else: find a patient and open them."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from strengthtrack.charts.palette import Palette
from strengthtrack.clinic.patient import Patient
from strengthtrack.errors import RecordsFault
from strengthtrack.practice import due, edits, finding
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.due import Filter, Row
from strengthtrack.practice.unfinished import unfinished_sessions
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.screens.actions import Act
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.key_cap import KeyCap
from strengthtrack.screens.parts.search_field import SearchField
from strengthtrack.screens.parts.segment import Segment
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.patients.empty_start import EmptyStart
from strengthtrack.screens.patients.patient_list import PatientList, discarded_lines, lines_of
from strengthtrack.screens.patients.patient_row import ColumnNames
from strengthtrack.screens.patients.unfinished_line import UnfinishedLine

FOOT_HEIGHT = 48
LOOK_AFTER_MS = 40
"""Typing is never held up by looking."""

_FILTERS = tuple(Filter)
_SHOWN_HERE = {Kind.PATIENT, Kind.PROGRAMME, Kind.SESSION, Kind.TRIAL}
_NOBODY = {
    Filter.DUE: "Nobody is due in the next 7 days.",
    Filter.IN_PROGRAMME: "Nobody is in a programme; a patient’s page starts one.",
    Filter.FOLLOW_UP: "Nobody is waiting for a follow-up test.",
    Filter.ALL: "Nobody is in the list; add a patient, or bring one back.",
}


class PatientsPage(QWidget):
    """The list of patients, or the first start.

    Signals: `opened(patient_id)`, `test_asked(patient_id)`, `asked(act)`, `sample_clinic_asked`, `done(words)`,
    `fault(sentence)`.
    """

    opened = Signal(str)
    test_asked = Signal(str)
    asked = Signal(str)
    sample_clinic_asked = Signal()
    done = Signal(str)
    fault = Signal(str)
    bar_height = FOOT_HEIGHT

    def __init__(self, desk: Desk, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._patients: tuple[Patient, ...] = ()
        self._discarded: tuple[Patient, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._filter = Filter.DUE
        self._bringing_back = False
        self._day = desk.today()
        self.search = SearchField("Name, birth date or record number")
        self.segment = Segment(_FILTERS, name="Which patients", big=True)
        self.add = button("Add patient", "primary", icon="plus")
        self.unfinished = UnfinishedLine()
        self.list = PatientList()
        self.nobody = label("", "lead", wrap=True)
        self.show_all = button("", "quiet")
        self.discarded = button("", "quiet", icon="archive")
        self._enter = label("open", "quiet")
        self.start = EmptyStart()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(LOOK_AFTER_MS)
        self._lay_out()
        self._connect()
        self.refresh(None)

    def refresh(self, changes: Changes | None) -> None:
        """Read the list again, where it may have changed."""
        if changes is not None and not changes.kinds & _SHOWN_HERE:
            return
        everyone = self._desk.store.patients(include_discarded=True)
        self._patients = tuple(who for who in everyone if who.discarded_at is None)
        self._discarded = tuple(who for who in everyone if who.discarded_at is not None)
        self._rows = self._rows_of(self._patients)
        self._day = self._desk.today()
        counts = due.counts(self._rows)
        self.segment.set_labels([f"{filter} {counts[filter]}" for filter in _FILTERS])
        self._bringing_back &= bool(self._discarded)
        self._offer()
        self._show()

    def _offer(self) -> None:
        """Offer what was begun and not finished, by a stopped app say."""
        names = {who.id: who.name for who in self._patients}
        left = unfinished_sessions(self._desk)
        newest = left[0] if left else None
        name = names.get(newest.patient_id, "") if newest else ""
        self.unfinished.offer(newest, name, self._desk.today(), len(left) - 1)

    def _rows_of(self, patients: tuple[Patient, ...]) -> tuple[Row, ...]:
        store = self._desk.store
        return due.rows(patients, store.programmes(), store.last_tested(), self._desk.today())

    def _show(self) -> None:
        first_start = not self._patients and not self._discarded
        self._faces.setCurrentWidget(self.start if first_start else self._listed)
        self.setFocusProxy(self.start if first_start else self.search)
        if self._bringing_back:
            self.list.show_lines(discarded_lines(self._rows_of(self._found(self._discarded))))
        else:
            self._show_due()
        count = len(self._discarded)
        back = "Back to the patients" if self._bringing_back else f"Discarded patients ({count})"
        self.discarded.setText(back)
        self._enter.setText("bring back" if self._bringing_back else "open")
        self.discarded.setVisible(bool(count))
        self.discarded.updateGeometry()
        self._show_nobody()

    def _show_due(self) -> None:
        fitting = {who.id for who in self._found(self._patients)}
        rows = [row for row in self._rows if row.patient.id in fitting and row.is_in(self._shown_filter)]
        self.segment.choose(_FILTERS.index(self._shown_filter))
        self.list.show_lines(lines_of(due.groups(rows)))

    def _found(self, patients: tuple[Patient, ...]) -> tuple[Patient, ...]:
        return finding.find(patients, self.search.text())

    @property
    def _shown_filter(self) -> Filter:
        """What is typed is looked for among all; the chosen filter comes back when the field is empty."""
        return Filter.ALL if self.search.text().strip() else self._filter

    def _show_nobody(self) -> None:
        empty = not any(line.row for line in self.list.lines)
        typed = self.search.text().strip()
        words = f"Nobody fits “{typed[:40]}”; try part of a name, a birth date or a record number."
        self.nobody.setText(words if typed else _NOBODY[self._filter if self._patients else Filter.ALL])
        self.nobody.setVisible(empty)
        self.show_all.setText("Clear the search" if typed else f"Show all {len(self._patients)}")
        self.show_all.updateGeometry()
        self.show_all.setVisible(empty and (bool(typed) or bool(self._patients)))
        for part in (self.list, self._names):
            part.setVisible(not empty)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._day != self._desk.today():
            self.refresh(None)

    def _open_chosen(self) -> None:
        if self._soon.isActive():  # Enter was quicker than the list
            self._soon.stop()
            self._show()
        self.list.open_chosen()

    def _filtered(self, index: int) -> None:
        self._filter = _FILTERS[index]
        self._bringing_back = False
        self.search.clear()
        self._show()
        self.search.setFocus()

    def _show_everyone(self) -> None:
        if self.search.text():
            self.search.clear()
        else:
            self._filter = Filter.ALL
        self._show()
        self.search.setFocus()

    def _turn(self) -> None:
        self._bringing_back = not self._bringing_back
        self.search.clear()
        self._show()
        self.search.setFocus()

    def _open(self, patient_id: str) -> None:
        if not self._bringing_back:
            self.opened.emit(patient_id)
            return
        edit = edits.bring_back_patient(self._desk.store.patient(patient_id))
        try:
            self._desk.edits.do(edit)
        except RecordsFault as fault:
            self.fault.emit(str(fault))
        else:
            self.done.emit(edit.name)

    def _ask_add(self) -> None:
        self.asked.emit(Act.ADD_PATIENT.value)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._soon.start)
        self._soon.timeout.connect(self._show)
        self.search.stepped.connect(self.list.step)
        self.search.returnPressed.connect(self._open_chosen)
        self.segment.chosen.connect(self._filtered)
        self.list.opened.connect(self._open)
        self.list.widened.connect(self._names.set_room)
        self.show_all.clicked.connect(self._show_everyone)
        self.discarded.clicked.connect(self._turn)
        self.add.clicked.connect(self._ask_add)
        self.unfinished.asked.connect(self.test_asked)
        self.start.add_asked.connect(self._ask_add)
        self.start.sample_clinic_asked.connect(self.sample_clinic_asked)

    def _lay_out(self) -> None:
        self._faces = QStackedLayout(self)
        self._listed, self._names = QWidget(), ColumnNames()
        self._faces.addWidget(self._listed)
        self._faces.addWidget(self.start)
        column = QVBoxLayout(self._listed)
        column.setContentsMargins(32, 24, 32, 8)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addSpacing(16)
        column.addWidget(self.unfinished)
        column.addSpacing(8)
        column.addWidget(self._names)
        column.addWidget(self.list, 1)
        column.addWidget(self.nobody)
        column.addWidget(self.show_all)
        column.addStretch()
        column.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        self.search.setMaximumWidth(560)
        self.add.setFixedSize(152, 48)
        row.addWidget(self.search, 1)
        row.addStretch()
        row.addWidget(self.segment)
        row.addWidget(self.add)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(8)
        hints = (
            (("↑", "↓"), label("choose", "quiet")),
            (("Enter",), self._enter),
            (("Ctrl N",), label("add", "quiet")),
        )
        for keys, words in hints:
            for key in keys:
                row.addWidget(KeyCap(key))
            row.addWidget(words)
            row.addSpacing(16)
        row.addStretch()
        row.addWidget(self.discarded, alignment=Qt.AlignmentFlag.AlignRight)
        return row
