"""Test: before the first push, the tests themselves, and what they came to; one of the three is in front."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from strengthtrack.charts.palette import Palette
from strengthtrack.clinic.patient import AffectedSide, Patient
from strengthtrack.clinic.programme import planned_for
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Side
from strengthtrack.clinic.trial import Trial
from strengthtrack.errors import Mendable
from strengthtrack.practice.beforehand import beforehand
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.edits import Edit
from strengthtrack.practice.ending.end_of_session import end_of_session
from strengthtrack.practice.setting_names import BATTERY, PEDAL_KEY, TESTER
from strengthtrack.practice.testing.appointment import Appointment, SessionFacts
from strengthtrack.practice.testing.session_view import Phase
from strengthtrack.practice.testing.testing_session import TestingSession
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.screens.actions import Act
from strengthtrack.screens.beforehand.kept_card import kind_words
from strengthtrack.screens.beforehand.start_page import SessionStartPage
from strengthtrack.screens.ending.end_page import SessionEndPage
from strengthtrack.screens.sound.sounds import SoundStatus
from strengthtrack.screens.testing.action_bar import HEIGHT
from strengthtrack.screens.testing.pedal import Pedal
from strengthtrack.screens.testing.setup_column import WIDTH as RIGHT_WIDTH
from strengthtrack.screens.testing.sound_note import SoundNote
from strengthtrack.screens.testing.testing_page import TestingPage
from strengthtrack.screens.testing.trial_words import shows_force

UNPLANNED = "Test"
TOAST_MARGINS = 48
"""What the right column keeps free beside a toast, px."""
_UNSEEN = frozenset({Phase.ARMED, Phase.PUSHING, Phase.REST})
_PUSHED_IN = frozenset({Phase.ARMED, Phase.PUSHING})


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
        self._before: Edit | None = None
        self.start = SessionStartPage()
        self.testing = TestingPage(desk.battery, palette)
        self.end = SessionEndPage(desk)
        self.sound = SoundNote()
        self.testing.list.notes.addWidget(self.sound)
        self.pedal = Pedal(self.testing, partial(desk.setting, PEDAL_KEY), appointment.clock)
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

    @property
    def hides_force(self) -> bool:
        """Whether the session in front hides the force from who is in the room."""
        session = self._appointment.session
        if session is None or self.currentWidget() is self.start:
            return False
        view = session.view()
        return view.blind or (view.phase in _PUSHED_IN and not shows_force(view))

    def refresh(self, changes: Changes | None) -> None:
        """Somebody wrote: the session has looked already, so only what is shown is drawn again."""
        if self.currentWidget() is self.testing:
            self.testing.look()
        elif self.currentWidget() is self.start:
            self._offer()
            if self._patient is not None and (changes is None or Kind.SETTING in changes.kinds):
                self.start.renew(beforehand(self._desk, self._patient))

    def tick(self) -> None:
        """Follow the session."""
        if self.currentWidget() is self.testing:
            self.testing.look()

    def show_sound(self, status: SoundStatus) -> None:
        """Say whether the session is heard."""
        self.sound.show_status(status)

    def _ask_sound(self) -> None:
        self.asked.emit(Act.SOUND.value)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # no focus proxy: Tab would go from it back to the top of the page, and never reach what comes after
        for page in (self.start, self.testing, self.end):
            if page is self.currentWidget():
                page.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell_sight()

    def hideEvent(self, event: QHideEvent) -> None:
        """Unarm when another page is gone to: nothing is filed that nobody sees."""
        session = self._appointment.session
        self._tell_sight()
        if not event.spontaneous() and session is not None and session.phase in _UNSEEN:
            session.pause()
        super().hideEvent(event)

    def _show_start(self) -> None:
        if self._patient is None:
            return
        self.start.show_patient(self._patient, self._title(), beforehand(self._desk, self._patient))
        self._offer()
        self._bring(self.start)

    def _offer(self) -> None:
        """Offer what a stopped app left behind: a trial cut short, a session not finished."""
        if self._patient is None:
            return
        sessions = {session.id for session in self._desk.store.sessions(self._patient.id)}
        left = [trial for trial in self._appointment.cut_short() if trial.session_id in sessions]
        self.start.card.offer(left[0] if left else None)
        self.start.offer(self._appointment.unfinished(self._patient.id), self._desk.today())

    def _begin(self, facts: SessionFacts) -> None:
        if self._patient is None:
            return
        try:
            for name, chosen in ((TESTER, facts.tester), (BATTERY, facts.battery_id)):
                if chosen and chosen != self._desk.setting(name):
                    self._desk.set_setting(name, chosen)
            session = self._appointment.begin(self._patient.id, facts)
        except Mendable as fault:
            self.fault.emit(str(fault))
        else:
            self._show_tests(session)

    def take_up(self) -> None:
        """Go straight on with the session that waits, where there is one."""
        waiting = self._appointment.unfinished(self._patient.id) if self._patient else None
        if waiting is not None and self.currentWidget() is self.start:
            self._go_on(waiting)

    def _go_on(self, session: Session) -> None:
        """Go on; what was cut short is kept, for nobody said otherwise, and does not count."""
        try:
            for trial in self._appointment.cut_short():
                if trial.session_id == session.id:
                    self._appointment.keep(trial)
            self._show_tests(self._appointment.go_on(session))
        except Mendable as fault:
            self.fault.emit(str(fault))

    def _keep(self, trial: Trial) -> None:
        try:
            self._appointment.keep(trial)
        except Mendable as fault:
            self.fault.emit(str(fault))
        else:
            self.said.emit(f"{kind_words(trial).capitalize()} kept as far as it came")
        self._offer()

    def _drop(self, trial: Trial) -> None:
        try:
            self._appointment.drop(trial)
        except Mendable as fault:
            self.fault.emit(str(fault))
        self._offer()

    def _show_tests(self, session: TestingSession) -> None:
        self.testing.begin(session, self._title(), session.session.day, session.battery)
        self._bring(self.testing)
        self.connecting.emit()

    def _show_end(self) -> None:
        session = self._appointment.session
        if session is None or self._patient is None:
            return
        session.pause()
        first = Side.LEFT if self._patient.affected is AffectedSide.LEFT else Side.RIGHT
        try:
            self.end.show_end(self._title(), end_of_session(self._desk, session), first)
        except Mendable as fault:
            self.fault.emit(str(fault))
        else:
            self._bring(self.end)

    def _back(self) -> None:
        session = self._appointment.session
        if session is not None:
            session.choose(session.current)
            self._show_tests(session)

    def _swap(self, index: int) -> None:
        """The trials of a test were the other leg's."""
        session = self._appointment.session
        if session is None:
            return
        self._about_to()
        try:
            session.choose(index)
            session.swap_side()
        except Mendable as fault:
            self.fault.emit(str(fault))
        self._show_end()
        self._tell_done()

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

    def _about_to(self) -> None:
        self._before = self._desk.edits.newest

    def _tell_done(self) -> None:
        """Say what undo takes back now: a toast of something older would promise what it does not do."""
        newest = self._desk.edits.newest
        if newest is not None and newest is not self._before:
            self.done.emit(newest.name)

    def _title(self) -> str:
        programme = self._desk.store.programme(self._patient.id) if self._patient else None
        planned = planned_for(programme, self._desk.today()) if programme else None
        return planned.name if planned else UNPLANNED

    def _bring(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        page.setFocus()
        self._tell_sight()

    def _tell_sight(self) -> None:
        """Taps on the pad arm only what is in front."""
        if self._appointment.session is not None:
            self._appointment.session.in_sight = self.isVisible() and self.currentWidget() is self.testing

    def _connect(self) -> None:
        self.start.begun.connect(self._begin)
        self.start.gone_on.connect(self._go_on)
        self.start.kept.connect(self._keep)
        self.start.discarded.connect(self._drop)
        self.testing.done.connect(self.done)
        self.testing.deeds.doing.connect(self._about_to)
        self.testing.deeds.did.connect(self._tell_done)
        self.testing.fault.connect(self.fault)
        self.sound.clicked.connect(self._ask_sound)
        self.pedal.pressed.connect(self.testing.keys.pressed)
        self.testing.finished.connect(self._show_end)
        self.end.finished.connect(self._finish)
        self.end.back_asked.connect(self._back)
        self.end.swap_asked.connect(self._swap)
        self.end.said.connect(self.said)
        self.end.fault.connect(self.fault)
