"""The place “Test”: before the first push, the tests, and what they came to."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from strengthtrack.charts.palette import Palette
from strengthtrack.clinic.patient import AffectedSide
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Fixation, Side
from strengthtrack.clinic.trial import Trial
from strengthtrack.errors import Mendable
from strengthtrack.practice.appointment import Appointment, SessionFacts
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.testing_session import TestingSession
from strengthtrack.records.changes import Changes
from strengthtrack.screens.action_bar import HEIGHT
from strengthtrack.screens.actions import Act
from strengthtrack.screens.session_end_page import SessionEndPage
from strengthtrack.screens.session_start_page import SessionStartPage
from strengthtrack.screens.testing_page import TestingPage
from strengthtrack.screens.visit_title import visit_title

TESTER_SETTING = "tester"


class TestPage(QStackedWidget):
    """One patient's session from the first question to “Finish”.

    Signals: `done(str)` what can be taken back, `fault(str)` a sentence, `asked(str)` the name of an action.
    """

    __test__ = False  # pytest: this is a page of strength tests

    done = Signal(str)
    fault = Signal(str)
    asked = Signal(str)
    bar_height = HEIGHT

    def __init__(self, desk: Desk, palette: Palette, appointment: Appointment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._appointment = desk, appointment
        self._patient_id, self._title = "", ""
        self.start = SessionStartPage()
        self.testing = TestingPage(desk.battery, palette)
        self.end = SessionEndPage()
        for page in (self.start, self.testing, self.end):
            self.addWidget(page)
        self.setFocusProxy(self.start)
        self.start.begun.connect(self._begin)
        self.start.gone_on.connect(self._go_on)
        self.start.kept.connect(self._keep)
        self.start.discarded.connect(self._discard)
        self.testing.done.connect(self.done)
        self.testing.fault.connect(self.fault)
        self.testing.finished.connect(self._to_the_end)
        self.end.finished.connect(self._finish)
        self.end.back_asked.connect(self._back)

    def open_patient(self, patient_id: str) -> None:
        """Show this patient's session, or ask for a new one."""
        self._patient_id = patient_id
        days = self._desk.store.tested_on().get(patient_id, ())
        programme = self._desk.store.programme(patient_id)
        self._title = visit_title(programme, days, self._desk.today())
        session = self._appointment.session
        if session is not None and session.session.patient_id == patient_id:
            self._show_testing(session)
        else:
            self._appointment.leave()
            self._ask()

    def refresh(self, changes: Changes | None) -> None:
        """The records changed: an undo, an edit of the patient."""
        if not self._patient_id:
            return
        if self._appointment.session is None:
            self._offer()
        elif changes is None:
            self._appointment.reload()
            self.testing.look()

    def tick(self) -> None:
        """Show this moment; at most once a tick."""
        if self.currentWidget() is self.testing:
            self.testing.look()

    def take_back(self) -> str | None:
        """Undo the last thing and look at the session again; raises RecordsFault."""
        name = self._desk.edits.undo()
        self._appointment.reload()
        if self.currentWidget() is self.testing:
            self.testing.look()
        return name

    def _ask(self) -> None:
        patient = self._desk.store.patient(self._patient_id)
        tester = self._desk.setting(TESTER_SETTING)
        self.start.show_patient(patient, self._title, tester, self._last_fixation())
        self._offer()
        self._show_front(self.start)

    def _offer(self) -> None:
        self.start.offer(self._appointment.unfinished(self._patient_id))
        left = [trial for trial in self._appointment.cut_short() if self._is_mine(trial)]
        self.start.card.offer(left[0] if left else None)

    def _is_mine(self, trial: Trial) -> bool:
        return self._desk.store.session(trial.session_id).patient_id == self._patient_id

    def _last_fixation(self) -> Fixation:
        trials = self._desk.store.trials(self._patient_id)
        return trials[-1].setup.fixation if trials else self._desk.battery.plans[0].fixation

    def _begin(self, facts: SessionFacts) -> None:
        try:
            self._desk.set_setting(TESTER_SETTING, facts.tester)
            self._show_testing(self._appointment.begin(self._patient_id, facts))
        except Mendable as fault:
            self.fault.emit(str(fault))

    def _go_on(self, session: Session) -> None:
        self._show_testing(self._appointment.go_on(session))

    def _keep(self, trial: Trial) -> None:
        try:
            self._appointment.keep(trial)
        except Mendable as fault:
            self.fault.emit(str(fault))
            return
        self.done.emit(f"Trial {trial.number} kept as far as it came")
        self._offer()

    def _discard(self, trial: Trial) -> None:
        try:
            self._appointment.drop(trial)
        except Mendable as fault:
            self.fault.emit(str(fault))
        self._offer()

    def _show_testing(self, session: TestingSession) -> None:
        self.testing.begin(session, self._title, self._desk.today())
        if self.currentWidget() is not self.end:
            self._show_front(self.testing)

    def _to_the_end(self) -> None:
        session = self._appointment.session
        if session is None:
            return
        session.pause()
        patient = self._desk.store.patient(self._patient_id)
        first = Side.LEFT if patient.affected is AffectedSide.LEFT else Side.RIGHT
        earlier = [one for one in self._desk.store.sessions(self._patient_id) if one.id != session.session.id]
        before = earlier[-1] if earlier else None
        self.end.show_session(self._title, session.session, session.view().tests, first, before)
        self._show_front(self.end)

    def _back(self) -> None:
        session = self._appointment.session
        if session is not None:
            session.choose(session.current)
            self._show_front(self.testing)
            self.testing.look()

    def _finish(self, note: str) -> None:
        session = self._appointment.session
        if session is None:
            return
        try:
            session.finish(note)
        except Mendable as fault:
            self.fault.emit(str(fault))
            return
        self._appointment.leave()
        self._ask()
        self.asked.emit(Act.PROGRESS.value)

    def _show_front(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        self.setFocusProxy(page)
        if self.isVisible():
            page.setFocus()
