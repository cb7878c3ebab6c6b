"""The columns of a table beside one another, each with a picker for what it holds."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.screens.parts.picker import Picker
from strengthtrack.screens.parts.scroll import scrolled
from strengthtrack.screens.parts.text import label

CELL_PX, HEIGHT = 208, 80


class _Column(QWidget):
    """One column of the file. Signals: `picked(column, choice)`."""

    picked = Signal(int, int)

    def __init__(self, number: int, name: str, choices: Sequence[str]) -> None:
        super().__init__()
        self._number = number
        self.setFixedWidth(CELL_PX)
        self.name = label(" ".join(name.split())[:120], "quiet")
        self.name.setMinimumWidth(1)
        self.name.setToolTip(name[:400])
        self.picker = Picker(choices)
        self.picker.setAccessibleName(f"Column {number + 1}, {name[:120]}, holds")
        self.picker.activated.connect(self._pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.name)
        column.addWidget(self.picker)

    def _pick(self, choice: int) -> None:
        self.picked.emit(self._number, choice)


class MappingRow(QWidget):
    """It scrolls sideways where the columns are many. Signals: `picked(column, choice)`."""

    picked = Signal(int, int)

    def __init__(self, choices: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = tuple(choices)
        self.columns: list[_Column] = []
        self._inside = QWidget()
        self._row = QHBoxLayout(self._inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._row.addStretch()
        self.setFixedHeight(HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(self._inside))

    def show_columns(self, names: Sequence[str]) -> None:
        """Show the columns of another file."""
        for old in self.columns:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.columns = [_Column(number, name, self._choices) for number, name in enumerate(names)]
        for number, column in enumerate(self.columns):
            column.picked.connect(self.picked)
            self._row.insertWidget(number, column)

    def choose(self, chosen: Sequence[int]) -> None:
        """Show what each column holds."""
        for column, index in zip(self.columns, chosen, strict=True):
            column.picker.setCurrentIndex(index)
