"""A labelled field with its fault under it, in words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from strengthtrack.screens.parts.picker import Picker
from strengthtrack.screens.parts.text import label


class Field(QWidget):
    """A label over a field, a quiet note or a fault under it. `inside` is the field itself."""

    def __init__(self, words: str, inside: QWidget, *, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inside = inside
        self._note_words = note
        self._label = label(words, "quiet")
        self._label.setBuddy(inside)
        self._under = label(note, "quiet", wrap=True)
        inside.setAccessibleName(words)
        inside.setAccessibleDescription(note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self._label, inside, self._under):
            column.addWidget(part)
        self._under.setVisible(bool(note))
        self.setFocusProxy(inside)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def hide_words(self) -> None:
        """Leave its words to those who have them read aloud; something beside the field says them."""
        self._label.hide()

    @property
    def fault(self) -> str:
        """The fault it shows; empty where there is none."""
        return self._under.text() if self.inside.property("fault") else ""

    @property
    def note(self) -> str:
        """What stands under it now, note or fault."""
        return self._under.text()

    def show_fault(self, sentence: str) -> None:
        """Say under the field what is wrong with it."""
        self._show(sentence, "warn", fault=True)

    def show_note(self, words: str) -> None:
        """Say something quiet under the field; this clears a fault."""
        self._note_words = words
        self.clear_fault()

    def clear_fault(self) -> None:
        """Take the fault away; the note comes back."""
        self._show(self._note_words, "quiet", fault=False)

    def _show(self, words: str, role: str, *, fault: bool) -> None:
        self._under.set_role(role)
        self._under.setText(words)
        self._under.setVisible(bool(words))
        self.inside.setAccessibleDescription(words)
        mark_fault(self.inside, fault=fault)


class TextField(Field):
    """One line of text; `unit` stands at the right inside the field."""

    def __init__(
        self,
        words: str,
        text: str = "",
        *,
        placeholder: str = "",
        unit: str = "",
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.edit = QLineEdit(text)
        self.edit.setPlaceholderText(placeholder)
        super().__init__(words, self.edit, note=note, parent=parent)
        if unit:
            _unit_inside(self.edit, unit)

    @property
    def text(self) -> str:
        """What was typed, without spaces around it."""
        return self.edit.text().strip()


class LongEdit(QPlainTextEdit):
    """Lines of text. Signals: `left`, when the focus goes."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class LongTextField(Field):
    """Several lines of text."""

    def __init__(self, words: str, text: str = "", *, lines: int = 3, note: str = "") -> None:
        self.edit = LongEdit(text)
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(lines * 20 + 28)
        super().__init__(words, self.edit, note=note)

    @property
    def text(self) -> str:
        """What was typed, without spaces around it."""
        return self.edit.toPlainText().strip()


class PickField(Field):
    """One of several words, from a list."""

    def __init__(self, words: str, choices: list[str], *, note: str = "") -> None:
        self.picker = Picker(choices)
        super().__init__(words, self.picker, note=note)


def bare_edit(name: str, *, unit: str = "", width: int = 0) -> QLineEdit:
    """A line of text without a label over it; `name` is how it is read aloud, `width` in pixels fixes it."""
    edit = QLineEdit()
    edit.setAccessibleName(name)
    if unit:
        _unit_inside(edit, unit)
    if width:
        edit.setFixedWidth(width)
    return edit


def mark_fault(inside: QWidget, *, fault: bool) -> None:
    """Edge a field as one that holds a fault, or no longer."""
    if bool(inside.property("fault")) is not fault:
        inside.setProperty("fault", fault)
        inside.style().unpolish(inside)
        inside.style().polish(inside)


def _unit_inside(edit: QLineEdit, unit: str) -> QLabel:
    word = label(unit, "quiet")
    word.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    row = QHBoxLayout(edit)
    row.setContentsMargins(12, 0, 12, 0)
    row.addStretch()
    row.addWidget(word)
    edit.setTextMargins(0, 0, word.sizeHint().width() + 8, 0)
    return word
