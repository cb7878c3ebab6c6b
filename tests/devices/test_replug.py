"""The cable is pulled at any moment and put in again: only what was in the air is lost, and nothing is left over."""

import random
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from link_listener import Listener
from strengthtrack.devices.emulator.emulator import Emulator
from strengthtrack.devices.link.link import Link
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.profile import Profile

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pty")

Emulate = Callable[[Profile], Emulator]
ROWS = [(step * 37 % 9001 - 4500) / 10.0 for step in range(9001)]
"""No two alike, so that a lost, doubled or swapped one shows."""
IN_THE_AIR_S = 0.15
"""What was sent so shortly before may be on its way, on a machine that has other things to do."""
QUICK = [profile.id for profile in Library().profiles() if not profile.serial.settle_ms]


def replugged(profile: Profile, emulator: Emulator, times: int, chance: random.Random) -> str:
    """Connect and pull the cable, again and again."""
    emulator.play(ROWS)
    before = open_files(), set(threading.enumerate())
    heard, most_in_the_air, began_s = 0, 0, time.monotonic()
    port = emulator.serve_pty()
    for _ in range(times):
        listener = Listener()
        link = Link(port, profile, listener.put)
        link.start()
        live_for_a_while(listener, chance)
        emulator.unplug()
        listener.wait_for(lambda one: one.lost)
        link.close()
        nothing_is_lost(listener, emulator, profile)
        heard += len(listener.values)
        most_in_the_air = max(most_in_the_air, emulator.played - len(listener.values))
        port = emulator.replug()
    emulator.close()
    assert (open_files(), set(threading.enumerate())) == before
    lasted_s = time.monotonic() - began_s
    return (
        f"{profile.id}: {times:,} replugs in {lasted_s:.0f} s, {heard:,} readings, {most_in_the_air} in the air at most"
    )


def live_for_a_while(listener: Listener, chance: random.Random, most: int = 30) -> None:
    """Until some readings came, or, now and then, not even until it is open."""
    if chance.random() < 0.3:
        with suppress(AssertionError):
            listener.wait_for(lambda one: one.events, within_s=chance.random() * 0.1)
    else:
        count = chance.randint(1, most)
        listener.wait_for(lambda one: len(one.values) >= count)


def nothing_is_lost(listener: Listener, emulator: Emulator, profile: Profile) -> None:
    """What came is what was sent from the first on, but for the last moment."""
    came = listener.values
    assert came == ROWS[: len(came)]
    assert emulator.played - len(came) <= 2 + profile.acquire.rate_max_hz * IN_THE_AIR_S
    assert listener.garbled == 0
    assert len(listener.lost) == 1


def open_files() -> int:
    """How many this process has open."""
    return len(list(Path("/dev/fd").iterdir()))


def test_three_replugs(either: Profile, emulate: Emulate, seed: int) -> None:
    replugged(either, emulate(either), 3, random.Random(seed))


@pytest.mark.soak
def test_soak_a_thousand_replugs(
    either: Profile, emulate: Emulate, seed: int, capsys: pytest.CaptureFixture[str]
) -> None:
    told = replugged(either, emulate(either), 1000, random.Random(seed))
    with capsys.disabled():
        sys.stdout.write(f"\n  {told}")


@pytest.mark.soak
@pytest.mark.parametrize("id_", QUICK)
def test_soak_every_profile_comes_back(id_: str, library: Library, emulate: Emulate, seed: int) -> None:
    profile = library.profile(id_)
    emulator = emulate(profile)
    emulator.play(ROWS)
    asked = profile.in_unit(emulator.unit) if profile.unit.source == "ask" else profile  # type: ignore[arg-type]
    before = open_files(), set(threading.enumerate())
    port, chance = emulator.serve_pty(), random.Random(seed)
    for _ in range(10):
        listener = Listener()
        link = Link(port, asked, listener.put)
        link.start()
        live_for_a_while(listener, chance, 5)
        emulator.unplug()
        listener.wait_for(lambda one: one.lost)
        link.close()
        assert len(listener.lost) == 1
        port = emulator.replug()
    emulator.close()
    assert (open_files(), set(threading.enumerate())) == before
