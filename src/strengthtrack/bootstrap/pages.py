"""The page of each place. Each is imported when it is first gone to, so that the list of patients is there at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from strengthtrack.screens.page import Place
from strengthtrack.screens.theme import palette_in_use

if TYPE_CHECKING:
    from strengthtrack.bootstrap.clinic import Clinic


def page_of(place: Place, clinic: Clinic) -> QWidget:  # noqa: C901, PLR0911, PLR0912 - one page a place
    """Make the page of a place, in the palette in use."""
    desk, palette = clinic.desk, palette_in_use()
    match place:
        case Place.PATIENTS:
            from strengthtrack.screens.patients.patients_page import PatientsPage

            return PatientsPage(desk, palette)
        case Place.PATIENT:
            from strengthtrack.screens.patients.patient_page import PatientPage

            return PatientPage(desk, palette)
        case Place.FORM:
            from strengthtrack.screens.patients.patient_form import PatientForm

            return PatientForm(desk, palette)
        case Place.PROGRAMME:
            from strengthtrack.screens.programme.programme_page import ProgrammePage

            return ProgrammePage(desk, palette)
        case Place.TEST:
            from strengthtrack.screens.place_of_test import TestPlace

            return TestPlace(desk, palette, clinic.appointment)
        case Place.PROGRESS:
            from strengthtrack.screens.progress.progress_page import ProgressPage

            return ProgressPage(desk, palette)
        case Place.TRIALS:
            from strengthtrack.screens.trial.trial_page import TrialPage

            return TrialPage(desk, palette)
        case Place.LETTERS:
            from strengthtrack.screens.letter.letter_page import LetterPage

            return LetterPage(desk, palette)
        case Place.SETTINGS:
            from strengthtrack.screens.settings.settings_page import SettingsPage

            return SettingsPage(desk, palette, clinic.library)
        case Place.BATTERIES:
            from strengthtrack.screens.batteries.battery_page import BatteryPage

            return BatteryPage(desk, palette)
        case Place.STUDY:
            from strengthtrack.screens.repeatability.study_page import StudyPage

            return StudyPage(desk, palette)
        case Place.REVIEW:
            from strengthtrack.screens.review.review_page import ReviewPage

            return ReviewPage(desk)
        case Place.EXPORT:
            from strengthtrack.screens.exports.export_page import ExportPage

            return ExportPage(desk)
        case Place.IMPORT:
            from strengthtrack.screens.intake.import_page import ImportPage

            return ImportPage(desk, palette)
        case Place.TEMPLATES:
            from strengthtrack.screens.templates.template_page import TemplatePage

            return TemplatePage(desk)
        case Place.GAUGES:
            from strengthtrack.screens.gauges.gauges_page import GaugesPage

            return GaugesPage(desk, clinic.appointment.dynamometer)
        case Place.FINDING:
            from strengthtrack.screens.finding.find_page import FindPage

            return FindPage(desk, clinic.library, clinic.appointment.dynamometer)
        case Place.TEACH:
            from strengthtrack.screens.teaching.teach_page import TeachPage

            return TeachPage(desk, clinic.library, clinic.appointment.dynamometer)
        case Place.CONNECT:
            from strengthtrack.screens.connecting.connect_page import ConnectPage

            return ConnectPage(desk, palette, clinic.library, clinic.appointment.dynamometer)
