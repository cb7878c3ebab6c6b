"""The published JSON Schema, made of the same classes that every file is checked against."""

import json
from typing import Any

from strengthtrack.documents.clinic_json.document import FORMAT, Document

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_text() -> str:
    """As it stands in docs/clinic.schema.json."""
    made = _without_titles(Document.model_json_schema(mode="validation"))
    return json.dumps({"$schema": DIALECT, "title": FORMAT, **made}, ensure_ascii=False, indent=2) + "\n"


def _without_titles(schema: Any) -> Any:
    """Strip what says nothing: pydantic gives every key a title that says it once more."""
    if isinstance(schema, list):
        return [_without_titles(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    return {key: _without_titles(value) for key, value in schema.items() if key != "title"}
