"""What is wrong with a template: where, what, and what to do, one fault under the other."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from strengthtrack.documents.letter.template_fault import TemplateFault
from strengthtrack.screens.parts.icon_words import IconWords
from strengthtrack.screens.parts.lines import hairline
from strengthtrack.screens.parts.text import label

MOST_SHOWN = 40


class FaultRow(QWidget):
    """One fault in three lines."""

    def __init__(self, fault: TemplateFault, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fault = fault
        self.setAccessibleName(fault.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 14)
        column.setSpacing(2)
        if fault.place:
            column.addWidget(label(_begun(fault.place), "quiet", wrap=True))
        column.addWidget(label(_begun(fault.what), "name", wrap=True))
        to_do = _begun(fault.to_do) if fault.to_do.endswith("?") else f"{_begun(fault.to_do)}."
        column.addWidget(IconWords("arrow-right", "body", to_do, wrap=True))


class FaultList(QWidget):
    """The faults in the order of the file; of very many the first, with how many there are beside them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[FaultRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_faults(self, faults: Sequence[TemplateFault]) -> None:
        """Show these instead."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.rows = [FaultRow(fault) for fault in faults[:MOST_SHOWN]]
        for row in self.rows:
            self._column.addWidget(hairline())
            self._column.addWidget(row)
        if more := len(faults) - len(self.rows):
            self._column.addWidget(hairline())
            self._column.addWidget(label(f"And {more} more; the copied text holds them all.", "quiet", wrap=True))


def _begun(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
