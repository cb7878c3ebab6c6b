"""What holds for a whole battery: its name, its order, what is seen and what counts."""

from dataclasses import fields, replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from strengthtrack.clinic.battery import Battery, Order
from strengthtrack.clinic.setup import Feedback, Side, ValueRule
from strengthtrack.screens.batteries.fields import KeptFields, KeptPick, KeptText, in_percent, percent_typed
from strengthtrack.screens.parts.fields import LongTextField, PickField, TextField

_SIDES = ((Side.LEFT, Side.RIGHT), (Side.RIGHT, Side.LEFT), (Side.LEFT,), (Side.RIGHT,))
_SIDE_WORDS = ["Left, then right", "Right, then left", "Left only", "Right only"]
_ANOTHER_SERIES = "Values of another choice are not joined with these."


class BatteryForm(QWidget):
    """Signals: `changed(Battery)`, with one field as it was left."""

    changed = Signal(Battery)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._battery: Battery | None = None
        self.name = TextField("Name")
        self.sides = PickField("Sides", _SIDE_WORDS)
        self.order = PickField("Order", _words(Order))
        self.feedback = PickField("Seen during a push", _words(Feedback), note=_ANOTHER_SERIES)
        self.value = PickField("The value of a test", _words(ValueRule), note=_ANOTHER_SERIES)
        self.repeat_over = TextField("One more when trials differ by over", unit="%", note="Clinic rule. 0 for never.")
        self.note = LongTextField("Note to the tester", lines=2)
        self.fields = KeptFields(
            (
                KeptText("name", self.name),
                KeptPick("sides", self.sides, _SIDES),
                KeptPick("order", self.order, tuple(Order)),
                KeptPick("feedback", self.feedback, tuple(Feedback)),
                KeptPick("value", self.value, tuple(ValueRule)),
                KeptText("repeat_over", self.repeat_over, percent_typed, in_percent),
                KeptText("note", self.note),
            ),
            self,
        )
        self.fields.given.connect(self._given)
        self._lay_out()

    def show_battery(self, battery: Battery, *, anew: bool) -> None:
        """Show a battery; `anew` where it is another one, or the same one after something could not be kept."""
        self._battery = battery
        self.fields.show_values({field.name: getattr(battery, field.name) for field in fields(battery)}, anew=anew)

    def _given(self, key: str, value: Any) -> None:
        if self._battery is not None:
            self.changed.emit(replace(self._battery, **{key: value}))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(16)
        places = (
            (self.name, 0, 0, 2),
            (self.sides, 0, 2, 1),
            (self.order, 0, 3, 1),
            (self.feedback, 1, 0, 2),
            (self.value, 1, 2, 1),
            (self.repeat_over, 1, 3, 1),
            (self.note, 2, 0, 4),
        )
        for field, row, left, wide in places:
            grid.addWidget(field, row, left, 1, wide, Qt.AlignmentFlag.AlignTop)
        for column in range(4):
            grid.setColumnStretch(column, 1)


def _words(kind: type[Order] | type[Feedback] | type[ValueRule]) -> list[str]:
    return [word.value[0].upper() + word.value[1:] for word in kind]
