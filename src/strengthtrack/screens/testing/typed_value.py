"""A value read off the dynamometer's own display, typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.picker import Picker
from strengthtrack.screens.parts.text import label

UNITS = ("N", "kgf", "lbf")


class TypedValue(QWidget):
    """A field, its unit, and “File it”. Signals: `given(float, str)`, the value and its unit."""

    given = Signal(float, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit()
        self.edit.setProperty("big", True)
        self.edit.setFont(inter(20, 600))
        self.edit.setFixedSize(104, 48)
        self.edit.setAccessibleName("Value read off the display")
        self.edit.returnPressed.connect(self.file)
        self.edit.textEdited.connect(self._typed)
        self.unit = Picker(UNITS)
        self.unit.setProperty("big", True)
        self.unit.setFixedWidth(76)
        self.unit.setAccessibleName("Unit of the value")
        self.file_it = button("File it", key="")
        self.file_it.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.file_it.clicked.connect(self.file)
        self.fault = label("", "warn", wrap=True)
        self.fault.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self.edit, self.unit, self.file_it):
            row.addWidget(part)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(8)
        column.addWidget(label("Read off the display", "strong"))
        column.addLayout(row)
        column.addWidget(self.fault)
        column.addWidget(label("Filed as typed, wherever it shows.", "quiet", wrap=True))

    def begin(self) -> None:
        """Forget what was typed."""
        self.edit.clear()
        self.show_fault("")

    def start(self) -> None:
        """Take the focus, ready for a value."""
        self.show_fault("")
        self.edit.setFocus()
        self.edit.selectAll()

    def file(self) -> None:
        """Give the value away, or say what is wrong with it."""
        text = self.edit.text().strip().replace(",", ".")
        try:
            value = float(text)
        except ValueError:
            self.show_fault(f"“{text[:20]}” is not a number; type the value as the display shows it.")
            return
        self.show_fault("")
        self.given.emit(value, self.unit.currentText())

    def filed(self) -> None:
        """The value was taken: make room for the next."""
        self.edit.clear()
        self.edit.clearFocus()

    def _typed(self, _text: str) -> None:
        self.show_fault("")

    def show_fault(self, sentence: str) -> None:
        """Say under the field what is wrong; empty clears it."""
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
