"""The numbers of the progress chart, newest visit first: a table that keys, pointer and screen reader can walk."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.screens.progress.numbers import Numbers, NumbersModel
from strengthtrack.screens.progress.table_look import MARK_ROOM, CellLook, HeadLook

ROW = 32
PAD, LEAST_PAD = 12, 6
LEAST_LAST, LEAST_ROWS = 88, 2
"""Of the last column, which takes what is left; and how many rows are seen at least."""

MEASURED_ROWS = 40
"""As many of the newest rows are measured for the width of a column."""


class NumbersTable(QTableView):
    """One row a visit; it scrolls before the chart above it shrinks. Signals: `stood(key)`, when a row is gone to."""

    stood = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.numbers = NumbersModel(self)
        self._wide: list[float] = []
        self.setModel(self.numbers)
        self.setAccessibleName(name)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setHorizontalHeader(HeadLook(self))
        self.setItemDelegate(CellLook(self))
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(2 * ROW)
        self.selectionModel().currentRowChanged.connect(self._went)

    def show_numbers(self, numbers: Numbers) -> None:
        """Show these; nothing is stood at."""
        self.numbers.show(numbers)
        self._wide = self._natural()
        self._share_width()
        self.updateGeometry()

    def have_height(self, room: int) -> None:
        """Be no higher than this, nor than all rows, but let a few be seen."""
        self.setMaximumHeight(min(self.sizeHint().height(), max(room, ROW * (LEAST_ROWS + 1))))

    def stand_at(self, key: str) -> None:
        """Show where the chart's cursor stands, without saying so; "" for nowhere."""
        if self.hasFocus():
            return
        keys = self.numbers.numbers.keys
        if key not in keys:
            self.clearSelection()
            return
        index = self.numbers.index(keys.index(key), 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().select(index, flags)
        self.scrollTo(index)

    def sizeHint(self) -> QSize:
        """Every row, as long as there is room."""
        return QSize(1206, ROW * (len(self.numbers.numbers.keys) + 1) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """By Tab the first row is gone to."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.numbers.rowCount():
            self.setCurrentIndex(self.numbers.index(0, 0))
        elif self.currentIndex().isValid():
            self.selectRow(self.currentIndex().row())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The row goes with the focus."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.clearSelection()
            self.stood.emit("")

    def _went(self, now: QModelIndex, _before: QModelIndex) -> None:
        if self.hasFocus() and now.isValid():
            self.stood.emit(self.numbers.numbers.keys[now.row()])

    def _share_width(self) -> None:
        """Each column as wide as its longest words, the last one all that is left; less air where it is tight."""
        wide = self._wide
        if not wide:
            return
        room = self.viewport().width()
        pads = (room - sum(wide)) / (2 * len(wide))
        pad = int(min(PAD, max(LEAST_PAD, pads)))
        look, head = self.itemDelegate(), self.horizontalHeader()
        assert isinstance(look, CellLook)  # noqa: S101 - set above
        assert isinstance(head, HeadLook)  # noqa: S101
        look.pad = head.pad = pad
        left = room
        for number, natural in enumerate(wide):
            last = number == len(wide) - 1
            size = max(left, LEAST_LAST) if last else round(natural + 2 * pad)
            head.resizeSection(number, size)
            left -= size
        self._spread(wide[-1], len(wide))

    def _natural(self) -> list[float]:
        """The widest words of each column, its head among them."""
        plain, strong = QFontMetricsF(inter(15)), QFontMetricsF(inter(15, 600))
        shown, found = self.numbers.numbers, []
        rows = [shown.row(number) for number in range(min(len(shown.keys), MEASURED_ROWS))]
        for number, column in enumerate(shown.columns):
            head = plain.horizontalAdvance(column.title) + (MARK_ROOM if column.side else 0)
            told = {(row[number].words, row[number].marked) for row in rows}
            body = (strong.horizontalAdvance(words) + (MARK_ROOM if mark else 0) for words, mark in told)
            found.append(max(head, *body) if told else head)
        return found

    def _spread(self, last: float, count: int) -> None:
        """What the last column has over its need goes to all of them."""
        head = self.horizontalHeader()
        over = int((head.sectionSize(count - 1) - last - 2 * PAD) / count)
        if over <= 0:
            return
        for number in range(count - 1):
            head.resizeSection(number, head.sectionSize(number) + over)
        head.resizeSection(count - 1, head.sectionSize(count - 1) - over * (count - 1))
