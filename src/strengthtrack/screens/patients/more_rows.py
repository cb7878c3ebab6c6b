"""The line under a list that shows only its beginning."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.text import label

AT_ONCE = 50
"""So many rows are shown; who looks for one among more is quicker to type."""


class MoreRows(QWidget):
    """Says how much of a list is shown. Signals: `asked`, to show more of it."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = label("", "quiet")
        self.show_more = button(f"Show {AT_ONCE} more", "quiet", icon="chevron-down")
        self.show_more.clicked.connect(self.asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 0)
        row.setSpacing(8)
        row.addWidget(self.words)
        row.addWidget(self.show_more)
        row.addStretch()

    def tell_of(self, shown: int, all: int) -> None:
        """So many of a filter's rows are shown; nothing is said where it is all of them."""
        self.setVisible(shown < all)
        self.words.setText(f"{shown} of {all} are shown.")

    def tell_found(self, shown: int, *, more: bool) -> None:
        """So many of those who fit what was typed are shown; nothing is said where there are no more."""
        self.setVisible(more)
        self.words.setText(f"The first {shown} are shown; type more to find the others.")
