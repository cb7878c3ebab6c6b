"""What has to be said of a force file before it can be read: columns, unit, time. The unit is never taken unasked."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.units import FORCE_UNITS
from strengthtrack.practice.intake.force_table import Decimal, ForceChoice, ForceTable, TimeUnit, unit_named
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.fields import PickField, TextField
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.parts.tick import Tick

CHOOSE = "Choose"
_UNITS, _TIMES, _DECIMALS = ("", *FORCE_UNITS), (None, *TimeUnit), tuple(Decimal)
TURNED = "Pushes count down in this file; turn them over"


class ForceColumns(QWidget):
    """Signals: `changed`, where anything is said otherwise."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[str, ...] = ()
        self.force = PickField("Column of the force", [])
        self.unit = PickField("Unit of the force", [CHOOSE, *FORCE_UNITS])
        self.confirm = button("", "quiet", icon="check")
        self.time = PickField("Column of the time", [])
        self.time_unit = PickField("Time is in", [CHOOSE, *(one.value for one in TimeUnit)])
        self.rate = TextField("Readings a second", unit="Hz")
        self.decimal = PickField("Decimal sign", [one.value for one in Decimal])
        self.zero = TextField("Shown unloaded", "0", note="What the file shows with nothing on the pad.")
        self.turned = Tick(TURNED)
        self._connect()
        self._lay_out()

    def show_table(self, table: ForceTable, choice: ForceChoice) -> None:
        """Offer the columns of a file, and what is proposed of them."""
        self._columns = table.columns
        names = [" ".join(name.split())[:80] for name in table.columns]
        self.force.picker.clear()
        self.force.picker.addItems([CHOOSE, *names])
        self.time.picker.clear()
        self.time.picker.addItems([CHOOSE, *names])
        self.force.picker.setCurrentIndex(0 if choice.force is None else choice.force + 1)
        self.time.picker.setCurrentIndex(0 if choice.time is None else choice.time + 1)
        self.unit.picker.setCurrentIndex(_UNITS.index(choice.unit))
        self.time_unit.picker.setCurrentIndex(_TIMES.index(choice.time_unit))
        self.decimal.picker.setCurrentIndex(_DECIMALS.index(choice.decimal))
        self.zero.edit.setText("0")
        self.rate.edit.setText("")
        self.turned.setChecked(False)
        self._show_what_counts()

    @property
    def choice(self) -> ForceChoice:
        """What is said now; a number that cannot be read is marked, and as if it were not said."""
        said = ForceChoice(
            force=self._index(self.force),
            time=self._index(self.time),
            time_unit=_TIMES[max(0, self.time_unit.picker.currentIndex())],
            unit=_UNITS[max(0, self.unit.picker.currentIndex())],
            decimal=_DECIMALS[max(0, self.decimal.picker.currentIndex())],
            turned=self.turned.isChecked(),
        )
        zero = _number(self.zero, "Give what the file shows unloaded as a number, 0 where it was zeroed.")
        rate = (
            _number(self.rate, "Give the readings a second as a number.") if said.time_unit is TimeUnit.RATE else None
        )
        return replace(said, rate_hz=rate, zero=zero if self.zero.text else 0.0)

    @property
    def named(self) -> str:
        """The unit that the heading of the force names; "" where it names none."""
        at = self._index(self.force)
        return "" if at is None else unit_named(self._columns[at])

    def _index(self, field: PickField) -> int | None:
        index = field.picker.currentIndex()
        return index - 1 if index > 0 else None

    def _take_named(self) -> None:
        self.unit.picker.setCurrentIndex(_UNITS.index(self.named))
        self._said()

    def _said(self) -> None:
        self._show_what_counts()
        self.changed.emit()

    def _show_what_counts(self) -> None:
        """A rate where there is no time, a column where there is; the unit of the heading until one is said."""
        by_rate = _TIMES[max(0, self.time_unit.picker.currentIndex())] is TimeUnit.RATE
        self.rate.setVisible(by_rate)
        self.time.setEnabled(not by_rate)
        asked = bool(self.named) and self.unit.picker.currentIndex() == 0
        self.confirm.setText(f"Yes, {self.named}, as its heading says" if asked else "")
        self.confirm.setVisible(asked)
        self.confirm.updateGeometry()

    def _connect(self) -> None:
        for field in (self.force, self.unit, self.time, self.time_unit, self.decimal):
            field.picker.activated.connect(self._said)
        for typed in (self.rate, self.zero):
            typed.edit.editingFinished.connect(self._said)
        self.turned.toggled.connect(self._said)
        self.confirm.clicked.connect(self._take_named)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        confirming = QHBoxLayout()
        confirming.addWidget(self.confirm)
        confirming.addStretch()
        for at, pick in enumerate((self.force, self.unit)):
            grid.addWidget(pick, 0, at, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(confirming, 1, 1)  # in its place for the Tab key, too
        places = (
            (self.time_unit, 2, 0), (self.time, 2, 1), (self.rate, 3, 0), (self.decimal, 4, 0), (self.zero, 4, 1),
        )  # fmt: skip
        for field, row, column in places:
            grid.addWidget(field, row, column, Qt.AlignmentFlag.AlignTop)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        column_of_all = QVBoxLayout(self)
        column_of_all.setContentsMargins(0, 0, 0, 0)
        column_of_all.setSpacing(12)
        column_of_all.addWidget(label("What the file holds", "section"))
        column_of_all.addLayout(grid)
        column_of_all.addWidget(self.turned)
        self.confirm.hide()
        self.rate.hide()


def _number(field: TextField, sentence: str) -> float | None:
    """What was typed, None where nothing was; what is no number is marked."""
    field.clear_fault()
    if not field.text:
        return None
    try:
        value = float(field.text.replace(",", ".").replace("−", "-"))
    except ValueError:
        value = float("nan")
    if abs(value) < 1e9:
        return value
    field.show_fault(sentence)
    return None
