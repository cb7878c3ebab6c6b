"""One sentence that must be said now, on whichever face of the test page is up."""

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from strengthtrack.practice.testing.session_view import Phase, SessionView
from strengthtrack.practice.testing.zeroing import ZEROED
from strengthtrack.screens.parts.icon_words import IconWords
from strengthtrack.screens.theme import palette_in_use

_UNSAID = frozenset({Phase.PUSHING, Phase.LOST})


class SayLine(QWidget):
    """A sentence on its own ground over the action bar; it takes no room while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = ""
        self._done, self._warning = IconWords("check", "ok", wrap=True), IconWords("info", "warn", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 10, 32, 10)
        for line in (self._done, self._warning):
            column.addWidget(line)
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return self._sentence

    def say(self, sentence: str) -> None:
        """Say something else; empty for nothing. The same again costs nothing."""
        if sentence != self.words:
            self._sentence = sentence
            for line, wanted in ((self._done, self._is_done), (self._warning, not self._is_done)):
                line.say(sentence if wanted else "")
                line.setVisible(wanted)
            self.setAccessibleName(sentence)
            self.setVisible(bool(sentence))

    @property
    def _is_done(self) -> bool:
        return self._sentence == ZEROED

    def paintEvent(self, event: QPaintEvent) -> None:
        look = palette_in_use()
        QPainter(self).fillRect(self.rect(), QColor(look.surface if self._is_done else look.warn_ground))


def said_now(view: SessionView, *, zero_shown: bool) -> str:
    """What must be said: what just happened, or else that the dynamometer has drifted; never in a push."""
    if view.sentence == ZEROED and zero_shown:
        return ""
    return view.sentence or ("" if view.phase in _UNSAID else view.drift)
