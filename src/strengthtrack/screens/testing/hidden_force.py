"""The face of a push whose force may not be seen: the hold as one large ring, and why there is no number."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.practice.testing.session_view import SessionView
from strengthtrack.screens.parts.icon_words import IconWords
from strengthtrack.screens.parts.ring import Ring
from strengthtrack.screens.testing.trial_words import HIDDEN

BY_BATTERY = "Force is hidden in this battery"


class HiddenForce(QWidget):
    """A ring and a sentence, in place of digits and trace."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ring = Ring(304, 128)
        self.why = IconWords("eye-off", "lead")
        words = QHBoxLayout()
        words.addStretch()
        words.addWidget(self.why)
        words.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(24)
        column.addStretch(2)
        column.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(words)
        column.addStretch(3)

    def show_view(self, view: SessionView, *, running: bool) -> None:
        """Show the hold, where a push may run, and why the force is not shown."""
        if self.ring.isHidden() is running:
            self.ring.setVisible(running)
        self.why.say(HIDDEN if view.blind else BY_BATTERY)
        hold = view.plan.hold_s
        self.ring.show_share(view.held_s / hold, str(int(view.held_s)), f"of {hold:g} s")
