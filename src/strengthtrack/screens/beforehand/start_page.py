"""Before the first push: is this the right person, who tests, and what only the patient can say."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from strengthtrack.clinic.function import FunctionScore
from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.questionnaire import Questionnaire
from strengthtrack.clinic.session import Session
from strengthtrack.practice.beforehand import Beforehand
from strengthtrack.practice.testing.appointment import SessionFacts
from strengthtrack.practice.testing.unfinished import begun_words
from strengthtrack.screens.beforehand.form import FormOfSession
from strengthtrack.screens.beforehand.person import SessionPerson
from strengthtrack.screens.beforehand.questionnaire_page import QuestionnairePage
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.fields import TextField
from strengthtrack.screens.parts.lines import standing_hairline
from strengthtrack.screens.parts.pain_row import PainRow
from strengthtrack.screens.parts.segment import Segment
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.testing.action_bar import HEIGHT
from strengthtrack.screens.theme import palette_in_use

_BEFORE = "Only the tester must be given. No force is filed before the first test is armed."


class SessionStartPage(QWidget):
    """Signals: `begun(SessionFacts)`; `gone_on(Session)`, the unfinished one; `kept(Trial)`, `discarded(Trial)`."""

    begun = Signal(SessionFacts)
    gone_on = Signal(Session)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unfinished: Session | None = None
        self._person = SessionPerson()
        self.card = self._person.card
        self.kept, self.discarded = self.card.kept, self.card.discarded
        self.form = FormOfSession()
        self.questions: QuestionnairePage | None = None
        self._right = QStackedWidget()
        self._right.addWidget(self.form)
        self.begin_button = button("Begin", "primary", "Enter", big=True)
        self.go_on_button = button("Go on with it", "primary", "Enter", big=True)
        self._sentence = label("", "quiet")
        self._sentence.setMinimumWidth(1)  # it gives way before the buttons do
        self._bar, self._feet = QWidget(), QStackedWidget()
        self.begin_button.clicked.connect(self.begin)
        self.go_on_button.clicked.connect(self._go_on)
        self.form.asked.connect(self.ask)
        self._enters = [QShortcut(QKeySequence(key), self) for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)]
        for enter in self._enters:
            enter.activated.connect(self._enter)
        self._lay_out()
        self.setFocusProxy(self.form)

    def show_patient(self, patient: Patient, title: str, before: Beforehand) -> None:
        """Ask about this patient."""
        self._stop_asking()
        self._person.show_patient(patient, title)
        self.form.begin(before)

    def renew(self, before: Beforehand) -> None:
        """The clinic set something else meanwhile: show it, unless something was entered already."""
        if not self.asking and not self.form.entered:
            self.form.begin(before)

    @property
    def person(self) -> tuple[str, str, str]:
        """Name, birth date and what else tells this patient from others."""
        return self._person.person

    @property
    def tester(self) -> TextField:
        """Who tests."""
        return self.form.basics.tester

    @property
    def body_mass(self) -> TextField:
        """In kilograms."""
        return self.form.basics.body_mass

    @property
    def fixation(self) -> Segment:
        """How the dynamometer is held."""
        return self.form.basics.fixation

    @property
    def worst(self) -> PainRow:
        """Worst pain in the last week, 0 to 10."""
        return self.form.pain.inside.numeric[0]

    @property
    def usual(self) -> PainRow:
        """Usual pain in the last week, 0 to 10."""
        return self.form.pain.inside.numeric[1]

    @property
    def asking(self) -> bool:
        """Whether a questionnaire is asked item by item."""
        return self._right.currentWidget() is self.questions

    def offer(self, unfinished: Session | None, today: date) -> None:
        """Offer to go on with a session that was begun and not finished."""
        self._unfinished = unfinished
        self.go_on_button.setVisible(unfinished is not None)
        self.begin_button.setText("Begin" if unfinished is None else "Begin a new session")
        self.begin_button.set_kind("primary" if unfinished is None else "secondary")
        self.begin_button.key = "Enter" if unfinished is None else ""
        self.begin_button.updateGeometry()
        self._sentence.setText(_BEFORE if unfinished is None else begun_words(unfinished, today))

    def begin(self) -> None:
        """Give the answers away, or show which of them cannot be right."""
        facts = self.form.facts()
        if facts is not None:
            self.begun.emit(facts)

    def ask(self, pack: Questionnaire) -> None:
        """Ask a questionnaire item by item, where the form was."""
        if self.questions is None:
            self.questions = QuestionnairePage()
            self.questions.answered.connect(self._take)
            self.questions.left.connect(self._stop_asking)
            self._right.addWidget(self.questions)
            self._feet.addWidget(self.questions.foot)
        self.questions.ask(pack, self.form.answers(pack))
        self._show(self.questions, self.questions.foot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.questions is not None and self.asking:  # from a button of its foot
            self.questions.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        top = self.height() - HEIGHT
        QPainter(self).fillRect(0, top, self.width(), 1, QColor(palette_in_use().line))

    def _take(self, score: FunctionScore) -> None:
        self._stop_asking()
        self.form.take(score)

    def _stop_asking(self) -> None:
        self._show(self.form, self._bar)

    def _show(self, right: QWidget, foot: QWidget) -> None:
        """While questions are asked the foot is theirs, and Enter too."""
        self._right.setCurrentWidget(right)
        self._feet.setCurrentWidget(foot)
        for enter in self._enters:
            enter.setEnabled(right is self.form)
        right.setFocus()

    def _enter(self) -> None:
        """Do what the primary button does."""
        if self._unfinished is None:
            self.begin()
        else:
            self._go_on()

    def _go_on(self) -> None:
        if self._unfinished is not None:
            self.gone_on.emit(self._unfinished)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._person)
        row.addWidget(standing_hairline())
        row.addWidget(self._right, 1)
        self._feet.setFixedHeight(HEIGHT)
        self._feet.addWidget(self._bar)
        foot = QHBoxLayout(self._bar)
        foot.setContentsMargins(32, 1, 32, 0)
        foot.setSpacing(16)
        for part in (self.go_on_button, self.begin_button, self._sentence):
            foot.addWidget(part)
        foot.addStretch()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(row, 1)
        page.addWidget(self._feet)
