"""Bytes to stamped readings on one core, for every framing and every profile that ships; and what one reading costs."""

import time
from collections.abc import Iterator

import numpy as np

from bench import reading_cost
from bench.figures import say
from bench.pushing import RATE_HZ, Pushes
from strengthtrack.devices.framing.framers import framer_for
from strengthtrack.devices.link.stream import ReadingStream
from strengthtrack.devices.profiles.framings import Framing
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.readings import Readings
from wire_grammar import FRAMINGS

READ_BYTES = 512
DECODED = 200_000


def measure() -> list[bool]:
    """Print how many frames a second each framing cuts, how many readings a profile decodes, and what one costs."""
    cut = [framed(kind, framing) for kind, framing in FRAMINGS.items()]
    read = [decoded(profile) for profile in Library().profiles()]
    return cut + read + reading_cost.measure()


def framed(kind: str, framing: Framing) -> bool:
    """Good frames, cut into reads; nothing may be lost on the way."""
    reads = cut_into_reads(framing.on_wire(b"-12.34567890123"[: framing.most_bytes]) * DECODED)
    framer = framer_for(framing)
    began = time.perf_counter()
    frames = sum(len(framer.feed(read, number * 0.01).whole) for number, read in enumerate(reads))
    took = time.perf_counter() - began
    assert frames == DECODED, f"{kind}: {frames} frames of {DECODED}"
    return say(f"frames from bytes, {kind}", frames / took, "1/s", 500_000, at_least=True)


def decoded(profile: Profile) -> bool:
    """A push as it comes over the wire, cut into reads; nothing may be lost on the way."""
    asked = profile.in_unit("N") if profile.unit.source == "ask" else profile
    reads = cut_into_reads(b"".join(wire(profile)))
    stream = ReadingStream(asked, 0.0)
    began = time.perf_counter()
    events = [event for number, read in enumerate(reads) for event in stream.feed(read, number * 0.01)]
    took = time.perf_counter() - began
    readings = sum(len(event.t_s) for event in events if isinstance(event, Readings))
    assert readings == DECODED, f"{profile.id}: {readings} readings of {DECODED}"
    return say(f"readings from bytes, {profile.id}", readings / took, "1/s", 100_000, at_least=True)


def cut_into_reads(data: bytes) -> list[bytes]:
    """Bytes as they come when much comes at once."""
    return [data[at : at + READ_BYTES] for at in range(0, len(data), READ_BYTES)]


def wire(profile: Profile) -> Iterator[bytes]:
    """Frames like an example of the profile, with the digits of a push; an endless wire needs its sign to be read."""
    raws = [one.raw for one in profile.example if one.expect and one.expect.status == "ok"]
    raw = min(raws, key=lambda one: b"-" not in one) if profile.framing.kind == "endless" else raws[0]
    found = profile.parse.pattern.fullmatch(raw)
    assert found, f"{profile.id}: its example does not match"
    places = [at for at in range(*found.span("value")) if raw[at : at + 1].isdigit()]
    pushes = Pushes()
    one = np.abs(pushes.force_n(np.arange(round(pushes.every_s * RATE_HZ)) / RATE_HZ))
    for force in np.resize(one, DECODED):
        frame = bytearray(raw)
        for at, digit in zip(reversed(places), reversed(b"%0*d" % (len(places), force * 10)), strict=False):
            frame[at] = digit
        yield profile.framing.on_wire(bytes(frame))
