"""Captures as a person would take them, of emulated dynamometers that are not known: rest, a push, a pull."""

import math
from collections.abc import Callable

from strengthtrack.clinic.units import FORCE_UNITS, from_newtons
from strengthtrack.devices.emulator.emulated_gauge import EmulatedGauge
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.teaching.capture import Captured, Piece
from strengthtrack.devices.teaching.capture_head import Head
from strengthtrack.devices.teaching.handling import AT_REST, Handling, Kind

PUSH_N, PULL_N = 52.0, -47.0
HZ = 20.0
FRAMES = 24


def captured(
    profile: Profile,
    *,
    push_n: float = PUSH_N,
    pull_n: float = PULL_N,
    kinds: str = "rest push pull",
    sway: float = 1.0,
) -> Captured:
    """What comes from an emulated dynamometer at rest, pushed and pulled by a hand that sways a little."""
    gauge = EmulatedGauge(profile)
    asked = _asked(profile)
    forces = {Kind.REST: 0.0, Kind.PUSH: push_n, Kind.PULL: pull_n}
    pieces = []
    for at, kind in enumerate(Kind(word) for word in kinds.split()):
        pieces.append(
            Piece(_handling(gauge, kind, forces[kind]), _reads(gauge, profile, asked, (forces[kind], sway), 10.0 * at))
        )
    every_s = 1.0 / HZ if profile.acquire.mode == "poll" else 0.0
    return Captured(Head(profile.serial, asked, every_s), tuple(pieces))


def captured_bytes(handle: Callable[[Kind, int], bytes], frames: int = FRAMES, unit: str = "N") -> Captured:
    """What comes from a dynamometer that no profile plays: `handle` gives the bytes of one frame."""
    pieces = []
    for start, kind in enumerate((Kind.REST, Kind.PUSH, Kind.PULL)):
        reads = tuple((10.0 * start + at / HZ, handle(kind, at)) for at in range(frames))
        pieces.append(Piece(Handling(kind, 50.0 if kind is not Kind.REST else 0.0, unit), reads))
    return Captured(Head(), tuple(pieces))


def _asked(profile: Profile) -> bytes:
    acquire = profile.acquire
    return acquire.request if acquire.mode == "poll" else acquire.start if acquire.mode == "stream" else b""


def _handling(gauge: EmulatedGauge, kind: Kind, force_n: float) -> Handling:
    """What the display shows is what the person types, without the sign."""
    if kind is Kind.REST:
        return AT_REST
    unit = gauge.unit if gauge.unit in FORCE_UNITS else "N"
    return Handling(kind, float(f"{from_newtons(abs(force_n), unit):.3g}"), unit)


def _reads(
    gauge: EmulatedGauge, profile: Profile, asked: bytes, hand: tuple[float, float], begins_s: float
) -> tuple[tuple[float, bytes], ...]:
    force_n, sway = hand
    reads = []
    for at in range(FRAMES):
        t_s = begins_s + at / HZ
        felt_n = force_n + sway * (0.1 * math.sin(at) + 0.02 * force_n * math.sin(at / 9.0))
        if profile.acquire.mode == "poll":
            data = gauge.hear(asked, lambda felt_n=felt_n: felt_n, t_s)  # type: ignore[misc]
            data += gauge.paused(lambda felt_n=felt_n: felt_n, t_s) if gauge.waits else b""  # type: ignore[misc]
        else:
            if at == 0 and asked:
                gauge.hear(asked, lambda: 0.0, t_s)
            data = gauge.frame(felt_n, t_s)
        reads.append((t_s, data))
    return tuple(reads)
