"""How a letter is printed and who stands under it: paper, signature, copies, identity, colour."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.letter import LetterDraft, Paper
from strengthtrack.screens.parts.fields import LongTextField
from strengthtrack.screens.parts.segment import Segment
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.parts.tick import Tick

PAPERS = tuple(Paper)


class LetterOptions(QWidget):
    """Signals: `changed(name, value)`, one field of the draft, by a person."""

    changed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = Segment([paper.value for paper in PAPERS], name="Paper")
        self.signer = LongTextField("Signed by", lines=2)
        self.copies = LongTextField("Copies to", lines=2)
        self.hide_identity = Tick("Hide who the patient is")
        self.black_and_white = Tick("Black and white")
        self.hidden_words = label("", "quiet", wrap=True)
        self.paper.chosen.connect(self._choose_paper)
        self.signer.edit.textChanged.connect(self._type_signer)
        self.copies.edit.textChanged.connect(self._type_copies)
        self.hide_identity.clicked.connect(self._hide)
        self.black_and_white.clicked.connect(self._print_grey)
        self._lay_out()

    def show_draft(self, draft: LetterDraft, usual_signer: str, hidden_words: str) -> None:
        """Show what was chosen; `usual_signer` signs where nobody is typed."""
        self.paper.choose(PAPERS.index(draft.paper))
        self.signer.edit.setPlaceholderText(usual_signer)
        for field, text in ((self.signer, draft.signer), (self.copies, draft.copies)):
            if field.edit.toPlainText() != text:
                field.edit.blockSignals(True)
                field.edit.setPlainText(text)
                field.edit.blockSignals(False)
        self.hide_identity.setChecked(draft.hide_identity)
        self.black_and_white.setChecked(draft.black_and_white)
        self.hidden_words.setText(hidden_words)
        self.hidden_words.setVisible(bool(hidden_words))

    def _choose_paper(self, index: int) -> None:
        self.changed.emit("paper", PAPERS[index])

    def _type_signer(self) -> None:
        self.changed.emit("signer", self.signer.edit.toPlainText())

    def _type_copies(self) -> None:
        self.changed.emit("copies", self.copies.edit.toPlainText())

    def _hide(self, wanted: bool) -> None:
        self.changed.emit("hide_identity", wanted)

    def _print_grey(self, wanted: bool) -> None:
        self.changed.emit("black_and_white", wanted)

    def _lay_out(self) -> None:
        lines = QHBoxLayout()
        lines.setSpacing(16)
        lines.addWidget(self.signer, 1)
        lines.addWidget(self.copies, 1)
        ticks = QHBoxLayout()
        ticks.setSpacing(24)
        ticks.addWidget(self.paper)
        ticks.addWidget(self.black_and_white)
        ticks.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(12)
        column.addLayout(lines)
        column.addLayout(ticks)
        column.addWidget(self.hide_identity)
        column.addWidget(self.hidden_words)
