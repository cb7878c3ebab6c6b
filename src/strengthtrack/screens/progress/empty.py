"""The progress page before anything was tested: what comes here, and the one thing to do."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.text import label


class NothingYet(QWidget):
    """Attributes: test, the button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.test = button("Start a test", "primary", big=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 88, 0, 0)
        column.setSpacing(8)
        column.addWidget(label("Nothing has been tested yet.", "hero"))
        words = "The first session becomes the baseline; strength and pain are drawn here from then on."
        column.addWidget(label(words, "lead"))
        column.addSpacing(24)
        row = QHBoxLayout()
        row.addWidget(self.test)
        row.addStretch()
        column.addLayout(row)
        column.addStretch()
