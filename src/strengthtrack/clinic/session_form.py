"""What is asked and looked at before the first push. Nothing of it is compulsory; what is missing is not printed."""

from dataclasses import dataclass

from strengthtrack.clinic.findings import Findings
from strengthtrack.clinic.function import FunctionScore, PatientActivity
from strengthtrack.clinic.screening import Consent, ScreeningAnswer


@dataclass(frozen=True, slots=True)
class SessionForm:
    """The form of one session; body mass and pain stand in the session itself."""

    screening: tuple[ScreeningAnswer, ...] = ()
    consent: Consent = Consent()
    function: tuple[FunctionScore, ...] = ()
    activities: tuple[PatientActivity, ...] = ()
    """The patient's own, for the PSFS; kept from visit to visit with new scores."""
    findings: Findings = Findings()
