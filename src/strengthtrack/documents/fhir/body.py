"""Body mass and height as FHIR's vital signs ask for them, and the note of a visit."""

from collections.abc import Iterator

from strengthtrack.clinic.patient import Patient
from strengthtrack.documents.fhir.codes import BODY_HEIGHT, BODY_WEIGHT, EXAM, VITAL_SIGNS, category, concept, loinc
from strengthtrack.documents.fhir.elements import CENTIMETRES, KILOGRAMS, Json, element, quantity
from strengthtrack.documents.fhir.observation import Visit
from strengthtrack.documents.fhir.telling import Telling

_ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"


def height(patient: Patient, telling: Telling) -> Iterator[Json]:
    """The height on record. The day it was measured is not kept, and a vital sign must say so: unknown, not today."""
    if patient.height_m is not None:
        yield {
            "resourceType": "Observation",
            "id": telling.id("Observation", patient.id, "height"),
            "status": "final",
            "category": category(VITAL_SIGNS),
            "code": loinc(BODY_HEIGHT, text="Body height"),
            "subject": telling.link("Patient", patient.id),
            "_effectiveDateTime": {"extension": [{"url": _ABSENT, "valueCode": "unknown"}]},
            "valueQuantity": quantity(patient.height_m * 100.0, CENTIMETRES),
        }


def body_mass(visit: Visit) -> Iterator[Json]:
    """The body mass of that day; never one of another day."""
    mass = visit.session.body_mass_kg
    if mass is not None:
        made = visit.observation(VITAL_SIGNS, loinc(BODY_WEIGHT, text="Body mass"), "body-mass")
        yield element({**made, "performer": visit.performer(), "valueQuantity": quantity(mass, KILOGRAMS)})


def note(visit: Visit) -> Iterator[Json]:
    """What the tester wrote of the visit."""
    said = visit.telling.typed(visit.session.note)
    if said:
        made = visit.observation(EXAM, concept("visit-note"), "note")
        yield element({**made, "performer": visit.performer(), "valueString": said})
