"""One port to search: a box to tick, what is known of it, and at the right what was found there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.devices.finding.answers import Answer, Outcome
from strengthtrack.devices.finding.choice import to_search
from strengthtrack.devices.finding.search import Step
from strengthtrack.devices.finding.words import shown
from strengthtrack.devices.ports.ports import Port
from strengthtrack.screens.finding.answer_view import AnswerView
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.parts.tick import Tick
from strengthtrack.screens.theme import palette_in_use

LEFT_PX = 400
INDENT = 32


class PortRow(QWidget):
    """Signals: `ticked`, when the box was ticked or not; `chosen(Answer)`, what to connect here."""

    ticked = Signal()
    chosen = Signal(object)

    def __init__(self, port: Port, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.port = port
        self.outcome: Outcome | None = None
        self.answers: list[AnswerView] = []
        self.tick = Tick(port.words)
        self.tick.setChecked(to_search(port))
        self.facts = label(facts(port), "quiet", wrap=True)
        self.state = label("", "body", wrap=True)
        self._right = QVBoxLayout()
        self.tick.toggled.connect(self._tick)
        self._lay_out()

    @property
    def words(self) -> str:
        """What it says of the search, all of it."""
        return "\n".join([self.state.text(), *(view.name.text() for view in self.answers)]).strip()

    def show_waiting(self) -> None:
        """It will be searched."""
        self._clear()
        self._say("Waits its turn", "quiet")

    def show_step(self, step: Step) -> None:
        """It is searched now."""
        self._say(f"Listens and asks at {step.setting} ({step.turn} of {step.turns})", "body")

    def show_stopped(self) -> None:
        """The search ended before it."""
        if self.outcome is None:
            self._say("Not searched", "quiet")

    def show_outcome(self, outcome: Outcome, *, primary: bool) -> None:
        """What was found; `primary` where its first button is the one the page offers first."""
        self._clear()
        self.outcome = outcome
        said, role = _said(outcome)
        self._say(said, role)
        for answer in outcome.best:
            self._add(answer, primary=primary and not self.answers)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, QColor(palette_in_use().line))

    def _add(self, answer: Answer, *, primary: bool) -> None:
        view = AnswerView(answer, primary=primary, parent=self)
        view.chosen.connect(self.chosen)
        self._right.addWidget(view)
        self.answers.append(view)

    def _clear(self) -> None:
        self.outcome = None
        for view in self.answers:
            self._right.removeWidget(view)
            view.deleteLater()
        self.answers = []
        self._say("", "body")

    def _say(self, words: str, role: str) -> None:
        self.state.set_role(role)
        self.state.setText(words)
        self.state.setVisible(bool(words))

    def _tick(self) -> None:
        self.ticked.emit()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.tick)
        self.facts.setContentsMargins(0, 0, 0, 0)
        under = QHBoxLayout()
        under.setContentsMargins(INDENT, 0, 0, 0)
        under.addWidget(self.facts)
        left.addLayout(under)
        left.addStretch()
        held = QWidget()
        held.setFixedWidth(LEFT_PX)
        held.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        self.facts.setVisible(bool(self.facts.text()))
        self._right.setSpacing(16)
        self._right.setContentsMargins(0, 10, 0, 0)
        self._right.addWidget(self.state)
        right = QVBoxLayout()
        right.addLayout(self._right)
        right.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 13)
        row.setSpacing(32)
        row.addWidget(held, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)
        self.state.hide()


def facts(port: Port) -> str:
    """What must be known of a port before it is searched."""
    held = f"In use by {port.held_by or 'another program'}." if port.busy else ""
    return " ".join(part for part in (held, port.advice) if part)


def _said(outcome: Outcome) -> tuple[str, str]:
    """What stands over the answers, or in place of them, and in which role."""
    if outcome.trouble:
        return outcome.trouble, "warn"
    if len(outcome.best) > 1:
        return "The wire does not tell these apart; choose by the name on the dynamometer.", "body"
    if outcome.answers:
        return "", "body"
    if outcome.strange:
        heard = shown(outcome.strange.heard[:40])
        return f"Something speaks at {outcome.strange.baud} baud that no profile reads: “{heard}”.", "body"
    return "Nothing answered.", "quiet"
