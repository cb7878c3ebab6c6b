from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from strengthtrack.clinic.letter import Part
from strengthtrack.screens.letter.section_row import PADDING, TEXT_LEFT
from strengthtrack.screens.parts.menu_button import MenuButton

LINES_PX = 68
USUAL = "Usual words"


class _Edit(QPlainTextEdit):
    """Signals: `entered`, when the focus comes."""

    entered = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()


class TypedSection(QWidget):
    """The field under a section that is typed, with words that are often used.

    Signals: `typed(part, text)`, by a person; `chosen(part)`, when the focus comes.
    """

    typed = Signal(str, str)
    chosen = Signal(str)

    def __init__(self, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part = part
        self.edit = _Edit()
        self.edit.setAccessibleName(part.value)
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(LINES_PX)
        self.usual = MenuButton(USUAL, parent=self)
        self.usual.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(TEXT_LEFT, 0, PADDING, 12)
        column.setSpacing(8)
        column.addWidget(self.edit)
        column.addWidget(self.usual, 0, Qt.AlignmentFlag.AlignLeft)
        self.edit.textChanged.connect(self._tell)
        self.edit.entered.connect(self._choose)
        self.usual.list.triggered.connect(self._take)

    @property
    def text(self) -> str:
        """What was typed."""
        return self.edit.toPlainText()

    def show_text(self, text: str) -> None:
        """Show what was typed before, without saying so."""
        if text != self.edit.toPlainText():
            self.edit.blockSignals(True)
            self.edit.setPlainText(text)
            self.edit.blockSignals(False)

    def offer(self, words: str, usual: Sequence[str]) -> None:
        """What invites to type, and what may be taken with one click."""
        self.edit.setPlaceholderText(words)
        if [action.text() for action in self.usual.list.actions()] != list(usual):
            self.usual.list.clear()
            for one in usual:
                self.usual.list.addAction(one)

    def _take(self, action: QAction) -> None:
        """Add a line to what was typed."""
        typed = self.edit.toPlainText().strip()
        self.edit.setPlainText(f"{typed}\n{action.text()}" if typed else action.text())

    def _tell(self) -> None:
        self.typed.emit(self.part.value, self.edit.toPlainText())

    def _choose(self) -> None:
        self.chosen.emit(self.part.value)
