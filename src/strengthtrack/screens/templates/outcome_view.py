"""What came of looking at one template: that it can be used and what it says, or every fault in it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.days import day_in_full
from strengthtrack.clinic.letter import LetterKind, LetterTemplate
from strengthtrack.documents.letter.template_fields import paths
from strengthtrack.documents.letter.template_uses import Uses
from strengthtrack.practice.letter.template_outcome import Outcome
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.icon_words import IconWords
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.templates.fault_list import FaultList

SOUND = "Every field is known. It can be used."
UNUSED = "No kind of letter begins with it yet; choose that at the left."
_FIELDS = sum(1 for _ in paths())


class OutcomeView(QWidget):
    """Signals: `copy_wanted`, `aside_wanted`, `again_wanted`, `text_wanted`: what each button asks for."""

    copy_wanted = Signal()
    aside_wanted = Signal()
    again_wanted = Signal()
    text_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.outcome: Outcome | None = None
        self.name, self.facts = label("", "title", wrap=True), label("", "lead", wrap=True)
        self.sound = IconWords("circle-check", "ok", wrap=True)
        self.refused = IconWords("triangle-alert", "warn", wrap=True)
        self.used = label("", "body", wrap=True)
        self.again = button("Check it again", icon="rotate-cw")
        self.text = button("Copy as text", icon="copy")
        self.copy = button("Save a copy", icon="download")
        self.aside = button("Set aside", "quiet", icon="archive")
        self.unsaid = IconWords("triangle-alert", "warn", wrap=True)
        self.without = label("", "body", wrap=True)
        self.fields_head, self.fields = label("", "strong"), label("", "quiet", wrap=True)
        self.faults = FaultList()
        self._lay_out()
        for asked, wanted in (
            (self.copy, self.copy_wanted),
            (self.aside, self.aside_wanted),
            (self.again, self.again_wanted),
            (self.text, self.text_wanted),
        ):
            asked.clicked.connect(wanted)

    def show_outcome(self, outcome: Outcome, kinds: Sequence[LetterKind]) -> None:
        """Show what was found; `kinds` begin with this template."""
        self.outcome = outcome
        kept, used = outcome.template, outcome.uses
        self.name.setText(outcome.name)
        self.facts.setText(_facts(kept) if kept else "Not added; letters are made as before.")
        self._say(self.sound, SOUND if used else "")
        self._say(self.refused, outcome.sentence)
        self.used.setText(_used(kinds))
        self.used.setVisible(kept is not None)
        self.again.setVisible(outcome.path is not None)
        self.text.setVisible(bool(outcome.faults))
        self.copy.setVisible(kept is not None)
        self.aside.setVisible(kept is not None)
        self.faults.show_faults(outcome.faults)
        self._show_uses(used)

    def _show_uses(self, used: Uses | None) -> None:
        for part in (self.unsaid, self.without, self.fields_head, self.fields):
            part.setVisible(used is not None)
        if used is None:
            return
        self._say(self.unsaid, _unsaid(used.unsaid))
        sections = ", ".join(part.value for part in used.without)
        self.without.setText(f"Sections it has no field for, and so leaves out: {sections}.")
        self.without.setVisible(bool(used.without))
        self.fields_head.setText(f"It uses {len(used.fields)} of {_FIELDS} fields")
        self.fields.setText(",  ".join(used.fields) or "None: every letter made from it says the same.")

    @staticmethod
    def _say(part: IconWords, words: str) -> None:
        part.say(words)
        part.setVisible(bool(words))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        for one in (self.again, self.text, self.copy, self.aside):
            buttons.addWidget(one)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.name)
        column.addWidget(self.facts)
        column.addSpacing(8)
        for part in (self.sound, self.refused, self.unsaid, self.without, self.used):
            column.addWidget(part)
        column.addSpacing(8)
        column.addLayout(buttons)
        column.addSpacing(8)
        for below in (self.fields_head, self.fields, self.faults):
            column.addWidget(below)


def _facts(template: LetterTemplate) -> str:
    added = day_in_full(template.added_at.astimezone().date())
    return f"Version {template.version}  ·  added {added}  ·  {max(1, round(len(template.content) / 1000))} kB"


def _used(kinds: Sequence[LetterKind]) -> str:
    return f"New letters begin with it: {', '.join(kind.words for kind in kinds)}." if kinds else UNUSED


def _unsaid(unsaid: Sequence[str]) -> str:
    """“It does not say a, b or c.”; empty where nothing is unsaid."""
    *most, last = (*unsaid,) or ("",)
    return f"It does not say {', '.join(most)}{' or ' if most else ''}{last}." if last else ""
