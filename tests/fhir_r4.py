"""Holds a bundle against FHIR R4 4.0.1 where the R4B models do not: names, value sets, blank text, references.

Of each type the elements the app writes, every one of them looked up in 4.0.1. A name that is not here is either new,
and is looked up and added, or comes from a later release.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

Json = dict[str, Any]

_CONCEPT, _QUANTITY, _LINK = "CodeableConcept", "Quantity", "Reference"
ELEMENTS: Mapping[str, Mapping[str, str]] = {
    "Bundle": {"resourceType": "", "type": "", "timestamp": "", "entry": "Bundle.entry"},
    "Bundle.entry": {"fullUrl": "", "resource": "Resource", "request": "Bundle.entry.request"},
    "Bundle.entry.request": {"method": "", "url": ""},
    "Patient": {
        "resourceType": "", "id": "", "identifier": "Identifier", "name": "HumanName", "gender": "", "birthDate": "",
        "address": "Address",
    },
    "Condition": {"resourceType": "", "id": "", "code": _CONCEPT, "bodySite": _CONCEPT, "subject": _LINK},
    "EpisodeOfCare": {
        "resourceType": "", "id": "", "status": "", "diagnosis": "EpisodeOfCare.diagnosis", "patient": _LINK,
        "period": "Period",
    },
    "EpisodeOfCare.diagnosis": {"condition": _LINK},
    "CarePlan": {
        "resourceType": "", "id": "", "replaces": _LINK, "status": "", "intent": "", "title": "", "description": "",
        "subject": _LINK, "period": "Period", "addresses": _LINK, "supportingInfo": _LINK,
        "activity": "CarePlan.activity", "note": "Annotation",
    },
    "CarePlan.activity": {"detail": "CarePlan.activity.detail"},
    "CarePlan.activity.detail": {
        "code": _CONCEPT, "status": "", "statusReason": _CONCEPT, "scheduledTiming": "Timing",
        "scheduledPeriod": "Period", "description": "",
    },
    "Device": {
        "resourceType": "", "id": "", "serialNumber": "", "deviceName": "Device.deviceName", "type": _CONCEPT,
        "property": "Device.property", "note": "Annotation",
    },
    "Device.deviceName": {"name": "", "type": ""},
    "Device.property": {"type": _CONCEPT, "valueCode": _CONCEPT},
    "Observation": {
        "resourceType": "", "id": "", "status": "", "category": _CONCEPT, "code": _CONCEPT, "subject": _LINK,
        "effectiveDateTime": "", "_effectiveDateTime": "Primitive", "effectivePeriod": "Period", "performer": _LINK,
        "valueQuantity": _QUANTITY, "valueString": "", "dataAbsentReason": _CONCEPT, "note": "Annotation",
        "bodySite": _CONCEPT, "method": _CONCEPT, "device": _LINK, "hasMember": _LINK,
        "component": "Observation.component",
    },
    "Observation.component": {
        "code": _CONCEPT, "valueQuantity": _QUANTITY, "valueCodeableConcept": _CONCEPT, "valueString": "",
        "dataAbsentReason": _CONCEPT, "interpretation": _CONCEPT,
    },
    "Primitive": {"extension": "Extension"},
    "Extension": {"url": "", "valueCode": ""},
    "Identifier": {"system": "", "value": ""},
    "HumanName": {"text": ""},
    "Address": {"text": "", "line": ""},
    "CodeableConcept": {"coding": "Coding", "text": ""},
    "Coding": {"system": "", "code": "", "display": ""},
    "Quantity": {"value": "", "unit": "", "system": "", "code": ""},
    "Reference": {"reference": "", "display": ""},
    "Annotation": {"text": ""},
    "Period": {"start": "", "end": ""},
    "Timing": {"repeat": "Timing.repeat"},
    "Timing.repeat": {"boundsPeriod": "Period", "frequency": "", "period": "", "periodUnit": ""},
}  # fmt: skip

REQUIRED: Mapping[tuple[str, str], frozenset[str]] = {
    ("Bundle", "type"): frozenset({"transaction", "batch", "collection"}),
    ("Bundle.entry.request", "method"): frozenset({"PUT"}),
    ("Patient", "gender"): frozenset({"male", "female", "other", "unknown"}),
    ("EpisodeOfCare", "status"): frozenset(
        {"planned", "waitlist", "active", "onhold", "finished", "cancelled", "entered-in-error"}
    ),
    ("CarePlan", "status"): frozenset(
        {"draft", "active", "on-hold", "revoked", "completed", "entered-in-error", "unknown"}
    ),
    ("CarePlan", "intent"): frozenset({"proposal", "plan", "order", "option"}),
    ("CarePlan.activity.detail", "status"): frozenset(
        {"not-started", "scheduled", "in-progress", "on-hold", "completed", "cancelled", "stopped", "unknown"}
    ),
    ("Device.deviceName", "type"): frozenset({"user-friendly-name", "manufacturer-name", "model-name", "other"}),
    ("Observation", "status"): frozenset({"registered", "preliminary", "final", "amended", "corrected"}),
    ("Timing.repeat", "periodUnit"): frozenset({"s", "min", "h", "d", "wk", "mo", "a"}),
    ("Quantity", "code"): frozenset({"N", "N.m", "N/kg", "kg", "cm", "m", "{score}"}),
}
"""Value sets that are required in 4.0.1, which the models do not look at; of units, those that UCUM has."""

_ID = re.compile(r"[A-Za-z0-9\-.]{1,64}")
_UUID_URN = re.compile(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_STRING = re.compile("[ !-~\u0080-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]+")


def faults(bundle: Json) -> list[str]:
    """Everything that is not right in a bundle; empty where all is."""
    return [*_element("Bundle", bundle, "Bundle"), *_joined(bundle)]


def resources(bundle: Json, kind: str) -> list[Json]:
    """The resources of one kind, in their order."""
    found = [entry["resource"] for entry in bundle.get("entry", [])]
    return [resource for resource in found if resource["resourceType"] == kind]


def _element(type: str, value: Any, where: str) -> Iterator[str]:
    if type == "Resource":
        type = value["resourceType"]
        if not _ID.fullmatch(value["id"]):
            yield f"{where}: id {value['id']}"
    known = ELEMENTS.get(type, {})
    for name, part in value.items():
        at = f"{where}.{name}"
        if name not in known:
            yield f"{at} is no element of {type}"
            continue
        if part in ("", [], {}, None):
            yield f"{at} is empty"
        for one in part if isinstance(part, list) else [part]:
            yield from _element(known[name], one, at) if known[name] else _primitive(type, name, one, at)


def _primitive(type: str, name: str, value: Any, where: str) -> Iterator[str]:
    allowed = REQUIRED.get((type, name))
    if allowed is not None and value not in allowed:
        yield f"{where}: “{value}” is not in the value set"
    if isinstance(value, str) and (value != " ".join(value.split()) or not _STRING.fullmatch(value)):
        yield f"{where}: {value!r} is no plain text"


def _joined(bundle: Json) -> Iterator[str]:
    """Whether every entry is known by its own UUID, is there once, and every reference is to one of them."""
    there = set()
    for entry in bundle.get("entry", []):
        resource = entry["resource"]
        url = f"{resource['resourceType']}/{resource['id']}"
        if entry["fullUrl"] != f"urn:uuid:{resource['id']}" or not _UUID_URN.fullmatch(entry["fullUrl"]):
            yield f"{url} has the fullUrl {entry['fullUrl']}"
        if entry["request"]["url"] != url or url in there:
            yield f"{url} is there twice, or put elsewhere"
        there.add(url)
    yield from (f"{link} leads nowhere" for link in links(bundle) if link not in there)


def links(value: Any) -> Iterator[str]:
    """Every reference in a piece of JSON."""
    if isinstance(value, dict):
        if isinstance(value.get("reference"), str):
            yield value["reference"]
        for part in value.values():
            yield from links(part)
    elif isinstance(value, list):
        for part in value:
            yield from links(part)
