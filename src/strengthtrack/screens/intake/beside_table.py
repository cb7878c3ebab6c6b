"""Facts under one another: what each is called, what it is here, what it is in the file."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from strengthtrack.screens.parts.lines import hairline
from strengthtrack.screens.parts.text import label

MISSING = "–"
_LONGEST = 400


class BesideTable(QWidget):
    """Two columns beside the names, or one where nobody is here to compare with."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self.facts: tuple[tuple[str, str, str], ...] = ()

    def show_facts(self, heads: tuple[str, str], facts: Sequence[tuple[str, str, str]]) -> None:
        """Show other facts: (name, here, in the file); with one head the middle column is not there."""
        self.facts = tuple(facts)
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        both = bool(heads[0])
        self._put_heads(heads, both=both)
        for at, (name, here, row) in enumerate(self.facts, start=1):
            self._grid.addWidget(hairline(self), 2 * at - 1, 0, 1, 3)
            self._put(name, 2 * at, 0, "quiet")
            if both:
                self._put(here, 2 * at, 1, "body")
            self._put(row, 2 * at, 2, "control")
        self._grid.setColumnStretch(0, 0)
        self._grid.setColumnStretch(1, 1 if both else 0)
        self._grid.setColumnStretch(2, 1)

    def _put_heads(self, heads: tuple[str, str], *, both: bool) -> None:
        for column, head in enumerate(heads, start=1):
            if head and (both or column == 2):
                self._grid.addWidget(label(head, "strong", parent=self), 0, column)

    def _put(self, words: str, row: int, column: int, role: str) -> None:
        shown = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
        said = label(shown or MISSING, role, wrap=True, parent=self)
        said.setFixedWidth(112) if column == 0 else None
        said.show()
        self._grid.addWidget(said, row, column, Qt.AlignmentFlag.AlignTop)
