"""One sentence that must be said now, on whichever face of the test page is up."""

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from strengthtrack.screens.parts.icon_words import IconWords
from strengthtrack.screens.theme import palette_in_use


class SayLine(QWidget):
    """A sentence on its own ground over the action bar; it takes no room while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = IconWords("info", "warn", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 10, 32, 10)
        column.addWidget(self._line)
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return self._line.words

    def say(self, sentence: str) -> None:
        """Say something else; empty for nothing. The same again costs nothing."""
        if sentence != self.words:
            self._line.say(sentence)
            self.setAccessibleName(sentence)
            self.setVisible(bool(sentence))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(palette_in_use().warn_ground))
