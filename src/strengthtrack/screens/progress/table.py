"""The numbers of the progress chart, newest visit first."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.clinic.days import day_words, short_day
from strengthtrack.clinic.figures import MISSING, figure, figure_or_dash
from strengthtrack.practice.progress import ProgressRow, SideValue
from strengthtrack.screens.theme import palette_in_use

ROW = 32


@dataclass(frozen=True, slots=True)
class _Column:
    """One column; the last one takes what is left."""

    words: str
    width: int
    right: bool = False
    strong: bool = False
    quiet: bool = False


COLUMNS = (
    _Column("Week", 72, strong=True),
    _Column("Date", 124, quiet=True),
    _Column("Right, N", 100, right=True, strong=True),
    _Column("", 184, quiet=True),
    _Column("Left, N", 84, right=True, strong=True),
    _Column("", 184, quiet=True),
    _Column("Worst pain", 120, right=True),
    _Column("Pain in test", 128, right=True),
    _Column("Fixation", 0, quiet=True),
)
_FIXATION = len(COLUMNS) - 1


class ProgressTable(QTableWidget):
    """One row a visit. It scrolls before the chart above it shrinks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(COLUMNS), parent)
        self.setAccessibleName("The numbers of the chart")
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setTabKeyNavigation(False)
        self._set_header()

    def show_rows(self, rows: Sequence[ProgressRow]) -> None:
        """Show these visits; the year is named where there is more than one."""
        year = len({row.day.year for row in rows}) > 1
        self.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for column, words in enumerate(_words(row, year=year)):
                self.setItem(number, column, _item(COLUMNS[column], words, row))
        self.setMaximumHeight(ROW * (len(rows) + 1) + 2)

    def _set_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(_FIXATION, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setFixedHeight(ROW)
        for number, column in enumerate(COLUMNS):
            header.resizeSection(number, column.width)
            title = QTableWidgetItem(column.words)
            title.setTextAlignment(_aligned(column))
            self.setHorizontalHeaderItem(number, title)


def _words(row: ProgressRow, *, year: bool) -> tuple[str, ...]:
    return (
        figure(floor(row.week)),
        day_words(row.day) if year else short_day(row.day),
        *_value(row.right),
        *_value(row.left),
        row.pain.words(row.pain.worst),
        figure_or_dash(row.pain_in_test),
        row.fixation,
    )


def _value(value: SideValue | None) -> tuple[str, str]:
    return (figure(value.point.value_n), value.note) if value else (MISSING, "")


def _item(column: _Column, words: str, row: ProgressRow) -> QTableWidgetItem:
    """Quiet words, but the set-up of a visit that is not compared, which is the reason for it."""
    look = palette_in_use()
    told = column is COLUMNS[_FIXATION] and not all(value.compared for value in row.values)
    item = QTableWidgetItem(words)
    item.setTextAlignment(_aligned(column))
    item.setFont(inter(15, 600 if column.strong or told else 400))
    item.setForeground(QColor(look.text2 if column.quiet and not told else look.text))
    return item


def _aligned(column: _Column) -> Qt.AlignmentFlag:
    across = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return across | Qt.AlignmentFlag.AlignVCenter
