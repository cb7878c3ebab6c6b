"""What a search will send to whom, before it does."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from strengthtrack.devices.finding.plan import plan
from strengthtrack.devices.finding.words import not_looked_for, told_turns
from strengthtrack.devices.ports.ports import Port
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.screens.parts.text import label

ANY_CABLE = Port("", "")


class Sends(QWidget):
    """One line a turn, as on any cable."""

    def __init__(self, profiles: Sequence[Profile], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(INDENT, 0, 0, 16)
        column.setSpacing(4)
        for line in told_turns(plan(ANY_CABLE, profiles)):
            column.addWidget(label(f"At {line}.", "quiet", wrap=True))
        if names := not_looked_for(profiles):
            words = f"Not looked for, as no harmless question to them is known: {', '.join(names)}."
            column.addWidget(label(words, "quiet", wrap=True))


INDENT = 32
