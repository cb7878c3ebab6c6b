"""Over a battery: its name, what it comes to, and what can be done with the whole of it."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from strengthtrack.clinic.battery import Battery
from strengthtrack.practice.battery.batteries import Batteries
from strengthtrack.practice.battery.duration import minutes
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.icon_words import IconWords
from strengthtrack.screens.parts.text import label


class BatteryHead(QWidget):
    """Name, facts and buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = label("", "title", wrap=True)
        self.facts = label("", "lead", wrap=True)
        self.used = IconWords("check", "ok", "Used for the next session")
        self.use = button("Use this battery", "primary")
        self.copy = button("New battery from this one", icon="copy-plus")
        self.remove = button("", "quiet", icon="rotate-ccw")
        self.used.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._lay_out()

    def show_battery(self, batteries: Batteries, battery: Battery, *, used: bool) -> None:
        """Show a battery."""
        own, ours = batteries.is_own(battery.id), batteries.is_shipped(battery.id)
        self.name.setText(battery.name)
        self.facts.setText("  ·  ".join(_facts(battery, own=own and not _is_ours_instead(batteries, battery))))
        self.used.setVisible(used)
        self.use.setVisible(not used)
        self.remove.setVisible(own)
        self.remove.setText("Back to how it shipped" if ours else "Remove this battery")
        self.remove.icon_name = "rotate-ccw" if ours else "x"
        self.remove.updateGeometry()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        for part in (self.used, self.use, self.copy, self.remove):
            row.addWidget(part)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.name)
        column.addWidget(self.facts)
        column.addSpacing(16)
        column.addLayout(row)


def _facts(battery: Battery, *, own: bool) -> tuple[str, ...]:
    tests, takes = len(battery.tests), minutes(battery)
    return (
        f"About {takes} min",
        f"{tests} {'test' if tests == 1 else 'tests'}",
        f"Version {battery.version}, {'your own' if own else 'as it shipped'}",
    )


def _is_ours_instead(batteries: Batteries, battery: Battery) -> bool:
    """Whether ours stands in for a file of the clinic's that cannot be read."""
    return batteries.is_shipped(battery.id) and battery is batteries.shipped(battery.id)
