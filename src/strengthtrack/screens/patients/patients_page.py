"""Who is due, and everybody else: find a patient and open them."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from strengthtrack.charts.palette import Palette
from strengthtrack.errors import RecordsFault
from strengthtrack.practice import due, edits
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.due import Filter
from strengthtrack.practice.everyone import SHOWN
from strengthtrack.practice.testing.unfinished import unfinished_sessions
from strengthtrack.records.changes import Changes
from strengthtrack.screens.actions import Act
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.key_cap import KeyCap
from strengthtrack.screens.parts.search_field import SearchField
from strengthtrack.screens.parts.segment import Segment
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.patients.empty_start import EmptyStart
from strengthtrack.screens.patients.more_rows import AT_ONCE, MoreRows
from strengthtrack.screens.patients.patient_list import PatientList, discarded_lines, lines_of
from strengthtrack.screens.patients.patient_row import ColumnNames
from strengthtrack.screens.patients.unfinished_line import UnfinishedLine

FOOT_HEIGHT = 48
_FILTERS = tuple(Filter)
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
        self._everyone = desk.everyone
        self._most = AT_ONCE
        self._filter = Filter.DUE
        self._bringing_back = False
        self._day = desk.today()
        self.search = SearchField("Name, birth date or record number")
        self.segment = Segment(_FILTERS, name="Which patients", big=True)
        self.add = button("Add patient", "primary", icon="plus")
        self.unfinished = UnfinishedLine()
        self.list, self.more = PatientList(), MoreRows()
        self.nobody = label("", "lead", wrap=True)
        self.show_all = button("", "quiet")
        self.discarded = button("", "quiet", icon="archive")
        self._enter = label("open", "quiet")
        self.start = EmptyStart()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)  # after the keys that were typed meanwhile
        self._lay_out()
        self._connect()
        self.refresh(None)

    def refresh(self, changes: Changes | None) -> None:
        """Read the list again, where it may have changed."""
        if changes is not None and not changes.kinds & SHOWN:
            return
        self._day = self._desk.today()
        if changes is None:
            self._everyone.doubt(self._desk.store)
        else:
            self._everyone.note(changes)
        self._everyone.keep_up(self._desk.store, self._day)
        counts = self._everyone.counts()
        self.segment.set_labels([f"{filter} {counts[filter]}" for filter in _FILTERS])
        self._bringing_back &= bool(self._everyone.count_discarded)
        self._offer()
        self._show()

    def _offer(self) -> None:
        """Offer what was begun and not finished, by a stopped app say."""
        left = unfinished_sessions(self._desk)
        newest = left[0] if left else None
        name = self._everyone.name(newest.patient_id) if newest else ""
        self.unfinished.offer(newest, name, self._desk.today(), len(left) - 1)

    def _show(self) -> None:
        count = self._everyone.count_discarded
        first_start = not self._everyone.count and not count
        self._faces.setCurrentWidget(self.start if first_start else self._listed)
        self.setFocusProxy(self.start if first_start else self.search)
        if self._bringing_back:
            self._show_discarded()
        elif self._typed:
            self._show_found()
        else:
            self._show_due()
        back = "Back to the patients" if self._bringing_back else f"Discarded patients ({count})"
        self.discarded.setText(back)
        self._enter.setText("bring back" if self._bringing_back else "open")
        self.discarded.setVisible(bool(count))
        self.discarded.updateGeometry()
        self._show_nobody()

    @property
    def _typed(self) -> str:
        """What is looked for among all; the chosen filter comes back when it is empty."""
        return self.search.text().strip()

    def _show_discarded(self) -> None:
        rows = self._everyone.discarded(self._typed)
        self.list.show_lines(discarded_lines(rows[: self._most]))
        self.more.tell_of(min(self._most, len(rows)), len(rows))

    def _show_found(self) -> None:
        rows = self._everyone.found(self._typed, self._most + 1)
        self.segment.choose(_FILTERS.index(Filter.ALL))
        self.list.show_lines(lines_of(due.groups(rows[: self._most])))
        self.more.tell_found(self._most, more=len(rows) > self._most)

    def _show_due(self) -> None:
        self.segment.choose(_FILTERS.index(self._filter))
        rows, all = self._everyone.rows(self._filter, self._most), self._everyone.counts()[self._filter]
        self.list.show_lines(lines_of(due.groups(rows)))
        self.more.tell_of(len(rows), all)

    def _show_nobody(self) -> None:
        empty, anybody = not any(line.row for line in self.list.lines), bool(self._everyone.count)
        typed = self._typed
        words = f"Nobody fits “{typed[:40]}”; try part of a name, a birth date or a record number."
        self.nobody.setText(words if typed else _NOBODY[self._filter if anybody else Filter.ALL])
        self.nobody.setVisible(empty)
        self.show_all.setText("Clear the search" if typed else f"Show all {self._everyone.count}")
        self.show_all.updateGeometry()
        self.show_all.setVisible(empty and (bool(typed) or anybody))
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
        self._choose_filter(_FILTERS[index])
        self._bringing_back = False
        self.search.clear()
        self._show()
        self.search.setFocus()

    def _show_everyone(self) -> None:
        if self.search.text():
            self.search.clear()
        else:
            self._choose_filter(Filter.ALL)
        self._show()
        self.search.setFocus()

    def _choose_filter(self, filter: Filter) -> None:
        self._filter, self._most = filter, AT_ONCE

    def _show_more(self) -> None:
        self._most += AT_ONCE
        self._show()

    def _look_soon(self) -> None:
        self._most = AT_ONCE
        self._soon.start()

    def _turn(self) -> None:
        self._bringing_back, self._most = not self._bringing_back, AT_ONCE
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
        self.search.textChanged.connect(self._look_soon)
        self._soon.timeout.connect(self._show)
        self.search.stepped.connect(self.list.step)
        self.search.returnPressed.connect(self._open_chosen)
        self.segment.chosen.connect(self._filtered)
        self.list.opened.connect(self._open)
        self.more.asked.connect(self._show_more)
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
        column.addWidget(self.more)
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
