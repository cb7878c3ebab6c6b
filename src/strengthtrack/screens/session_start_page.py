"""Before the first push: is this the right person, who tests, and what only the patient can say."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.days import day_in_full
from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.session import Session, body_mass_from
from strengthtrack.clinic.setup import Fixation
from strengthtrack.errors import EntryFault
from strengthtrack.practice.appointment import SessionFacts
from strengthtrack.screens.action_bar import HEIGHT
from strengthtrack.screens.kept_card import KeptCard
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.fields import TextField
from strengthtrack.screens.parts.lines import standing_hairline
from strengthtrack.screens.parts.pain_row import PainRow
from strengthtrack.screens.parts.scroll import scrolled
from strengthtrack.screens.parts.segment import Segment
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.theme import palette_in_use
from strengthtrack.screens.who import SIDE_WORDS

_LEFT_PX = 512
_FIXATIONS = tuple(Fixation)
_BEFORE = "No force is filed before the first test is armed."


class SessionStartPage(QWidget):
    """Signals: `begun(SessionFacts)`; `gone_on(Session)`, today's unfinished one; `kept(Trial)`, `discarded(Trial)`."""

    begun = Signal(SessionFacts)
    gone_on = Signal(Session)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unfinished: Session | None = None
        self._title = label("", "section")
        self._name = label("", "hero", wrap=True)
        self._facts = label("", "section", wrap=True)
        self._more = label("", "lead", wrap=True)
        self.card = KeptCard()
        self.tester = TextField("Tester")
        self.body_mass = TextField("Body mass", unit="kg")
        self.fixation = Segment([fixation.value.capitalize() for fixation in _FIXATIONS], name="Fixation")
        self._fault = label("", "warn", wrap=True)
        self._fault.hide()
        self.worst = PainRow("Worst pain in the last week", "Unanswered stays unanswered")
        self.usual = PainRow("Usual pain in the last week")
        self.begin_button = button("Begin", "primary", "Enter", big=True)
        self.go_on_button = button("Go on with it", "primary", "Enter", big=True)
        self._sentence = label("", "quiet")
        self.kept, self.discarded = self.card.kept, self.card.discarded
        self.begin_button.clicked.connect(self.begin)
        self.go_on_button.clicked.connect(self._go_on)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            QShortcut(QKeySequence(key), self).activated.connect(self._enter)
        self.tester.edit.returnPressed.connect(self._enter)
        self.body_mass.edit.returnPressed.connect(self._enter)
        self._lay_out()
        self.setFocusProxy(self.tester.edit)

    def show_patient(self, patient: Patient, title: str, tester: str, fixation: Fixation) -> None:
        """Ask about this patient; `tester` and `fixation` as they were last."""
        self._title.setText(title)
        self._name.setText(patient.name)
        self._facts.setText(f"Born {day_in_full(patient.born)}")
        self._more.setText("  ·  ".join(_facts_of(patient)))
        self._more.setVisible(bool(self._more.text()))
        self.tester.edit.setText(tester)
        self.tester.edit.selectAll()  # another tester types over it
        self.body_mass.edit.clear()
        self._show_fault(None, "")
        for row in (self.worst, self.usual):
            row.show_score(None)
        self.fixation.choose(_FIXATIONS.index(fixation))

    @property
    def person(self) -> tuple[str, str, str]:
        """Name, birth date and what else tells this patient from others."""
        return self._name.text(), self._facts.text(), self._more.text()

    @property
    def fault(self) -> str:
        """What it says cannot be right; empty where nothing is wrong."""
        return self._fault.text()

    def offer(self, unfinished: Session | None) -> None:
        """Offer to go on with a session that was begun today and not finished."""
        self._unfinished = unfinished
        self.go_on_button.setVisible(unfinished is not None)
        self.begin_button.setText("Begin" if unfinished is None else "Begin a new session")
        self.begin_button.set_kind("primary" if unfinished is None else "secondary")
        self.begin_button.key = "Enter" if unfinished is None else ""
        self.begin_button.updateGeometry()
        begun = "" if unfinished is None else f"{unfinished.started_at.astimezone():%H:%M} by {unfinished.tester}"
        self._sentence.setText(f"Today’s session was begun at {begun} and not finished." if begun else _BEFORE)

    def begin(self) -> None:
        """Give the answers away, or say which of them cannot be right."""
        if not self.tester.text:
            self._show_fault(self.tester, "Say who tests: values of two testers are not joined.")
            return
        try:
            mass = body_mass_from(self.body_mass.text)
        except EntryFault as fault:
            self._show_fault(self.body_mass, str(fault))
            return
        self._show_fault(None, "")
        fixation = _FIXATIONS[self.fixation.index]
        self.begun.emit(SessionFacts(self.tester.text, mass, self.worst.score, self.usual.score, fixation))

    def _enter(self) -> None:
        """Do what the primary button does."""
        if self._unfinished is None:
            self.begin()
        else:
            self._go_on()

    def _show_fault(self, wrong: TextField | None, sentence: str) -> None:
        """Say under all fields what is wrong with one of them: alone it is too narrow for a sentence."""
        for field in (self.tester, self.body_mass):
            if field is wrong:
                field.show_fault("")
                field.edit.setFocus()
            else:
                field.clear_fault()
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))

    def paintEvent(self, event: QPaintEvent) -> None:
        top = self.height() - HEIGHT
        QPainter(self).fillRect(0, top, self.width(), 1, QColor(palette_in_use().line))

    def _go_on(self) -> None:
        if self._unfinished is not None:
            self.gone_on.emit(self._unfinished)

    def _lay_out(self) -> None:
        person = QWidget()
        person.setFixedWidth(_LEFT_PX)
        person.setLayout(self._person())
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(person)
        row.addWidget(standing_hairline())
        row.addWidget(scrolled(self._answers()), 1)
        bar = QWidget()
        bar.setFixedHeight(HEIGHT)
        foot = QHBoxLayout(bar)
        foot.setContentsMargins(32, 1, 32, 0)
        foot.setSpacing(16)
        for part in (self.go_on_button, self.begin_button, self._sentence):
            foot.addWidget(part)
        foot.addStretch()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(row, 1)
        page.addWidget(bar)

    def _person(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addSpacing(48)
        column.addWidget(label("Is this the right person?", "lead"))
        column.addSpacing(8)
        column.addWidget(self._name)
        column.addSpacing(8)
        column.addWidget(self._facts)
        column.addSpacing(8)
        column.addWidget(self._more)
        column.addStretch()
        column.addWidget(self.card)
        return column

    def _answers(self) -> QWidget:
        answers = QWidget()
        column = QVBoxLayout(answers)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(0)
        column.addWidget(label("Before the first push", "section"))
        column.addSpacing(20)
        column.addLayout(self._fields())
        column.addSpacing(4)
        column.addWidget(self._fault)
        column.addSpacing(28)
        column.addWidget(self.worst)
        column.addSpacing(28)
        column.addWidget(self.usual)
        column.addStretch()
        return answers

    def _fields(self) -> QGridLayout:
        held = QVBoxLayout()
        held.setSpacing(4)
        held.addWidget(label("The dynamometer is held", "quiet"))
        held.addWidget(self.fixation)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.tester, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.body_mass, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(held, 0, 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        return grid


def _facts_of(patient: Patient) -> list[str]:
    facts = [SIDE_WORDS[patient.affected]]
    if patient.record_number:
        facts.append(f"Record {patient.record_number}")
    if patient.reason:
        facts.append(patient.reason)
    return [fact for fact in facts if fact]
