"""A calibration as it is written down: a check with a known mass, or a laboratory's certificate."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.calibration import CalibrationKind
from strengthtrack.errors import EntryFault
from strengthtrack.practice.calibration.form import CalibrationForm
from strengthtrack.practice.testing.dynamometer import LiveDynamometer
from strengthtrack.screens.gauges.weighing_card import WeighingCard
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.fields import TextField
from strengthtrack.screens.parts.text import label

_HEADS = {
    CalibrationKind.CHECK: "Check with a known mass",
    CalibrationKind.CERTIFICATE: "Write down a certificate",
}
_HOW = {
    CalibrationKind.CHECK: (
        "Set zero with nothing on it, hang the mass from it or lay it on, and take the reading when it is steady."
    ),
    CalibrationKind.CERTIFICATE: "What the laboratory’s paper says of it.",
}


class CalibrationFields(QWidget):
    """Signals: `save_wanted`, `left`."""

    save_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = CalibrationForm("")
        self.head, self.how = label("", "section"), label("", "quiet", wrap=True)
        self.model = TextField("Dynamometer", placeholder="Model and serial number")
        self.on, self.due = TextField("Date"), TextField("Due again", note="Months, or a date.")
        self.mass = TextField("Known mass", unit="kg")
        self.error = TextField("Greatest error it states", unit="%", note="May be left empty.")
        self.made_by, self.note = TextField("By"), TextField("Note")
        self.weighing = WeighingCard()
        self.doubt = label("", "warn", wrap=True)
        self.save, self.cancel = button("Save", "primary", big=True), button("Cancel", big=True)
        self.fields = {
            "dynamometer": self.model,
            "on": self.on,
            "due": self.due,
            "mass": self.mass,
            "error": self.error,
        }
        self.weighing.taken.connect(self._take)
        self.save.clicked.connect(self.save_wanted)
        self.cancel.clicked.connect(self.left)
        for field in (*self.fields.values(), self.made_by, self.note):
            field.edit.returnPressed.connect(self.save_wanted)
        self._lay_out()

    def begin(self, form: CalibrationForm, *, named: bool) -> None:
        """Show what is filled in already; `named` where the dynamometer is known."""
        self._form = form
        texts = (form.dynamometer, form.on, form.due, form.mass, form.error, form.made_by, form.note)
        for field, text in zip((*self.fields.values(), self.made_by, self.note), texts, strict=True):
            field.edit.setText(text)
            field.clear_fault()
        check = form.kind is CalibrationKind.CHECK
        self.head.setText(_HEADS[form.kind])
        self.how.setText(_HOW[form.kind])
        self.model.setVisible(not named)
        self.mass.setVisible(check)
        self.weighing.setVisible(check)
        self.error.setVisible(not check)
        self.weighing.show_taken(form.read_n)
        self.show_doubt("")
        (self.model if not named else self.mass if check else self.on).edit.setFocus()

    @property
    def form(self) -> CalibrationForm:
        """What stands in the fields."""
        return replace(
            self._form,
            dynamometer=self.model.text,
            on=self.on.text,
            due=self.due.text,
            mass=self.mass.text,
            error=self.error.text,
            made_by=self.made_by.text,
            note=self.note.text,
        )

    def show_live(self, live: LiveDynamometer) -> None:
        """Follow the dynamometer."""
        if self._form.kind is CalibrationKind.CHECK:
            self.weighing.show_live(live, self._form.dynamometer)

    def show_faults(self, fault: EntryFault) -> None:
        """Say under each field what is wrong with it."""
        told = dict(fault.faults)
        for name, field in self.fields.items():
            if name in told:
                field.show_fault(told[name])
            else:
                field.clear_fault()
        self.show_doubt(told.get("read", ""))

    def show_doubt(self, sentence: str) -> None:
        """Say what is asked about before it is kept."""
        self.doubt.setText(sentence)
        self.doubt.setVisible(bool(sentence))

    def _take(self, read_n: float) -> None:
        self._form = replace(self._form, read_n=read_n)
        self.weighing.show_taken(read_n)
        self.show_doubt("")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.head)
        column.addWidget(self.how)
        column.addWidget(self.model)
        for pair in ((self.on, self.due), (self.mass, self.error, self.made_by)):
            row = QHBoxLayout()
            row.setSpacing(24)
            for field in pair:
                row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            column.addLayout(row)
        column.addWidget(self.weighing)
        column.addWidget(self.note)
        column.addWidget(self.doubt)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        buttons.addStretch()
        column.addLayout(buttons)
