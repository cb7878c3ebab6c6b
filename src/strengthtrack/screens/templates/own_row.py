"""One template of the clinic's own: its name, its version and day, and what it is used for."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from strengthtrack.clinic.days import day_words
from strengthtrack.clinic.letter import LetterKind, LetterTemplate
from strengthtrack.screens.parts.pick_row import Note, PickRow

EVERY = "Every kind of letter"


class OwnRow(PickRow):
    """Signals: `chosen(template_id)`."""

    def __init__(self, template: LetterTemplate, parent: QWidget | None = None) -> None:
        super().__init__(template.id, template.name, parent)
        self.template, self.used = template, ""

    def show_use(self, kinds: Sequence[LetterKind], *, selected: bool) -> None:
        """Say which kinds of letter begin with it, and whether it is the one that is looked at."""
        self.used = EVERY if len(kinds) == len(LetterKind) else ", ".join(kind.words for kind in kinds)
        added = day_words(self.template.added_at.astimezone().date())
        note = Note(f"Used for: {self.used}", "check", "ok") if self.used else None
        self.show_facts(f"Version {self.template.version}, added {added}", note, selected=selected)
