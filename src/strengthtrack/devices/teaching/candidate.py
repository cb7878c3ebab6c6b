"""One way to read the number in the frames of a capture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from strengthtrack.devices.profiles.schema import Unit
from strengthtrack.devices.teaching.following import Following
from strengthtrack.devices.teaching.force_fit import Fit
from strengthtrack.devices.teaching.frames_of import Framed


@dataclass(frozen=True, slots=True)
class Number:
    """Where the number stands, and how it is written: what goes into [parse], [unit] and [sign] of a profile.

    `middles` are of the number as read, its sign looked up in `signs` where there are any. `units` are words of the
    wire for a unit; `pointed` where the wire has a decimal point; `plain` less so, the more had to be assumed.
    """

    pattern: str
    coding: str
    middles: Following
    pointed: bool
    why: str
    signs: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, Unit] = field(default_factory=dict)
    plain: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A framing, a number in it, and the unit it is in."""

    framed: Framed
    number: Number
    fit: Fit
    on_wire: bool

    @property
    def assumes(self) -> int:
        """How much had to be assumed: nothing where the wire has a point or a unit and the number is plain text."""
        return self.number.plain + (not self.number.plain and self.fit.scale != "1" and not self.on_wire)
