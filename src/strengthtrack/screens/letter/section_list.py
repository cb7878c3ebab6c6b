"""What a letter may say, section by section in the order of its page, each with a tick and its first words."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from strengthtrack.clinic.letter import LetterDraft, LetterKind, Part
from strengthtrack.practice.letter.actions import action_picks
from strengthtrack.practice.letter.sections import TYPED, invites, typed
from strengthtrack.practice.letter.writing import Section
from strengthtrack.screens.letter.section_row import SectionRow
from strengthtrack.screens.letter.typed_section import TypedSection


class SectionList(QWidget):
    """Signals: `ticked(part, wanted)`, `typed(part, text)`, by a person; `chosen(part)`, when one is looked at."""

    ticked = Signal(str, bool)
    typed = Signal(str, str)
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = {part: SectionRow(part, self) for part in Part}
        self.fields = {part: TypedSection(part, self) for part in TYPED}
        self.selected: Part | None = None
        self._order: tuple[Part, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for row in self.rows.values():
            row.hide()
            row.ticked.connect(self.ticked)
            row.chosen.connect(self.choose)
        for field in self.fields.values():
            field.hide()
            field.typed.connect(self.typed)
            field.chosen.connect(self.choose)

    def show_draft(self, draft: LetterDraft, sections: Sequence[Section]) -> None:
        """Show the sections of a letter, those that are typed with their text."""
        words = {section.part: section.first_words for section in sections}
        said = typed(draft)
        self._put_in_order(tuple(section.part for section in sections))
        for part, row in self.rows.items():
            row.setVisible(part in words)
            row.show_tick(part not in draft.left_out and (part not in TYPED or bool(said[part].strip())))
            row.say(words.get(part, ""))
        self._show_fields(draft.kind, said)
        self._show_chosen()

    def choose(self, part: str) -> None:
        """Look at one section."""
        self.selected = Part(part)
        self._show_chosen()
        self.chosen.emit(part)

    def begin(self) -> None:
        """Look at the first section."""
        if self._order:
            self.choose(self._order[0].value)

    def _show_fields(self, kind: LetterKind, said: Mapping[Part, str]) -> None:
        asked = invites(kind)
        for part, field in self.fields.items():
            field.offer(asked[part], action_picks(kind) if part is Part.ACTION else ())
            field.show_text(said[part])

    def _show_chosen(self) -> None:
        self._show_open_fields()
        for part, below in zip(self._order, (*self._order[1:], None), strict=True):
            row = self.rows[part]
            open_below = part in self.fields and not self.fields[part].isHidden()
            between = not open_below and below is not None and below is not self.selected
            row.show_as(selected=part is self.selected, line_below=between)

    def _show_open_fields(self) -> None:
        """A field is open while its section is looked at, and as long as something stands in it."""
        for part, field in self.fields.items():
            field.setVisible(part in self._order and (part is self.selected or bool(field.text.strip())))
            field.usual.setVisible(part is self.selected and bool(field.usual.list.actions()))

    def _put_in_order(self, order: tuple[Part, ...]) -> None:
        if order == self._order:
            return
        self._order = order
        for part in order:
            for widget in (self.rows[part], self.fields.get(part)):
                if widget is not None:
                    self._column.removeWidget(widget)
                    self._column.addWidget(widget)
        _tab_through(self, [widget for part in order for widget in self._of(part)])

    def _of(self, part: Part) -> tuple[QWidget, ...]:
        field = self.fields.get(part)
        return (self.rows[part],) if field is None else (self.rows[part], field.edit, field.usual)


def _tab_through(inside: QWidget, widgets: Sequence[QWidget]) -> None:
    for before, after in pairwise(widgets):
        inside.setTabOrder(before, after)
