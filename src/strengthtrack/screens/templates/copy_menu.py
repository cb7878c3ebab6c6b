"""The templates that ship, to begin one's own with: of each kind, on the clinic's paper first."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from strengthtrack.clinic.letter import LetterKind, Paper
from strengthtrack.screens.parts.menu_button import MenuButton


class CopyMenu(MenuButton):
    """Signals: `wanted(kind, paper)`."""

    wanted = Signal(LetterKind, Paper)

    def __init__(self, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__("Save a copy of ours", icon="download", parent=parent)
        for first in sorted(Paper, key=lambda one: one is not paper):
            for kind in LetterKind:
                deed = QAction(f"{kind.words}, {first}…", self.list)
                deed.setData((kind.value, first.value))
                self.list.addAction(deed)
            if first is paper:
                self.list.addSeparator()
        self.list.triggered.connect(self._ask)

    def _ask(self, deed: QAction) -> None:
        kind, paper = deed.data()
        self.wanted.emit(LetterKind(kind), Paper(paper))
