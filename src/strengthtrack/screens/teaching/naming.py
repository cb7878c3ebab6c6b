"""What a taught dynamometer is called, and whether it was compared with its own display."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.devices.teaching.writing import Naming
from strengthtrack.screens.parts.fields import TextField
from strengthtrack.screens.parts.tick import Tick


class NamingFields(QWidget):
    """Name, maker and model side by side, and a tick under them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = TextField("Name in the list", placeholder="Our push-pull gauge")
        self.maker = TextField("Maker", placeholder="as on its plate")
        self.model = TextField("Model", placeholder="as on its plate")
        self.tried = Tick("I compared what it reads here with its own display, at a push and at a pull")
        row = QHBoxLayout()
        row.setSpacing(12)
        for field in (self.name, self.maker, self.model):
            row.addWidget(field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.tried)

    @property
    def naming(self) -> Naming:
        """What was typed."""
        return Naming(self.name.text, self.maker.text, self.model.text, self.tried.isChecked())

    def show_fault(self, sentence: str) -> None:
        """Say what is wrong with the name."""
        self.name.show_fault(sentence)
        self.name.edit.setFocus()

    def forget(self) -> None:
        """Begin anew: another dynamometer has another name, and was not compared yet."""
        for field in (self.name, self.maker, self.model):
            field.edit.clear()
            field.clear_fault()
        self.tried.setChecked(False)
