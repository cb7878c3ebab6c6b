"""One proposal: why, what is doubtful, what it reads, and what it is called."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from strengthtrack.devices.teaching.proposal import Proposal
from strengthtrack.screens.parts.icon_words import IconWords
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.teaching.frame_table import FrameTable
from strengthtrack.screens.teaching.naming import NamingFields

KNOWN = "The app can read it already: nothing need be written."
LOOK = "Look whether these are the forces that its display showed."


class ProposalView(QWidget):
    """Shows one at a time; the naming only where it is new."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label("", "section", wrap=True)
        self.why = label("", "body", wrap=True)
        self.doubts = IconWords("info", "warn", "", wrap=True)
        self.table = FrameTable()
        self.naming = NamingFields()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 32, 16)
        column.setSpacing(0)
        for part, after in (
            (self.title, 6),
            (self.why, 10),
            (self.doubts, 12),
            (label(LOOK, "strong"), 8),
            (self.table, 20),
            (self.naming, 0),
        ):
            column.addWidget(part)
            column.addSpacing(after)
        column.addStretch()

    def show_proposal(self, proposal: Proposal) -> None:
        """Show another one."""
        self.title.setText(proposal.title)
        self.why.setText(" ".join((*proposal.why, *((KNOWN,) if proposal.known else ()))))
        self.doubts.say(" ".join(proposal.doubts))
        self.doubts.setVisible(bool(proposal.doubts))
        self.table.show_rows(proposal.rows)
        self.naming.setVisible(not proposal.known)
