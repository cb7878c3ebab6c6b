"""The numbers of the progress chart, newest visit first."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.clinic.days import day_words
from strengthtrack.practice.progress import ProgressRow
from strengthtrack.screens.theme import palette_in_use

ROW = 32
NO_ANSWER = "–"


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
    _Column("", 148, quiet=True),
    _Column("Left, N", 84, right=True, strong=True),
    _Column("", 148, quiet=True),
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
    day = day_words(row.day) if year else day_words(row.day).rsplit(" ", 1)[0]
    return (
        str(floor(row.week + 1e-9)).replace("-", "−"),
        day,
        _number(row.right_n),
        row.right_note,
        _number(row.left_n),
        row.left_note,
        _number(row.worst_pain),
        _number(row.pain_in_test),
        row.fixation,
    )


def _number(value: float | None) -> str:
    return NO_ANSWER if value is None else f"{round(value)}".replace("-", "−")


def _item(column: _Column, words: str, row: ProgressRow) -> QTableWidgetItem:
    """Quiet words, but the set-up of a visit that is not compared, which is the reason for it."""
    look = palette_in_use()
    told = column is COLUMNS[_FIXATION] and bool(row.right_note or row.left_note)
    item = QTableWidgetItem(words)
    item.setTextAlignment(_aligned(column))
    item.setFont(inter(15, 600 if column.strong or told else 400))
    item.setForeground(QColor(look.text2 if column.quiet and not told else look.text))
    return item


def _aligned(column: _Column) -> Qt.AlignmentFlag:
    across = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return across | Qt.AlignmentFlag.AlignVCenter
