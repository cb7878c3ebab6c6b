"""The third step: what the capture says, proposal by proposal."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.devices.teaching.proposal import Proposal, Proposals
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.icon_words import IconWords
from strengthtrack.screens.parts.pick_row import Note, PickRow
from strengthtrack.screens.parts.scroll import scrolled
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.teaching.proposal_view import ProposalView

LEFT = 400
LOOKING = "Every known dynamometer is tried on what came, and then what the bytes themselves say …"
TO_SEND = (
    "The capture holds the bytes, their times, how the port was set and what you did: no patient, no name, nothing of "
    "this computer. Whoever looks after the app can support your dynamometer with it."
)


class ProposalStep(QWidget):
    """Left the proposals, the likeliest first, and the capture; right the chosen one.

    Signals: `chosen`, when another proposal was; `save_asked`, to save the capture.
    """

    chosen = Signal()
    save_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[PickRow] = []
        self._found = Proposals()
        self._at = 0
        self.sentence = label("", "reading", wrap=True)
        self.view = ProposalView()
        self.save = button("Save the capture to send it …", icon="save")
        self._list = QVBoxLayout()
        self._right = scrolled(self.view)
        self.save.clicked.connect(self.save_asked)
        self.setFocusProxy(self.save)
        self._lay_out()
        self.show_looking()

    @property
    def proposal(self) -> Proposal | None:
        """The one that is looked at."""
        return self._found.ranked[self._at] if self._found.ranked else None

    def show_looking(self) -> None:
        """While it is judged."""
        self.show_found(Proposals(sentence=LOOKING))

    def show_found(self, found: Proposals) -> None:
        """Show what was found, or why nothing was."""
        self._found, self._at = found, 0
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [PickRow(str(at), _name(proposal)) for at, proposal in enumerate(found.ranked)]
        for row in self.rows:
            row.chosen.connect(self._choose)
            self._list.addWidget(row)
        self.sentence.setText(found.sentence)
        self.sentence.setVisible(bool(found.sentence))
        self._right.setVisible(bool(found.ranked))
        self.view.naming.forget()
        self._show()

    def _choose(self, at: str) -> None:
        self._at = int(at)
        self._show()
        self.chosen.emit()

    def _show(self) -> None:
        for at, (row, proposal) in enumerate(zip(self.rows, self._found.ranked, strict=True)):
            row.show_facts(_facts(proposal), _note(proposal), selected=at == self._at)
        if self.proposal is not None:
            self.view.show_proposal(self.proposal)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 8, 16, 16)
        column.setSpacing(4)
        column.addWidget(self.sentence)
        self._list.setSpacing(4)
        column.addLayout(self._list)
        column.addStretch()
        column.addSpacing(16)
        column.addWidget(IconWords("shield-check", "quiet", TO_SEND, wrap=True))
        column.addSpacing(12)
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addStretch()
        column.addLayout(row)
        left = scrolled(inside)
        left.setMinimumWidth(LEFT)
        across = QHBoxLayout(self)
        across.setContentsMargins(16, 0, 0, 0)
        across.setSpacing(8)
        across.addWidget(left, 2)
        across.addWidget(self._right, 5)


def _name(proposal: Proposal) -> str:
    return f"Known: {proposal.profile.name}" if proposal.known else f"New, in {proposal.profile.units_known[0]}"


def _facts(proposal: Proposal) -> str:
    return f"{round(100 * proposal.explains)} % of the bytes are readings"


def _note(proposal: Proposal) -> Note | None:
    if proposal.doubts:
        return Note(proposal.doubts[0], "info", "warn")
    return Note("Nothing need be written", "circle-check", "ok") if proposal.known else None
