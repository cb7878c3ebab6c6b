"""The fields a template may use, walked with the arrow keys; Enter or a click copies one as it is written."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from strengthtrack.screens.templates.field_lines import FieldLine
from strengthtrack.screens.templates.field_look import ROW, FieldLook

Index = QModelIndex | QPersistentModelIndex
_TAKES = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class FieldModel(QAbstractListModel):
    """The lines that are shown now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: Sequence[FieldLine] = ()

    def show_lines(self, lines: Sequence[FieldLine]) -> None:
        """Show others."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, ROW)
        if role == Qt.ItemDataRole.UserRole:
            return self.lines[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.lines[index.row()].spoken
        return None


class FieldList(QListView):
    """As high as its rows, for the page scrolls. Signals: `taken(line)`; `stood(rect)`, the row that is gone to."""

    taken = Signal(object)
    stood = Signal(QRect)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields = FieldModel(self)
        self.setModel(self.fields)
        self.setItemDelegate(FieldLook(self))
        self.setAccessibleName("Fields a template may use")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setUniformItemSizes(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._take)
        self.selectionModel().currentChanged.connect(self._went)

    @property
    def lines(self) -> Sequence[FieldLine]:
        """What it shows."""
        return self.fields.lines

    def show_lines(self, lines: Sequence[FieldLine]) -> None:
        """Show others, standing at the first."""
        self.fields.show_lines(lines)
        self.setFixedHeight(ROW * len(lines))
        if lines:
            self.selectionModel().blockSignals(True)  # the page stays where it is while one types
            self.setCurrentIndex(self.fields.index(0))
            self.selectionModel().blockSignals(False)

    def take(self) -> None:
        """Copy the one that is gone to."""
        if self.currentIndex().isValid():
            self._take(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _TAKES:
            self.take()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls, the list is as high as its rows

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _take(self, index: QModelIndex) -> None:
        self.taken.emit(self.lines[index.row()])

    def _went(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._tell()

    def _tell(self) -> None:
        if self.currentIndex().isValid():
            self.stood.emit(self.visualRect(self.currentIndex()))
