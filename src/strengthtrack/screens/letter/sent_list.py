"""The letters of a patient that were sent, newest first."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.practice.letter.issuing import HistoryRow
from strengthtrack.screens.letter.sent_row import PADDING, SentRow
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.text import label

FROZEN = "A letter that was sent stays as it was. What is wrong in it is put right by a new letter that says so."


class SentList(QWidget):
    """Signals: `chosen(letter_id)`; `left`, back to the letter in writing."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = button("Back to writing", "quiet", icon="arrow-left")
        self.rows: list[SentRow] = []
        self.back.clicked.connect(self.left)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._lay_out()

    def show_rows(self, rows: Sequence[HistoryRow], letter_id: str) -> None:
        """Show these, one of them chosen."""
        for old in self.rows:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = [SentRow(row, self) for row in rows]
        for row in self.rows:
            self._list.addWidget(row)
            row.setChecked(row.row.id == letter_id)
            row.clicked.connect(self._choose)
        for before, after in pairwise((self.back, *self.rows)):
            self.setTabOrder(before, after)
        chosen = next((row for row in self.rows if row.isChecked()), None)
        if chosen is not None:
            chosen.setFocus()

    def _choose(self) -> None:
        row = self.sender()
        if isinstance(row, SentRow):
            self.chosen.emit(row.row.id)

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.addWidget(label("Sent letters", "title"))
        title.addStretch()
        title.addWidget(self.back)
        head = QVBoxLayout()
        head.setContentsMargins(PADDING, 0, PADDING, 12)
        head.setSpacing(8)
        head.addLayout(title)
        head.addWidget(label(FROZEN, "quiet", wrap=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(32 - PADDING, 20, 32 - PADDING, 20)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._list)
        column.addStretch()
