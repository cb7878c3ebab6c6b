"""Learns the key of a pedal by its being pressed."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.screens.parts.buttons import Button, button
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.testing.pedal import TYPED, in_words, key_of, refusal

NO_PEDAL = "No pedal or presenter yet; Space goes on."
GOES_ON = "Goes on while testing, as Space does: {key}."
ASK = "Press the pedal …"
WAITING = "Press the pedal or a key of the presenter now. Click again to leave it as it is."


class _Learner(Button):
    """A button that takes the next key, whichever it is. Signals: `came(key)`, as it is kept; `left`."""

    came = Signal(str)
    left = Signal()
    learning = False  # of the class: events come while a button is being made

    def __init__(self) -> None:
        super().__init__("Set the pedal", icon="footprints")

    def event(self, event: QEvent) -> bool:
        # here, for Tab never comes as far as keyPressEvent, nor does what is a shortcut
        keys = {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease}
        if not self.learning or event.type() not in keys or not isinstance(event, QKeyEvent):
            return super().event(event)
        event.accept()
        if event.type() is QEvent.Type.KeyPress and not event.isAutoRepeat() and not _is_modifier(event):
            self.came.emit(key_of(event))
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class PedalField(QWidget):
    """Signals: `learnt(key)`, as Qt writes it; empty where it was forgotten."""

    learnt = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self.set_button = _Learner()
        self.forget = button("Forget", "quiet")
        self._line = label(NO_PEDAL, wrap=True)
        self._under = label("", "quiet", wrap=True)
        self.set_button.clicked.connect(self._toggle)
        self.set_button.came.connect(self._take)
        self.set_button.left.connect(self._stop)
        self.forget.clicked.connect(self._forget)
        self._lay_out()
        self.show_key("")

    @property
    def words(self) -> str:
        """What it says, the sentence under it too."""
        return f"{self._line.text()} {self._under.text()}".strip()

    def show_key(self, key: str) -> None:
        """Show the key that is kept; empty for none."""
        self._key = key
        self._line.setText(GOES_ON.format(key=in_words(key)) if key else NO_PEDAL)
        self.forget.setVisible(bool(key))
        if not self.set_button.learning:
            self._say(TYPED.format(key=in_words(key)) if len(key) == 1 else "")

    def _toggle(self) -> None:
        if self.set_button.learning:
            self._stop()
        else:
            self.set_button.learning = True
            self.set_button.setFocus(Qt.FocusReason.OtherFocusReason)
            self.set_button.setText(ASK)
            self.set_button.updateGeometry()
            self._say(WAITING)

    def _take(self, key: str) -> None:
        if why_not := refusal(key):
            self._say(why_not, "warn")
            return
        self._stop()
        self.show_key(key)
        self.learnt.emit(key)

    def _stop(self) -> None:
        if self.set_button.learning:
            self.set_button.learning = False
            self.set_button.setText("Set the pedal")
            self.set_button.updateGeometry()
            self.show_key(self._key)

    def _forget(self) -> None:
        self.show_key("")
        self.learnt.emit("")
        self.set_button.setFocus()

    def _say(self, words: str, role: str = "quiet") -> None:
        self._under.set_role(role)
        self._under.setText(words)
        self._under.setVisible(bool(words))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(16)
        buttons.addWidget(self.set_button)
        buttons.addWidget(self.forget)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._line)
        column.addLayout(buttons)
        column.addWidget(self._under)


def _is_modifier(event: QKeyEvent) -> bool:
    return event.key() in {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta}
