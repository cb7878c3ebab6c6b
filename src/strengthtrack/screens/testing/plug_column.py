"""The right column while the dynamometer is gone: three steps, and that it is looked for."""

from PySide6.QtCore import QElapsedTimer, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.practice.testing.session_view import Gone, SessionView
from strengthtrack.screens.parts.lines import hairline
from strengthtrack.screens.parts.painted_words import paint_centred
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.theme import palette_in_use

_STEPS = (
    ("At the dynamometer", "Switch it on. Push the cable in until it sits."),
    ("At the computer", "Push the plug into its socket."),
    ("Nothing to click", "It is looked for every second."),
)
_HEADS = {
    Gone.UNPLUGGED: "Plug it back in",
    Gone.UNREAD: "Look at the dynamometer",
    Gone.SLEPT: "Connecting again",
    Gone.NO_FORCE: "Set it to force",
}
_WAITS = {
    Gone.UNPLUGGED: "Looking for the dynamometer",
    Gone.UNREAD: "Listening for the dynamometer",
    Gone.SLEPT: "Opening its port again",
    Gone.NO_FORCE: "Waiting for a force",
}
_BY_HAND = frozenset({Gone.UNPLUGGED, Gone.UNREAD})
_TURN_MS = 1200


class _Step(QWidget):
    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.setFixedSize(32, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = palette_in_use()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.control), 1.2))
        painter.drawEllipse(QPointF(16, 16), 15.4, 15.4)
        paint_centred(painter, str(self._number), QPointF(16, 16), inter(15, 600), look.text)


class Searching(QWidget):
    """A small ring that turns while something is looked for; it stands still while it is not seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(24, 24)
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(40)
        self._timer.timeout.connect(self.update)

    def showEvent(self, event: QShowEvent) -> None:
        self._since.start()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = palette_in_use()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(2.5, 2.5, 19, 19)
        painter.setPen(QPen(QColor(look.tint), 3))
        painter.drawEllipse(box)
        painter.setPen(QPen(QColor(look.accent), 3, c=Qt.PenCapStyle.RoundCap))
        turned = self._since.elapsed() / _TURN_MS if self._since.isValid() else 0.0
        painter.drawArc(box, round((90 - 360 * turned) * 16), -100 * 16)


class PlugColumn(QWidget):
    """What to do at the cable."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head, self._steps = label(_HEADS[Gone.UNPLUGGED], "section"), QWidget()
        self._why = label("", "quiet", wrap=True)
        self._waiting = label(_WAITS[Gone.UNPLUGGED], "control")
        looking = QHBoxLayout()
        looking.setSpacing(12)
        looking.addWidget(Searching())
        looking.addWidget(self._waiting)
        looking.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addSpacing(18)
        steps = QVBoxLayout(self._steps)
        steps.setContentsMargins(0, 0, 0, 0)
        steps.setSpacing(0)
        for number, (title, text) in enumerate(_STEPS, start=1):
            steps.addLayout(_step(number, title, text))
            steps.addSpacing(28)
        steps.addWidget(hairline())
        column.addWidget(self._steps)
        column.addSpacing(16)
        column.addLayout(looking)
        column.addSpacing(8)
        column.addWidget(self._why)
        column.addSpacing(8)
        column.addWidget(label("Everything up to then is saved on this computer.", "quiet", wrap=True))
        column.addStretch()

    def show_view(self, view: SessionView) -> None:
        """Say why it is gone; it needs a hand only where it came unplugged."""
        if self._head.text() != _HEADS[view.gone]:
            self._head.setText(_HEADS[view.gone])
            self._waiting.setText(_WAITS[view.gone])
            self._steps.setVisible(view.gone in _BY_HAND)
        if view.lost_why != self._why.text():
            self._why.setText(view.lost_why)
            self._why.setVisible(bool(view.lost_why))


def _step(number: int, title: str, text: str) -> QHBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(label(title, "strong"))
    words.addWidget(label(text, "quiet", wrap=True))
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(_Step(number), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    return row
