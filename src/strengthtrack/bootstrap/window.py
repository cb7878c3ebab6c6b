"""The window and its pages, and the pump that brings them what the dynamometer and the writer say."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from strengthtrack.bootstrap.aloud import Aloud
from strengthtrack.bootstrap.pages import page_of
from strengthtrack.practice.setting_names import LAST_TYPED, LOOK, RECONNECT
from strengthtrack.practice.testing.dynamometer_state import OPEN, State
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.screens import theme
from strengthtrack.screens.deeds import Deeds
from strengthtrack.screens.main_window import MainWindow
from strengthtrack.screens.page import Place
from strengthtrack.screens.pump import Pump
from strengthtrack.screens.wiring import wire

if TYPE_CHECKING:
    from strengthtrack.bootstrap.clinic import Clinic
    from strengthtrack.charts.palette import Palette
    from strengthtrack.devices.profiles.profile import Profile
    from strengthtrack.practice.testing.dynamometer import LiveDynamometer
    from strengthtrack.practice.testing.last_gauge import LastGauge
    from strengthtrack.practice.testing.testing_session import TestingSession


NEED_DYNAMOMETER = frozenset({Place.TEST, Place.CONNECT, Place.FINDING, Place.GAUGES, Place.TEACH})
UNSAVED = (
    "What was measured last is not stored yet, for the disk does not take it; make room on it and close again, "
    "or close once more to give it up."
)
AT_EASE_MS = 100
"""After the list is shown; a hand on the mouse is slower."""
LOOK_MS = 500
"""How often it is asked whether the dynamometer that is looked for is there; it is looked for less often."""


class Workplace(QObject):
    """One window over one open clinic. Attributes: window, pump."""

    def __init__(self, clinic: Clinic) -> None:
        super().__init__()
        self._clinic = clinic
        self.window = MainWindow(clinic.desk, self.make_page)
        self._deeds = Deeds(self.window)
        self.aloud = Aloud(clinic, self.window)
        self.pump = Pump(clinic.heard, self.feed, self.tick, self)
        self._at_ease = QTimer(self)
        self._at_ease.setSingleShot(True)
        self._at_ease.timeout.connect(self.bring_dynamometer)
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_MS)
        self._looking.timeout.connect(self._look)
        self._looked_for_last = False
        clinic.desk.edits.follow(self.changed)
        self.window.connecting.connect(self.pump.start)
        self.window.let_go.connect(self._let_go)
        self.window.look_chosen.connect(self.dress)
        self.window.sample_clinic_asked.connect(self._fill_with_samples)
        self.window.closing.connect(self.close)
        self.window.hold_back = self.hold_back
        self._told_unsaved = 0

    def open(self) -> None:
        """Go to the list of patients, or to what a stopped app left behind."""
        left = self._clinic.desk.store.running.cut_short()
        if left:
            self.window.open_patient(self._clinic.desk.store.session(left[0].session_id).patient_id)
            self.window.go(Place.TEST)
        else:
            self.window.go(Place.PATIENTS)
        self._at_ease.start(AT_EASE_MS)

    def bring_dynamometer(self) -> None:
        """Load what speaks to a dynamometer, once the list can be used."""
        self._at_ease.stop()
        dynamometer = self._clinic.appointment.dynamometer
        if not self._looked_for_last:
            self._looked_for_last = True
            self._look_for_last(dynamometer)
        self.window.use_dynamometer(dynamometer)

    def _look_for_last(self, dynamometer: LiveDynamometer) -> None:
        """Begin as it was left: look for the dynamometer of last time, or let values be typed."""
        from strengthtrack.practice.testing.last_gauge import LastGauge

        desk = self._clinic.desk
        last = LastGauge.told(desk.setting)
        if dynamometer.state is not State.NOTHING or desk.setting(RECONNECT, "on") != "on":
            return
        if desk.setting(LAST_TYPED):
            dynamometer.by_hand()
        elif last is not None:
            dynamometer.look_for(last.where, last.name, partial(_how, last, self._clinic))
            self._looking.start()

    def _look(self) -> None:
        """See whether it is there; from then on the pump goes on by itself."""
        if not self.pump.running:
            self.pump.tick()
        if self._clinic.appointment.dynamometer.state is not State.SEARCHING:
            self._looking.stop()
            if self._clinic.appointment.dynamometer.state in OPEN:
                self.pump.start()

    @property
    def palette(self) -> Palette:
        """The palette that is chosen in the settings."""
        return theme.palette_for(self._clinic.desk.setting(LOOK, "system"))

    @property
    def session(self) -> TestingSession | None:
        """The session under way."""
        return self._clinic.appointment.session

    def profile(self, profile_id: str) -> Profile:
        """A device profile by its id; raises DeviceFault."""
        return self._clinic.library.profile(profile_id)

    def make_page(self, place: Place) -> QWidget:
        """Make the page of a place and connect it."""
        if place in NEED_DYNAMOMETER:
            self.bring_dynamometer()
        page = page_of(place, self._clinic)
        wire(self.window, page)
        self.aloud.show_on(page)
        return page

    def feed(self, events: list[object]) -> None:
        """What came since the last tick."""
        from strengthtrack.devices.readings import joined

        for event in joined(events):
            news = self._clinic.appointment.hear(event)  # type: ignore[arg-type]
            if news.changes is not None:
                self.window.refresh(news.changes)
            if news.sentence and not self._said_by_page(news.sentence):
                self.window.fault(news.sentence)

    def _said_by_page(self, sentence: str) -> bool:
        """Whether the page of the dynamometer, in front, says by itself why it is lost."""
        return self.window.pages.place is Place.CONNECT and sentence == self._clinic.appointment.dynamometer.why

    def tick(self) -> None:
        """A sixtieth of a second is over."""
        news = self._clinic.appointment.tick()
        if news.sentence:
            self.window.fault(news.sentence)
        self.aloud.tick()
        self.window.tick()

    def changed(self, changes: Changes) -> None:
        """Somebody wrote through the edits."""
        if self.window.live is not None:
            self._clinic.appointment.reload()
        if Kind.SETTING in changes.kinds:
            self.aloud.obey()
        self.window.refresh(changes)

    def hold_back(self) -> str:
        """Why the window should stay: the disk did not take a trial. Ends a push under way; asked again, it lets go."""
        if self.window.live is None or self._clinic.closed:
            return ""
        appointment = self._clinic.appointment
        if appointment.session is not None:
            appointment.session.pause()
        appointment.recorder.try_again()
        self._clinic.settle()
        self.pump.tick()
        told, self._told_unsaved = self._told_unsaved, appointment.recorder.unsaved
        return UNSAVED if self._told_unsaved > told else ""

    def close(self) -> None:
        """Stop feeding the window; what runs is kept."""
        self._at_ease.stop()
        self._looking.stop()
        self.aloud.close()
        if self.window.live is not None:
            self.pump.stop()
            self._clinic.appointment.leave()

    def _let_go(self) -> None:
        if self._clinic.appointment.session is None:
            self.pump.stop()

    def dress_as_set(self) -> None:
        """Put on the look that is chosen in the settings."""
        if self.palette != theme.palette_in_use():
            self.dress(self._clinic.desk.setting(LOOK, "system"))

    def dress(self, look: str) -> None:
        """Light, dark, or as the system is."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101 - there is a window
        theme.apply(app, theme.palette_for(look))
        self.window.pages.make_anew()

    def _fill_with_samples(self) -> None:
        from strengthtrack.practice.sample import sample_clinic

        desk = self._clinic.desk
        battery = desk.battery  # read here: the writer's thread may not use this thread's connection
        desk.edits.write(lambda store: sample_clinic.fill(store, battery, desk.today()))


def _how(last: LastGauge, clinic: Clinic) -> Profile:
    """How the last dynamometer is read; its profile is found in the thread that looks for it."""
    return last.profile(clinic.library)
