"""The measures of a trial, each with its unit or the reason why there is no number."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.clinic.analysis import Measure, Measured
from strengthtrack.screens.theme import palette_in_use
from strengthtrack.screens.trial.words import value_words

ROW, NAMES = 32, 196


@dataclass(frozen=True, slots=True)
class Column:
    """A column of numbers under its title."""

    title: str
    measures: tuple[Measure, ...]

    def measure(self, of: Measured) -> Measure:
        """One of them; a version that did not know it has a reason."""
        unknown = Measure(of, None, why_not="not worked out then")
        return next((one for one in self.measures if one.of is of), unknown)


class MeasureTable(QTableWidget):
    """One row a measure, as high as its words need; what is around it scrolls. Signals: `grew`, or shrank."""

    grew = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(len(Measured), 2, parent)
        self.setAccessibleName("Measures of the trial")
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setFixedHeight(ROW)
        header.sectionResized.connect(self._fit)

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show one column of numbers, or two beside each other."""
        self.setColumnCount(1 + len(columns))
        self._set_header([column.title for column in columns])
        for row, of in enumerate(Measured):
            self.setItem(row, 0, _item(of.words, quiet=True))
            for at, column in enumerate(columns, start=1):
                measure = column.measure(of)
                self.setItem(row, at, _item(value_words(measure), quiet=measure.value is None))
        self._fit()

    def _fit(self) -> None:
        """Break the words anew."""
        self.resizeRowsToContents()
        high = ROW + sum(max(self.rowHeight(row), ROW) for row in range(self.rowCount())) + 2
        if high != self.height() or high != self.minimumHeight():
            self.setFixedHeight(high)
            self.grew.emit()

    def _set_header(self, titles: Sequence[str]) -> None:
        header = self.horizontalHeader()
        for column, words in enumerate(("Measure", *titles)):
            title = QTableWidgetItem(words)
            title.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            self.setHorizontalHeaderItem(column, title)
            kind = QHeaderView.ResizeMode.Stretch if column else QHeaderView.ResizeMode.Fixed
            header.setSectionResizeMode(column, kind)
        header.resizeSection(0, NAMES)


def _item(words: str, *, quiet: bool) -> QTableWidgetItem:
    """A name or a reason is quiet, a number is strong."""
    look = palette_in_use()
    item = QTableWidgetItem(words)
    item.setFont(inter(15, 400 if quiet else 600))
    item.setForeground(QColor(look.text2 if quiet else look.text))
    item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return item
