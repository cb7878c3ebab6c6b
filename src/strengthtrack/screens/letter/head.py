"""The head of the letter's left side: which letter, by which template, to whom, with which chart."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.letter import LetterDraft, LetterKind, LetterTemplate
from strengthtrack.clinic.setup import Movement
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.fields import PickField, TextField
from strengthtrack.screens.parts.picker import Picker
from strengthtrack.screens.parts.text import label

SHIPPED, CHOOSE = "Ships with the app", "Choose one"
KINDS = tuple(LetterKind)


class LetterHead(QWidget):
    """Signals: `changed(name, value)`, one field of the draft, by a person; `kind_chosen(kind)`; `sent_asked`."""

    changed = Signal(str, object)
    kind_chosen = Signal(str)
    sent_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._templates: tuple[LetterTemplate, ...] = ()
        self._movements: tuple[Movement, ...] = ()
        self.anew = button("Begin anew", "quiet")
        self.anew.setToolTip("Leave out all that was chosen and typed; undo brings it back")
        self.sent = button("", "quiet")
        self.kind = PickField("Letter", [kind.words for kind in KINDS])
        self.template = PickField("Word template", [])
        self.template.picker.setPlaceholderText(CHOOSE)
        self.to = TextField("To", placeholder="Name, practice, address")
        self.movement = PickField("Chart", [])
        self.copy = button("Copy chart", icon="copy")
        self.sent.clicked.connect(self.sent_asked)
        self.kind.picker.activated.connect(self._choose_kind)
        self.template.picker.activated.connect(self._choose_template)
        self.movement.picker.activated.connect(self._choose_movement)
        self.to.edit.textEdited.connect(self._type_to)
        self._lay_out()

    def show_draft(self, draft: LetterDraft, recipient: Sequence[str]) -> None:
        """Show what was chosen."""
        self.kind.picker.setCurrentIndex(KINDS.index(draft.kind))
        if _lines(self.to.text) != "\n".join(recipient):
            self.to.edit.setText(", ".join(recipient))
            self.to.edit.setCursorPosition(0)
        chosen = self._movements.index(draft.movement) if draft.movement in self._movements else 0
        self.movement.picker.setCurrentIndex(chosen if self._movements else -1)

    def offer_templates(self, templates: Sequence[LetterTemplate], chosen: str) -> None:
        """The clinic's own, beside the one that ships; none is shown as chosen where the chosen one was set aside."""
        self._templates = tuple(templates)
        _offer(self.template.picker, [SHIPPED, *(template.words for template in templates)])
        ids = ["", *(template.id for template in templates)]
        self.template.picker.setCurrentIndex(ids.index(chosen) if chosen in ids else -1)

    def offer_movements(self, movements: Sequence[Movement]) -> None:
        """Of which a chart can be drawn; nothing is offered where nothing was tested."""
        self._movements = tuple(movements)
        _offer(self.movement.picker, [movement.words for movement in movements])
        self.movement.setVisible(bool(movements))
        self.copy.setVisible(bool(movements))

    def show_sent(self, count: int) -> None:
        """How many letters were sent before."""
        self.sent.setText(f"{count} sent before")
        self.sent.setVisible(count > 0)

    def _choose_kind(self, index: int) -> None:
        self.kind_chosen.emit(KINDS[index].value)

    def _choose_template(self, index: int) -> None:
        self.changed.emit("template_id", self._templates[index - 1].id if index else "")

    def _choose_movement(self, index: int) -> None:
        self.changed.emit("movement", self._movements[index])

    def _type_to(self, text: str) -> None:
        self.changed.emit("recipient", _lines(text))

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.addWidget(label("Letter", "title"))
        title.addStretch()
        title.setSpacing(24)
        title.addStrut(self.sent.sizeHint().height())  # or the page would move when they come and go
        title.addWidget(self.anew)
        title.addWidget(self.sent)
        fields = QGridLayout()
        fields.setHorizontalSpacing(16)
        fields.setVerticalSpacing(12)
        fields.addWidget(self.kind, 0, 0)
        fields.addWidget(self.template, 0, 1)
        fields.addWidget(self.to, 1, 0, 1, 2)
        fields.addWidget(self.movement, 2, 0)
        fields.addWidget(self.copy, 2, 1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        fields.setColumnStretch(0, 1)
        fields.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(title)
        column.addLayout(fields)


def _lines(text: str) -> str:
    """What was typed between commas, a line each."""
    return "\n".join(part.strip() for part in text.split(",") if part.strip())


def _offer(picker: Picker, words: Sequence[str]) -> None:
    if [picker.itemText(at) for at in range(picker.count())] != list(words):
        picker.clear()
        picker.addItems(list(words))
