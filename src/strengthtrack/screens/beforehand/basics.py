"""Who tests, and what: the tester alone must be said."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.battery import Battery
from strengthtrack.clinic.session import body_mass_from
from strengthtrack.clinic.setup import Fixation, Movement
from strengthtrack.errors import EntryFault
from strengthtrack.practice.battery.duration import minutes
from strengthtrack.practice.beforehand import Beforehand
from strengthtrack.screens.parts.fields import PickField, TextField
from strengthtrack.screens.parts.picker import Picker
from strengthtrack.screens.parts.segment import Segment
from strengthtrack.screens.parts.tab_order import tab_by_layout
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.parts.tick import Tick

FIXATIONS: tuple[Fixation | None, ...] = (*Fixation, None)
"""None keeps what the battery plans for each test."""
BLIND = "Hide force and values until the session is finished"
_ACROSS = 3


class BasicsForm(QWidget):
    """Tester, body mass, battery, movements, fixation, blind mode. Signals: `changed`."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = Beforehand()
        self.tester = TextField("Tester")
        self.body_mass = TextField("Body mass", unit="kg")
        self.battery_field = PickField("Battery", [])
        picker = self.battery_field.picker
        picker.setSizeAdjustPolicy(Picker.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        picker.setMinimumContentsLength(12)  # a long name of a battery does not widen the page
        held = [fixation.value.capitalize() if fixation else "As planned" for fixation in FIXATIONS]
        self.fixation = Segment(held, name="The dynamometer is held")
        self.blind = Tick(BLIND)
        self.movements: dict[Movement, Tick] = {}
        self._today = label("Movements today", "quiet")
        self._ticks = QGridLayout()
        self._no_movement = label("", "warn", wrap=True)
        self._no_movement.hide()
        picker.activated.connect(self._battery_chosen)
        self.tester.edit.textEdited.connect(self.tester.clear_fault)
        self.body_mass.edit.textEdited.connect(self.body_mass.clear_fault)
        self._lay_out()
        self.setFocusProxy(self.tester.edit)

    def begin(self, before: Beforehand) -> None:
        """Ask anew; tester, battery and fixation as they were last."""
        self._before = before
        self.tester.edit.setText(before.tester)
        self.tester.edit.selectAll()  # another tester types over it
        self.body_mass.edit.clear()
        for field in (self.tester, self.body_mass):
            field.clear_fault()
        picker = self.battery_field.picker
        picker.clear()
        picker.addItems([f"{battery.name}, about {minutes(battery)} min" for battery in before.batteries])
        ids = [battery.id for battery in before.batteries]
        picker.setCurrentIndex(ids.index(before.battery_id) if before.battery_id in ids else 0)
        self.blind.setChecked(False)
        self._show_battery()

    @property
    def battery(self) -> Battery | None:
        """The battery that is chosen; None where the clinic has none that can be used."""
        at = self.battery_field.picker.currentIndex()
        return self._before.batteries[at] if 0 <= at < len(self._before.batteries) else None

    @property
    def mass_kg(self) -> float | None:
        """Body mass; raises EntryFault."""
        return body_mass_from(self.body_mass.text)

    @property
    def held(self) -> Fixation | None:
        """How the dynamometer is held in every test; None as the battery plans."""
        return FIXATIONS[self.fixation.index]

    @property
    def chosen_movements(self) -> tuple[Movement, ...]:
        """Those that are tested today; empty for all."""
        chosen = tuple(movement for movement, tick in self.movements.items() if tick.isChecked())
        return () if len(chosen) == len(self.movements) else chosen

    @property
    def entered(self) -> bool:
        """Whether anything is other than it began."""
        typed = self.tester.text != self._before.tester or bool(self.body_mass.text)
        return typed or self.blind.isChecked() or bool(self.chosen_movements)

    @property
    def time(self) -> str:
        """What stands over the movements: how long those of today take."""
        return self._today.text()

    def faulty(self) -> QWidget | None:
        """The first field that cannot be right, said under it."""
        for field in (self.tester, self.body_mass):
            field.clear_fault()
        self._no_movement.hide()
        wrong: list[QWidget] = []
        if not self.tester.text:
            self.tester.show_fault("Say who tests: values of two testers are not joined.")
            wrong.append(self.tester.edit)
        try:
            _ = self.mass_kg
        except EntryFault as fault:
            self.body_mass.show_fault(str(fault))
            wrong.append(self.body_mass.edit)
        if self.movements and not any(tick.isChecked() for tick in self.movements.values()):
            self._no_movement.setText("Choose at least one movement to test today.")
            self._no_movement.show()
            wrong.append(next(iter(self.movements.values())))
        return wrong[0] if wrong else None

    @property
    def faults(self) -> tuple[str, ...]:
        """What it says cannot be right, from the top."""
        movements = self._no_movement.text() if not self._no_movement.isHidden() else ""
        return tuple(fault for fault in (self.tester.fault, self.body_mass.fault, movements) if fault)

    def _battery_chosen(self, _index: int) -> None:
        self._show_battery()
        self.changed.emit()

    def _show_battery(self) -> None:
        for tick in self.movements.values():
            self._ticks.removeWidget(tick)
            tick.hide()
            tick.deleteLater()
        plans = self.battery.plans if self.battery else ()
        self.movements = {plan.movement: Tick(plan.movement.words) for plan in plans}
        for at, tick in enumerate(self.movements.values()):
            tick.setChecked(True)
            tick.toggled.connect(self._movement_ticked)
            self._ticks.addWidget(tick, at // _ACROSS, at % _ACROSS)
        planned = {plan.fixation for plan in plans}
        held = self._before.fixation or (planned.pop() if len(planned) == 1 else None)
        self.fixation.choose(FIXATIONS.index(held))
        self._movement_ticked(True)
        tab_by_layout(self)

    def _movement_ticked(self, _ticked: bool) -> None:
        self._no_movement.hide()
        ticked = [movement for movement, tick in self.movements.items() if tick.isChecked()]
        time = f", about {minutes(self.battery.only(ticked))} min" if self.battery and ticked else ""
        self._today.setText(f"Movements today{time}")

    def _lay_out(self) -> None:
        held = QVBoxLayout()
        held.setSpacing(4)
        held.addWidget(label("The dynamometer is held", "quiet"))
        held.addWidget(self.fixation)
        above, below = QHBoxLayout(), QHBoxLayout()
        for row in (above, below):
            row.setSpacing(24)
        above.addWidget(self.tester, 3, Qt.AlignmentFlag.AlignTop)
        above.addWidget(self.body_mass, 2, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self.battery_field, 1, Qt.AlignmentFlag.AlignTop)
        below.addLayout(held)
        self._ticks.setHorizontalSpacing(24)
        self._ticks.setVerticalSpacing(0)
        for at in range(_ACROSS):
            self._ticks.setColumnStretch(at, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addSpacing(16)
        column.addLayout(below)
        column.addSpacing(16)
        column.addWidget(self._today)
        column.addLayout(self._ticks)
        column.addWidget(self._no_movement)
        column.addWidget(self.blind)
