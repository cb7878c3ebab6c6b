"""The foot of an import: the one button that says what it will do, and what becomes of the rest."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.review.progress_line import ProgressLine
from strengthtrack.screens.theme import palette_in_use

HEIGHT = 72


class ImportFoot(QWidget):
    """Signals: `asked`, to do it; `saving`, the rows that stay out; `cancelled`, what runs."""

    asked = Signal()
    saving = Signal()
    cancelled = Signal()

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.do = button("", "primary", icon="check", big=True)
        self.save = button("", icon="download", big=True)
        self.rest = label("", "quiet", wrap=True)
        self.line = ProgressLine(what=what)
        self.do.clicked.connect(self.asked)
        self.save.clicked.connect(self.saving)
        self.line.cancelled.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 1, 32, 0)
        row.setSpacing(16)
        row.addWidget(self.do)
        row.addWidget(self.save)
        row.addWidget(self.rest, 1)
        row.addWidget(self.line)
        self.line.hide()
        self.save.hide()

    def offer(self, words: str, *, possible: bool, rest: str = "", save: str = "") -> None:
        """Say what the button does, what becomes of the rest, and what can be saved of it ("" for nothing)."""
        self.do.setText(words)
        self.do.setEnabled(possible)
        self.do.updateGeometry()
        self.rest.setText(rest)
        self.save.setText(save)
        self.save.setVisible(bool(save) and self.line.isHidden())
        self.save.updateGeometry()

    def show_running(self, running: bool) -> None:
        """Show how far it has come in place of the buttons, or the buttons again."""
        if running:
            self.line.show_step(0, 0)
        for part in (self.do, self.rest):
            part.setVisible(not running)
        self.save.setVisible(not running and bool(self.save.text()))
        self.line.setVisible(running)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.width(), 1, QColor(palette_in_use().line))
