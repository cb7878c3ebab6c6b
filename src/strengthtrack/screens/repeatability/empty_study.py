"""No study yet: what one is for, and how it goes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.steps import steps
from strengthtrack.screens.parts.text import label

STEPS = (
    ("Say how you test", "It begins as your battery says: movement, position, pad, what holds the dynamometer."),
    (
        "Test ten people or more, twice",
        "The same tester, some days apart, with nothing in between that changes strength.",
    ),
    (
        "Type both values",
        "ICC, SEM, MDC95 and a Bland–Altman plot come by themselves; use them as your own band.",
    ),
)
_WIDEST = 760


class EmptyStudy(QWidget):
    """Three steps and one button. Signals: `begin_asked`."""

    begin_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.begin = button("Begin a study", "primary", icon="plus", big=True)
        self.begin.clicked.connect(self.begin_asked)
        self.setFocusProxy(self.begin)
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label("How far can your own tests be out?", "hero", wrap=True))
        column.addSpacing(8)
        about = "A repeatability study tells it for your testers, your dynamometer and your set-up."
        column.addWidget(label(about, "lead", wrap=True))
        column.addSpacing(39)
        column.addLayout(steps(STEPS))
        column.addSpacing(34)
        buttons = QHBoxLayout()
        buttons.addWidget(self.begin)
        buttons.addStretch()
        column.addLayout(buttons)
        column.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 88, 32, 32)
        row.addWidget(inside, 1)
        row.addStretch()
