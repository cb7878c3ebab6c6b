"""Device: the very dynamometer, and which profile decoded it."""

from strengthtrack.clinic.setup import Dynamometer
from strengthtrack.documents.fhir.codes import concept
from strengthtrack.documents.fhir.elements import Json, element, words
from strengthtrack.documents.fhir.telling import Telling


def device_key(dynamometer: Dynamometer) -> tuple[str, str, str, str]:
    """What tells it from another: one that is read by another profile may read otherwise."""
    return dynamometer.model, dynamometer.serial, dynamometer.profile_id, dynamometer.profile_hash


def device(dynamometer: Dynamometer, telling: Telling) -> Json:
    """The Device; its serial number is one of the clinic's own marks, and is not told where the patient is hidden."""
    model = words(dynamometer.model)
    return element(
        {
            "resourceType": "Device",
            "id": telling.id("Device", *device_key(dynamometer)),
            "serialNumber": telling.typed(dynamometer.serial),
            "deviceName": [{"name": model, "type": "model-name"}] if model else [],
            "type": concept("dynamometer"),
            "property": [
                *_property("profile", dynamometer.profile_id),
                *_property("profile-hash", dynamometer.profile_hash),
            ],
        }
    )


def _property(code: str, value: str) -> list[Json]:
    told = words(value)
    return [{"type": concept(code), "valueCode": [{"text": told}]}] if told else []
