"""A short question at the foot of the test page, in place of the keys: reasons by number, own words, or nothing."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from strengthtrack.screens.parts.buttons import button, button_in_focus
from strengthtrack.screens.parts.key_hint import KeyHint
from strengthtrack.screens.testing.action_bar import HEIGHT
from strengthtrack.screens.theme import palette_in_use

ENTER = "Enter"
LONGEST = 120
"""Characters of a reason or a note."""
_ENTER_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the words of the button that answers, the reasons to choose from, what stands in the field.

    `text` is what was answered before. `about` comes back with the answer.
    """

    kind: str
    words: str
    placeholder: str
    reasons: tuple[str, ...] = ()
    text: str = ""
    about: str = ""


class AskBar(QWidget):
    """Signals: `answered(str)`, a reason or a text, perhaps empty; `left`, nothing is to happen."""

    answered = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.question: Question | None = None
        self.reasons: list[KeyHint] = []
        self.answer = button("", "primary", key=ENTER, big=True)
        self.answer.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.answer.clicked.connect(self._answer)
        self.edit = QLineEdit()
        self.edit.setProperty("big", True)
        self.edit.setMaxLength(LONGEST)
        self.edit.setMinimumWidth(88)
        self.edit.returnPressed.connect(self._answer)
        self.leave = KeyHint("Esc", "Leave")
        self.leave.clicked.connect(self.left)
        self._places = QHBoxLayout()
        self._places.setSpacing(4)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 1, 28, 0)
        row.setSpacing(10)
        row.addWidget(self.answer)
        row.addLayout(self._places)
        row.addWidget(self.edit, 1)
        row.addWidget(self.leave)

    def ask(self, question: Question) -> None:
        """Ask; a note is written at once, a reason is chosen by its number or begun by its first letter."""
        self.question = question
        self.setAccessibleName(question.words)
        self.answer.setText(question.words)
        self.answer.updateGeometry()
        self.edit.setPlaceholderText(question.placeholder)
        self.edit.setAccessibleName(question.placeholder)
        self.edit.setText(question.text)
        self._replace_reasons(question.reasons)
        self.show()
        (self if question.reasons else self.edit).setFocus()

    def press(self, key: str) -> None:
        """Take a key that was pressed anywhere on the page while this stands open."""
        if key == "Esc":
            self.left.emit()
        elif key.isdigit() and 1 <= int(key) <= len(self.reasons):
            self.answered.emit(self.reasons[int(key) - 1].text())
        elif key == ENTER:
            self._answer()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, HEIGHT)

    def event(self, event: QEvent) -> bool:
        # while this is asked every key is its own, not the page's
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _plain(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused, words = button_in_focus(), event.text()
        if event.key() in _ENTER_KEYS:
            if focused is not None and self.isAncestorOf(focused):
                focused.click()
            else:
                self._answer()
        elif event.key() == Qt.Key.Key_Escape or (words.isdigit() and words.isascii()):
            self.press("Esc" if event.key() == Qt.Key.Key_Escape else words)
        elif words.isprintable() and words.strip():
            self.edit.setFocus()
            self.edit.insert(words)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.width(), 1, QColor(palette_in_use().line))

    def _answer(self) -> None:
        self.answered.emit(self.edit.text().strip())

    def _replace_reasons(self, reasons: tuple[str, ...]) -> None:
        for hint in self.reasons:
            self._places.removeWidget(hint)
            hint.hide()
            hint.deleteLater()
        self.reasons = [KeyHint(str(number), words, self) for number, words in enumerate(reasons, 1)]
        for hint in self.reasons:
            hint.clicked.connect(self._reason_clicked)
            self._places.addWidget(hint)
            hint.show()
        for before, after in pairwise((self.answer, *self.reasons, self.edit, self.leave)):
            QWidget.setTabOrder(before, after)

    def _reason_clicked(self) -> None:
        hint = self.sender()
        if isinstance(hint, KeyHint):
            self.answered.emit(hint.text())


def _plain(event: QKeyEvent) -> bool:
    return not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
