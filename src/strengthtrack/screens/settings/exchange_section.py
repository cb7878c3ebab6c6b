"""What goes out of the records and comes into them: a button for each page that does it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.screens.actions import Act, action
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.text import label


class ExchangeSection(QWidget):
    """Signals: `asked(act)`, by the name of an action."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.out = button("Export …", icon=action(Act.EXPORT).icon)
        self.into = button("Import …", icon=action(Act.IMPORT).icon)
        self.out.clicked.connect(self._ask_export)
        self.into.clicked.connect(self._ask_import)
        row = QHBoxLayout()
        row.setSpacing(12)
        for one in (self.out, self.into):
            row.addWidget(one)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(label("Records in and out", "strong"))
        column.addLayout(row)

    def _ask_export(self) -> None:
        self.asked.emit(Act.EXPORT.value)

    def _ask_import(self) -> None:
        self.asked.emit(Act.IMPORT.value)
