"""In the settings: the logo and the paper of letters, how their head prints, and the way to their templates."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.charts.logo import taken
from strengthtrack.clinic.letter import Paper
from strengthtrack.errors import Mendable
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.edits import Edit
from strengthtrack.practice.letter.chosen_file import FileRefused, content_of
from strengthtrack.practice.letter.letterhead import clear_logo, set_logo, set_paper
from strengthtrack.practice.letter.material import letterhead
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.screens.actions import Act, action
from strengthtrack.screens.paper import clinic_paper
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.form_row import FormRow
from strengthtrack.screens.parts.segment import Segment
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.settings.letterhead_preview import LetterheadPreview

LARGEST_FILE = 20_000_000
"""Bytes of a picture file; what is kept of it is far smaller."""
_PAPERS = tuple(Paper)
_PICTURES = "Pictures (*.png *.jpg *.jpeg *.svg);;All files (*)"


class LetterheadSection(QWidget):
    """Kept as soon as it is chosen. Signals: `asked(act)`, `done(words)`, `fault(sentence)`.

    `ask_file` may be put in the place of the dialog.
    """

    asked = Signal(str)
    done = Signal(str)
    fault = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.ask_file: Callable[[QWidget], Path | None] = ask_file
        row = action(Act.TEMPLATES)
        self.templates = button(row.words, icon=row.icon)
        self.choose, self.clear = button("Choose a logo", icon="image"), button("Take it away", "quiet")
        self.logo = FormRow("Logo", self.clear, self.choose, note="A PNG, JPEG or SVG file")
        self.paper = Segment(_PAPERS, name="Paper of letters")
        self.preview = LetterheadPreview()
        self.templates.clicked.connect(self._go_to_templates)
        self.choose.clicked.connect(self._choose)
        self.clear.clicked.connect(self._clear)
        self.paper.chosen.connect(self._choose_paper)
        self._lay_out()
        self.refresh(None)

    def refresh(self, changes: Changes | None) -> None:
        """Show what is kept."""
        if changes is not None and Kind.SETTING not in changes.kinds:
            return
        head = letterhead(self._desk.store)
        self.preview.show_head(head)
        self.clear.setVisible(bool(head.logo))
        self.choose.setText("Choose another" if head.logo else "Choose a logo")
        self.choose.updateGeometry()
        self.paper.choose(_PAPERS.index(clinic_paper(self._desk)))

    def take_logo(self, path: Path) -> None:
        """Print the picture of a file on every letter, or say under the row why it cannot be."""
        try:
            edit = set_logo(self._desk, taken(_read(path)))
        except Mendable as fault:
            self.logo.show_fault(str(fault))
        else:
            self._do(edit)

    def _choose(self) -> None:
        chosen = self.ask_file(self)
        if chosen is not None:
            self.take_logo(chosen)

    def _clear(self) -> None:
        self._do(clear_logo(self._desk))
        self.choose.setFocus()

    def _choose_paper(self, index: int) -> None:
        self._do(set_paper(self._desk, _PAPERS[index]))

    def _go_to_templates(self) -> None:
        self.asked.emit(Act.TEMPLATES.value)

    def _do(self, edit: Edit) -> None:
        self.logo.show_fault("")
        try:
            self._desk.edits.do(edit)
        except Mendable as fault:
            self.fault.emit(str(fault))
            self.refresh(None)
        else:
            self.done.emit(edit.name)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label("Letterhead", "strong"), 1)
        head.addWidget(self.templates)
        asked = QVBoxLayout()
        asked.setSpacing(0)
        asked.addWidget(self.logo)
        asked.addWidget(FormRow("Paper", self.paper, note="New letters begin on it"))
        asked.addStretch()
        across = QHBoxLayout()
        across.setSpacing(48)
        across.addLayout(asked, 1)
        seen = QVBoxLayout()
        seen.addWidget(self.preview)
        seen.addStretch()
        across.addLayout(seen, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(across)


def ask_file(parent: QWidget) -> Path | None:
    """The picture of the logo; None when it was left."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    chosen, _ = QFileDialog.getOpenFileName(parent, "Choose a logo", folder, _PICTURES)
    return Path(chosen) if chosen else None


def _read(path: Path) -> bytes:
    content = content_of(path, LARGEST_FILE, "the program that has it open")
    if len(content) > LARGEST_FILE:
        raise FileRefused(f"“{path.name}” is larger than 20 MB; make the picture smaller and choose it again.")
    return content
