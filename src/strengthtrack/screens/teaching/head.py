"""The head of the page: which step it is, and what it is for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.screens.parts.segment import Segment
from strengthtrack.screens.parts.text import label

STEPS = ("1  Listen", "2  Rest, push, pull", "3  What it says")
LEADS = (
    "Find the port and the baud rate at which text comes, or something that repeats.",
    "Three captures of three seconds. What changes with your hand is the force.",
    "Look at what it would read, give it a name, and use it at once.",
)


class TeachHead(QWidget):
    """Signals: `chosen(step)`, when another step is asked for."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps = Segment(STEPS, name="Steps")
        self.lead = label("", "lead")
        self.steps.chosen.connect(self.chosen)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(label("Teach a gauge", "title"))
        row.addStretch()
        row.addWidget(self.steps)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 10)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.lead)

    def show_step(self, step: int) -> None:
        """Show which it is."""
        self.steps.choose(step)
        self.lead.setText(LEADS[step])
