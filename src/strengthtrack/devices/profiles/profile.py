"""A device profile: one TOML file that says how a dynamometer speaks."""

from __future__ import annotations

import hashlib
from typing import Annotated, Literal

from pydantic import Field

from strengthtrack.devices.emulator.dialogue import Emulate
from strengthtrack.devices.profiles.framings import Framing
from strengthtrack.devices.profiles.schema import (
    About,
    Acquire,
    Command,
    DeviceClock,
    Example,
    Habits,
    Mode,
    Parse,
    Probe,
    Serial,
    Sign,
    Unit,
    Units,
    Usb,
)
from strengthtrack.devices.profiles.wire import Part
from strengthtrack.errors import DeviceFault


class Profile(Part):
    """One kind of dynamometer on the wire. `hash` is the SHA-256 of its file, and of what was turned after."""

    schema_: Annotated[Literal[1], Field(alias="schema")]
    profile: About
    habits: Habits = Habits()
    usb: tuple[Usb, ...] = ()
    serial: Serial
    framing: Framing
    acquire: Acquire
    probe: tuple[Probe, ...] = ()
    parse: Parse
    unit: Units
    sign: Sign
    clock: DeviceClock | None = None
    commands: dict[str, Command] = Field(default_factory=dict)
    emulate: Emulate | None = None
    example: Annotated[tuple[Example, ...], Field(min_length=2)]
    hash: str = ""

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
        positive: Literal["compression", "tension"] = "compression" if self.sign.positive == "tension" else "tension"
        told = {"positive": positive, "verified": False, "note": "turned round by the user"}
        return self._turned("flipped", sign=self.sign.model_copy(update=told))

    def in_unit(self, unit: Unit) -> Profile:
        """The same with the unit its display shows, where the wire does not say it."""
        return self._turned(f"in {unit}", unit=self.unit.model_copy(update={"source": "fixed", "fixed": unit}))

    def at_baud(self, baud: int) -> Profile:
        """The same at another baud rate; what a value means is not touched, so neither is the hash."""
        return self.model_copy(update={"serial": self.serial.model_copy(update={"baud": baud})})

    def by_socket(self, name: str) -> Profile:
        """The same at another of its sockets; raises DeviceFault for one it does not have."""
        for socket in self.serial.also:
            if socket.name == name:
                told = {"baud": socket.baud, "flow": socket.flow}
                return self.model_copy(update={"serial": self.serial.model_copy(update=told)})
        raise DeviceFault(f"The {self.name} has no socket “{name}”; choose another.")

    @property
    def modes(self) -> tuple[Mode, ...]:
        """The ways it can be read, the usual one first."""
        return (self.acquire.mode, *self.acquire.also)

    def read_by(self, mode: Mode) -> Profile:
        """The same read another way; raises DeviceFault for one it does not have."""
        if mode not in self.modes:
            raise DeviceFault(f"The {self.name} cannot be read by {mode}; choose {' or '.join(self.modes)}.")
        return self.model_copy(update={"acquire": self.acquire.model_copy(update={"mode": mode})})

    def _turned(self, how: str, **parts: Part) -> Profile:
        return self.model_copy(update={**parts, "hash": digest(f"{self.hash} {how}".encode())})


def digest(raw: bytes) -> str:
    """SHA-256 of a file, the same on a system that ends its lines with CR LF."""
    return hashlib.sha256(raw.replace(b"\r\n", b"\n")).hexdigest()
