"""In the settings: what is tested, and the way to the page of batteries."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.practice.battery.duration import minutes
from strengthtrack.practice.desk import Desk
from strengthtrack.screens.actions import Act, action
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.text import label


class BatterySection(QWidget):
    """The battery in use in one line, and a button."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._line = label("", wrap=True)
        row = action(Act.BATTERIES)
        self.edit = button(row.words, icon=row.icon)
        across = QHBoxLayout()
        across.addWidget(self.edit)
        across.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._line)
        column.addLayout(across)
        self.refresh()

    @property
    def words(self) -> str:
        """What it says of the battery in use."""
        return self._line.text()

    def refresh(self) -> None:
        """Say which one is used now."""
        battery = self._desk.battery
        names = ", ".join(plan.movement.words.lower() for plan in battery.plans)
        self._line.setText(f"{battery.name}, version {battery.version}: {names}. About {minutes(battery)} min.")
