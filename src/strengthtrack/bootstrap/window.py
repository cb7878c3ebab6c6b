"""The window and its pages, and the pump that brings them what the dynamometer and the writer say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from strengthtrack.practice.setting_names import LOOK
from strengthtrack.screens import theme
from strengthtrack.screens.main_window import MainWindow
from strengthtrack.screens.page import Place
from strengthtrack.screens.pump import Pump
from strengthtrack.screens.wiring import wire

if TYPE_CHECKING:
    from strengthtrack.bootstrap.clinic import Clinic
    from strengthtrack.charts.palette import Palette
    from strengthtrack.devices.profile import Profile
    from strengthtrack.practice.testing_session import TestingSession
    from strengthtrack.records.changes import Changes


class Workplace(QObject):
    """One window, and the clinic it works on once that is open. Attributes: window, pump."""

    def __init__(self) -> None:
        super().__init__()
        self._opened: Clinic | None = None
        self.window = MainWindow(None, self.make_page)
        self.pump: Pump | None = None
        self.window.connecting.connect(self.start_pump)
        self.window.let_go.connect(self._let_go)
        self.window.look_chosen.connect(self.dress)
        self.window.sample_clinic_asked.connect(self._fill_with_samples)
        self.window.closing.connect(self.close)

    def open(self, clinic: Clinic) -> None:
        """Work on this clinic: the list of patients, or what a stopped app left behind."""
        self._opened = clinic
        self.pump = Pump(clinic.heard, self.feed, self.tick, self)
        self.window.open_desk(clinic.desk)
        self.window.use_dynamometer(clinic.appointment.dynamometer)
        clinic.desk.edits.follow(self.changed)
        left = clinic.appointment.cut_short()
        if left:
            self.window.open_patient(clinic.desk.store.session(left[0].session_id).patient_id)
            self.window.go(Place.TEST)
        else:
            self.window.go(Place.PATIENTS)

    def start_pump(self) -> None:
        """Bring the window what the dynamometer and the writer say, from now on."""
        if self.pump is not None:
            self.pump.start()

    @property
    def _clinic(self) -> Clinic:
        assert self._opened is not None  # noqa: S101 - nothing can be asked for before
        return self._opened

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
        """Make the page of a place and connect it; each is imported when it is first gone to."""
        page = self._page(place)
        wire(self.window, page)
        return page

    def feed(self, events: list[object]) -> None:
        """What came since the last tick."""
        for event in events:
            news = self._clinic.appointment.hear(event)  # type: ignore[arg-type]
            if news.changes is not None:
                self.window.refresh(news.changes)
            if news.sentence:
                self.window.fault(news.sentence)

    def tick(self) -> None:
        """A sixtieth of a second is over."""
        self._clinic.appointment.tick()
        self.window.tick()

    def changed(self, changes: Changes) -> None:
        """Somebody wrote through the edits."""
        self._clinic.appointment.reload()
        self.window.refresh(changes)

    def close(self) -> None:
        """Stop feeding the window; what runs is kept."""
        if self._opened is not None and self.pump is not None:
            self.pump.stop()
            self._opened.appointment.leave()

    def _let_go(self) -> None:
        if self._clinic.appointment.session is None and self.pump is not None:
            self.pump.stop()

    def dress(self, look: str) -> None:
        """Light, dark, or as the system is."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101 - there is a window
        theme.apply(app, theme.palette_for(look))
        self.window.pages.make_anew()

    def _fill_with_samples(self) -> None:
        from strengthtrack.practice import sample_clinic

        desk = self._clinic.desk
        desk.edits.write(lambda store: sample_clinic.fill(store, desk.battery, desk.today()))

    def _page(self, place: Place) -> QWidget:  # noqa: PLR0911 - one page a place
        desk, palette, clinic = self._clinic.desk, self.palette, self._clinic
        match place:
            case Place.PATIENTS:
                from strengthtrack.screens.patients_page import PatientsPage

                return PatientsPage(desk, palette)
            case Place.PATIENT:
                from strengthtrack.screens.patient_page import PatientPage

                return PatientPage(desk, palette)
            case Place.FORM:
                from strengthtrack.screens.patient_form import PatientForm

                return PatientForm(desk, palette)
            case Place.TEST:
                from strengthtrack.screens.test_place import TestPlace

                return TestPlace(desk, palette, clinic.appointment)
            case Place.PROGRESS:
                from strengthtrack.screens.progress_page import ProgressPage

                return ProgressPage(desk, palette)
            case Place.LETTERS:
                from strengthtrack.screens.letter_page import LetterPage

                return LetterPage(desk, palette)
            case Place.SETTINGS:
                from strengthtrack.screens.settings_page import SettingsPage

                return SettingsPage(desk, palette, clinic.library)
            case Place.CONNECT:
                from strengthtrack.screens.connect_page import ConnectPage

                return ConnectPage(desk, palette, clinic.library, clinic.appointment.dynamometer)
