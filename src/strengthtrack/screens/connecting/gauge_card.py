"""What the dynamometer says now, large."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.practice.testing.dynamometer import LiveDynamometer
from strengthtrack.practice.testing.dynamometer_state import State
from strengthtrack.screens.parts.big_number import BigNumber
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.gauge import SPEAKS, PlugIcon, force_words
from strengthtrack.screens.parts.text import Words, label

SILENT_AFTER_S = 1.5
_SAYS = {
    State.NOTHING: "Choose a port and a kind, then Connect. Push the pad with your hand: the force shows here.",
    State.CONNECTING: "The port is being opened.",
    State.MANUAL: "Values are read off the display and typed after each push; they are marked as typed.",
}
_PUSH = "Push the pad with your hand: the force must go up. If it goes down, turn the sign round and connect again."
_SILENT = (
    "The port is open but nothing is heard; bring the dynamometer to its measuring screen, or check kind and baud."
)
_OVER = "Overload: the force is beyond what the dynamometer can carry; take the load off."


class GaugeCard(QFrame):
    """State, force at 96 px, Zero, and one sentence of what to do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "quiet card")
        self.plug, self.name, self.state = PlugIcon(), label("", "name"), label("", "quiet")
        self.force = BigNumber(96)
        self.sentence = label("", "body", wrap=True)
        self.heard = label("", "quiet", wrap=True)
        self.zero = button("Zero", big=True)
        self.zero_words = label("Zero it unloaded, held as in the test.", "quiet", wrap=True)
        self._warned = False
        self._lay_out()

    def show_live(self, live: LiveDynamometer) -> None:
        """Follow the dynamometer."""
        speaks = live.state in SPEAKS
        self.plug.show_state(live.state)
        _say(self.name, live.name)
        _say(self.state, live.state.value)
        self.force.show_number(force_words(live.force_n) if speaks and live.force_n is not None else "–")
        self.zero.setEnabled(speaks)
        _say(self.sentence, sentence(live))
        self._warn(on=live.state is State.LOST or (speaks and live.overloaded))
        _say(self.heard, heard_words(live))
        self.heard.setVisible(bool(self.heard.text()))

    def _warn(self, *, on: bool) -> None:
        if on is not self._warned:
            self._warned = on
            self.sentence.set_role("warn" if on else "body")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.plug)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self.name)
        lines.addWidget(self.state)
        head.addLayout(lines, 1)
        column.addLayout(head)
        column.addSpacing(32)
        column.addWidget(self.force)
        column.addSpacing(32)
        column.addWidget(self.sentence)
        column.addSpacing(8)
        column.addWidget(self.heard)
        column.addSpacing(24)
        foot = QHBoxLayout()
        foot.setSpacing(16)
        foot.addWidget(self.zero)
        foot.addWidget(self.zero_words, 1)
        column.addLayout(foot)


def sentence(live: LiveDynamometer) -> str:
    """One sentence: what is, and what to do."""
    if live.state is State.LOST:
        return live.why or "The dynamometer is gone; plug its cable in again."
    if live.state in SPEAKS:
        if live.overloaded:
            return _OVER
        return _SILENT if live.silent_s > SILENT_AFTER_S else _PUSH
    return _SAYS[live.state]


def heard_words(live: LiveDynamometer) -> str:
    """How much came that was no reading; empty while all is well."""
    if not live.garbled:
        return ""
    return f"{live.garbled} frame{'s' * (live.garbled > 1)} could not be read; if there are many, check kind and baud."


def _say(words: Words, text: str) -> None:
    """Set a label only where it changes, for this runs sixty times a second."""
    if words.text() != text:
        words.setText(text)
