"""The batteries of the clinic, and one of them to be edited. Everything is kept as soon as a field is left."""

import re

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from strengthtrack.charts.palette import Palette
from strengthtrack.clinic.battery import Battery
from strengthtrack.errors import Mendable
from strengthtrack.practice.battery.batteries import BatteryFault
from strengthtrack.practice.battery.edits import change_battery, new_battery, remove_battery, use_battery
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.edits import Edit
from strengthtrack.practice.setting_names import BATTERY
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.screens.batteries.choices import BatteryChoices
from strengthtrack.screens.batteries.form import BatteryForm
from strengthtrack.screens.batteries.head import BatteryHead
from strengthtrack.screens.batteries.movements import BatteryMovements
from strengthtrack.screens.parts.lines import standing_hairline
from strengthtrack.screens.parts.scroll import scrolled
from strengthtrack.screens.parts.text import label

LEFT_PX, WIDEST = 320, 1040
_SHOWN_HERE = {Kind.BATTERY, Kind.SETTING}
_IN_PLAN = re.compile(r"plans\[(\d+)\]\.(.+)")


class BatteryPage(QWidget):
    """Left the batteries, right the chosen one. Signals: `done(words)`, `fault(sentence)`."""

    done = Signal(str)
    fault = Signal(str)

    def __init__(self, desk: Desk, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._chosen = desk.battery.id
        self._shown = ""
        self.choices, self.head = BatteryChoices(), BatteryHead()
        self.form, self.movements = BatteryForm(), BatteryMovements()
        self.unusable = label("", "warn", wrap=True)
        self.choices.chosen.connect(self.choose)
        self.head.use.clicked.connect(self._use)
        self.head.copy.clicked.connect(self._copy)
        self.head.remove.clicked.connect(self._remove)
        self.form.changed.connect(self._keep)
        self.movements.changed.connect(self._keep)
        self.movements.opened.connect(self._bring_into_view)
        self.setFocusProxy(self.form.name)
        self._column = QVBoxLayout()
        self._area = self._lay_out()
        self.refresh(None)

    @property
    def battery(self) -> Battery:
        """The one that is shown: the chosen one, or the one in use where that is gone."""
        usable = {battery.id: battery for battery in self._desk.batteries.usable()}
        return usable.get(self._chosen, self._desk.battery)

    def choose(self, battery_id: str) -> None:
        """Show another battery."""
        self._chosen = battery_id
        self.refresh(None)

    def refresh(self, changes: Changes | None) -> None:
        """Show what is kept."""
        if changes is not None and not changes.kinds & _SHOWN_HERE:
            return
        batteries, battery, used = self._desk.batteries, self.battery, self._desk.battery.id
        anew, self._shown = battery.id != self._shown, battery.id
        self.choices.show_batteries(batteries.usable(), battery.id, used)
        self.head.show_battery(batteries, battery, used=battery.id == used)
        self.form.show_battery(battery, anew=anew)
        self.movements.show_battery(battery, anew=anew)
        faults = [str(fault) for fault in batteries.faults()]
        self.unusable.setText("\n".join(faults))
        self.unusable.setVisible(bool(faults))

    def _keep(self, changed: Battery) -> None:
        try:
            self._do(change_battery(self._desk.batteries, changed))
        except BatteryFault as fault:
            self._show_faults(fault)

    def _use(self) -> None:
        self._do(use_battery(self.battery, self._desk.setting(BATTERY)))

    def _copy(self) -> None:
        edit, self._chosen = new_battery(self._desk.batteries, self.battery)
        self._do(edit)
        self.form.name.edit.setFocus()
        self.form.name.edit.selectAll()

    def _remove(self) -> None:
        self._do(remove_battery(self._desk.batteries, self.battery))

    def _do(self, edit: Edit) -> None:
        try:
            self._desk.edits.do(edit)
        except Mendable as fault:
            self.fault.emit(str(fault))
            self.refresh(None)
        else:
            self.done.emit(edit.name)

    def _show_faults(self, fault: BatteryFault) -> None:
        self.refresh(None)
        told = [self._show_fault(place, sentence) for place, sentence in fault.faults]
        if not any(told):
            self.fault.emit(str(fault))

    def _show_fault(self, place: str, found: str) -> bool:
        sentence = f"{found[0].upper()}{found[1:]}."
        in_plan = _IN_PLAN.fullmatch(place)
        if in_plan is None:
            return self.form.fields.show_fault(place, sentence)
        return self.movements.show_fault(int(in_plan[1]), in_plan[2], sentence)

    def _bring_into_view(self) -> None:
        row = next(row for row in self.movements.rows if row.opened)
        self._column.activate()
        QCoreApplication.sendEvent(self._area, QEvent(QEvent.Type.LayoutRequest))  # it learns how high that is now
        self._area.ensureWidgetVisible(self.movements.form, 0, 0)
        self._area.ensureWidgetVisible(row, 0, 8)

    def _lay_out(self) -> QScrollArea:
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        left = scrolled(self._left())
        left.setFixedWidth(LEFT_PX)
        area = scrolled(self._right())
        for part in (left, standing_hairline()):
            across.addWidget(part)
        across.addWidget(area, 1)
        return area

    def _left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 24, 16, 24)
        column.setSpacing(0)
        column.addLayout(_inset(label("Batteries", "title")))
        column.addSpacing(16)
        column.addWidget(self.choices)
        column.addSpacing(16)
        column.addLayout(_inset(self.unusable))
        column.addStretch()
        return left

    def _right(self) -> QWidget:
        right = QWidget()
        right.setMaximumWidth(WIDEST + 64)
        column = self._column
        right.setLayout(column)
        column.setContentsMargins(32, 24, 32, 32)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addSpacing(24)
        column.addWidget(self.form)
        column.addSpacing(32)
        column.addWidget(self.movements)
        column.addStretch()
        return right


def _inset(part: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(16, 0, 16, 0)
    row.addWidget(part)
    return row
