"""The foot of a search: beginning it, how far it is, and what is left where nothing was found."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from strengthtrack.devices.finding.search import Step
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.review.progress_line import ProgressLine
from strengthtrack.screens.theme import palette_in_use

HEIGHT = 72
CHOOSE = "Tick a port to search."


class FindFoot(QWidget):
    """Signals: `asked`, to search; `stopped`, what runs; `teach_asked`, for one that nobody knows."""

    asked = Signal()
    stopped = Signal()
    teach_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.search = button("Search", "primary", icon="search", big=True)
        self.words = label("", "reading", wrap=True)
        self.teach = button("Teach a gauge", big=True)
        self.line = ProgressLine()
        self.line.cancel.setText("Stop")
        self.search.clicked.connect(self.asked)
        self.line.cancelled.connect(self.stopped)
        self.teach.clicked.connect(self.teach_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 1, 32, 0)
        row.setSpacing(24)
        for part in (self.search, self.words, self.teach, self.line):
            row.addWidget(part, 1 if part is self.words else 0)
        self.line.hide()
        self.teach.hide()

    def offer(self, ticked: int, of: int) -> None:
        """Before a search: how many ports it would look at, of all that there are."""
        self.search.setEnabled(bool(ticked))
        ports = "1 port" if ticked == 1 else f"{ticked} ports"
        self.words.setText(f"{ports} will be searched." if ticked else CHOOSE if of else "")

    def show_running(self, running: bool) -> None:
        """How far it is in place of the button, or the button again."""
        if running:
            self.line.show_step(0, 0)
            self.teach.hide()
        for part in (self.search, self.words):
            part.setVisible(not running)
        self.line.setVisible(running)

    def show_step(self, step: Step) -> None:
        """How far it is."""
        words = f"Port {step.at} of {step.of}, {step.setting}"
        self.line.words.setText(words)
        self.line.setAccessibleName(words)
        self.line.bar.show_share((step.at - 1 + (step.turn - 1) / step.turns) / step.of)

    def show_end(self, words: str, *, found: bool, teach: bool) -> None:
        """What came of it; where nothing was found, a gauge may be taught."""
        self.words.setText(words)
        self.search.setText("Search again")
        self.search.set_kind("secondary" if found else "primary")
        self.search.updateGeometry()
        self.teach.setVisible(teach)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.width(), 1, QColor(palette_in_use().line))
