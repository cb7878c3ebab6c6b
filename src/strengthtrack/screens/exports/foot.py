"""The foot of an export: what it will come to, doing it, how far it is, and where it lies."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from strengthtrack.practice.export.counts import grouped
from strengthtrack.practice.export.delivery import Stage
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.review.progress_line import ProgressLine
from strengthtrack.screens.theme import palette_in_use

HEIGHT = 72


class ExportFoot(QWidget):
    """Signals: `asked`, to do it; `cancelled`, what runs; `opening`, the folder that was written."""

    asked = Signal()
    cancelled = Signal()
    opening = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.do = button("Export …", "primary", icon="upload", big=True)
        self.open = button("Open folder", icon="folder-open", big=True)
        self.words = label("", "reading", wrap=True)
        self.line = ProgressLine()
        self.do.clicked.connect(self.asked)
        self.open.clicked.connect(self.opening)
        self.line.cancelled.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 1, 32, 0)
        row.setSpacing(24)
        for part in (self.do, self.open, self.words, self.line):
            row.addWidget(part, 1 if part is self.words else 0)
        self.line.hide()
        self.open.hide()

    def offer(self, words: str, *, possible: bool) -> None:
        """Say what it would come to, or why it cannot be."""
        self.words.set_role("reading")
        self.words.setText(words)
        self.do.setEnabled(possible)

    def show_stage(self, stage: Stage) -> None:
        """Show how far it is."""
        words = stage.task.words
        if stage.of:
            words += f": {grouped(stage.done)} of {grouped(stage.of)} {stage.task.what}"
        self.line.words.setText(words)
        self.line.bar.show_share(stage.share)
        self.line.setAccessibleName(words)

    def show_running(self, running: bool) -> None:
        """Show how far it is in place of the button, or the button again."""
        if running:
            self.line.show_step(0, 0)
        for part in (self.do, self.words):
            part.setVisible(not running)
        self.line.setVisible(running)
        self.open.setVisible(False)

    def show_done(self, words: str) -> None:
        """Say what was done, and let it be looked at."""
        self.words.set_role("name")
        self.words.setText(words)
        self.open.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.width(), 1, QColor(palette_in_use().line))
