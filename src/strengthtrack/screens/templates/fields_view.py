"""The published list of fields with a line to look one up."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from strengthtrack.screens.parts.search_field import SearchField
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.templates.field_lines import FieldLine, field_lines
from strengthtrack.screens.templates.field_list import FieldList

ABOUT = "A click or Enter copies a field, to be pasted in Word. At the right, what a sample letter says."
NONE_FOUND = "No field is found by that; type a part of what it says, for example “visit” or “name”."


class FieldsView(QWidget):
    """Signals: `taken(code)`; `stood(view, rect)`, the row that is gone to."""

    taken = Signal(str)
    stood = Signal(QWidget, QRect)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all = field_lines()
        self.search, self.list = SearchField("Find a field"), FieldList()
        self.empty = label(NONE_FOUND, "quiet", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(12)
        for part in (label(ABOUT, "quiet", wrap=True), self.search, self.empty, self.list):
            column.addWidget(part)
        self.search.textChanged.connect(self.look_up)
        self.search.stepped.connect(self._step)
        self.search.returnPressed.connect(self.list.take)
        self.list.taken.connect(self._take)
        self.list.stood.connect(self._tell)
        self.look_up("")

    def look_up(self, text: str) -> None:
        """Show the fields that hold every typed word."""
        words = text.casefold().split()
        found = tuple(line for line in self._all if line.is_found(words))
        self.list.show_lines(found)
        self.list.setVisible(bool(found))
        self.empty.setVisible(not found)

    def _step(self, by: int) -> None:
        if by > 0 and self.list.lines:
            self.list.setFocus()

    def _take(self, line: FieldLine) -> None:
        self.taken.emit(line.code)

    def _tell(self, row: QRect) -> None:
        self.stood.emit(self.list, row)
