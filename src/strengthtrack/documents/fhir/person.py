"""Patient and Condition: who it is, and what for."""

from strengthtrack.clinic.patient import AffectedSide, Patient, Sex
from strengthtrack.documents.fhir.codes import RECORD_NUMBER, concept
from strengthtrack.documents.fhir.elements import Json, element, words
from strengthtrack.documents.fhir.telling import Telling

_GENDERS = {Sex.FEMALE: "female", Sex.MALE: "male", Sex.OTHER: "other", Sex.UNKNOWN: "unknown"}
_SIDES = {AffectedSide.LEFT: "left-side", AffectedSide.RIGHT: "right-side", AffectedSide.BOTH: "both-sides"}


def person(patient: Patient, telling: Telling) -> Json:
    """The Patient; of a hidden one no more than an id and the sex."""
    known = _known(patient) if telling.identified else {}
    return element(
        {
            "resourceType": "Patient",
            "id": telling.id("Patient", patient.id),
            **known,
            "gender": _GENDERS[patient.sex],
        }
    )


def _known(patient: Patient) -> Json:
    number, name = words(patient.record_number), words(patient.name)
    address = [line for line in map(words, patient.address.splitlines()) if line]
    return {
        "identifier": [{"system": RECORD_NUMBER, "value": number}] if number else [],
        "name": [{"text": name}] if name else [],
        "birthDate": patient.born.isoformat(),
        "address": [{"text": ", ".join(address), "line": address}] if address else [],
    }


def has_condition(patient: Patient, telling: Telling) -> bool:
    """Whether there is anything to say of why the patient came."""
    return bool(telling.typed(patient.reason)) or patient.affected in _SIDES


def condition(patient: Patient, telling: Telling) -> Json:
    """The reason as it was typed, and the side. Whether it is active or confirmed was never asked, and is not said."""
    side = _SIDES.get(patient.affected)
    reason = telling.typed(patient.reason)
    return element(
        {
            "resourceType": "Condition",
            "id": telling.id("Condition", patient.id),
            "code": {"text": reason} if reason else None,
            "bodySite": [concept(side)] if side else [],
            "subject": telling.link("Patient", patient.id),
        }
    )
