"""Frames to readings, a whole read at once. Knows what the wire means and nothing of ports."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from strengthtrack.devices.decoding.device_time import DeviceTime
from strengthtrack.devices.decoding.numbers import Column, pointed, reader_of, scaled
from strengthtrack.devices.decoding.sequence_numbers import SequenceNumbers
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.readings import OK, Garbled, Readings

Array = NDArray[np.float64]
Group = bytes | None
Match = re.Match[bytes] | None
PLAIN = {"value", "unit", "status"}
SIGNS: dict[Group, float] = {b"+": 1.0, b"-": -1.0, b" ": 1.0, b"": 1.0, None: 1.0}


class Verdict(NamedTuple):
    """What one frame is: a reading in `unit`, else garbled, else nothing to tell."""

    unit: str = ""
    why: str = ""
    garbled: bool = False


class Decoder:
    """Reads the frames of one profile. The sign comes out compression positive, whatever the wire says."""

    def __init__(self, profile: Profile) -> None:
        parse, sign = profile.parse, profile.sign
        self._name = profile.name
        self._match = parse.pattern.fullmatch
        self._at = parse.pattern.groupindex
        self._values, self._scale = reader_of(parse), parse.scale
        self._ignore = [pattern.fullmatch for pattern in parse.ignore]
        errors = zip(parse.error_patterns, parse.errors.values(), strict=True)
        self._errors = [(pattern.fullmatch, text) for pattern, text in errors]
        self._factor = -1.0 if sign.positive == "tension" else 1.0
        wire_signs: dict[Group, float] = {
            wire.encode("latin-1"): SIGNS[ours.encode()] for wire, ours in sign.map.items()
        }
        self._signs = wire_signs or SIGNS
        units = {**profile.unit.map, **profile.unit.other}
        self._units: dict[Group, str] = {wire.encode("latin-1"): unit for wire, unit in units.items()}
        self._says_unit = "unit" in self._at
        if profile.unit.fixed:  # a frame that says its unit is read in that one, whatever was chosen
            self._units |= {None: profile.unit.fixed, b"": profile.unit.fixed}
        self._statuses: dict[Group, str] = {wire.encode("latin-1"): word for wire, word in parse.status.items()}
        known = profile.units_known or tuple(profile.unit.other.values())
        self._known = " or ".join(", ".join(known).rsplit(", ", 1))
        self._time = DeviceTime(profile.clock) if profile.clock else None
        self._counted = [group for group in ("seq", "clock") if group in self._at]
        self._numbered = SequenceNumbers() if "seq" in self._at else None
        self._plain = parse.number == "decimal" and self._scale == "1" and self._at.keys() <= PLAIN

    def decode(self, frames: Sequence[bytes], t_s: Array, read_at_s: float = float("nan")) -> list[Readings | Garbled]:
        """Readings in order, one item for each run of one unit; then what was garbled, one item for each reason."""
        if self._plain and len(frames) == 1:
            alone = self._alone(frames[0], t_s, read_at_s)
            if alone is not None:
                return [alone]
        matches = list(map(self._match, frames))
        if matches and None not in matches:
            readings = self._readings(matches, t_s, read_at_s)
            if readings is not None:
                return [readings]
        return self._with_care(frames, matches, t_s, read_at_s)

    def _alone(self, frame: bytes, t_s: Array, read_at_s: float) -> Readings | None:
        """One plain reading, as often comes alone: without the way over columns, in a quarter of the time."""
        match = self._match(frame)
        if match is None:
            return None
        said = match.groupdict()
        try:
            value = float(said["value"])
            word = self._statuses[said["status"]] if "status" in said else OK
        except (ValueError, TypeError, KeyError):
            return None
        unit = self._units.get(said.get("unit"))
        if unit is None or not math.isfinite(value):
            return None
        return Readings(t_s, np.array([value * self._factor + 0.0]), unit, (word,), read_at_s)

    def _readings(self, matches: Sequence[Match], t_s: Array, read_at_s: float) -> Readings | None:
        """All of them at once, or None where they are not all plain readings of one unit."""
        columns = list(zip(*(match.groups() for match in matches if match), strict=True))
        units = [self._units.get(wire) for wire in (set(self._column(columns, "unit")) if self._says_unit else {None})]
        words = self._words(columns, len(matches))
        unit = units[0] if len(units) == 1 else None
        value = self._numbers(columns)
        if unit is None or words is None or value is None:
            return None
        if self._time is not None:
            t_s = self._time.stamps(self._column(columns, "clock"), read_at_s, t_s)
        dropped = self._numbered.missing(self._column(columns, "seq")) if self._numbered else 0
        # adding 0.0 makes -0.0 a plain nought
        return Readings(t_s, value * self._factor + 0.0, unit, words, read_at_s, dropped)

    def _column(self, columns: Sequence[tuple[Group, ...]], group: str) -> Column:
        return columns[self._at[group] - 1]

    def _numbers(self, columns: Sequence[tuple[Group, ...]]) -> Array | None:
        try:
            value = self._values(self._column(columns, "value"))
            if "decimals" in self._at:
                value = pointed(value, self._column(columns, "decimals"))
            if "sign" in self._at:
                value = value * np.array([self._signs[sign] for sign in self._column(columns, "sign")])
            for counted in self._counted:
                _ = [float(int(number)) for number in self._column(columns, counted) if number is not None]
            value = scaled(value, self._scale)
        except (ValueError, TypeError, KeyError, OverflowError):
            return None
        return value if bool(np.isfinite(value).all()) else None

    def _words(self, columns: Sequence[tuple[Group, ...]], count: int) -> tuple[str, ...] | None:
        if "status" not in self._at:
            return (OK,) * count
        try:
            return tuple(map(self._statuses.__getitem__, self._column(columns, "status")))
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
        alone = [(group,) for group in match.groups()]
        if self._numbers(alone) is None or self._words(alone, 1) is None:
            return Verdict(garbled=True)
        said = match["unit"] if self._says_unit else None
        unit = self._units.get(said)
        return Verdict(unit=unit) if unit else Verdict(why=self._unit_advice(said), garbled=True)

    def _unit_advice(self, unit: Group) -> str:
        sent = f"sends the unit “{unit.decode('latin-1')}”" if unit else "does not send its unit"
        return f"The {self._name} {sent}; set it to {self._known}, with its unit sent, then connect again."


def _garbled(frames: Sequence[bytes], judged: Sequence[Verdict]) -> list[Garbled]:
    reasons: dict[str, list[bytes]] = {}
    for frame, verdict in zip(frames, judged, strict=True):
        if verdict.garbled:
            reasons.setdefault(verdict.why, []).append(frame)
    return [Garbled(len(some), some[0], why) for why, some in reasons.items()]
