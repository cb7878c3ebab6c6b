"""The parts of a device profile as a file states them: checked, frozen, nothing unknown let in."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, field_validator, model_validator

from strengthtrack.devices.profiles.patterns import Pattern, bounded
from strengthtrack.devices.profiles.wire import Name, Part, Text, Wire, printable

Unit = Literal["N", "mN", "kN", "kgf", "gf", "tf", "lbf", "klbf", "ozf"]
Status = Literal["ok", "overload", "unstable", "low battery"]
Mode = Literal["poll", "stream", "button"]
Flow = Literal["none", "rtscts", "xonxoff"]
Sure = Literal["certain", "likely", "possible"]
"""Its id; a reply only this grammar has; numbers that several profiles read."""
Baud = Annotated[int, Field(ge=300, le=4_000_000)]
GROUPS = ("value", "sign", "decimals", "unit", "status", "seq", "clock")


class Origin(Part):
    """Where a fact was read, and what was read there."""

    where: Text
    what: Text


class About(Part):
    """What it is and how well it is known. `tested_on_hardware` is true only after a person tried it."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9_]{2,40}$")]
    name: Name
    vendor: Name
    models: Annotated[tuple[Name, ...], Field(min_length=1)]
    protocol: Name
    evidence: Literal["vendor-manual", "driver", "capture", "unverified"]
    tested_on_hardware: bool
    sources: Annotated[tuple[Origin, ...], Field(min_length=1)]
    notes: Annotated[str, AfterValidator(printable)] = ""


class Habits(Part):
    """What a person is told of it, in minutes: when it switches itself off, how long its load cell warms up."""

    auto_off_min: Annotated[float, Field(gt=0, le=240)] | None = None
    warm_up_min: Annotated[float, Field(gt=0, le=240)] | None = None


class Usb(Part):
    """An id of the dynamometer's own, never that of a cable; `serial` is the socket it stands for, if it is one."""

    vid: Annotated[int, Field(ge=0, le=0xFFFF)]
    pid: Annotated[int, Field(ge=0, le=0xFFFF)]
    serial: str = ""


class Socket(Part):
    """Another way it is plugged in, with what differs there."""

    name: Name
    baud: Baud
    flow: Flow = "none"


class Serial(Part):
    """The port's settings; `settle_ms` is how long the device starts up after the port opens.

    `bauds` are others it can be set to; `also` its other sockets; dtr and rts where it needs them so.
    """

    baud: Baud
    bauds: tuple[Baud, ...] = ()
    bytesize: Literal[7, 8] = 8
    parity: Literal["N", "E", "O"] = "N"
    stopbits: Literal[1, 2] = 1
    flow: Flow = "none"
    settle_ms: Annotated[int, Field(ge=0, le=5000)] = 0
    dtr: bool | None = None
    rts: bool | None = None
    also: tuple[Socket, ...] = ()


class Step(Part):
    """One thing said while greeting: a reply that matches `expect` is waited for; none is no fault.

    With `identity` the reply, or its group name, is part of what the dynamometer calls itself. With `unit` the reply
    is the unit it shows, by unit.map: one that is not the unit that was chosen is not read in it.
    """

    send: Wire
    expect: Pattern | None = None
    timeout_ms: Annotated[int, Field(ge=10, le=5000)] = 300
    identity: bool = False
    unit: bool = False


class KeepAlive(Part):
    """What keeps it from switching itself off: said every so often, without an answer."""

    send: Wire
    every_s: Annotated[float, Field(ge=1, le=3600)]


class Acquire(Part):
    """How readings are got: polled by `request`, streamed from `start` until `stop`, or one at its own button.

    `also` are the other ways it can be read. Rates in Hz; `poll_max_hz` where asking is slower than streaming.
    `start_again_ms`: `start` is said so often until it is heeded.
    """

    mode: Mode
    also: tuple[Mode, ...] = ()
    rate_max_hz: Annotated[float, Field(gt=0, le=10_000)]
    poll_max_hz: Annotated[float, Field(gt=0, le=10_000)] | None = None
    request: Wire = b""
    reply_timeout_ms: Annotated[int, Field(ge=10, le=5000)] = 200
    start: Wire = b""
    start_again_ms: Annotated[int, Field(ge=50, le=10_000)] | None = None
    stop: Wire = b""
    init: tuple[Step, ...] = ()
    keep_alive: KeepAlive | None = None

    @model_validator(mode="after")
    def _can_be_asked(self) -> "Acquire":
        if "poll" in (self.mode, *self.also) and not self.request:
            raise ValueError("polls and so needs a request")
        if self.start_again_ms and not self.start:
            raise ValueError("says start again and so needs a start")
        return self

    @property
    def polled_hz(self) -> float:
        """How often it may be asked."""
        return self.poll_max_hz or self.rate_max_hz


class Probe(Part):
    """A harmless question, or none to listen only; an answer like `expect` tells the dynamometer, so surely."""

    send: Wire = b""
    expect: Pattern
    sure: Sure
    says: Name


class Parse(Part):
    """What a frame says: the named group value, and where there are any sign, decimals, unit, status, seq and clock.

    number: decimal text; implied, an integer whose point stands `decimals` from its end; bcd, two digits a byte;
    nibble_hex, each byte's low half one hexadecimal digit. A number is multiplied by `scale`.
    """

    pattern: Pattern
    number: Literal["decimal", "implied", "bcd", "nibble_hex"] = "decimal"
    scale: Annotated[str, Field(pattern=r"^\d{1,6}(\.\d{1,9})?$")] = "1"
    ignore: Annotated[tuple[Pattern, ...], Field(max_length=32)] = ()
    errors: Annotated[dict[str, Name], Field(max_length=32)] = Field(default_factory=dict)
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
        unknown = sorted(set(pattern.groupindex) - set(GROUPS))
        if unknown:
            raise ValueError(f"has groups nobody reads: {', '.join(unknown)}")
        return pattern

    @field_validator("errors")
    @classmethod
    def _errors_are_patterns(cls, errors: dict[str, str]) -> dict[str, str]:
        for pattern in errors:
            bounded(pattern)
        return errors

    @field_validator("scale")
    @classmethod
    def _is_over_nought(cls, scale: str) -> str:
        if not float(scale) > 0.0:
            raise ValueError("must be over 0")
        return scale

    @model_validator(mode="after")
    def _decimals_are_implied(self) -> "Parse":
        if "decimals" in self.pattern.groupindex and self.number == "decimal":
            raise ValueError('has a group decimals, and so needs number = "implied"')
        return self


class Units(Part):
    """Where the unit comes from: on the wire by `map`, always `fixed`, or asked of the person who connects.

    `other` names what is no force, such as torque: it is shown and never recorded.
    """

    source: Literal["wire", "fixed", "ask"]
    map: dict[str, Unit] = Field(default_factory=dict)
    fixed: Unit | None = None
    other: dict[str, Name] = Field(default_factory=dict)


class Sign(Part):
    """What a positive number on the wire means; `verified` only where a source says so.

    `map` says which sign the group sign stands for, where that is not itself + or -.
    """

    positive: Literal["compression", "tension", "unsigned"]
    verified: bool
    note: str = ""
    map: dict[str, Literal["+", "-"]] = Field(default_factory=dict)


class DeviceClock(Part):
    """The dynamometer's own clock: what one step of the group clock is in s, and how many it counts before 0 again."""

    unit_s: Annotated[float, Field(gt=0, le=1)]
    wrap: Annotated[int, Field(ge=256, le=2**64)] | None = None


class Command(Part):
    """Something a person may tell the dynamometer. `answered`: it replies with one frame."""

    send: Wire
    answered: bool = False


class Expected(Part):
    """What an example must read as, compression positive; `unit` may be one of unit.other."""

    value: float
    unit: Text
    status: Status = "ok"


class Example(Part):
    """One frame as its framing hands it on, and what it is: a reading, or not one."""

    raw: Wire
    expect: Expected | None = None
    expect_error: bool = False
