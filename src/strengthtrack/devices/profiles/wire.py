"""What every part of a profile is made of: the base of the parts, and bytes of the wire as a file writes them."""

from typing import Annotated
from unicodedata import category

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema


class Part(BaseModel):
    """What every part of a profile has in common: frozen, and a misspelt key is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def wire_bytes(stated: object) -> object:
    """Text of the file, or `{ hex = "55 01" }`, as bytes of the wire; each character is one byte."""
    if isinstance(stated, bytes):
        return stated
    if isinstance(stated, dict) and set(stated) == {"hex"}:
        return _from_hex(stated["hex"])
    if not isinstance(stated, str):
        raise ValueError('must be text in quotes, or { hex = "55 01" }')  # noqa: TRY004 - pydantic collects ValueErrors
    try:
        return stated.encode("latin-1")
    except UnicodeEncodeError:
        raise ValueError("has a character that is no single byte") from None


def _from_hex(text: object) -> bytes:
    try:
        return bytes.fromhex(text if isinstance(text, str) else "?")
    except ValueError:
        raise ValueError('has no bytes in hexadecimal; write them as "55 01"') from None


Wire = Annotated[
    bytes,
    BeforeValidator(wire_bytes),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string"},
                {
                    "type": "object",
                    "properties": {"hex": {"type": "string", "pattern": "^([0-9A-Fa-f]{2} ?)*$"}},
                    "required": ["hex"],
                    "additionalProperties": False,
                },
            ],
            "description": 'Bytes of the wire: text, each character one byte, or { hex = "55 01" }.',
        }
    ),
]


def printable(text: str) -> str:
    """Text without control characters but ends of lines and tabs: a terminal would obey the others."""
    if any(category(sign) == "Cc" and sign not in "\r\n\t" for sign in text):
        raise ValueError("has a control character; take it out")
    return text


def _one_line(text: str) -> str:
    if any(category(sign) == "Cc" for sign in text):
        raise ValueError("must be one line, without control characters")
    return text


Text = Annotated[str, Field(min_length=1, max_length=400), AfterValidator(printable)]
Name = Annotated[str, Field(min_length=1, max_length=400), AfterValidator(_one_line)]
"""Text that stands in sentences."""
