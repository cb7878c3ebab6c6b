"""Nothing was read yet: what can be brought in here, how it goes, and the one thing to do."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.steps import steps
from strengthtrack.screens.parts.text import label

_WIDEST = 820


class EmptyImport(QWidget):
    """Steps and a button. Signals: `choosing`, a file; `other`, what the quiet button does."""

    choosing = Signal()
    other = Signal()

    def __init__(
        self, title: str, told: Sequence[tuple[str, str]], words: str, other: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.choose = button(words, "primary", icon="file-up", big=True)
        self.more = button(other, "quiet", icon="download", big=True)
        self.choose.clicked.connect(self.choosing)
        self.more.clicked.connect(self.other)
        self.setFocusProxy(self.choose)
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label(title, "hero", wrap=True))
        column.addSpacing(32)
        column.addLayout(steps(told))
        column.addSpacing(32)
        buttons = QHBoxLayout()
        buttons.setSpacing(24)
        buttons.addWidget(self.choose)
        if other:
            buttons.addWidget(self.more)
        buttons.addStretch()
        column.addLayout(buttons)
        column.addSpacing(8)
        column.addWidget(label("A file can also be dropped here.", "quiet"))
        column.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 56, 32, 32)
        row.addWidget(inside, 1)
        row.addStretch()
