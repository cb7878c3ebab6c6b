"""Whose push it is, of which day, and how it was tested. All of it is asked, for no file says it."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.days import long_day_words
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import (
    SIDES,
    Contraction,
    Dynamometer,
    Feedback,
    Fixation,
    Movement,
    Setup,
    ValueRule,
    lever_arm_from_cm,
)
from strengthtrack.clinic.typed_days import day_typed
from strengthtrack.errors import EntryFault
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.intake.force_trial import sessions_on, setup_asked
from strengthtrack.screens.intake.who_field import WhoField
from strengthtrack.screens.parts.fields import Field, PickField, TextField
from strengthtrack.screens.parts.text import label

WHOLE = "As it was tested last, or as your battery says; values of different set-ups are not compared."
NEW = "A new one"
_DAY_NOTE = "Day, month, year, or “today”."
_MOVEMENTS = tuple(Movement)


class ForceAbout(QWidget):
    """Signals: `changed`, where anything is said otherwise."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sessions: tuple[Session, ...] = ()
        self.who = WhoField(desk)
        self.day = TextField("Day of the test", note=_DAY_NOTE)
        self.session = PickField("Session", [NEW])
        self.movement = PickField("Movement", [one.words for one in _MOVEMENTS])
        self.side = PickField("Leg", [one.value.capitalize() for one in SIDES])
        self.position, self.pad = TextField("Position"), TextField("Pad")
        self.fixation = PickField("Held", [one.value.capitalize() for one in Fixation])
        self.contraction = PickField("Make or break", [one.value.capitalize() for one in Contraction])
        self.model, self.serial = TextField("Dynamometer"), TextField("Serial number")
        self.lever, self.tester = TextField("Lever arm", unit="cm"), TextField("Tester")
        self.feedback = PickField("Seen in a push", [one.value.capitalize() for one in Feedback])
        self.value = PickField("Value of a test", [one.value.capitalize() for one in ValueRule])
        self._faulty: dict[str, Field] = {
            "day": self.day, "position": self.position, "pad": self.pad, "tester": self.tester, "model": self.model,
            "lever": self.lever, "patient": self.who,
        }  # fmt: skip
        self._connect()
        self._lay_out()
        self.propose()

    def open_patient(self, patient_id: str) -> None:
        """It is this patient's."""
        self.who.show_patient(self._desk.store.patient(patient_id))
        self.propose()

    def propose(self) -> None:
        """Offer the set-up of this movement as it was last; the dynamometer stays as it was typed."""
        patient = self.who.patient
        movement, side = _MOVEMENTS[self.movement.picker.currentIndex()], SIDES[self.side.picker.currentIndex()]
        id = patient.id if patient else ""
        self._show_setup(setup_asked(self._desk.store, self._desk.battery, id, movement, side))
        self._offer_sessions()

    @property
    def session_chosen(self) -> Session | None:
        """The session it goes into; None for a new one."""
        index = self.session.picker.currentIndex() - 1
        return self._sessions[index] if 0 <= index < len(self._sessions) else None

    def read(self) -> tuple[date, Setup]:
        """Day and set-up as typed; raises EntryFault naming every field that cannot be read."""
        faults: list[tuple[str, str]] = []
        if self.who.patient is None:
            faults.append(("patient", "Say whose it is: type part of the name and choose from the list."))
        day = self._day(faults)
        lever = self._lever(faults)
        if faults:
            raise EntryFault(faults)
        return day, replace(self.setup, lever_arm_m=lever)

    @property
    def setup(self) -> Setup:
        """The set-up as it stands, without the lever arm."""
        return Setup(
            movement=_MOVEMENTS[self.movement.picker.currentIndex()],
            side=SIDES[self.side.picker.currentIndex()],
            position=self.position.text,
            pad=self.pad.text,
            fixation=tuple(Fixation)[self.fixation.picker.currentIndex()],
            contraction=tuple(Contraction)[self.contraction.picker.currentIndex()],
            lever_arm_m=None,
            dynamometer=Dynamometer(self.model.text, self.serial.text),
            tester=self.tester.text,
            feedback=tuple(Feedback)[self.feedback.picker.currentIndex()],
            value=tuple(ValueRule)[self.value.picker.currentIndex()],
        )

    def show_faults(self, fault: EntryFault) -> tuple[str, ...]:
        """Say under each field what is wrong with it; what belongs to none of them is given back."""
        self.clear_faults()
        for name, sentence in reversed(fault.faults):
            if name in self._faulty:
                self._faulty[name].show_fault(sentence)
                self._faulty[name].setFocus()
        return tuple(sentence for name, sentence in fault.faults if name not in self._faulty)

    def clear_faults(self) -> None:
        """Take them away."""
        for field in self._faulty.values():
            field.clear_fault()

    def _day(self, faults: list[tuple[str, str]]) -> date:
        try:
            return day_typed(self.day.text, self._desk.today())
        except EntryFault as fault:
            faults.append(("day", str(fault)))
            return self._desk.today()

    def _lever(self, faults: list[tuple[str, str]]) -> float | None:
        try:
            return lever_arm_from_cm(self.lever.text)
        except ValueError as fault:
            faults.append(("lever", str(fault)))
            return None

    def _show_setup(self, setup: Setup) -> None:
        self.position.edit.setText(setup.position)
        self.pad.edit.setText(setup.pad)
        self.tester.edit.setText(setup.tester)
        self.lever.edit.setText("" if setup.lever_arm_m is None else f"{setup.lever_arm_m * 100:g}")
        self.fixation.picker.setCurrentIndex(tuple(Fixation).index(setup.fixation))
        self.contraction.picker.setCurrentIndex(tuple(Contraction).index(setup.contraction))
        self.feedback.picker.setCurrentIndex(tuple(Feedback).index(setup.feedback))
        self.value.picker.setCurrentIndex(tuple(ValueRule).index(setup.value))

    def _offer_sessions(self) -> None:
        """The finished sessions of that day, the last of them chosen."""
        faults: list[tuple[str, str]] = []
        day, patient = self._day(faults), self.who.patient
        self._sessions = () if faults or patient is None else sessions_on(self._desk.store, patient.id, day)
        self.session.picker.clear()
        times = (f"The one of {one.started_at.astimezone():%H:%M}, {one.tester}" for one in self._sessions)
        self.session.picker.addItems([NEW, *times])
        self.session.picker.setCurrentIndex(len(self._sessions))
        self.day.show_note(_DAY_NOTE if faults else f"{long_day_words(day)}")

    def _asked_anew(self) -> None:
        self.propose()
        self.changed.emit()

    def _said(self) -> None:
        self.changed.emit()

    def _day_said(self) -> None:
        self._offer_sessions()
        self.changed.emit()

    def _connect(self) -> None:
        self.who.found.connect(self._asked_anew)
        self.day.edit.editingFinished.connect(self._day_said)
        for one in (self.movement, self.side):
            one.picker.activated.connect(self._asked_anew)
        for pick in (self.session, self.fixation, self.contraction, self.feedback, self.value):
            pick.picker.activated.connect(self._said)
        for typed in (self.position, self.pad, self.model, self.serial, self.lever, self.tester):
            typed.edit.editingFinished.connect(self._said)

    def _lay_out(self) -> None:
        whose, how = QGridLayout(), QGridLayout()
        _place(whose, ((self.who, 2), (self.day, 1), (self.session, 1)))
        _place(
            how,
            (
                (self.movement, 1), (self.side, 1), (self.position, 2), (self.pad, 2), (self.fixation, 1),
                (self.contraction, 1), (self.model, 1), (self.serial, 1), (self.lever, 1), (self.tester, 1),
                (self.feedback, 1), (self.value, 1),
            ),
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label("Whose it is", "section"))
        column.addLayout(whose)
        column.addSpacing(12)
        column.addWidget(label("How it was tested", "section"))
        column.addWidget(label(WHOLE, "quiet", wrap=True))
        column.addLayout(how)


def _place(grid: QGridLayout, fields: tuple[tuple[Field, int], ...]) -> None:
    """Two columns; a field is one or two of them wide."""
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(12)
    at = 0
    for field, wide in fields:
        grid.addWidget(field, at // 2, at % 2, 1, wide, Qt.AlignmentFlag.AlignTop)
        at += wide
    for column in range(2):
        grid.setColumnStretch(column, 1)
