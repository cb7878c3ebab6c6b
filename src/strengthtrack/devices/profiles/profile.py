"""A device profile: one TOML file that says how a dynamometer speaks, checked whole before it is used."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import Field, ValidationError, field_validator, model_validator

from strengthtrack.devices.emulator.dialogue import Emulate
from strengthtrack.devices.profiles.patterns import bounded
from strengthtrack.devices.profiles.schema import (
    About,
    Acquire,
    Command,
    Example,
    LineFraming,
    Parse,
    Part,
    Serial,
    Sign,
    Unit,
    Units,
)
from strengthtrack.errors import ProfileFault

LARGEST_FILE = 200_000
MOST_SHOWN = 50


class Profile(Part):
    """One kind of dynamometer on the wire. `hash` is the SHA-256 of its file, and of what was turned after."""

    schema_: Annotated[Literal[1], Field(alias="schema")]
    profile: About
    serial: Serial
    framing: LineFraming
    acquire: Acquire
    parse: Parse
    unit: Units
    sign: Sign
    commands: dict[str, Command] = Field(default_factory=dict)
    emulate: Emulate | None = None
    example: Annotated[tuple[Example, ...], Field(min_length=3)]
    hash: str = ""

    @field_validator("acquire")
    @classmethod
    def _can_be_asked(cls, acquire: Acquire) -> Acquire:
        if acquire.mode == "poll" and not acquire.request:
            raise ValueError("polls and so needs a request")
        return acquire

    @field_validator("parse")
    @classmethod
    def _errors_are_patterns(cls, parse: Parse) -> Parse:
        for pattern in parse.errors:
            bounded(pattern)
        return parse

    @field_validator("unit")
    @classmethod
    def _says_its_unit(cls, unit: Units) -> Units:
        if unit.source == "wire" and not unit.map:
            raise ValueError('comes from the wire and so needs a map, such as N = "N"')
        if unit.source == "fixed" and unit.fixed is None:
            raise ValueError('is fixed and so needs fixed = "N" or another unit')
        return unit

    @field_validator("example")
    @classmethod
    def _shows_enough(cls, examples: tuple[Example, ...]) -> tuple[Example, ...]:
        read = [example.expect for example in examples if example.expect is not None]
        lacking = [
            *([] if any(expected.value > 0 for expected in read) else ["a push (value over 0)"]),
            *([] if any(expected.value < 0 for expected in read) else ["a pull (value under 0)"]),
            *([] if any(example.expect_error for example in examples) else ["a frame that is no reading"]),
        ]
        if lacking:
            raise ValueError(f"needs {' and '.join(lacking)}")
        if any((example.expect is None) is not example.expect_error for example in examples):
            raise ValueError("each needs expect, or expect_error = true")
        return examples

    @model_validator(mode="after")
    def _finds_the_unit(self) -> Self:
        if self.unit.source == "wire" and "unit" not in self.parse.pattern.groupindex:
            raise ValueError("unit comes from the wire, but parse.pattern has no group named unit")
        return self

    @property
    def id(self) -> str:
        """How it is chosen by name."""
        return self.profile.id

    @property
    def name(self) -> str:
        """What a sentence calls the dynamometer."""
        return self.profile.name

    @property
    def units_known(self) -> tuple[str, ...]:
        """The units it may be set to."""
        return tuple(dict.fromkeys(self.unit.map.values())) if self.unit.fixed is None else (self.unit.fixed,)

    def flipped(self) -> Profile:
        """The same wire read the other way round, for a dynamometer that shows a push as a pull."""
        positive: Literal["compression", "tension"] = (
            "tension" if self.sign.positive == "compression" else "compression"
        )
        return self._turned("flipped", sign=Sign(positive=positive, verified=False, note="turned round by the user"))

    def in_unit(self, unit: Unit) -> Profile:
        """The same with the unit its display shows, where the wire does not say it."""
        return self._turned(f"in {unit}", unit=Units(source="fixed", fixed=unit))

    def at_baud(self, baud: int) -> Profile:
        """The same at another baud rate; what a value means is not touched, so neither is the hash."""
        return self.model_copy(update={"serial": self.serial.model_copy(update={"baud": baud})})

    def _turned(self, how: str, **parts: Part) -> Profile:
        return self.model_copy(update={**parts, "hash": _digest(f"{self.hash} {how}".encode())})


def load(path: Path) -> Profile:
    """Read one profile; raises ProfileFault that names every fault with its key path."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise ProfileFault(path.name, [("file", f"cannot be read: {error.strerror}")]) from None
    if len(raw) > LARGEST_FILE:
        raise ProfileFault(path.name, [("file", "is far too large for a profile")])
    return parsed(raw, path.name)


def parsed(raw: bytes, where: str) -> Profile:
    """A profile from the bytes of its file; raises ProfileFault that names every fault with its key path."""
    try:
        stated = tomllib.loads(raw.decode("utf-8"))
    except ValueError as error:  # also a number of thousands of digits
        raise ProfileFault(where, [("file", f"is not TOML: {error}")]) from None
    except RecursionError:
        raise ProfileFault(where, [("file", "is nested too deep for a profile")]) from None
    if "hash" in stated:
        raise ProfileFault(where, [("hash", "is worked out from the file; leave it out")])
    try:
        return Profile.model_validate({**stated, "hash": _digest(raw)})
    except ValidationError as error:
        found = [_fault(dict(one)) for one in error.errors()]
        more = [("file", f"has {len(found) - MOST_SHOWN} more")] if len(found) > MOST_SHOWN else []
        raise ProfileFault(where, found[:MOST_SHOWN] + more) from None


def _digest(raw: bytes) -> str:
    """The same on a system that ends its lines with CR LF."""
    return hashlib.sha256(raw.replace(b"\r\n", b"\n")).hexdigest()


def _fault(error: dict[str, Any]) -> tuple[str, str]:
    path = ".".join(str(key) for key in error["loc"]) or "profile"
    kind = error["type"]
    if kind == "missing":
        return path, "is missing"
    if kind == "extra_forbidden":
        return path, "is no key of a profile; check its spelling"
    if kind == "literal_error":
        return path, f"must be {error['ctx']['expected']}, not {error['input']!r:.60}"
    return path, str(error["msg"]).removeprefix("Value error, ")
