"""Millions of wrong bytes: nothing raises, memory stays flat, and no reading comes of what breaks the grammar."""

import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from fuzzed_wires import FuzzedWire
from hostile_patterns import frames_against, made_up
from plain_reader import Reading, read_plainly
from strengthtrack.devices.framing.framers import framer_for
from strengthtrack.devices.link.stream import ReadingStream
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.patterns import bounded
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.readings import Garbled, Readings
from wire_grammar import FRAMINGS, Read, fed, frames_in

PROFILES = {profile.id: profile for profile in Library().profiles()}
ALL_BYTES = 10_000_000
MAY_GROW_BYTES = 4_000_000
SLOWEST_S = 0.005
"""Fifty times what it takes, for a machine that has other things to do."""

Told = Callable[[str], None]


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Told:
    def tell(line: str) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\n  {line}")

    return tell


def frames_are_those_of_the_grammar(kind: str, chance: random.Random, total: int) -> str:
    framing = FRAMINGS[kind]
    frames = [b"-12.34567890123"[: framing.most_bytes], b"+99"[: framing.most_bytes].rjust(framing.most_bytes, b"0")]
    framer = framer_for(framing)
    flat, whole, broken = Flat(), 0, 0
    for block in FuzzedWire(framing, frames, chance).blocks(total):
        got, lost = fed(framer, block)
        assert got == frames_in(framing, block)
        whole, broken = whole + len(got), broken + lost
        flat.look()
    assert whole > total / 200
    return f"{kind}: {total:,} bytes, {whole:,} frames, {broken:,} broken runs, {flat}"


def readings_are_those_of_the_grammar(profile: Profile, chance: random.Random, total: int) -> str:
    asked = profile.in_unit("N") if profile.unit.source == "ask" else profile
    stream = ReadingStream(asked, 0.0)
    flat, readings, garbled = Flat(), 0, 0
    wire = FuzzedWire(profile.framing, [example.raw for example in profile.example], chance)
    for block in wire.blocks(total):
        got, lost = heard(stream, block)
        alike(got, [read for frame in frames_in(profile.framing, block) if (read := read_plainly(asked, frame))])
        readings, garbled = readings + len(got), garbled + lost
        flat.look()
    assert readings > total / 2000
    return f"{profile.id}: {total:,} bytes, {readings:,} readings, {garbled:,} garbled, {flat}"


def heard(stream: ReadingStream, block: Sequence[Read]) -> tuple[list[Reading], int]:
    """What a stream makes of a block, and how many frames it could not read."""
    events = [event for read_at_s, data in block for event in stream.feed(data, read_at_s)]
    read = [
        (value, event.unit, word)
        for event in events
        if isinstance(event, Readings)
        for value, word in zip(event.value.tolist(), event.status, strict=True)
    ]
    return read, sum(event.count for event in events if isinstance(event, Garbled))


def alike(got: list[Reading], wanted: list[Reading]) -> None:
    """The same readings in the same order; a value may differ by the last bit of its arithmetic."""
    assert [reading[1:] for reading in got] == [reading[1:] for reading in wanted]
    worst = max(
        (abs(one[0] - other[0]) / (abs(other[0]) or 1.0) for one, other in zip(got, wanted, strict=True)), default=0.0
    )
    assert worst < 1e-14


class Flat:
    """Watches the memory of this process, once it has seen what it needs; elsewhere than on Linux it sees nothing."""

    WARM_LOOKS = 20

    def __init__(self) -> None:
        self._looks = 0
        self._least = self.grown = 0

    def look(self) -> None:
        self._looks += 1
        now = resident_bytes()
        if self._looks <= self.WARM_LOOKS:
            self._least = now
        self.grown = max(self.grown, now - self._least)
        assert self.grown < MAY_GROW_BYTES

    def __str__(self) -> str:
        return f"memory grew by {self.grown / 1000:,.0f} kB"


def resident_bytes() -> int:
    told = Path("/proc/self/statm")
    return int(told.read_text().split()[1]) * 4096 if told.exists() else 0


@pytest.mark.parametrize("kind", FRAMINGS)
def test_frames_are_those_of_the_grammar(kind: str, seed: int) -> None:
    frames_are_those_of_the_grammar(kind, random.Random(seed), 10_000)


@pytest.mark.soak
@pytest.mark.parametrize("kind", FRAMINGS)
def test_soak_frames_are_those_of_the_grammar(kind: str, seed: int, told: Told) -> None:
    told(frames_are_those_of_the_grammar(kind, random.Random(seed), ALL_BYTES))


@pytest.mark.parametrize("id_", PROFILES)
def test_readings_are_those_of_the_grammar(id_: str, seed: int) -> None:
    readings_are_those_of_the_grammar(PROFILES[id_], random.Random(seed), 5_000)


@pytest.mark.soak
@pytest.mark.parametrize("id_", PROFILES)
def test_soak_readings_are_those_of_the_grammar(id_: str, seed: int, told: Told) -> None:
    told(readings_are_those_of_the_grammar(PROFILES[id_], random.Random(seed), ALL_BYTES))


@pytest.mark.soak
def test_soak_the_slowest_pattern_that_is_let_through_ends_at_once(seed: int, told: Told) -> None:
    chance = random.Random(seed)
    let_through = slowest_s = 0.0
    for _ in range(100_000):
        try:
            pattern = bounded(made_up(chance, 9))
        except ValueError:
            continue
        let_through += 1
        slowest_s = max(slowest_s, *(took_s(pattern.fullmatch, frame) for frame in frames_against(chance, 512)))
    told(f"{let_through:,.0f} patterns let through; the slowest took {slowest_s * 1000:.3f} ms for a frame")
    assert slowest_s < SLOWEST_S


def took_s(match: Callable[[bytes], object], frame: bytes) -> float:
    """The quicker of two: what else the machine does is not the pattern's fault."""
    times = []
    for _ in range(2):
        began_s = time.perf_counter()
        match(frame)
        times.append(time.perf_counter() - began_s)
    return min(times)
