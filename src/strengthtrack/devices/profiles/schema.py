"""The parts of a device profile as a file states them: checked, frozen, nothing unknown let in."""

import re
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator

from strengthtrack.devices.profiles.patterns import Pattern, bounded


def _wire_bytes(text: object) -> object:
    """Text of the file as bytes of the wire; every character is one byte."""
    if not isinstance(text, str):
        raise ValueError("must be text in quotes")  # noqa: TRY004 - pydantic collects ValueErrors
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        raise ValueError("has a character that is no single byte") from None


Wire = Annotated[bytes, BeforeValidator(_wire_bytes)]
Text = Annotated[str, Field(min_length=1, max_length=400)]
Unit = Literal["N", "mN", "kN", "kgf", "gf", "tf", "lbf", "klbf", "ozf"]
Status = Literal["ok", "overload", "unstable", "low battery"]


class Part(BaseModel):
    """What every part of a profile has in common: frozen, and a misspelt key is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Origin(Part):
    """Where a fact was read, and what was read there."""

    where: Text
    what: Text


class About(Part):
    """What it is and how well it is known. `tested_on_hardware` is true only after a person tried it."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9_]{2,40}$")]
    name: Text
    vendor: Text
    models: Annotated[tuple[Text, ...], Field(min_length=1)]
    protocol: Text
    evidence: Literal["vendor-manual", "driver", "capture", "unverified"]
    tested_on_hardware: bool
    sources: Annotated[tuple[Origin, ...], Field(min_length=1)]
    notes: str = ""


class Serial(Part):
    """The port's settings; `settle_ms` is how long the device starts up after the port opens."""

    baud: Annotated[int, Field(ge=300, le=4_000_000)]
    bytesize: Literal[7, 8] = 8
    parity: Literal["N", "E", "O"] = "N"
    stopbits: Literal[1, 2] = 1
    flow: Literal["none", "rtscts", "xonxoff"] = "none"
    settle_ms: Annotated[int, Field(ge=0, le=5000)] = 0


class LineFraming(Part):
    """Frames that end with a terminator; a longer run than `max_bytes` is no frame."""

    kind: Literal["line"]
    terminator: Annotated[Wire, Field(min_length=1, max_length=4)]
    max_bytes: Annotated[int, Field(ge=4, le=512)]


class Step(Part):
    """One thing said while greeting: a reply that matches `expect` is waited for; none is no fault.

    With `identity` the reply is part of what the dynamometer calls itself.
    """

    send: Wire
    expect: Pattern | None = None
    timeout_ms: Annotated[int, Field(ge=10, le=5000)] = 300
    identity: bool = False


class Acquire(Part):
    """How readings are got: polled by `request`, or streamed from `start` until `stop`. Rates in Hz."""

    mode: Literal["poll", "stream"]
    rate_max_hz: Annotated[float, Field(gt=0, le=10_000)]
    request: Wire = b""
    reply_timeout_ms: Annotated[int, Field(ge=10, le=5000)] = 200
    start: Wire = b""
    stop: Wire = b""
    init: tuple[Step, ...] = ()


class Parse(Part):
    """What a frame says: named groups value, and if there are any unit and status."""

    pattern: Pattern
    ignore: tuple[Pattern, ...] = ()
    errors: dict[str, Text] = Field(default_factory=dict)
    status: dict[str, Status] = Field(default_factory=dict)

    @property
    def error_patterns(self) -> tuple[re.Pattern[bytes], ...]:
        """What an error reply of the wire looks like, in the order of `errors`."""
        return tuple(bounded(pattern) for pattern in self.errors)

    @field_validator("pattern")
    @classmethod
    def _has_a_value(cls, pattern: Pattern) -> Pattern:
        if "value" not in pattern.groupindex:
            raise ValueError("needs a group named value, as in (?P<value>...)")
        unknown = sorted(set(pattern.groupindex) - {"value", "unit", "status"})
        if unknown:
            raise ValueError(f"has groups nobody reads: {', '.join(unknown)}")
        return pattern


class Units(Part):
    """Where the unit comes from: on the wire by `map`, always `fixed`, or asked of the person who connects."""

    source: Literal["wire", "fixed", "ask"]
    map: dict[str, Unit] = Field(default_factory=dict)
    fixed: Unit | None = None


class Sign(Part):
    """What a positive number on the wire means; `verified` only where a source says so."""

    positive: Literal["compression", "tension"]
    verified: bool
    note: str = ""


class Command(Part):
    """Something a person may tell the dynamometer. `answered`: it replies with one frame."""

    send: Wire
    answered: bool = False


class Expected(Part):
    """What an example must read as, compression positive."""

    value: float
    unit: Unit
    status: Status = "ok"


class Example(Part):
    """One frame as it comes, without its terminator, and what it is: a reading, or not one."""

    raw: Wire
    expect: Expected | None = None
    expect_error: bool = False
