"""Begin a programme, or change to another: which one, for which side, from which day, and what it plans."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.patient import AffectedSide
from strengthtrack.clinic.programme import Programme
from strengthtrack.clinic.programme_template import ProgrammeTemplate
from strengthtrack.clinic.typed_days import day_typed
from strengthtrack.errors import EntryFault, Mendable
from strengthtrack.practice.programme.course_words import offered_words
from strengthtrack.practice.programme.plan_typed import Typed, as_typed, filled
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.fields import Field, LongTextField, PickField, TextField
from strengthtrack.screens.parts.text import label

PROGRAMME_SIDES = ("left", "right", "both", "")
NOT_SAID = "not said"
WIDEST = 880


@dataclass(frozen=True, slots=True)
class Offered:
    """The templates there are, why others cannot be offered, and the side the patient came with."""

    templates: tuple[ProgrammeTemplate, ...]
    faults: tuple[Mendable, ...]
    affected: AffectedSide


class StartForm(QWidget):
    """Attributes: is_change, whether it asks for one that follows another.

    Signals: `given`, when a programme is to be kept; `left`, when not.
    """

    given = Signal()
    left = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._templates: tuple[ProgrammeTemplate, ...] = ()
        self.is_change = False
        self.title, self.lead = label("", "title"), label("", "lead", wrap=True)
        self.which = PickField("Programme", [])
        self.side = PickField("Side", [side or NOT_SAID for side in PROGRAMME_SIDES])
        self.starts_on = TextField("Starts on", "today", note="Day, month, year, or today")
        self.name = TextField("Name", placeholder="What it is called")
        self.weeks, self.per_week = TextField("Weeks of exercise"), TextField("Sessions a week")
        self.tests = TextField("Tests in week", note="Week 0 is the first")
        self.exercises = LongTextField("Exercises", lines=2)
        self.why = TextField("Why it is changed")
        self.note = label("", "quiet", wrap=True)
        self.unusable = label("", "warn", wrap=True)
        self.keep = button("", "primary", "Ctrl Enter", big=True)
        self.cancel = button("Leave it", "quiet", "Esc", big=True)
        self._fields: dict[str, Field] = {
            "starts_on": self.starts_on, "day": self.starts_on, "pause": self.starts_on, "name": self.name,
            "weeks": self.weeks, "per_week": self.per_week, "tests": self.tests, "exercises": self.exercises,
        }  # fmt: skip
        self._connect()
        self._lay_out()
        self.setFocusProxy(self.which)

    def ask(self, offered: Offered) -> None:
        """Ask for the first programme of a course."""
        self._begin(offered, "Start a programme")
        self.lead.setText("It plans the exercise and the tests. Strength can be tested without one.")
        self.keep.setText("Start programme")
        self.why.hide()
        self.is_change = False

    def ask_change(self, old: Programme, offered: Offered) -> None:
        """Ask for the programme that follows another within the course."""
        self._begin(offered, f"Change the {old.name} programme")
        self.lead.setText("The course goes on: its baseline stays, and the log keeps what was done so far.")
        self.keep.setText("Change programme")
        self.why.show()
        self.is_change = True
        other = next((at for at, one in enumerate(self._templates) if one.id != old.template), 0)
        self.which.picker.setCurrentIndex(other)
        self._choose_side(old.side)

    def programme(self, patient_id: str) -> Programme:
        """What was typed; raises EntryFault naming every field that cannot be read."""
        faults: list[tuple[str, str]] = []
        try:
            day = day_typed(self.starts_on.text, self._today(), past=False)
        except EntryFault as fault:
            faults += [("starts_on", str(fault))]
        try:
            template = filled(self.template, self._typed())
        except EntryFault as fault:
            faults += fault.faults
        if faults:
            raise EntryFault(faults)
        return template.begun(uuid4().hex, patient_id, day, PROGRAMME_SIDES[self.side.picker.currentIndex()])

    @property
    def template(self) -> ProgrammeTemplate:
        """The one that is chosen."""
        return self._templates[self.which.picker.currentIndex()]

    def show_faults(self, faults: Iterable[tuple[str, str]]) -> None:
        """Say under each field what is wrong; the first of them has the focus."""
        told = [(self._fields[name], sentence) for name, sentence in faults]
        for field in self._fields.values():
            field.clear_fault()
        for field, sentence in told:
            field.show_fault(sentence)
        if told:
            told[0][0].setFocus()

    def _begin(self, offered: Offered, title: str) -> None:
        self._templates = offered.templates
        self.title.setText(title)
        self.which.picker.blockSignals(True)
        self.which.picker.clear()
        self.which.picker.addItems([offered_words(one) for one in offered.templates])
        self.which.picker.blockSignals(False)
        self._choose_side(offered.affected.value)
        self.starts_on.edit.setText("today")
        self.why.edit.clear()
        self.unusable.setText("\n".join(map(str, offered.faults)))
        self.unusable.setVisible(bool(self.unusable.text()))
        self._fill()

    def _choose_side(self, side: str) -> None:
        self.side.picker.setCurrentIndex(PROGRAMME_SIDES.index(side if side in PROGRAMME_SIDES else ""))

    def _fill(self) -> None:
        if not self._templates:
            return
        template, typed = self.template, as_typed(self.template)
        self.name.edit.setText(typed.name)
        self.weeks.edit.setText(typed.weeks)
        self.per_week.edit.setText(typed.per_week)
        self.tests.edit.setText(typed.tests)
        self.exercises.edit.setPlainText(typed.exercises or "")
        self.exercises.setVisible(typed.exercises is not None)
        self.note.setText("\n".join(words for words in (template.note, template.source) if words))
        self.note.setVisible(bool(self.note.text()))
        for field in self._fields.values():
            field.clear_fault()

    def _typed(self) -> Typed:
        several = len(self.template.phases) > 1
        exercises = None if several else self.exercises.text
        return Typed(self.name.text, self.weeks.text, self.per_week.text, self.tests.text, exercises)

    def _connect(self) -> None:
        self.which.picker.currentIndexChanged.connect(self._fill)
        self.keep.clicked.connect(self.given)
        self.cancel.clicked.connect(self.left)
        for field in (self.starts_on, self.name, self.weeks, self.per_week, self.tests):
            field.edit.textEdited.connect(field.clear_fault)
            field.edit.returnPressed.connect(self.given)
        for key, asks in (("Ctrl+Return", self.given), ("Ctrl+Enter", self.given), ("Esc", self.left)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(asks)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.title)
        head.addWidget(self.lead)
        column.addLayout(head)
        column.addLayout(self._grid())
        column.addWidget(self.note)
        column.addWidget(self.unusable)
        buttons = QHBoxLayout()
        buttons.setSpacing(24)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.cancel)
        buttons.addStretch()
        column.addLayout(buttons)
        column.addStretch()
        self.setMaximumWidth(WIDEST)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(16)
        places: tuple[tuple[Field, int, int, int], ...] = (
            (self.which, 0, 0, 2), (self.side, 0, 2, 1), (self.starts_on, 0, 3, 1),
            (self.name, 1, 0, 1), (self.weeks, 1, 1, 1), (self.per_week, 1, 2, 1), (self.tests, 1, 3, 1),
            (self.exercises, 2, 0, 4), (self.why, 3, 0, 4),
        )  # fmt: skip
        for field, row, left, wide in places:
            grid.addWidget(field, row, left, 1, wide)
            grid.setAlignment(field, Qt.AlignmentFlag.AlignTop)
        for column in range(4):
            grid.setColumnStretch(column, 1)
        return grid
