"""What the dynamometer says now, large."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.practice.testing.dynamometer import LiveDynamometer
from strengthtrack.practice.testing.dynamometer_state import State
from strengthtrack.science.gates import FINE_HZ, SLOWEST_HZ
from strengthtrack.screens.parts.big_number import BigNumber
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.gauge import (
    BATTERY_LOW,
    OVERLOADED,
    SPEAKS,
    WARNS,
    PlugIcon,
    force_words,
    state_words,
)
from strengthtrack.screens.parts.text import Words, label

SILENT_AFTER_S = 1.5
_SAYS = {
    State.NOTHING: "Choose a port and a kind, then Connect. Push the pad with your hand: the force shows here.",
    State.CONNECTING: "The port is being opened.",
    State.SEARCHING: "It is looked for by itself; plug its cable in and switch it on.",
    State.WAITING: "Press the button on the dynamometer: its reading shows here, and while testing waits to be kept.",
    State.MANUAL: "Values are read off the display and typed after each push; they are marked as typed.",
}
_PUSH = "Push the pad with your hand: the force must go up. If it goes down, turn the sign round and connect again."
_SILENT = (
    "The port is open but nothing is heard; bring the dynamometer to its measuring screen, or check kind and baud."
)
_RISE = "What is told of the rise of a push needs {} readings a second."
_PEAK = "At this rate only peaks can be told; the best second needs {} readings a second."
_ZERO, _ITS_KEY = "Zero it unloaded, held as in the test.", "Zero it by its own key."


class GaugeCard(QFrame):
    """State, force at 96 px, Zero, and one sentence of what to do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "quiet card")
        self.plug, self.name, self.state = PlugIcon(), label("", "name"), label("", "quiet")
        self.force = BigNumber(96)
        self.sentence = label("", "body", wrap=True)
        self.heard = label("", "quiet", wrap=True)
        self.rate, self.warm_up = label("", "quiet", wrap=True), label("", "quiet", wrap=True)
        self.zero = button("Zero", big=True)
        self.zero_words = label(_ZERO, "quiet", wrap=True)
        self._warned = False
        self._lay_out()

    def show_live(self, live: LiveDynamometer) -> None:
        """Follow the dynamometer."""
        speaks = live.state in SPEAKS
        pressed = live.presses.last if live.state is State.WAITING else None
        force_n = live.force_n if speaks else None if pressed is None else pressed.force_n
        self.plug.show_state(live.state)
        _say(self.name, live.name)
        _say(self.state, state_words(live))
        self.force.show_number(force_words(force_n) if force_n is not None else "–")
        self.zero.setEnabled(speaks)
        _say(self.zero_words, _ITS_KEY if live.state is State.WAITING else _ZERO)
        _say(self.sentence, sentence(live))
        wrong = live.overloaded or live.low_battery or bool(live.drift.words())
        self._warn(on=live.state in WARNS or (speaks and wrong))
        self._say_quietly(live)

    def _say_quietly(self, live: LiveDynamometer) -> None:
        """What need not be read; it takes no room while there is nothing to say."""
        warm = live.warm_up.words if live.state in SPEAKS else ""
        heard = heard_words(live) if live.state is not State.SEARCHING else ""
        for line, words in ((self.rate, rate_words(live)), (self.heard, heard), (self.warm_up, warm)):
            _say(line, words)
            if line.isHidden() is bool(words):
                line.setVisible(bool(words))

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
        quiet = QVBoxLayout()
        quiet.setSpacing(4)
        for line in (self.rate, self.heard, self.warm_up):
            quiet.addWidget(line)
            line.hide()
        column.addLayout(quiet)
        column.addSpacing(24)
        foot = QHBoxLayout()
        foot.setSpacing(16)
        foot.addWidget(self.zero)
        foot.addWidget(self.zero_words, 1)
        column.addLayout(foot)


def sentence(live: LiveDynamometer) -> str:
    """One sentence: what is, and what to do."""
    if live.state in SPEAKS:
        return _while_it_speaks(live)
    if live.state in {State.LOST, State.NO_FORCE}:
        return live.why or "The dynamometer is gone; plug its cable in again."
    if live.state is State.WAITING and live.presses.last is not None:
        return f"Its last reading was {live.presses.last.words}. {_SAYS[State.WAITING]}"
    if live.state in {State.SEARCHING, State.NOTHING} and live.why:
        return live.why
    return _SAYS[live.state]


def _while_it_speaks(live: LiveDynamometer) -> str:
    if live.overloaded:
        return OVERLOADED
    if live.silent_s > SILENT_AFTER_S:
        return _SILENT
    return live.drift.words() or (BATTERY_LOW if live.low_battery else _PUSH)


def rate_words(live: LiveDynamometer) -> str:
    """How many readings a second really come, and what that is too few for; empty while it is not known."""
    if live.rate_hz is None:
        return ""
    rate = round(live.rate_hz) if live.rate_hz >= 10.0 else round(live.rate_hz, 1)
    words = f"{rate:g} readings a second."
    if rate < SLOWEST_HZ:
        return f"{words} {_PEAK.format(SLOWEST_HZ)}"
    return f"{words} {_RISE.format(FINE_HZ)}" if rate < FINE_HZ else words


def heard_words(live: LiveDynamometer) -> str:
    """How much did not come, or was no reading; empty while all is well."""
    missing = live.frames.words
    return f"{missing}; if there are many, check cable, kind and baud." if missing else ""


def _say(words: Words, text: str) -> None:
    """Set a label only where it changes, for this runs sixty times a second."""
    if words.text() != text:
        words.setText(text)
