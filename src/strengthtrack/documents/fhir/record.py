"""What of one patient goes into a bundle."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from strengthtrack.clinic.calibration import Calibration, CalibrationStanding, standing
from strengthtrack.clinic.course import Course
from strengthtrack.clinic.pain import PainInTest
from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.session_form import SessionForm
from strengthtrack.clinic.setup import Dynamometer
from strengthtrack.clinic.trial import Trial


@dataclass(frozen=True, slots=True)
class PatientRecord:
    """One patient's records, sessions and trials oldest first; practice, and what was discarded, is not among them.

    Nor is a blind session that is not finished. `forms` are by session; `today` is the local day they are told on.
    """

    patient: Patient
    today: date
    courses: tuple[Course, ...] = ()
    sessions: tuple[Session, ...] = ()
    trials: tuple[Trial, ...] = ()
    pains: tuple[PainInTest, ...] = ()
    forms: Mapping[str, SessionForm] = field(default_factory=dict)
    calibrations: tuple[Calibration, ...] = ()
    """Of the clinic's dynamometers, newest first."""

    @property
    def dynamometers(self) -> tuple[Dynamometer, ...]:
        """Each dynamometer once, in the order of first use."""
        return tuple(dict.fromkeys(trial.setup.dynamometer for trial in self.trials))

    def standing(self, dynamometer: Dynamometer) -> CalibrationStanding:
        """How it stands with a dynamometer's calibration today."""
        return standing(dynamometer.words, self.calibrations, self.today)

    def tested_in(self, course: Course) -> tuple[date, ...]:
        """The days of the course on which strength was tested."""
        tested = {trial.session_id for trial in self.trials}
        return tuple(visit.day for visit in self.sessions if visit.id in tested and course.holds(visit.day))

    def tried(self, session: Session) -> tuple[Trial, ...]:
        """The trials of a session."""
        return tuple(trial for trial in self.trials if trial.session_id == session.id)

    def pains_in(self, session: Session) -> tuple[PainInTest, ...]:
        """The answers to pain in each test of a session."""
        return tuple(pain for pain in self.pains if pain.session_id == session.id)
