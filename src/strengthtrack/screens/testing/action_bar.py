"""The foot of the test page: left the one next thing and a sentence, right the other keys."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.key_hint import KeyHint
from strengthtrack.screens.parts.painted_words import width_of
from strengthtrack.screens.parts.text import ROLES, label
from strengthtrack.screens.testing.bar_words import Bar
from strengthtrack.screens.theme import palette_in_use

HEIGHT = 72
_APART, _CLOSE = 14, 7
_MANY = 5
_LEFT, _RIGHT, _GAP, _CLEAR = 32, 28, 16, 16


class ActionBar(QWidget):
    """Signals: `pressed(str)`, the key whose button was clicked (“Space”, “R” …)."""

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self._bar: Bar | None = None
        self.next = button("", "primary", key="Space", big=True)
        self.next.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.next.clicked.connect(self._next_clicked)
        self._gap = QWidget()
        self._gap.setFixedWidth(_GAP)
        self._strong = label("", "strong")
        self._sentence = label("", "quiet")
        for words in (self._strong, self._sentence):
            words.setMinimumWidth(1)  # they give way before the keys do
        self.hints: list[KeyHint] = []
        self._keys = QHBoxLayout()
        self._keys.setSpacing(_APART)
        row = QHBoxLayout(self)
        row.setContentsMargins(_LEFT, 1, _RIGHT, 0)
        row.setSpacing(0)
        row.addWidget(self.next)
        row.addWidget(self._gap)
        row.addWidget(self._strong)
        row.addWidget(self._sentence)
        row.addStretch()
        row.addLayout(self._keys)

    @property
    def bar(self) -> Bar | None:
        """What stands in it."""
        return self._bar

    @property
    def said(self) -> str:
        """What it says beside the button."""
        return f"{self._strong.text()}{self._sentence.text()}".strip()

    def show_bar(self, bar: Bar, marked: str = "") -> None:
        """Show what is offered; `marked` is the key of the mark that is set. The same again costs nothing."""
        if bar != self._bar:
            if self._bar is None or bar.keys != self._bar.keys:
                self._replace_keys(bar.keys)
            self._bar = bar
            self._show_next(bar)
            self._say()
        for hint in self.hints:
            if hint.isChecked() is not (hint.key == marked):
                hint.setChecked(hint.key == marked)

    def minimumSizeHint(self) -> QSize:
        # its words change with every face, and the window must not grow with them
        return QSize(0, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.width(), 1, QColor(palette_in_use().line))

    def _show_next(self, bar: Bar) -> None:
        self.next.setText(bar.next_words)
        self.next.key = bar.next_key
        self.next.setAccessibleDescription(f"Key: {bar.next_key}")
        for part in (self.next, self._gap):
            part.setVisible(bool(bar.next_words))
        self.next.updateGeometry()

    def _say(self) -> None:
        """Say as much as there is room for."""
        if self._bar is None:
            return
        fitting = [saying for saying in self._bar.sayings if _width_of(saying) <= self._room]
        strong, sentence = fitting[0] if fitting else ("", "")
        self._strong.setText(f"{strong} " if strong else "")
        self._strong.setVisible(bool(strong))
        self._sentence.setText(sentence)

    @property
    def _room(self) -> int:
        bar = self._bar
        taken = self.next.sizeHint().width() + _GAP if bar is not None and bar.next_words else 0
        taken += sum(hint.sizeHint().width() for hint in self.hints)
        taken += self._keys.spacing() * max(0, len(self.hints) - 1)
        return self.width() - _LEFT - _RIGHT - taken - _CLEAR

    def _replace_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        for hint in self.hints:
            self._keys.removeWidget(hint)
            hint.hide()
            hint.deleteLater()
        self.hints = [KeyHint(key, words, self) for key, words in keys]
        self._keys.setSpacing(_CLOSE if len(keys) > _MANY else _APART)
        for hint in self.hints:
            hint.setCheckable(True)
            hint.clicked.connect(self._hint_clicked)
            self._keys.addWidget(hint)
            hint.show()
        for before, after in pairwise((self.next, *self.hints)):
            QWidget.setTabOrder(before, after)

    def _hint_clicked(self) -> None:
        hint = self.sender()
        if isinstance(hint, KeyHint):
            hint.setChecked(False)
            self.pressed.emit(hint.key)

    def _next_clicked(self) -> None:
        self.pressed.emit(self.next.key)


def _width_of(saying: tuple[str, str]) -> float:
    strong, sentence = saying
    first = f"{strong} " if strong else ""
    return width_of(first, ROLES["strong"].font(first)) + width_of(sentence, ROLES["quiet"].font(sentence))
