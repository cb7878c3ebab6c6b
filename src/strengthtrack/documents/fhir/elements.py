"""The small parts FHIR resources are made of, as JSON. What is empty is left out, for FHIR knows no empty element."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from strengthtrack.documents.letter.facts import plain

Json = dict[str, object]

UCUM = "http://unitsofmeasure.org"
NEWTONS, NEWTON_METRES, NEWTONS_PER_KG = "N", "N.m", "N/kg"
KILOGRAMS, CENTIMETRES, METRES = "kg", "cm", "m"
POINTS = "{score}"
_DECIMALS = 3
_ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason"


def element(parts: Mapping[str, object]) -> Json:
    """The parts that say something, in their order; nought and False do."""
    return {name: part for name, part in parts.items() if part is not None and part not in ("", [], {})}


def words(text: str) -> str:
    """Text as a FHIR string may hold it: one line, no control character, no space but the plain one; may be empty."""
    return " ".join(plain(text).split())


def notes(*texts: str) -> list[Json]:
    """Annotations of what is said."""
    return [{"text": text} for text in texts if text]


def quantity(value: float, unit: str) -> Json:
    """A number with its unit, a UCUM code, to a thousandth of it; points of a score are whole where they can be."""
    number = round(value, _DECIMALS) + 0.0  # nought has no sign
    whole = unit == POINTS and number == int(number)
    return {"value": int(number) if whole else number, "unit": unit, "system": UCUM, "code": unit}


def moment(at: datetime) -> str:
    """A time to the second, told in UTC whatever the computer's own zone is, so that it comes out the same."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def times(start: datetime, end: datetime) -> Json:
    """A period of time."""
    return {"start": moment(start), "end": moment(end)}


def days(first: date, last: date | None = None) -> Json:
    """A period of local days, both included; one that would end before it begins is that one day."""
    return element({"start": first.isoformat(), "end": max(first, last).isoformat() if last else None})


def absent(why: str) -> Json:
    """The reason in words why there is no value."""
    return {"coding": [{"system": _ABSENT, "code": "unknown", "display": "Unknown"}], "text": why}
