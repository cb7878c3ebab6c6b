"""Each emulator at its wire's top rate: none lost, none invented, order kept. One second here, ten in the soak."""

import sys
from collections.abc import Callable
from itertools import pairwise

import pytest

from link_listener import Listener
from strengthtrack.devices.emulator.emulator import Emulator
from strengthtrack.devices.link.link import Link
from strengthtrack.devices.profiles.profile import Profile

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pty")

Emulate = Callable[[Profile], Emulator]
Connect = Callable[..., Link]

LEAST_HZ = {"mark10_gcl2": 150.0, "imada_d": 80.0}
"""What must be reached in the long run, on a busy machine; the wires allow 250 and 160."""


def rows_for(profile: Profile, seconds: float) -> list[float]:
    """No row like its neighbours, so that a lost, doubled or swapped one shows."""
    return [(step * 37 % 9001 - 4500) / 10.0 for step in range(int(profile.acquire.rate_max_hz * seconds))]


def every_row_comes(profile: Profile, emulator: Emulator, connect: Connect, heard: Listener, seconds: float) -> None:
    rows = rows_for(profile, seconds)
    emulator.play(rows)
    link = connect(emulator.serve_pty(), profile)
    heard.wait_for(lambda one: len(one.values) >= len(rows), within_s=4.0 * seconds + 5.0)
    link.close()
    extra = len(heard.values) - len(rows)
    assert heard.values == rows + rows[-1:] * extra
    assert (heard.garbled, heard.lost) == (0, [])
    times = heard.times[: len(rows)]
    assert all(later > earlier for earlier, later in pairwise(times))


def test_a_second_at_the_top_rate(either: Profile, emulate: Emulate, connect: Connect, listener: Listener) -> None:
    every_row_comes(either, emulate(either), connect, listener, 1.0)


@pytest.mark.soak
def test_soak_ten_seconds_at_the_top_rate(
    either: Profile, emulate: Emulate, connect: Connect, listener: Listener
) -> None:
    every_row_comes(either, emulate(either), connect, listener, 10.0)
    times = listener.times
    assert (len(times) - 1) / (times[-1] - times[0]) > LEAST_HZ[either.id]
