"""The clinic's own rules of calibration: how long one holds, and what it tolerates."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from strengthtrack.clinic.calibration_typed import months_typed, tolerance_typed
from strengthtrack.errors import EntryFault
from strengthtrack.practice.calibration import edits
from strengthtrack.practice.calibration.form import months, tolerance
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.edits import Edit
from strengthtrack.screens.parts.fields import TextField
from strengthtrack.screens.parts.text import label

_TOLERANCE = "Yours, not ours: a check is then shown as within or outside it. Empty for none."


class RulesRow(QWidget):
    """Kept as soon as a field is left. Signals: `edited(Edit)`."""

    edited = Signal(Edit)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.months = TextField("A calibration holds for", unit="months")
        self.tolerance = TextField("Your own tolerance of a check", unit="± %", note=_TOLERANCE)
        self.months.edit.editingFinished.connect(self._keep_months)
        self.tolerance.edit.editingFinished.connect(self._keep_tolerance)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 0)
        column.setSpacing(12)
        column.addWidget(label("Rules of the clinic", "strong"))
        column.addWidget(self.months)
        column.addWidget(self.tolerance)

    def refresh(self) -> None:
        """Show what is kept, but where somebody types."""
        allowed = tolerance(self._desk)
        shown = ((self.months, f"{months(self._desk)}"), (self.tolerance, "" if allowed is None else f"{allowed:g}"))
        for field, text in shown:
            if not field.edit.hasFocus() and field.text != text:
                field.edit.setText(text)
                field.clear_fault()

    def _keep_months(self) -> None:
        try:
            typed = months_typed(self.months.text)
        except EntryFault as fault:
            self.months.show_fault(fault.faults[0][1])
            return
        self.months.clear_fault()
        if typed != months(self._desk):
            self.edited.emit(edits.hold_for(self._desk, typed))

    def _keep_tolerance(self) -> None:
        try:
            typed = tolerance_typed(self.tolerance.text)
        except EntryFault as fault:
            self.tolerance.show_fault(fault.faults[0][1])
            return
        self.tolerance.clear_fault()
        if typed != tolerance(self._desk):
            self.edited.emit(edits.tolerate(self._desk, typed))
