"""Whose it is: found by part of a name, a birth date or a record number as it is typed."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from strengthtrack.clinic.days import day_words
from strengthtrack.clinic.patient import Patient
from strengthtrack.practice.desk import Desk
from strengthtrack.screens.intake.preview_line import PreviewLine
from strengthtrack.screens.intake.preview_list import PreviewList
from strengthtrack.screens.intake.preview_look import ROW
from strengthtrack.screens.parts.fields import TextField
from strengthtrack.screens.parts.scroll import bring_into_sight

MOST = 4
NOTE = "Part of a name, a birth date or a record number; Down and Enter choose."
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class WhoField(TextField):
    """One of the patients in use; who fits stands under it. Signals: `found(patient)`, None for nobody any more."""

    found = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("Patient", note=NOTE, parent=parent)
        self._desk = desk
        self.patient: Patient | None = None
        self.list = PreviewList("Patients who fit", self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(self._picked)
        column = self.layout()
        assert column is not None  # noqa: S101 - a field has one
        column.addWidget(self.list)
        self.list.hide()
        self.edit.textEdited.connect(self._typed)
        self.edit.installEventFilter(self)

    def show_patient(self, patient: Patient | None) -> None:
        """Show somebody, without a word of it."""
        self.patient = patient
        self.edit.setText(patient.name if patient else "")
        self.show_note(_told(patient) if patient else NOTE)
        self._offer([])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down go through who fits, Enter takes them."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or self.list.isHidden():
            return False
        key = Qt.Key(event.key())
        if key in _STEPS:
            last = self.list.preview.rowCount() - 1
            self.list.stand_at(min(max(self.list.currentIndex().row() + _STEPS[key], 0), last))
        elif key in _ENTER:
            self._take(self.list.current)
        return key in _STEPS or key in _ENTER

    def _typed(self, text: str) -> None:
        everyone = self._desk.everyone
        everyone.keep_up(self._desk.store, self._desk.today())
        self._offer([row.patient for row in everyone.found(text, MOST)] if text.strip() else [])
        if self.patient is not None:
            self.patient = None
            self.show_note(NOTE)
            self.found.emit(None)

    def _offer(self, patients: list[Patient]) -> None:
        self.list.show_rows(patients, _line)
        self.list.setFixedHeight(ROW * len(patients))
        self.list.setVisible(bool(patients))
        if patients:
            bring_into_sight(self, ROW * len(patients))

    def _picked(self, _index: QModelIndex) -> None:
        self._take(self.list.current)

    def _take(self, patient: Patient) -> None:
        self.show_patient(patient)
        self.found.emit(patient)


def _line(patient: Patient) -> PreviewLine:
    return PreviewLine("", patient.name, day_words(patient.born), patient.record_number or "No record number")


def _told(patient: Patient) -> str:
    return ", ".join(filter(None, (f"Born {day_words(patient.born)}", patient.record_number)))
