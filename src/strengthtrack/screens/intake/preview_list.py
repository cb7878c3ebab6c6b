"""The rows of a file as a list: what each is and what would become of it. Stays quick with thousands."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from strengthtrack.screens.intake.preview_line import PreviewLine
from strengthtrack.screens.intake.preview_look import ROW, PreviewLook

LINE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class PreviewModel(QAbstractListModel):
    """Rows, each made into a line when it is drawn."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[Any] = ()
        self._line_of: Callable[[Any], PreviewLine] | None = None

    def show_rows(self, rows: Sequence[Any], line_of: Callable[[Any], PreviewLine]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows, self._line_of = rows, line_of
        self.endResetModel()

    def changed(self) -> None:
        """The same rows are told otherwise."""
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def line(self, at: int) -> PreviewLine:
        """One row as it is drawn."""
        assert self._line_of is not None  # noqa: S101 - there are rows
        return self._line_of(self.rows[at])

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, ROW)
        if role == LINE:
            return self.line(index.row())
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.line(index.row()).spoken
        return None


class PreviewList(QListView):
    """The list itself, walked with the arrow keys. Signals: `stood(row)`, the row that is gone to, None for none."""

    stood = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview = PreviewModel(self)
        self.setModel(self.preview)
        self.setItemDelegate(PreviewLook(self))
        self.setAccessibleName(name)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.selectionModel().currentChanged.connect(self._went)

    @property
    def current(self) -> Any:
        """The row that is gone to; None for none."""
        index = self.currentIndex()
        return self.preview.rows[index.row()] if index.isValid() else None

    def show_rows(self, rows: Sequence[Any], line_of: Callable[[Any], PreviewLine]) -> None:
        """Show other rows, from the first; no row says nothing of itself."""
        self.preview.show_rows(rows, line_of)
        if rows:
            self.setCurrentIndex(self.preview.index(0))
        else:
            self.stood.emit(None)

    def stand_at(self, at: int) -> None:
        """Go to a row."""
        self.setCurrentIndex(self.preview.index(at))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _went(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.stood.emit(self.preview.rows[now.row()])
