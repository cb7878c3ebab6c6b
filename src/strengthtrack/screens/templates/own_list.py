"""The clinic's own templates, one below the other."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from strengthtrack.clinic.letter import LetterKind, LetterTemplate
from strengthtrack.screens.parts.pick_row import PADDING
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.templates.own_row import OwnRow

NONE_YET = "None yet; those that ship are used. A Word file can also be dropped on this page."


class OwnList(QWidget):
    """Signals: `chosen(template_id)`."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[OwnRow] = []
        self.empty = label(NONE_YET, "quiet", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        inset = QVBoxLayout()
        inset.setContentsMargins(PADDING, 4, PADDING, 4)
        inset.addWidget(self.empty)
        self._column.addLayout(inset)

    def show_templates(self, used: Sequence[tuple[LetterTemplate, Sequence[LetterKind]]], chosen: str) -> None:
        """Show these, each with the kinds of letter it is used for."""
        if [row.template.id for row in self.rows] != [template.id for template, _ in used]:
            self._make_rows([template for template, _ in used])
        for row, (template, kinds) in zip(self.rows, used, strict=True):
            row.show_use(kinds, selected=template.id == chosen)
        self.empty.setVisible(not self.rows)

    def _make_rows(self, templates: Sequence[LetterTemplate]) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [OwnRow(template, self) for template in templates]
        for row in self.rows:
            row.chosen.connect(self.chosen)
            self._column.addWidget(row)
            row.show()
