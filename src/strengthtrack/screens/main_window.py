"""The one window: rail, strip, pages, and what lies over them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from strengthtrack.clinic.days import long_day_words
from strengthtrack.clinic.patient import Patient
from strengthtrack.errors import Mendable
from strengthtrack.practice.desk import Desk
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.screens import who
from strengthtrack.screens.actions import ACTIONS, ITEM_OF
from strengthtrack.screens.calibration_watch import CalibrationWatch
from strengthtrack.screens.frame import ActionKey, Frame
from strengthtrack.screens.page import Place, TakesUp
from strengthtrack.screens.page_stack import PageStack
from strengthtrack.screens.parts.gauge import gauge_of
from strengthtrack.screens.parts.logo import app_icon
from strengthtrack.screens.parts.toast import Toast
from strengthtrack.screens.rail import Rail
from strengthtrack.screens.search import MOST_PATIENTS, Search
from strengthtrack.screens.strip import Strip

if TYPE_CHECKING:  # the window is shown before the dynamometer's code is loaded
    from strengthtrack.practice.testing.dynamometer import LiveDynamometer

SMALLEST = (1280, 640)
"""The test page needs its three columns; a 1920 px laptop at 150 % shows this much."""


class MainWindow(QMainWindow):
    """One patient at a time; `make_page` is asked once for each place, when it is first gone to.

    Signals: `asked(act)`, by the name of an action, which `deeds` does; `connecting`, when the queue must be drained;
    `let_go`, when the dynamometer is no more; `find_asked`, when its port is not known; `gauge_chosen(port, profile id,
    baud, socket)`, to connect one that was found; `teach_asked`, when no profile knows it; `look_chosen(look)`;
    `sound_tried`; `sample_clinic_asked`; `closing`, before the window goes; `who_changed(patient_id)`, empty where
    nobody is open. `hold_back` is asked before closing: a sentence keeps the window open.
    """

    asked = Signal(str)
    connecting = Signal()
    let_go = Signal()
    find_asked = Signal()
    gauge_chosen = Signal(str, str, str, str)
    teach_asked = Signal()
    look_chosen = Signal(str)
    sound_tried = Signal()
    sample_clinic_asked = Signal()
    closing = Signal()
    who_changed = Signal(str)

    def __init__(self, desk: Desk, make_page: Callable[[Place], QWidget]) -> None:
        super().__init__()
        self.desk = desk
        self.live: LiveDynamometer | None = None
        self.patient: Patient | None = None
        self._calibration = CalibrationWatch(desk)
        self.rail, self.strip, self.pages = Rail(), Strip(), PageStack(make_page)
        self.setCentralWidget(Frame(self.rail, self.strip, self.pages))
        self.setWindowTitle("strengthtrack")
        self.setWindowIcon(app_icon())
        self.setMinimumSize(*SMALLEST)
        self.toast, self.search = Toast(self), Search(self._find, self)
        self.hold_back: Callable[[], str] = str
        self._connect()
        self._show_who()

    def go(self, place: Place) -> None:
        """Show a place; one that needs a patient is not gone to while none is open."""
        if self.pages.go(place):
            self.rail.show_act(ITEM_OF.get(place))
            self._place_toast()
            self.tick()

    def open_patient(self, patient_id: str) -> None:
        """Open a patient and show their page; where it cannot be read nobody is open, lest two people are mixed up."""
        try:
            self.patient = self.desk.store.patient(patient_id)
            self.pages.open_patient(patient_id)
            self._show_who()
            self.go(Place.PATIENT)
        except Mendable as fault:
            self.close_patient()
            self.fault(str(fault))

    def go_on_testing(self, patient_id: str) -> None:
        """Open a patient at their tests, where a session waits to be gone on with."""
        self.open_patient(patient_id)
        if self.patient is not None:
            self.go(Place.TEST)
            page = self.pages.page(Place.TEST)
            if isinstance(page, TakesUp):
                page.take_up()

    def reread_profiles(self) -> None:
        """A profile of a dynamometer was written or mended: pages that list them are made anew when next gone to."""
        self.pages.forget(Place.CONNECT, Place.FINDING, Place.SETTINGS, Place.TEACH)

    def close_patient(self) -> None:
        """Nobody is open; back to the list."""
        self.nobody_open()
        self.go(Place.PATIENTS)

    def use_dynamometer(self, live: "LiveDynamometer") -> None:
        """Follow this dynamometer from now on."""
        self.live = live
        self.tick()

    def refresh(self, changes: Changes) -> None:
        """Something was written; the edits call this."""
        self.desk.everyone.note(changes)
        if Kind.CALIBRATION in changes.kinds:
            self._calibration.forget()
        if self.patient is not None and changes.kinds & {Kind.PATIENT, Kind.PROGRAMME}:
            self.patient = self.desk.store.patient(self.patient.id)
            self._show_who()
        self.pages.refresh(changes)
        if self.patient is not None and self.patient.discarded_at is not None:
            self.close_patient()

    def tick(self) -> None:
        """Follow the dynamometer; the pump calls this at most once a frame."""
        self.pages.tick()
        overdue = self._calibration.overdue(self.live)
        self.strip.show_gauge(gauge_of(self.live, hidden=self.pages.hides_force, overdue=overdue))

    def say(self, words: str) -> None:
        """Say in the toast what happened."""
        self._place_toast()
        self.toast.say(words, undo=False)

    def done(self, words: str) -> None:
        """Say what was done, with the way back."""
        self._place_toast()
        self.toast.say(words)

    def fault(self, sentence: str) -> None:
        """Say what went wrong and what to do next; it stays until it is read."""
        self._place_toast()
        self.toast.fault(sentence)

    def act(self, name: str) -> None:
        """Ask for an action of the table by its name."""
        self.asked.emit(name)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes past the page itself, which hands the focus to a field of its own: it would come back for ever."""
        with self.pages.handing_nothing_on():
            return super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.toast.place()
        self.search.place()

    def closeEvent(self, event: QCloseEvent) -> None:
        why_not = self.hold_back()
        if why_not:
            self.fault(why_not)
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def _find(self, text: str) -> Sequence[Patient]:
        self.desk.everyone.keep_up(self.desk.store, self.desk.today())
        return [row.patient for row in self.desk.everyone.found(text, MOST_PATIENTS)]

    def nobody_open(self) -> None:
        """Close whoever is open."""
        self.patient = None
        self.pages.open_patient(None)
        self._show_who()

    def _show_who(self) -> None:
        self.who_changed.emit(self.patient.id if self.patient is not None else "")
        self.rail.set_patient_open(self.patient is not None)
        if self.patient is None:
            self.strip.show_who("No patient open", long_day_words(self.desk.today()))
        else:
            programme = self.desk.store.programme(self.patient.id)
            self.strip.show_who(self.patient.name, who.facts(self.patient, programme, self.desk.today()))

    def _place_toast(self) -> None:
        self.toast.stand(self.pages.bar_height, self.pages.toast_room)

    def _connect(self) -> None:
        for row in ACTIONS:
            self.addAction(ActionKey(row, self.act, self))
        for asks in (self.rail.chosen, self.search.action_chosen, self.strip.asked, self.toast.asked):
            asks.connect(self.act)
        self.search.patient_chosen.connect(self.open_patient)
        for over in (self.search.closed, self.toast.put_away, self.toast.asked):
            over.connect(self.pages.focus_page)
