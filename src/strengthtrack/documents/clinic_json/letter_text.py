"""Letters keep JSON in a string; that of a file is looked at before it is let in."""

import json
from dataclasses import fields
from functools import cache
from typing import Annotated, Any

from pydantic import AfterValidator, TypeAdapter, ValidationInfo

from strengthtrack.clinic.letter import LetterDraft
from strengthtrack.documents.letter.facts import LetterFacts
from strengthtrack.documents.letter.frozen import from_json

_BESIDE = {"patient_id", "kind"}
"""What of a draft stands beside its text."""


@cache
def _letter() -> TypeAdapter[LetterFacts]:
    return TypeAdapter(LetterFacts)


@cache
def _draft() -> TypeAdapter[LetterDraft]:
    return TypeAdapter(LetterDraft)


def _object(text: str) -> dict[str, Any]:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise ValueError("is not a JSON object in a string")  # noqa: TRY004 - pydantic collects ValueErrors
    return told


def _facts(text: str, info: ValidationInfo) -> str:
    if info.mode != "json":
        return text
    told = _object(text)
    try:
        from_json(text)  # which looks at the names, and not at what stands there
    except (AttributeError, KeyError, TypeError, ValueError):
        raise ValueError("holds no facts of a letter that this version can read") from None
    _letter().validate_json(json.dumps(told), strict=True)
    return text


def _drafted(text: str, info: ValidationInfo) -> str:
    if info.mode != "json":
        return text
    told = _object(text)
    missing = {field.name for field in fields(LetterDraft)} - _BESIDE - told.keys()
    if missing:
        raise ValueError(f"has no {min(missing)}")
    _draft().validate_json(json.dumps({**told, "patient_id": ""}), strict=True)
    return text


FactsText = Annotated[str, AfterValidator(_facts)]
DraftText = Annotated[str, AfterValidator(_drafted)]
