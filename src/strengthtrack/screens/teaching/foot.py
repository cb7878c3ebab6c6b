"""The foot of the page: back, one sentence, and the next thing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.teaching.next_words import Foot
from strengthtrack.screens.theme import palette_in_use

HEIGHT = 72


class TeachFoot(QWidget):
    """Signals: `back_asked`, `next_asked`."""

    back_asked = Signal()
    next_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.back = button("Back", icon="arrow-left", big=True)
        self.words = label("", "reading", wrap=True)
        self.next = button("Next", "primary", big=True)
        self.back.clicked.connect(self.back_asked)
        self.next.clicked.connect(self.next_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 1, 32, 0)
        row.setSpacing(24)
        row.addWidget(self.back)
        row.addWidget(self.words, 1)
        row.addWidget(self.next)

    def show_step(self, told: Foot) -> None:
        """What to do now, and what the button at the right does; no button where that is nothing."""
        if told.words != self.words.text():
            self.words.setText(told.words)
        self.next.setVisible(bool(told.further))
        self.next.setEnabled(told.possible)
        kind = "primary" if told.primary else "secondary"
        if kind != self.next.kind:
            self.next.set_kind(kind)
        if told.further != self.next.text():
            self.next.setText(told.further)
            self.next.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.width(), 1, QColor(palette_in_use().line))
