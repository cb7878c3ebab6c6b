"""Device: the very dynamometer, and which profile decoded it."""

from strengthtrack.clinic.calibration import CalibrationStanding
from strengthtrack.clinic.days import day_words
from strengthtrack.clinic.setup import Dynamometer
from strengthtrack.documents.fhir.codes import concept
from strengthtrack.documents.fhir.elements import Json, element, notes, words
from strengthtrack.documents.fhir.telling import Telling


def device_key(dynamometer: Dynamometer) -> tuple[str, str, str, str]:
    """What tells it from another: one that is read by another profile may read otherwise."""
    return dynamometer.model, dynamometer.serial, dynamometer.profile_id, dynamometer.profile_hash


def device(dynamometer: Dynamometer, calibrated: CalibrationStanding, telling: Telling) -> Json:
    """The Device; its serial number is one of the clinic's own marks, and is not told where the patient is hidden.

    Of its calibration days alone are kept, and DeviceMetric would want a time of day.
    """
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
                *_calibration(calibrated),
            ],
            "note": notes(_said(calibrated)),
        }
    )


def _calibration(calibrated: CalibrationStanding) -> list[Json]:
    last = calibrated.last
    if last is None:
        return []
    days = (("calibrated-on", last.on), ("calibration-due-on", last.due_on))
    return [part for code, day in days for part in _property(code, day.isoformat())]


def _said(calibrated: CalibrationStanding) -> str:
    """What is overdue, for a reader that shows no properties; without the serial number."""
    last = calibrated.last
    return f"Calibration was due on {day_words(last.due_on)}." if last and calibrated.warns else ""


def _property(code: str, value: str) -> list[Json]:
    told = words(value)
    return [{"type": concept(code), "valueCode": [{"text": told}]}] if told else []
