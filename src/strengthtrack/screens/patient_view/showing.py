"""Opening the patient's view over a window, and closing it before anybody else could be seen."""

from dataclasses import replace

from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtGui import QGuiApplication

from strengthtrack.clinic.patient import Patient
from strengthtrack.errors import Mendable
from strengthtrack.practice.bands.error_bands import ErrorBands
from strengthtrack.practice.calibration.overdue import uses_of_patient
from strengthtrack.practice.calibration.words import patient_words as device_words
from strengthtrack.practice.care import care_of, courses_of
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.patient.phrase_book import PhraseBook
from strengthtrack.practice.patient.words import PatientWords, patient_words
from strengthtrack.practice.setting_names import CLINIC_NAME, PAPER
from strengthtrack.screens.main_window import MainWindow
from strengthtrack.screens.patient_view.displays import screen_for
from strengthtrack.screens.patient_view.patient_view import PatientView
from strengthtrack.screens.patient_view.printing import paper_for
from strengthtrack.screens.patient_view.take_home import PageFacts


class PatientViews(QObject):
    """At most one view at a time, of the patient who is open in `window`. Attributes: view."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._patient_id = ""
        self.view: PatientView | None = None
        window.closing.connect(self.close)
        window.who_changed.connect(self._follow)

    def open(self) -> None:
        """Show the open patient their view, on a second display if there is one; raises Mendable."""
        patient = self._window.patient
        if patient is None:
            return
        self.close()
        desk = self._window.desk
        words, facts = words_for(desk, patient), facts_for(desk, patient)
        self._patient_id, self.view = patient.id, PatientView(words, facts, self._window)
        self.view.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.view.closed.connect(self._closed)
        self.view.paper_chosen.connect(self._keep_paper)
        screen = screen_for(QGuiApplication.screens(), self._window.window().screen())
        self.view.setScreen(screen)
        self.view.setGeometry(screen.geometry())
        self.view.showFullScreen()
        self.view.activateWindow()

    def close(self) -> None:
        """Take the view away."""
        if self.view is not None:
            self.view.close()

    def _follow(self, patient_id: str) -> None:
        """Somebody else is open, or nobody: the view of the one before goes."""
        if patient_id != self._patient_id:
            self.close()

    def _closed(self) -> None:
        self.view = None
        self._window.pages.focus_page()

    def _keep_paper(self, name: str) -> None:
        try:
            self._window.desk.set_setting(PAPER, name)
        except Mendable as fault:
            self._window.fault(str(fault))


def words_for(desk: Desk, patient: Patient) -> PatientWords:
    """All that the patient is shown, as it is kept now."""
    care, found = care_of(desk.store, patient.id, desk.today()), courses_of(desk.store, patient.id)
    words = patient_words(care, found, desk.battery, ErrorBands(desk), PhraseBook(desk).chosen())
    overdue = device_words(uses_of_patient(desk, patient.id), words.phrases)
    if not overdue:
        return words
    return replace(words, steps=tuple(replace(step, notes=(*step.notes, overdue)) for step in words.steps))


def facts_for(desk: Desk, patient: Patient) -> PageFacts:
    """What their page to take home needs beside the words."""
    paper = paper_for(desk.setting(PAPER), QLocale.system())
    return PageFacts(desk.setting(CLINIC_NAME), patient.name, desk.today(), paper)
