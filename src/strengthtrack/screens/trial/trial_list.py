"""A patient's trials under their visits, the newest visit first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.clinic.days import day_words
from strengthtrack.clinic.figures import figure
from strengthtrack.practice.trial_analysis import TrialEntry
from strengthtrack.screens.theme import palette_in_use
from strengthtrack.screens.trial.words import short_mark, short_movement

ROW = 32
COLUMNS = ("Movement", "Side", "No.", "Peak", "Mark")
_WIDTHS = (150, 72, 56, 84)
_RIGHT = {2, 3}
_STRONG, _MARK = 3, 4


class TrialList(QTableWidget):
    """Rows of trials; a day stands over those of one visit. Signals: `chosen(trial_id)`, when a person chooses."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(COLUMNS), parent)
        self._rows: list[TrialEntry | None] = []
        self.setAccessibleName("Trials")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self._set_header()
        self.currentCellChanged.connect(self._moved)

    def show_entries(self, entries: Sequence[TrialEntry], chosen: str) -> None:
        """Show these trials, one of them chosen, without saying so."""
        self.blockSignals(True)
        self._rows = _under_their_days(entries)
        self.clearSpans()
        self.setRowCount(len(self._rows))
        day = iter(_days(entries))
        for row, entry in enumerate(self._rows):
            if entry is None:
                self._put_day(row, next(day))
            else:
                self._put_trial(row, entry)
        at = next((row for row, entry in enumerate(self._rows) if entry and entry.trial.id == chosen), -1)
        self.setCurrentCell(at, 0)
        self.blockSignals(False)

    def _put_day(self, row: int, words: str) -> None:
        item = QTableWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(inter(15, 600))
        item.setForeground(QColor(palette_in_use().text))
        self.setItem(row, 0, item)
        self.setSpan(row, 0, 1, len(COLUMNS))

    def _put_trial(self, row: int, entry: TrialEntry) -> None:
        setup, look = entry.trial.setup, palette_in_use()
        cells = (
            short_movement(setup.movement),
            setup.side.value.capitalize(),
            entry.number,
            f"{figure(entry.peak_n)} N",
            short_mark(entry),
        )
        for column, words in enumerate(cells):
            item = QTableWidgetItem(words)
            item.setTextAlignment(_aligned(column))
            item.setFont(inter(15, 600 if column == _STRONG and entry.trial.counts else 400))
            item.setForeground(QColor(look.text2 if column == _MARK else look.text))
            item.setToolTip(entry.mark if column == _MARK else "")
            self.setItem(row, column, item)

    def _moved(self, row: int, _column: int, before: int, _column_before: int) -> None:
        entry = self._rows[row] if 0 <= row < len(self._rows) else None
        if entry is not None and row != before:
            self.chosen.emit(entry.trial.id)

    def _set_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(_MARK, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setFixedHeight(ROW)
        for column, width in enumerate(_WIDTHS):
            header.resizeSection(column, width)
        for column, words in enumerate(COLUMNS):
            title = QTableWidgetItem(words)
            title.setTextAlignment(_aligned(column))
            self.setHorizontalHeaderItem(column, title)


def _under_their_days(entries: Sequence[TrialEntry]) -> list[TrialEntry | None]:
    """The trials with an empty place for the day before those of each visit."""
    rows: list[TrialEntry | None] = []
    visit = ""
    for entry in entries:
        if entry.trial.session_id != visit:
            visit = entry.trial.session_id
            rows.append(None)
        rows.append(entry)
    return rows


def _days(entries: Sequence[TrialEntry]) -> tuple[str, ...]:
    visits = dict.fromkeys((entry.trial.session_id, entry.day) for entry in entries)
    return tuple(day_words(day) for _, day in visits)


def _aligned(column: int) -> Qt.AlignmentFlag:
    across = Qt.AlignmentFlag.AlignRight if column in _RIGHT else Qt.AlignmentFlag.AlignLeft
    return across | Qt.AlignmentFlag.AlignVCenter
