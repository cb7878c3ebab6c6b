"""How one movement of a battery is tested: every field of its plan, beside the drawing."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.battery import TestPlan
from strengthtrack.clinic.setup import Contraction, Fixation, Side
from strengthtrack.practice.battery.batteries import drawings
from strengthtrack.screens.batteries.fields import (
    KeptFields,
    KeptPick,
    KeptSegment,
    KeptText,
    in_figures,
    number_typed,
    whole_typed,
)
from strengthtrack.screens.batteries.landmarks import LandmarkFields
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.drawing import Drawing
from strengthtrack.screens.parts.fields import Field, LongTextField, PickField, TextField
from strengthtrack.screens.parts.segment import Segment

_DRAWN = (394, 216)
_BREAK_NOTE = "Make: the patient pushes. Break: you overcome them. Their values are not joined."
_LYING_NOTE = "{side} is the leg that pushes, {other} the other one."


class PlanForm(QWidget):
    """Signals: `changed(TestPlan)`, with one field as it was left; `moved(steps)`, −1 or 1; `removed`."""

    changed = Signal(TestPlan)
    moved = Signal(int)
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: TestPlan | None = None
        self.picture = Drawing()
        self.picture.setFixedSize(*_DRAWN)
        self.position = TextField("Position")
        self.pad = TextField("Pad")
        self.lying = TextField("Line under the title", note=_LYING_NOTE)
        names = drawings()
        self.drawing = PickField(
            "Drawing", [name.removesuffix(".svg").replace("_", " ").capitalize() for name in names]
        )
        self._fixation = Segment([fixation.value.capitalize() for fixation in Fixation], name="Held")
        self.fixation = Field("Held", self._fixation)
        self._contraction = Segment([kind.value.capitalize() for kind in Contraction], name="Make or break")
        self.contraction = Field("Make or break", self._contraction, note=_BREAK_NOTE)
        self.practice = TextField("Practice pushes")
        self.trials = TextField("Recorded trials")
        self.hold_s = TextField("Hold", unit="s")
        self.rest_s = TextField("Rest", unit="s")
        self.say = LongTextField("Words to say", lines=2)
        self.say_pushing = TextField("While pushing")
        self.say_resting = TextField("In the rest")
        self.landmarks = LandmarkFields()
        self.up = button("Move up", "quiet", icon="arrow-up")
        self.down = button("Move down", "quiet", icon="arrow-down")
        self.remove = button("Remove this movement", "quiet", icon="x")
        self.fields = KeptFields(self._kept(names), self)
        self.fields.given.connect(self._given)
        self.up.clicked.connect(self._move_up)
        self.down.clicked.connect(self._move_down)
        self.remove.clicked.connect(self.removed)
        self._lay_out()

    @property
    def stops(self) -> list[QWidget]:
        """What Tab stops at, from the first to the last."""
        above = (self.position, self.pad, self.drawing, self.lying, self.fixation, self.contraction)
        counts = (self.practice, self.trials, self.hold_s, self.rest_s)
        words = (self.say, self.say_pushing, self.say_resting)
        stops = [stop for field in (*above, *counts, *words) for stop in _stops(field.inside)]
        return [*stops, *self.landmarks.stops, self.up, self.down, self.remove]

    def show_plan(self, plan: TestPlan, place: int, plans: int, *, anew: bool) -> None:
        """Show the plan at a place of so many; `anew` where it is another one."""
        self._plan = plan
        self.fields.show_values({field.name: getattr(plan, field.name) for field in fields(plan)}, anew=anew)
        self.picture.show_drawing(plan.drawing, Side.RIGHT)
        self.up.setEnabled(place > 0)
        self.down.setEnabled(place < plans - 1)
        self.remove.setEnabled(plans > 1)

    def _kept(self, drawn: Sequence[str]) -> tuple[KeptText | KeptPick | KeptSegment | LandmarkFields, ...]:
        return (
            KeptText("position", self.position),
            KeptText("pad", self.pad),
            KeptText("lying", self.lying),
            KeptPick("drawing", self.drawing, drawn),
            KeptSegment("fixation", self.fixation, self._fixation, tuple(Fixation)),
            KeptSegment("contraction", self.contraction, self._contraction, tuple(Contraction)),
            KeptText("practice", self.practice, whole_typed, in_figures),
            KeptText("trials", self.trials, whole_typed, in_figures),
            KeptText("hold_s", self.hold_s, number_typed, in_figures),
            KeptText("rest_s", self.rest_s, number_typed, in_figures),
            KeptText("say_pushing", self.say_pushing),
            KeptText("say_resting", self.say_resting),
            KeptText("say", self.say),
            self.landmarks,
        )

    def _given(self, key: str, value: Any) -> None:
        if self._plan is not None:
            self.changed.emit(replace(self._plan, **{key: value}))

    def _move_up(self) -> None:
        self.moved.emit(-1)

    def _move_down(self) -> None:
        self.moved.emit(1)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 16)
        column.setSpacing(16)
        column.addLayout(self._top())
        column.addWidget(self.lying)
        column.addLayout(_across(self.fixation, self.contraction, shares=(0, 1)))
        column.addLayout(_across(self.practice, self.trials, self.hold_s, self.rest_s))
        column.addWidget(self.say)
        column.addLayout(_across(self.say_pushing, self.say_resting))
        column.addWidget(self.landmarks)
        foot = QHBoxLayout()
        foot.setSpacing(16)
        for part in (self.up, self.down, self.remove):
            foot.addWidget(part)
        foot.addStretch()
        column.addLayout(foot)

    def _top(self) -> QHBoxLayout:
        beside = QVBoxLayout()
        beside.setSpacing(12)
        for part in (self.position, self.pad, self.drawing):
            beside.addWidget(part)
        beside.addStretch()
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(beside, 1)
        return row


def _across(*parts: QWidget, shares: tuple[int, ...] = ()) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(24)
    for part, share in zip(parts, shares or (1,) * len(parts), strict=True):
        row.addWidget(part, share, Qt.AlignmentFlag.AlignTop)
    return row


def _stops(inside: QWidget) -> list[QWidget]:
    return list(inside.findChildren(QAbstractButton)) if isinstance(inside, Segment) else [inside]
