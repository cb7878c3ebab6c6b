"""Add a patient, or change what is known of one."""

from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.charts.palette import Palette
from strengthtrack.clinic.course_rules import check_programme
from strengthtrack.clinic.patient import Patient, check
from strengthtrack.clinic.programme import Programme
from strengthtrack.clinic.programme_template import OWN
from strengthtrack.errors import EntryFault, RecordsFault
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.edits import amend, enrol
from strengthtrack.practice.programme.programmes import Programmes
from strengthtrack.records.changes import Changes
from strengthtrack.screens.page import Place
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.scroll import scrolled
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.patients.fields import Facts, PatientFields

WIDEST = 960


class PatientForm(QWidget):
    """One form for both. Faults stand under their fields.

    Signals: `saved(patient_id)`, `left(place)`, where it was opened from, `done(words)`, `fault(sentence)`.
    """

    saved = Signal(str)
    left = Signal(Place)
    done = Signal(str)
    fault = Signal(str)

    def __init__(self, desk: Desk, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._before: Patient | None = None
        self._programme: Programme | None = None
        self._title = label("Add a patient", "title")
        self.fields = PatientFields(desk.today)
        self.save = button("Save patient", "primary", "Ctrl Enter", big=True)
        self.cancel = button("Leave without saving", "quiet", "Esc", big=True)
        self.save.clicked.connect(self.save_patient)
        self.cancel.clicked.connect(self.leave)
        for key, does in (("Ctrl+Return", self.save_patient), ("Ctrl+Enter", self.save_patient), ("Esc", self.leave)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(does)
        self.setFocusProxy(self.fields.name)
        self._lay_out()

    def start_new(self) -> None:
        """Empty fields for a new patient."""
        self._before, self._programme = None, None
        self._title.setText("Add a patient")
        self._offer()
        self.fields.show_patient(None, None)

    def start_edit(self, patient: Patient) -> None:
        """The fields of a patient."""
        self._before, self._programme = patient, self._desk.store.programme(patient.id)
        self._title.setText(f"Edit {patient.name}")
        self._offer()
        self.fields.show_patient(patient, self._programme)

    def _offer(self) -> None:
        """The programmes that need nothing more than a day and a side."""
        self.fields.offer([one for one in Programmes(self._desk.data).usable() if one.id != OWN])

    def refresh(self, changes: Changes | None) -> None:
        """What is being typed stays as it is."""

    def save_patient(self) -> None:
        """Keep what was typed, or say under each field what is wrong with it."""
        try:
            patient, programme = self._typed()
        except EntryFault as fault:
            self.fields.show_faults(fault.faults)
            return
        now, before = self._desk.now(), self._before
        edit = (
            enrol(patient, programme, now)
            if before is None
            else amend((before, self._programme), (patient, programme), now)
        )
        try:
            self._desk.edits.do(edit)
        except RecordsFault as fault:
            self.fault.emit(str(fault))
            return
        self.saved.emit(patient.id)
        self.done.emit(edit.name)

    def leave(self) -> None:
        """Keep nothing, and go back."""
        self.left.emit(Place.PATIENTS if self._before is None else Place.PATIENT)

    def _typed(self) -> tuple[Patient, Programme | None]:
        """Patient and programme as typed; raises EntryFault with every fault there is."""
        facts, faults = self.fields.read()
        before = self._before
        patient = Patient(
            id=before.id if before else uuid4().hex,
            discarded_at=before.discarded_at if before else None,
            name=facts.name,
            born=facts.born,
            sex=facts.sex,
            record_number=facts.record_number,
            affected=facts.affected,
            dominant=facts.dominant,
            height_m=facts.height_m,
            reason=facts.reason,
            referrer=facts.referrer,
            address=facts.address,
        )
        named = {name for name, _ in faults}
        try:
            check(patient, self._desk.today())
        except EntryFault as fault:
            faults += [one for one in fault.faults if one[0] not in named]
        programme = self._begun(facts, patient)
        if programme is not None and not {"starts_on", "born"} & {name for name, _ in faults}:
            faults += self._programme_faults(programme, patient)
        if faults:
            raise EntryFault(faults)
        return patient, programme

    def _begun(self, facts: Facts, patient: Patient) -> Programme | None:
        """The programme from its day on: the one there is, or a new one."""
        if facts.starts_on is None or facts.template is None:
            return None
        if self._programme is not None:
            return replace(self._programme, starts_on=facts.starts_on, side=facts.programme_side)
        return facts.template.begun(uuid4().hex, patient.id, facts.starts_on, facts.programme_side)

    def _programme_faults(self, programme: Programme, patient: Patient) -> list[tuple[str, str]]:
        """What cannot be right with it; all of that is said under its day."""
        if self._programme is not None and programme.starts_on == self._programme.starts_on:
            return []
        others = self._desk.store.courses.programmes(patient.id)
        try:
            check_programme(programme, others, patient, self._desk.today())
        except EntryFault as fault:
            return [("starts_on", str(fault))]
        return []

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(24)
        column.addWidget(self._title)
        column.addWidget(self.fields)
        buttons = QHBoxLayout()
        buttons.setSpacing(24)
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        buttons.addStretch()
        column.addLayout(buttons)
        column.addStretch()
        inside.setMaximumWidth(WIDEST + 64)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside))
