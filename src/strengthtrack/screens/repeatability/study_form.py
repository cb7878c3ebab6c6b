"""How the people of a study are tested."""

from dataclasses import fields, replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from strengthtrack.clinic.setup import Contraction, Dynamometer, Fixation, Movement
from strengthtrack.clinic.study import SideRule, Study
from strengthtrack.errors import EntryFault
from strengthtrack.screens.batteries.fields import KeptFields, KeptPick, KeptText
from strengthtrack.screens.parts.fields import PickField, TextField
from strengthtrack.screens.parts.text import label

_EXACTLY = "Word for word as your sessions record it; another set-up has another error."
_ANOTHER = "Where another one measured the second time. Such a study is not used for a series of one tester."


class StudyForm(QWidget):
    """Signals: `changed(Study)`, with one field as it was left; `movement_chosen(Movement)`."""

    changed = Signal(Study)
    movement_chosen = Signal(Movement)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study: Study | None = None
        self.name = TextField("Name")
        self.movement = PickField("Movement", [movement.words for movement in Movement])
        self.side_rule = PickField("Leg", [rule.value.capitalize() for rule in SideRule])
        self.position = TextField("Position")
        self.pad = TextField("Pad")
        self.fixation = PickField("Held", [fixation.value.capitalize() for fixation in Fixation])
        self.contraction = PickField("Make or break", [kind.value.capitalize() for kind in Contraction])
        self.model = TextField("Dynamometer")
        self.serial = TextField("Serial number")
        self.tester = TextField("Tester")
        self.second_tester = TextField("Second tester", note=_ANOTHER)
        self.fields = KeptFields(
            (
                KeptText("name", self.name, _named),
                KeptPick("movement", self.movement, tuple(Movement)),
                KeptPick("side_rule", self.side_rule, tuple(SideRule)),
                KeptText("position", self.position),
                KeptText("pad", self.pad),
                KeptPick("fixation", self.fixation, tuple(Fixation)),
                KeptPick("contraction", self.contraction, tuple(Contraction)),
                KeptText("model", self.model),
                KeptText("serial", self.serial),
                KeptText("tester", self.tester),
                KeptText("second_tester", self.second_tester),
            ),
            self,
        )
        self.fields.given.connect(self._given)
        self._lay_out()

    def show_study(self, study: Study, *, anew: bool) -> None:
        """Show a study; `anew` where it is another one."""
        self._study = study
        values: dict[str, object] = {field.name: getattr(study, field.name) for field in fields(study)}
        values |= {"model": study.dynamometer.model, "serial": study.dynamometer.serial}
        self.fields.show_values(values, anew=anew)

    def _given(self, key: str, value: Any) -> None:
        if self._study is None:
            return
        if key == "movement":
            self.movement_chosen.emit(value)
        elif key in {"model", "serial"}:
            old = self._study.dynamometer
            dynamometer = Dynamometer(value, old.serial) if key == "model" else Dynamometer(old.model, value)
            self.changed.emit(replace(self._study, dynamometer=dynamometer))
        else:
            self.changed.emit(replace(self._study, **{key: value}))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 8, 0, 16)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(16)
        grid.addWidget(label(_EXACTLY, "quiet", wrap=True), 0, 0, 1, 4)
        places = (
            (self.name, 1, 0, 2),
            (self.movement, 1, 2, 2),
            (self.position, 2, 0, 2),
            (self.pad, 2, 2, 2),
            (self.model, 3, 0, 2),
            (self.serial, 3, 2, 1),
            (self.side_rule, 3, 3, 1),
            (self.tester, 4, 0, 2),
            (self.fixation, 4, 2, 1),
            (self.contraction, 4, 3, 1),
            (self.second_tester, 5, 0, 4),
        )
        for field, row, left, wide in places:
            grid.addWidget(field, row, left, 1, wide, Qt.AlignmentFlag.AlignTop)
        for column in range(4):
            grid.setColumnStretch(column, 1)


def _named(text: str) -> str:
    if not text:
        raise EntryFault([("name", "Give the study a name.")])
    return text
