"""What is proposed for a capture: a profile, how much of the bytes it explains, and what it reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.teaching.handling import Kind

Table = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class FrameRow:
    """One frame: what was done, its bytes, and what it reads as, compression positive; None where it is no reading."""

    kind: Kind
    raw: bytes
    value: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A way to read a capture. `table` is what a new profile would state; None where a known profile reads it already.

    `profile` reads the bytes now, set and turned as it must be; `explains` is the share of the bytes in readings,
    0 to 1; `why` plain sentences; `doubts` sentences on what must be looked at before it is trusted.
    """

    title: str
    profile: Profile
    table: Table | None
    explains: float
    why: tuple[str, ...]
    doubts: tuple[str, ...]
    rows: tuple[FrameRow, ...]

    @property
    def known(self) -> bool:
        """Whether a profile at hand reads it, so that nothing need be written."""
        return self.table is None


@dataclass(frozen=True, slots=True)
class Proposals:
    """What was found, the likeliest first, or one sentence why nothing was."""

    ranked: tuple[Proposal, ...] = ()
    sentence: str = ""
