"""The left side: the clinic's own templates, which kind of letter begins with which, and copies of ours."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.letter import LetterKind
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.letter.own_templates import default_template, templates
from strengthtrack.practice.letter.template_outcome import used_for
from strengthtrack.screens.paper import clinic_paper
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.templates.copy_menu import CopyMenu
from strengthtrack.screens.templates.own_list import OwnList
from strengthtrack.screens.templates.used_rows import UsedRows

WORD_ALONE = "A template of your own changes the Word file alone; the PDF keeps our page."
BEGINS = "A letter in writing keeps the template it has."


class TemplateColumn(QWidget):
    """Attributes: own (the list), add, used (a row a kind of letter), ours (copies to begin with)."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.add = button("Add a template", "primary", icon="file-up")
        self.ours = CopyMenu(clinic_paper(desk))
        self.own, self.used = OwnList(), UsedRows()
        self._lay_out()

    def show_templates(self, chosen: str) -> None:
        """Show what is kept; `chosen` is the id of the one that is looked at."""
        kept = templates(self._desk)
        self.own.show_templates([(one, used_for(self._desk, one)) for one in kept], chosen)
        used = {kind: default_template(self._desk, kind) for kind in LetterKind}
        self.used.show_used([one.name for one in kept], {kind: one.name if one else "" for kind, one in used.items()})

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.add)
        buttons.addWidget(self.ours)
        buttons.addStretch()
        head = QVBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(0)
        head.addWidget(label("Letter templates", "title"))
        head.addSpacing(8)
        head.addWidget(label(WORD_ALONE, "quiet", wrap=True))
        head.addSpacing(16)
        head.addLayout(buttons)
        head.addSpacing(24)
        head.addWidget(label("Your own", "strong"))
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 0, 16, 0)
        foot.setSpacing(0)
        foot.addWidget(label("New letters begin with", "strong"))
        foot.addSpacing(4)
        foot.addWidget(label(BEGINS, "quiet", wrap=True))
        foot.addWidget(self.used)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 24, 16, 32)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(4)
        column.addWidget(self.own)
        column.addSpacing(24)
        column.addLayout(foot)
        column.addStretch()
