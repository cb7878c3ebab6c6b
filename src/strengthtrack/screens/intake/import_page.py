"""Bringing in what others wrote: patients from a table, a clinic file of another laptop, a force recording."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from strengthtrack.charts.palette import Palette
from strengthtrack.practice.desk import Desk
from strengthtrack.records.changes import Changes
from strengthtrack.screens.intake.foot import HEIGHT
from strengthtrack.screens.intake.patients_part import PatientsPart
from strengthtrack.screens.parts.segment import Segment
from strengthtrack.screens.parts.text import label

if TYPE_CHECKING:  # each is loaded when it is first chosen
    from strengthtrack.screens.intake.clinic_part import ClinicPart
    from strengthtrack.screens.intake.force_part import ForcePart

    Part = PatientsPart | ClinicPart | ForcePart

WHAT = ("Patients from a table", "A clinic file", "A force recording")
PATIENTS, CLINIC, FORCE = range(3)


class ImportPage(QWidget):
    """Each part is made when it is first chosen. Signals: `said(words)`, `fault(sentence)`, `done(words)`."""

    said = Signal(str)
    fault = Signal(str)
    done = Signal(str)
    bar_height = HEIGHT

    def __init__(self, desk: Desk, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._patient_id = ""
        self._made: list[Part] = []
        self.what = Segment(WHAT, name="What is brought in")
        self._parts = QStackedWidget()
        self._lay_out()
        self.choose(PATIENTS)
        self.what.chosen.connect(self.choose)
        self.setAcceptDrops(True)

    @cached_property
    def patients(self) -> PatientsPart:
        """Patients from a table."""
        part = PatientsPart(self._desk)
        self._take_in(part)
        return part

    @cached_property
    def clinic(self) -> ClinicPart:
        """A clinic file."""
        from strengthtrack.screens.intake.clinic_part import ClinicPart

        part = ClinicPart(self._desk)
        self._take_in(part)
        return part

    @cached_property
    def force(self) -> ForcePart:
        """A force recording, of the patient who is open where one is."""
        from strengthtrack.screens.intake.force_part import ForcePart

        part = ForcePart(self._desk)
        self._take_in(part)
        if self._patient_id:
            part.open_patient(self._patient_id)
        return part

    @property
    def part(self) -> Part:
        """What is brought in now."""
        match self.what.index:
            case 1:
                return self.clinic
            case 2:
                return self.force
        return self.patients

    def choose(self, index: int) -> None:
        """Bring in something else."""
        self.what.choose(index)
        self._parts.setCurrentWidget(self.part)
        self.setFocusProxy(self.part)

    def read_file(self, path: Path) -> None:
        """Read a file as what is chosen; one of ours is a clinic file whatever is."""
        if path.suffix.lower() == ".json":
            self.choose(CLINIC)
        self.part.read_file(path)

    def open_patient(self, patient_id: str) -> None:
        """A force recording is this patient's, unless something else is said."""
        self._patient_id = patient_id
        if "force" in vars(self):
            self.force.open_patient(patient_id)

    def refresh(self, changes: Changes | None) -> None:
        """Show what is kept."""
        for part in self._made:
            part.refresh(changes)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file may be dropped anywhere on the page."""
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read it."""
        event.acceptProposedAction()
        self.read_file(Path(event.mimeData().urls()[0].toLocalFile()))

    def _take_in(self, part: Part) -> None:
        self._made.append(part)
        self._parts.addWidget(part)
        part.said.connect(self.said)
        part.fault.connect(self.fault)
        part.done.connect(self.done)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(32, 24, 32, 12)
        head.setSpacing(24)
        head.addWidget(label("Import", "title"))
        head.addStretch()
        head.addWidget(self.what)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(head)
        page.addWidget(self._parts, 1)
