"""What the strip shows of the dynamometer: a plug, a word, the live force."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.clinic.figures import figure
from strengthtrack.practice.testing.dynamometer_state import State
from strengthtrack.screens.parts import icons
from strengthtrack.screens.theme import palette_in_use

if TYPE_CHECKING:  # the window is shown before the dynamometer's code is loaded
    from strengthtrack.practice.testing.dynamometer import LiveDynamometer

SPEAKS = (State.READY, State.RECEIVING)
WARNS = (State.LOST, State.NO_FORCE)
LOST_WORDS = {"unread": "Cannot be read", "unopened": "Not connected"}
"""By `devices.readings.Loss`, which loads too much to be named here; one that is gone is unplugged."""
OVERLOADED = "Overload: the force is beyond what the dynamometer can carry; take the load off."
BATTERY_LOW = "The dynamometer says that its battery is low; charge it, or put in another."


@dataclass(frozen=True, slots=True)
class Gauge:
    """What the strip shows of the dynamometer; force in N. `hint` says what must be done, `whole` in a sentence."""

    state: State
    name: str
    force_n: float | None
    hint: str = ""
    whole: str = ""


NO_GAUGE = Gauge(State.NOTHING, "No dynamometer yet", None)


def gauge_of(live: "LiveDynamometer | None", *, hidden: bool = False, overdue: str = "") -> Gauge:
    """The dynamometer as it is now; `hidden` where its force may not be seen, `overdue` a sentence on its calibration.

    Overload and drift come first, for they are mended at once.
    """
    if live is None:
        return NO_GAUGE
    hint, whole = _hint(live, hidden=hidden)
    if overdue and not whole:
        hint, whole = "Calibration overdue", overdue
    return Gauge(live.state, live.name, None if hidden else live.force_n, hint, whole)


def state_words(live: "LiveDynamometer") -> str:
    """The state in a plain word; one that was lost says how."""
    return LOST_WORDS.get(live.loss, live.state.value) if live.state is State.LOST else live.state.value


def _hint(live: "LiveDynamometer", *, hidden: bool) -> tuple[str, str]:
    """What is wrong with it, short and as a sentence."""
    if live.state is State.LOST:
        return LOST_WORDS.get(live.loss, ""), live.why
    if live.state not in {*SPEAKS, State.WAITING}:
        return "", live.why
    if live.overloaded:
        return "Overload: take the load off", OVERLOADED
    if live.state in SPEAKS and (drift := live.drift.words(hidden=hidden)):
        return "Not 0 at rest: press Zero", drift
    return ("Battery low", BATTERY_LOW) if live.low_battery else ("", "")


def force_words(force_n: float) -> str:
    """Newtons with one decimal and a true minus; nought has no sign."""
    return figure(force_n, 1)


class ForceReadout(QWidget):
    """The live force, 20/600, its unit quiet; drawn sixty times a second without laying anything out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Live force")

    @property
    def text(self) -> str:
        """The number it shows; empty while nothing is heard."""
        return self._text

    def show_force(self, force_n: float | None) -> None:
        """Show a force in N."""
        text = "" if force_n is None else force_words(force_n)
        if text != self._text:
            self._text = text
            self.setAccessibleDescription(f"{text} newtons" if text else "nothing heard")
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._text:
            return
        look = palette_in_use()
        painter = QPainter(self)
        number, unit = inter(20, 600), inter(20, 400)
        unit_width = QFontMetricsF(unit).horizontalAdvance(" N")
        metrics = QFontMetricsF(number)
        baseline = (self.height() + metrics.ascent() - metrics.descent()) / 2
        painter.setFont(number)
        painter.setPen(QColor(look.text))
        left = self.width() - unit_width - metrics.horizontalAdvance(self._text)
        painter.drawText(QPointF(left, baseline), self._text)
        painter.setFont(unit)
        painter.setPen(QColor(look.text2))
        painter.drawText(QPointF(self.width() - unit_width, baseline), " N")


class PlugIcon(QWidget):
    """A plug: green ink while it speaks, warning ink when it was pulled, and always with the word beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = State.NOTHING
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, state: State) -> None:
        """Follow the state."""
        self._state = state
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(24, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = palette_in_use()
        speaks = self._state in SPEAKS or self._state is State.WAITING
        ink = look.ok if speaks else look.warn if self._state in WARNS else look.text2
        name = "unplug" if self._state is State.LOST else "plug"
        icons.paint(QPainter(self), name, ink, QPointF(1, 1), px=22)
