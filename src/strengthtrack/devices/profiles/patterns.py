"""Regular expressions of profiles: anchored and bounded, so that no file can make the reader hang."""

import re
from functools import lru_cache
from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema

from strengthtrack.devices.profiles.pattern_parts import parts_of
from strengthtrack.devices.profiles.pattern_work import most_steps

LONGEST_TEXT = 400
MOST_STEPS = 10_000
"""How many steps a pattern may take over the worst of frames: less than a millisecond. Real ones take some hundreds."""


def bounded(text: object) -> re.Pattern[bytes]:
    """Compile a pattern of a profile; raises ValueError with a sentence where it is open or could run for long."""
    if not isinstance(text, str):
        raise ValueError("must be a pattern in quotes")  # noqa: TRY004 - pydantic collects ValueErrors
    if not (text.startswith("^") and text.endswith("$")):
        raise ValueError("must be anchored: begin with ^ and end with $")
    if len(text) > LONGEST_TEXT:
        raise ValueError(f"is longer than {LONGEST_TEXT} characters; make it shorter, or two of it")
    if not text.isascii() and max(map(ord, text)) > 255:
        raise ValueError("has a character that is no single byte")
    return _checked(text)


@lru_cache(maxsize=1024)
def _checked(text: str) -> re.Pattern[bytes]:
    parts = parts_of(text)
    try:
        compiled = re.compile(text.encode("latin-1"))
    except re.error as error:
        raise ValueError(f"is not a regular expression: {error}") from None
    if most_steps(parts, MOST_STEPS) > MOST_STEPS:
        raise ValueError("has too many ways to match; make its repetitions shorter, or parts that follow unlike")
    return compiled


Pattern = Annotated[
    re.Pattern[bytes],
    PlainValidator(bounded),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^\^[\s\S]*\$$",
            "maxLength": LONGEST_TEXT,
            "description": "A regular expression of a whole frame, such as ^[+-]?\\d{1,8} N$; repetitions are counted.",
        }
    ),
]
