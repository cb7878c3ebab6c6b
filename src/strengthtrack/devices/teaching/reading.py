"""Frames of a capture as a profile reads them, each by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from strengthtrack.devices.decoding.decoder import Decoder
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.readings import Readings
from strengthtrack.devices.teaching.following import Values
from strengthtrack.devices.teaching.frames_of import FramesOf
from strengthtrack.devices.teaching.handling import Kind
from strengthtrack.devices.teaching.proposal import FrameRow


def rows_of(profile: Profile, frames: FramesOf) -> tuple[FrameRow, ...]:
    """Every frame with what it reads as."""
    decoder = Decoder(profile)
    return tuple(row for kind, some in frames.items() for row in _rows(decoder, kind, some))


def values_in(rows: Sequence[FrameRow]) -> Values:
    """The readings, by what was done."""
    values: dict[Kind, list[float]] = {}
    for row in rows:
        if row.value is not None:
            values.setdefault(row.kind, []).append(row.value)
    return values


def _rows(decoder: Decoder, kind: Kind, frames: Sequence[bytes]) -> Iterator[FrameRow]:
    for frame in frames:
        read = next((one for one in decoder.decode([frame], np.zeros(1), 0.0) if isinstance(one, Readings)), None)
        yield FrameRow(kind, frame, float(read.value[0]) if read else None, read.unit if read else "")
