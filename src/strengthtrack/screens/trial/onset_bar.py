"""Under the curve: where the onset stands and the button that keeps it, or whether two trials are comparable."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.text import label


class OnsetBar(QWidget):
    """A sentence and what can be done. Signals: `kept`, `put_back`."""

    kept = Signal()
    put_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self.read = label("", wrap=True), label("", "quiet")
        self.back = button("Put it back", "quiet")
        self.keep = button("Keep this onset", "primary")
        self.back.clicked.connect(self.put_back)
        self.keep.clicked.connect(self.kept)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self.words)
        lines.addWidget(self.read)
        row.addLayout(lines, 1)
        row.addWidget(self.back)
        row.addWidget(self.keep)
        self.setMinimumHeight(44)

    def say_onset(self, words: str, read: str, *, moved: bool) -> None:
        """Say where the onset stands and how the trace was read; once it was `moved` it can be kept."""
        self._say(words, movable=True)
        self.read.setText(read)
        for one in (self.back, self.keep):
            one.setEnabled(moved)

    def say_comparable(self, words: str) -> None:
        """Say of two trials whether they may be compared."""
        self._say(words, movable=False)

    def _say(self, words: str, *, movable: bool) -> None:
        self.words.setText(words)
        for one in (self.read, self.back, self.keep):
            one.setVisible(movable)
