"""What the dynamometer shows under the known mass: live, until it is steady and taken."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.figures import figure
from strengthtrack.practice.calibration.known_mass import Weighing, refusal, weigh
from strengthtrack.practice.testing.dynamometer import LiveDynamometer
from strengthtrack.screens.parts.big_number import BigNumber
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.gauge import SPEAKS
from strengthtrack.screens.parts.text import label

SILENT_S = 1.0
"""A reading so old is not what rests on it now."""
_OTHER = "Another dynamometer is on the desk; connect this one to weigh with it."


class WeighingCard(QFrame):
    """Signals: `taken(force in N)`, `zero_wanted`."""

    taken = Signal(float)
    zero_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "quiet card")
        self.force = BigNumber(64)
        self.sentence = label("", "body", wrap=True)
        self.kept = label("", "ok", wrap=True)
        self.zero, self.take = button("Zero"), button("Take this reading", "primary")
        self.zero.clicked.connect(self.zero_wanted)
        self.take.clicked.connect(self._take)
        self._weighing: Weighing | None = None
        self._lay_out()

    def show_live(self, live: LiveDynamometer, dynamometer: str) -> None:
        """Follow the dynamometer where it is the one whose record this is."""
        t_s, _, force_n = live.recent.since(float("-inf"))
        speaks = live.state in SPEAKS and live.silent_s < SILENT_S
        mine = live.instrument.words == dynamometer
        why = refusal(connected=speaks, unit_known=bool(live.unit), zeroed=live.zeroed_s is not None)
        self._weighing = None if why or not mine else weigh(t_s, force_n)
        self.force.show_number(figure(live.force_n, 1) if speaks and mine and live.force_n is not None else "–")
        words = _OTHER if speaks and not mine else why or (self._weighing.words if self._weighing else "")
        if self.sentence.text() != words:
            self.sentence.setText(words)
        self.zero.setEnabled(speaks and mine)
        self.take.setEnabled(self._weighing is not None and self._weighing.read_n is not None)

    def show_taken(self, read_n: float | None) -> None:
        """Say what was taken."""
        self.kept.setText("" if read_n is None else f"Taken: {figure(read_n, 1)} N")
        self.kept.setVisible(read_n is not None)

    def _take(self) -> None:
        if self._weighing is not None and self._weighing.read_n is not None:
            self.taken.emit(self._weighing.read_n)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for part in (self.force, self.sentence, self.kept):
            column.addWidget(part)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.take)
        foot.addWidget(self.zero)
        foot.addStretch()
        column.addLayout(foot)
        self.kept.hide()
