"""How much else a profile would read: of two that read the same bytes, the stricter one is likelier."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from strengthtrack.devices.decoding.decoder import Decoder
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.readings import Readings
from strengthtrack.devices.teaching.proposal import FrameRow

STRANGE = b" x7-.\x80"
LONGEST = 48


def looseness(profile: Profile, rows: Sequence[FrameRow]) -> float:
    """The share of frames with one byte put wrong that it reads all the same, 0 to 1, to a tenth."""
    if not rows:
        return 1.0
    frame = rows[len(rows) // 2].raw[:LONGEST]
    wrong = [frame[:at] + bytes([byte]) + frame[at + 1 :] for at in range(len(frame)) for byte in STRANGE]
    if not wrong:
        return 1.0
    decoder = Decoder(profile)
    read = sum(
        len(one.value) for one in decoder.decode(wrong, np.arange(len(wrong), dtype=np.float64), 0.0)
        if isinstance(one, Readings)
    )  # fmt: skip
    return round(read / len(wrong), 1)
