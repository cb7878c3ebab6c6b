"""A FHIR R4 (4.0.1) Bundle of patients: built as JSON, held against the R4B models, and written as it was checked.

It is a transaction that a server takes whole or not at all, each entry a PUT to an id made from the records: sent
again it updates what is there and makes no second copy, which a POST would. Every id is a UUID, `fullUrl` the same
UUID as a urn, and a reference says kind and id: so references hold within the file, where a checker joins them to the
fullUrl, and on every server that lets a client choose ids, also where urns of PUT entries are not put right.

R4B is R4 but for medicines, evidence and subscriptions; the package has no models of R4 itself. A test holds
the names of elements against those of 4.0.1. The models check, and do not write: they would write decimals as floats.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from strengthtrack.clinic.session_form import SessionForm
from strengthtrack.documents.fhir.body import body_mass, height, note
from strengthtrack.documents.fhir.elements import Json, moment
from strengthtrack.documents.fhir.instrument import device
from strengthtrack.documents.fhir.observation import Visit
from strengthtrack.documents.fhir.person import condition, has_condition, person
from strengthtrack.documents.fhir.plan import plans
from strengthtrack.documents.fhir.record import PatientRecord
from strengthtrack.documents.fhir.reports import pains, questionnaires
from strengthtrack.documents.fhir.strength import strengths
from strengthtrack.documents.fhir.telling import Telling

if TYPE_CHECKING:
    from pydantic import BaseModel


def bundle(records: Iterable[PatientRecord], now: datetime, *, identified: bool = True) -> bytes:
    """One bundle of these patients, UTF-8; the same records and `now` give the same bytes."""
    return b"".join(pieces(records, now, identified=identified))


def pieces(records: Iterable[PatientRecord], now: datetime, *, identified: bool = True) -> Iterator[bytes]:
    """The same in pieces of one entry each, for more patients than memory holds; a piece is no JSON of its own."""
    head: Json = {"resourceType": "Bundle", "type": "transaction", "timestamp": moment(now)}
    yield _json(head)[:-1]
    between = b',"entry":[\n'
    known: set[str] = set()
    for record in records:
        for resource in resources(record, Telling(identified)):
            url = f"{resource['resourceType']}/{resource['id']}"
            if url not in known:
                if resource["resourceType"] == "Device":  # patients share dynamometers, and nothing else
                    known.add(url)
                yield between + _json(_entry(resource, url))
                between = b",\n"
    yield b"]}\n" if between == b",\n" else b"}\n"


def resources(record: PatientRecord, telling: Telling) -> Iterator[Json]:
    """Everything that is told of one patient: who, what for, the plan, the dynamometers, then visit by visit."""
    patient = record.patient
    yield person(patient, telling)
    if has_condition(patient, telling):
        yield condition(patient, telling)
    yield from plans(record, telling)
    for dynamometer in record.dynamometers:
        yield device(dynamometer, record.standing(dynamometer), telling)
    yield from height(patient, telling)
    for session in record.sessions:
        visit, asked = Visit(session, patient.id, telling, record.calibrations), record.pains_in(session)
        yield from body_mass(visit)
        yield from pains(visit, asked)
        yield from questionnaires(visit, record.forms.get(session.id, SessionForm()))
        yield from strengths(visit, record.tried(session), asked)
        yield from note(visit)


def _entry(resource: Json, url: str) -> Json:
    _model(str(resource["resourceType"]))(resource)
    return {
        "fullUrl": f"urn:uuid:{resource['id']}",
        "resource": resource,
        "request": {"method": "PUT", "url": url},
    }


def _json(value: Json) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


@cache
def _model(kind: str) -> "Callable[[Json], BaseModel]":
    """What holds a resource against its model, and raises pydantic's ValidationError where it does not fit."""
    from fhir.resources.R4B.careplan import CarePlan
    from fhir.resources.R4B.condition import Condition
    from fhir.resources.R4B.device import Device
    from fhir.resources.R4B.episodeofcare import EpisodeOfCare
    from fhir.resources.R4B.observation import Observation
    from fhir.resources.R4B.patient import Patient

    models: tuple[type[BaseModel], ...] = (CarePlan, Condition, Device, EpisodeOfCare, Observation, Patient)
    return {model.__name__: model.model_validate for model in models}[kind]
