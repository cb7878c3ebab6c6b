"""What every Observation of a visit has."""

from dataclasses import dataclass

from strengthtrack.clinic.calibration import Calibration
from strengthtrack.clinic.session import Session
from strengthtrack.documents.fhir.codes import category
from strengthtrack.documents.fhir.elements import Json, moment, words
from strengthtrack.documents.fhir.telling import Telling


@dataclass(frozen=True, slots=True)
class Visit:
    """One session of one patient, with how much is told, and the clinic's calibrations, newest first."""

    session: Session
    patient_id: str
    telling: Telling
    calibrations: tuple[Calibration, ...] = ()

    def observation(self, of: tuple[str, str], code: Json, *key: str) -> Json:
        """One observation, its id made from the session and `key`; it is preliminary until the session is finished."""
        return {
            "resourceType": "Observation",
            "id": self.telling.id("Observation", self.session.id, *key),
            "status": "preliminary" if self.session.finished_at is None else "final",
            "category": category(of),
            "code": code,
            "subject": self.telling.link("Patient", self.patient_id),
            "effectiveDateTime": moment(self.session.started_at),
        }

    def performer(self, tester: str = "") -> list[Json]:
        """Who tested, by the name that is shown; the clinic keeps no more of its staff. Nobody for a hidden patient."""
        told = self.telling.typed(tester or self.session.tester)
        return [{"display": told}] if told else []

    def typed(self, text: str, otherwise: str) -> str:
        """What was typed about the patient, or other words where it is not told."""
        return self.telling.typed(text) or words(otherwise)
