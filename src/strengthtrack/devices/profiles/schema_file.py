"""The JSON Schema of a profile, by which an editor completes and checks its TOML."""

import json
from typing import Any

from strengthtrack.devices.profiles.profile import Profile

NAME = "schema.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_text() -> str:
    """The whole file, the same from the same model."""
    return json.dumps(profile_schema(), indent=1, ensure_ascii=False) + "\n"


def profile_schema() -> dict[str, Any]:
    """What may stand in a profile; patterns and what lies between parts are checked only when it is loaded."""
    schema = Profile.model_json_schema(by_alias=True)
    del schema["properties"]["hash"]
    return {"$schema": DIALECT, **schema, "title": "strengthtrack device profile"}
