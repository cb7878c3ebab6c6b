"""Test: before the first push, the tests themselves, and what they came to; one of the three is in front."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from strengthtrack.charts.palette import Palette
from strengthtrack.clinic.patient import AffectedSide, Patient
from strengthtrack.clinic.programme import planned_for
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Fixation, Side
from strengthtrack.clinic.trial import Trial
from strengthtrack.errors import Mendable
from strengthtrack.practice.appointment import Appointment, SessionFacts
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.session_view import Phase
from strengthtrack.practice.setting_names import TESTER
from strengthtrack.practice.testing_session import TestingSession
from strengthtrack.records.changes import Changes
from strengthtrack.screens.action_bar import HEIGHT
from strengthtrack.screens.actions import Act
from strengthtrack.screens.session_end_page import SessionEndPage
from strengthtrack.screens.session_start_page import SessionStartPage
from strengthtrack.screens.setup_column import WIDTH as RIGHT_WIDTH
from strengthtrack.screens.testing_page import TestingPage

UNPLANNED = "Test"
TOAST_MARGINS = 48
"""What the right column keeps free beside a toast, px."""
_UNSEEN = frozenset({Phase.ARMED, Phase.PUSHING, Phase.REST})


class TestPlace(QStackedWidget):
    """Signals: `asked(act)`; `done(words)`, `said(words)`, `fault(sentence)`; `connecting`: drain the queue."""

    __test__ = False  # pytest: this is where strength is tested

    asked = Signal(str)
    done = Signal(str)
    said = Signal(str)
    fault = Signal(str)
    connecting = Signal()
    bar_height = HEIGHT

    @property
    def toast_room(self) -> int | None:
        """Beside the trace and the pain row, over the right column."""
        return RIGHT_WIDTH - TOAST_MARGINS if self.currentWidget() is self.testing else None

    def __init__(self, desk: Desk, palette: Palette, appointment: Appointment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._appointment = desk, appointment
        self._patient: Patient | None = None
        self._offered: Trial | None = None
        self.start = SessionStartPage()
        self.testing = TestingPage(desk.battery, palette)
        self.end = SessionEndPage()
        for page in (self.start, self.testing, self.end):
            self.addWidget(page)
        self._connect()

    def open_patient(self, patient_id: str) -> None:
        """Show this patient's session, or ask what must be asked before one; another's is put down."""
        self._patient = self._desk.store.patient(patient_id)
        session = self._appointment.session
        if session is not None and session.session.patient_id == patient_id:
            self._show_tests(session)
        else:
            self._appointment.leave()
            self._show_start()

    def refresh(self, changes: Changes | None) -> None:
        """Somebody wrote: the session has looked already, so only what is shown is drawn again."""
        if self.currentWidget() is self.testing:
            self.testing.look()
        elif self.currentWidget() is self.start:
            self._offer()

    def tick(self) -> None:
        """Follow the session."""
        if self.currentWidget() is self.testing:
            self.testing.look()

    def focusInEvent(self, event: QFocusEvent) -> None:
        # no focus proxy: Tab would go from it back to the top of the page, and never reach what comes after
        for page in (self.start, self.testing, self.end):
            if page is self.currentWidget():
                page.setFocus(event.reason())

    def hideEvent(self, event: QHideEvent) -> None:
        """Unarm when another page is gone to: nothing is filed that nobody sees."""
        session = self._appointment.session
        if not event.spontaneous() and session is not None and session.phase in _UNSEEN:
            session.pause()
        super().hideEvent(event)

    def _show_start(self) -> None:
        if self._patient is None:
            return
        store = self._desk.store
        trials, sessions = store.trials(self._patient.id), store.sessions(self._patient.id)
        fixation = trials[-1].setup.fixation if trials else self._desk.battery.plans[0].fixation
        tester = self._desk.setting(TESTER) or (sessions[-1].tester if sessions else "")
        self.start.show_patient(self._patient, self._title(), tester, Fixation(fixation))
        self._offer()
        self._bring(self.start)

    def _offer(self) -> None:
        """Offer what a stopped app left behind: a trial cut short, a session not finished."""
        if self._patient is None:
            return
        sessions = {session.id for session in self._desk.store.sessions(self._patient.id)}
        left = [trial for trial in self._appointment.cut_short() if trial.session_id in sessions]
        self.start.card.offer(left[0] if left else None)
        self.start.offer(self._appointment.unfinished(self._patient.id))

    def _begin(self, facts: SessionFacts) -> None:
        if self._patient is None:
            return
        try:
            if facts.tester != self._desk.setting(TESTER):
                self._desk.set_setting(TESTER, facts.tester)
            session = self._appointment.begin(self._patient.id, facts)
        except Mendable as fault:
            self.fault.emit(str(fault))
        else:
            self._show_tests(session)

    def _go_on(self, session: Session) -> None:
        self._show_tests(self._appointment.go_on(session))

    def _keep(self, trial: Trial) -> None:
        try:
            self._appointment.keep(trial)
        except Mendable as fault:
            self.fault.emit(str(fault))
        else:
            self.said.emit(f"Trial {trial.number} kept as far as it came")
        self._offer()

    def _drop(self, trial: Trial) -> None:
        try:
            self._appointment.drop(trial)
        except Mendable as fault:
            self.fault.emit(str(fault))
        self._offer()

    def _show_tests(self, session: TestingSession) -> None:
        self.testing.begin(session, self._title(), session.session.day)
        self._bring(self.testing)
        self.connecting.emit()

    def _show_end(self) -> None:
        session = self._appointment.session
        if session is None or self._patient is None:
            return
        session.pause()
        earlier = [one for one in self._desk.store.sessions(self._patient.id) if one.id != session.session.id]
        first = Side.LEFT if self._patient.affected is AffectedSide.LEFT else Side.RIGHT
        before = earlier[-1] if earlier else None
        self.end.show_session(self._title(), session.session, session.view().tests, first, before)
        self._bring(self.end)

    def _back(self) -> None:
        session = self._appointment.session
        if session is not None:
            session.choose(session.current)
            self._show_tests(session)

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
        self._show_start()
        self.said.emit("Session finished")
        self.asked.emit(Act.PROGRESS.value)

    def _title(self) -> str:
        programme = self._desk.store.programme(self._patient.id) if self._patient else None
        planned = planned_for(programme, self._desk.today()) if programme else None
        return planned.name if planned else UNPLANNED

    def _bring(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        page.setFocus()

    def _connect(self) -> None:
        self.start.begun.connect(self._begin)
        self.start.gone_on.connect(self._go_on)
        self.start.kept.connect(self._keep)
        self.start.discarded.connect(self._drop)
        self.testing.done.connect(self.done)
        self.testing.fault.connect(self.fault)
        self.testing.finished.connect(self._show_end)
        self.end.finished.connect(self._finish)
        self.end.back_asked.connect(self._back)
