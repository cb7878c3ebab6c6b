"""One patient: who they are, where their programme stands, every session so far."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.charts.palette import Palette
from strengthtrack.clinic.course import courses
from strengthtrack.clinic.days import day_words
from strengthtrack.clinic.patient import AffectedSide, Patient, Sex
from strengthtrack.practice.desk import Desk
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.screens.actions import Act, action
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.fact_list import FactList
from strengthtrack.screens.parts.scroll import scrolled
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.patients.programme_panel import ProgrammePanel
from strengthtrack.screens.patients.session_table import SessionTable

_SHOWN_HERE = {Kind.PATIENT, Kind.PROGRAMME, Kind.SESSION, Kind.TRIAL}
_NOT_RECORDED = "Not recorded"
LEFT_COLUMN, FOOT_HEIGHT = 400, 40


class PatientPage(QWidget):
    """Facts and programme left, sessions right. Signals: `asked(act)`, by the name of an action."""

    asked = Signal(str)
    bar_height = FOOT_HEIGHT

    def __init__(self, desk: Desk, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._patient_id = ""
        self.name, self.line = label("", "title"), label("", "lead")
        self.test = button("Test", "primary", "Ctrl 2", big=True)
        self.progress, self.letter = button("Progress", big=True), button("Letter", big=True)
        self.edit = button("Edit", "quiet", "Ctrl E", "pencil")
        self.export = button("Export …", "quiet", icon=action(Act.EXPORT).icon)
        self.discard = button("Discard patient", "quiet", icon="archive")
        self.facts, self.programme, self.sessions = FactList(), ProgrammePanel(), SessionTable()
        self.test.clicked.connect(self._ask_test)
        self.progress.clicked.connect(self._ask_progress)
        self.letter.clicked.connect(self._ask_letter)
        self.edit.clicked.connect(self._ask_edit)
        self.export.clicked.connect(self._ask_export)
        self.discard.clicked.connect(self._ask_discard)
        self.programme.asked.connect(self._ask_programme)
        self.setFocusProxy(self.test)
        self._lay_out()

    def open_patient(self, patient_id: str) -> None:
        """Show this patient."""
        self._patient_id = patient_id
        self.refresh(None)

    def refresh(self, changes: Changes | None) -> None:
        """Read the patient again, if it is theirs that changed."""
        mine = changes is None or changes.patient_id in {None, self._patient_id}
        if not self._patient_id or not mine or (changes is not None and not changes.kinds & _SHOWN_HERE):
            return
        store, today = self._desk.store, self._desk.today()
        patient = store.patient(self._patient_id)
        found = courses(store.courses.programmes(patient.id))
        self.name.setText(patient.name)
        self.line.setText(_line(patient, patient.age_on(today)))
        self.facts.show_facts(_facts(patient))
        self.programme.show_courses(found, store.tested_on(patient.id), today)
        self.sessions.show_sessions(store.sessions(patient.id), found, store.forms(patient.id))

    def _ask_test(self) -> None:
        self.asked.emit(Act.TEST.value)

    def _ask_progress(self) -> None:
        self.asked.emit(Act.PROGRESS.value)

    def _ask_letter(self) -> None:
        self.asked.emit(Act.LETTERS.value)

    def _ask_programme(self) -> None:
        self.asked.emit(Act.PROGRAMME.value)

    def _ask_edit(self) -> None:
        self.asked.emit(Act.EDIT_PATIENT.value)

    def _ask_export(self) -> None:
        self.asked.emit(Act.EXPORT.value)

    def _ask_discard(self) -> None:
        self.asked.emit(Act.DISCARD_PATIENT.value)

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(32, 24, 32, 16)
        page.setSpacing(0)
        page.addLayout(self._head())
        page.addSpacing(24)
        columns = QHBoxLayout()
        columns.setSpacing(48)
        inside = QWidget()
        left = scrolled(inside)
        left.setFixedWidth(LEFT_COLUMN)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label("Patient", "strong"))
        column.addSpacing(8)
        column.addWidget(self.facts)
        column.addSpacing(24)
        column.addWidget(self.programme)
        column.addStretch()
        columns.addWidget(left)
        columns.addWidget(self.sessions, 1)
        page.addLayout(columns, 1)
        page.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self.name)
        lines.addWidget(self.line)
        row.addLayout(lines, 1)
        for one in (self.letter, self.progress, self.test):
            row.addWidget(one)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self.edit)
        row.addWidget(self.export)
        row.addWidget(self.discard)
        row.addStretch()
        return row


def _line(patient: Patient, age: int) -> str:
    """The line under the name: “Born 12 Mar 1994, 32 years  ·  female  ·  Record SP-0417”."""
    sex = "" if patient.sex is Sex.UNKNOWN else patient.sex.value
    record = f"Record {patient.record_number}" if patient.record_number else ""
    return "  ·  ".join(part for part in (f"Born {day_words(patient.born)}, {age} years", sex, record) if part)


def _facts(patient: Patient) -> tuple[tuple[str, str], ...]:
    affected = "" if patient.affected is AffectedSide.UNKNOWN else patient.affected.value.capitalize()
    height = f"{patient.height_m * 100:.0f} cm" if patient.height_m is not None else ""
    facts = (
        ("Affected side", affected),
        ("Dominant leg", patient.dominant.value.capitalize() if patient.dominant else ""),
        ("Height", height),
        ("Reason", patient.reason),
        ("Referrer", patient.referrer),
        ("Address", patient.address),
    )
    return tuple((name, value or _NOT_RECORDED) for name, value in facts)
