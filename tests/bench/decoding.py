"""Bytes to stamped readings on one core, for every profile that ships."""

import re
import time
from collections.abc import Iterator

import numpy as np

from bench.figures import say
from bench.pushing import RATE_HZ, Pushes
from strengthtrack.devices.link.stream import ReadingStream
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.readings import Readings

READ_BYTES = 512
DECODED = 400_000


def measure() -> list[bool]:
    """Print how many readings a second each profile decodes."""
    return [decoded(profile) for profile in Library().profiles()]


def decoded(profile: Profile) -> bool:
    """A push as it comes over the wire, cut into reads; nothing may be lost on the way."""
    data = b"".join(wire(profile))
    reads = [data[at : at + READ_BYTES] for at in range(0, len(data), READ_BYTES)]
    stream = ReadingStream(profile, 0.0)
    began = time.perf_counter()
    events = [event for number, read in enumerate(reads) for event in stream.feed(read, number * 0.01)]
    took = time.perf_counter() - began
    readings = sum(len(event.t_s) for event in events if isinstance(event, Readings))
    assert readings == DECODED, f"{profile.id}: {readings} readings of {DECODED}"
    return say(f"readings from bytes, {profile.id}", readings / took, "1/s", 100_000, at_least=True)


def wire(profile: Profile) -> Iterator[bytes]:
    """Frames like the profile's first example in newtons, with other digits."""
    raw = next(one.raw for one in profile.example if one.expect and one.expect.unit == "N")
    digits = re.search(rb"\d+\.(\d+)", raw)
    assert digits, f"{profile.id}: its example has no digits"
    head, places, tail = raw[: digits.start()], len(digits[1]), raw[digits.end() :] + profile.framing.terminator
    pushes = Pushes()
    one = np.abs(pushes.force_n(np.arange(round(pushes.every_s * RATE_HZ)) / RATE_HZ))
    for force in np.resize(one, DECODED):
        yield head + b"%.*f" % (places, force) + tail
