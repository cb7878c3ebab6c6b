"""Frames to readings, a whole read at once. Knows what the wire means and nothing of ports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.readings import OK, Garbled, Readings

Array = NDArray[np.float64]
Group = bytes | None
Match = re.Match[bytes] | None


class Verdict(NamedTuple):
    """What one frame is: a reading in `unit`, else garbled, else nothing to tell."""

    unit: str = ""
    why: str = ""
    garbled: bool = False


class Decoder:
    """Reads the frames of one profile. The sign comes out compression positive, whatever the wire says."""

    def __init__(self, profile: Profile) -> None:
        parse = profile.parse
        self._name = profile.name
        self._match = parse.pattern.fullmatch
        place = parse.pattern.groupindex
        self._value_at, self._unit_at, self._status_at = place["value"], place.get("unit", 0), place.get("status", 0)
        self._ignore = [pattern.fullmatch for pattern in parse.ignore]
        self._errors = [
            (re.compile(pattern.encode("latin-1")).fullmatch, text) for pattern, text in parse.errors.items()
        ]
        self._factor = 1.0 if profile.sign.positive == "compression" else -1.0
        self._fixed = profile.unit.fixed
        self._units: dict[Group, str] = {wire.encode("latin-1"): unit for wire, unit in profile.unit.map.items()}
        self._statuses: dict[Group, str] = {wire.encode("latin-1"): word for wire, word in parse.status.items()}
        self._known = " or ".join(", ".join(profile.units_known).rsplit(", ", 1))

    def decode(self, frames: Sequence[bytes], t_s: Array, read_at_s: float = float("nan")) -> list[Readings | Garbled]:
        """Readings in order, one item for each run of one unit; then what was garbled, one item for each reason."""
        matches = list(map(self._match, frames))
        if matches and None not in matches:
            readings = self._readings(matches, t_s, read_at_s)
            if readings is not None:
                return [readings]
        return self._with_care(frames, matches, t_s, read_at_s)

    def _readings(self, matches: Sequence[Match], t_s: Array, read_at_s: float) -> Readings | None:
        """All of them at once, or None where they are not all plain readings of one unit."""
        columns = list(zip(*(match.groups() for match in matches if match), strict=True))
        units = [self._fixed] if self._fixed else [self._units.get(wire) for wire in set(columns[self._unit_at - 1])]
        words = self._words(columns, len(matches))
        unit = units[0] if len(units) == 1 else None
        if unit is None or words is None:
            return None
        try:
            value = np.fromiter(map(float, columns[self._value_at - 1]), np.float64, len(matches))
        except (ValueError, TypeError):
            return None
        # adding 0.0 makes -0.0 a plain nought
        return Readings(t_s, value * self._factor + 0.0, unit, words, read_at_s)

    def _words(self, columns: Sequence[tuple[Group, ...]], count: int) -> tuple[str, ...] | None:
        if not self._status_at:
            return (OK,) * count
        try:
            return tuple(map(self._statuses.__getitem__, columns[self._status_at - 1]))
        except KeyError:
            return None

    def _with_care(
        self, frames: Sequence[bytes], matches: Sequence[Match], t_s: Array, read_at_s: float
    ) -> list[Readings | Garbled]:
        judged = [self._judge(frame, match) for frame, match in zip(frames, matches, strict=True)]
        events: list[Readings | Garbled] = []
        good = [at for at, verdict in enumerate(judged) if verdict.unit]
        for _, run in groupby(good, key=lambda at: judged[at].unit):
            at = list(run)
            readings = self._readings([matches[one] for one in at], t_s[at], read_at_s)
            if readings:
                events.append(readings)
        return events + _garbled(frames, judged)

    def _judge(self, frame: bytes, match: Match) -> Verdict:
        """Whether a frame is a reading, an acknowledgement to pass over, or garbled and why."""
        if match is None:
            if any(ignored(frame) for ignored in self._ignore):
                return Verdict()
            return Verdict(why=next((text for error, text in self._errors if error(frame)), ""), garbled=True)
        try:
            float(match["value"])
        except (ValueError, TypeError):
            return Verdict(garbled=True)
        if self._status_at and match["status"] not in self._statuses:
            return Verdict(garbled=True)
        if self._fixed:
            return Verdict(unit=self._fixed)
        unit = self._units.get(match["unit"])
        return Verdict(unit=unit) if unit else Verdict(why=self._unit_advice(match["unit"]), garbled=True)

    def _unit_advice(self, unit: Group) -> str:
        sent = f"sends the unit “{unit.decode('latin-1')}”" if unit else "does not send its unit"
        return f"The {self._name} {sent}; set it to {self._known}, with its unit sent, then connect again."


def _garbled(frames: Sequence[bytes], judged: Sequence[Verdict]) -> list[Garbled]:
    reasons: dict[str, list[bytes]] = {}
    for frame, verdict in zip(frames, judged, strict=True):
        if verdict.garbled:
            reasons.setdefault(verdict.why, []).append(frame)
    return [Garbled(len(some), some[0], why) for why, some in reasons.items()]
