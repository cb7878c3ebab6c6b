"""The numbers of a table, row by row as they are seen, and as Qt asks for them."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from strengthtrack.screens.progress.cells import Cell, Column

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


def _no_row(number: int) -> tuple[Cell, ...]:
    raise IndexError(number)


@dataclass(frozen=True)
class Numbers:
    """What a table shows: columns, and a row of cells for each key, made when it is first looked at."""

    columns: tuple[Column, ...] = ()
    keys: tuple[str, ...] = ()
    make: Callable[[int], tuple[Cell, ...]] = _no_row
    made: dict[int, tuple[Cell, ...]] = field(default_factory=dict)

    def row(self, number: int) -> tuple[Cell, ...]:
        """One row."""
        if number not in self.made:
            self.made[number] = self.make(number)
        return self.made[number]


class NumbersModel(QAbstractTableModel):
    """Numbers as Qt asks for them; a cell is read aloud with its column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.numbers = Numbers()

    def show(self, numbers: Numbers) -> None:
        """Show other numbers."""
        self.beginResetModel()
        self.numbers = numbers
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Visits."""
        return 0 if parent.isValid() else len(self.numbers.keys)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Columns."""
        return 0 if parent.isValid() else len(self.numbers.columns)

    def cell(self, index: Index) -> Cell:
        """One cell."""
        return self.numbers.row(index.row())[index.column()]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, what is said on pointing, and what is read aloud."""
        cell = self.cell(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.words
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.tip or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            column = self.numbers.columns[index.column()]
            return f"{column.aloud or column.title}: {cell.words or 'nothing'}"
        return cell.tip or None if role == Qt.ItemDataRole.AccessibleDescriptionRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Titles; a row has none."""
        if orientation is Qt.Orientation.Vertical or section >= len(self.numbers.columns):
            return None
        column = self.numbers.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        told = {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}
        return column.aloud or column.title if role in told else None
