"""The left side while a letter is written: its head, its sections, how it is printed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from strengthtrack.clinic.letter import LetterDraft, Part
from strengthtrack.documents.letter.facts import LetterFacts
from strengthtrack.screens.letter.head import LetterHead
from strengthtrack.screens.letter.letter_in_hand import LetterInHand
from strengthtrack.screens.letter.options import LetterOptions
from strengthtrack.screens.letter.section_list import SectionList
from strengthtrack.screens.letter.section_row import PADDING
from strengthtrack.screens.parts.disclosure import Disclosure
from strengthtrack.screens.parts.icon_words import IconWords

_FIELD_OF = {Part.ACTION: "action", Part.PLAN: "plan", Part.REMARKS: "remarks"}


class WritingColumn(QWidget):
    """Signals: `changed(name, value)`, one field of the draft, by a person."""

    changed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left_out: frozenset[Part] = frozenset()
        self._shown: tuple[LetterInHand, LetterFacts] | None = None
        self.head, self.sections = LetterHead(), SectionList()
        self.correction = IconWords("file-pen", "strong", wrap=True)
        self.warning = IconWords("triangle-alert", "warn", wrap=True)
        self.options = Disclosure("Paper, signature, copies", self._make_options)
        self._lay_out()
        self.head.changed.connect(self.changed)
        self.sections.ticked.connect(self._tick)
        self.sections.typed.connect(self._type)
        self.options.opened.connect(self._show_options)

    def show_letter(self, letter: LetterInHand, facts: LetterFacts) -> None:
        """Show a letter as it was chosen and typed; `facts` are what it says."""
        draft, self._shown = letter.draft, (letter, facts)
        self._left_out = draft.left_out
        self.head.offer_movements(letter.movements)
        self.head.show_draft(draft, letter.recipient)
        self.sections.show_draft(draft, letter.sections)
        self.correction.say(facts.correction)
        self.correction.setVisible(bool(draft.corrects))
        self.options.header.say(_in_few_words(draft, facts))
        self._show_options()

    def show_warning(self, sentence: str) -> None:
        """What of the letter could not be set as it was typed; "" where all could."""
        self.warning.say(sentence)
        self.warning.setVisible(bool(sentence))

    def _tick(self, name: str, wanted: bool) -> None:
        part = Part(name)
        self.changed.emit("left_out", self._left_out - {part} if wanted else self._left_out | {part})
        if wanted and part in self.sections.fields:
            self.sections.fields[part].edit.setFocus()

    def _type(self, name: str, text: str) -> None:
        part = Part(name)
        if part in self._left_out:
            self.changed.emit("left_out", self._left_out - {part})
        self.changed.emit(_FIELD_OF[part], text)

    def _make_options(self) -> LetterOptions:
        made = LetterOptions()
        made.changed.connect(self.changed)
        return made

    def _show_options(self) -> None:
        made = self.options.made
        if made is not None and self._shown is not None:
            letter, facts = self._shown
            usual = "\n".join(facts.signature) if not letter.draft.signer.strip() else ""
            made.show_draft(letter.draft, usual, letter.hidden_words)

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(PADDING, 0, PADDING, 12)
        top.setSpacing(12)
        for part in (self.head, self.correction, self.warning):
            top.addWidget(part)
        self.correction.hide()
        self.warning.hide()
        foot = QVBoxLayout()
        foot.setContentsMargins(PADDING, 0, PADDING, 0)
        foot.addWidget(self.options)
        column = QVBoxLayout(self)
        column.setContentsMargins(32 - PADDING, 20, 32 - PADDING, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.sections)
        column.addLayout(foot)
        column.addStretch()


def _in_few_words(draft: LetterDraft, facts: LetterFacts) -> str:
    """“A4, identity hidden, black and white, Sample Physiotherapist”."""
    signed = next(iter(facts.signature), "not signed")
    ticks = ["identity hidden"] * draft.hide_identity + ["black and white"] * draft.black_and_white
    return ", ".join((draft.paper.value, *ticks, signed))
