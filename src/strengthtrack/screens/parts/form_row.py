"""What is asked at the left, its answer at the right, a hairline under it; a fault stands under both."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from strengthtrack.screens.parts.fields import mark_fault
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.theme import palette_in_use


class FormRow(QWidget):
    """One line of a form. `inside` holds the answer; a fault marks `field`, or `inside` where none is named."""

    def __init__(
        self,
        words: str,
        *inside: QWidget,
        note: str = "",
        field: QWidget | None = None,
        line: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.inside = inside
        self._field = field or inside[-1]
        self._line = line
        self._words = label(words, "body", wrap=True)
        self._note = label(note, "quiet", wrap=True)
        self._fault = label("", "warn", wrap=True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._lay_out()
        self._note.setVisible(bool(note))  # not before: what has no parent yet would be a window of its own
        self._fault.hide()

    @property
    def words(self) -> str:
        """What is asked."""
        return self._words.text()

    @property
    def note(self) -> str:
        """What stands small under it."""
        return self._note.text()

    @property
    def fault(self) -> str:
        """The fault it shows; empty where there is none."""
        return self._fault.text()

    def say(self, words: str) -> None:
        """Ask something else."""
        self._words.setText(words)

    def show_note(self, words: str) -> None:
        """Say something else under what is asked."""
        self._note.setText(words)
        self._note.setVisible(bool(words))

    def show_fault(self, sentence: str) -> None:
        """Say under the row what is wrong; "" takes it away."""
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))
        self._field.setAccessibleDescription(sentence)
        mark_fault(self._field, fault=bool(sentence))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._line:
            QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, QColor(palette_in_use().line))

    def _lay_out(self) -> None:
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self._words)
        said.addWidget(self._note)
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addLayout(said, 1)
        for part in self.inside:
            across.addWidget(part, alignment=Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 9)
        column.setSpacing(4)
        column.addLayout(across)
        column.addWidget(self._fault)
