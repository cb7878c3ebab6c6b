"""One sample patient with one visit as a bundle, and what is found in it."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from clinic_samples import sample_patient, sample_session
from fhir_r4 import Json, faults, resources
from strengthtrack.clinic.patient import AffectedSide, Sex
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.trial import Trial
from strengthtrack.documents.fhir.bundle import bundle
from strengthtrack.documents.fhir.record import PatientRecord

DAY = date(2026, 4, 28)
NOW = datetime(2026, 4, 28, 14, 0, tzinfo=UTC)
VISIT = replace(sample_session("s1", DAY), finished_at=NOW)
PATIENT = replace(
    sample_patient(),
    sex=Sex.FEMALE,
    affected=AffectedSide.RIGHT,
    height_m=1.68,
    reason="Pain on stairs",
    address="1 Sample Street\nSampletown",
)


def record(visit: Session = VISIT, trials: Iterable[Trial] = (), **more: Any) -> PatientRecord:
    """One patient with one visit."""
    return PatientRecord(**{"patient": PATIENT, "today": DAY, "sessions": (visit,), "trials": tuple(trials), **more})


def told(of: PatientRecord, *, identified: bool = True) -> Json:
    """The bundle of one patient, valid."""
    made: Json = json.loads(bundle([of], NOW, identified=identified))
    assert faults(made) == []
    return made


def observation(made: Json, code: str) -> Json:
    """The one observation with this code."""
    found: Json
    (found,) = (one for one in resources(made, "Observation") if code in codes(one["code"]))
    return found


def codes(concept: Json) -> list[str]:
    """The codes of a concept."""
    return [str(coding["code"]) for coding in concept.get("coding", [])]


def component(of: Json, code: str) -> Json:
    """The one component with this code."""
    found: Json
    (found,) = (part for part in of["component"] if code in codes(part["code"]))
    return found
