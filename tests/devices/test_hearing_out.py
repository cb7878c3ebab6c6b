"""What belongs together comes in one read, on a port and a clock of our own."""

import numpy as np
import pytest

from strengthtrack.devices.link.hearing_out import HearingOut
from strengthtrack.devices.link.stream import ReadingStream
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.readings import Readings
from strengthtrack.errors import DeviceFault

AT_ONCE_S = 5e-5


class ScriptedPort:
    """Hands out pieces at their times; a read waits for the next, and the time passes meanwhile."""

    def __init__(self, *pieces: tuple[float, bytes], goes: bool = False) -> None:
        self.now_s = 10.0
        self._pieces = list(pieces)
        self._goes = goes

    def clock(self) -> float:
        return self.now_s

    def read(self, wait_s: float) -> bytes:
        if self._goes and not self._pieces:
            raise DeviceFault("It is gone.")
        if not self._pieces or self._pieces[0][0] > self.now_s + wait_s:
            self.now_s += wait_s
            return b""
        at_s, data = self._pieces.pop(0)
        self.now_s = max(self.now_s, at_s)
        return data


def reads(port: ScriptedPort, profile: Profile, until_s: float) -> list[tuple[float, bytes]]:
    hearing, heard = HearingOut(port, profile, port.clock), []
    while port.now_s < until_s:
        data = hearing.read(0.1)
        if data:
            heard.append((port.now_s, data))
    return heard


def test_a_burst_that_a_cable_held_back_comes_in_one_read(mark10: Profile) -> None:
    """In pieces it would seem that hundreds of readings were of one moment."""
    steady = [(10.0 + at / 250, b"1.0 N\r\n") for at in range(250)]
    late = [(11.5 + at * AT_ONCE_S, b"2.0 N\r\n" * 9) for at in range(14)]
    port = ScriptedPort(*steady, *late)
    stream = ReadingStream(mark10, 10.0)
    events = [event for at_s, data in reads(port, mark10, 12.0) for event in stream.feed(data, at_s)]
    times = np.concatenate([event.t_s for event in events if isinstance(event, Readings)])
    assert len(times) == 250 + 126
    assert np.diff(times).min() > 0.0039
    assert 11.5 <= times[-1] < 11.51


def test_a_stream_that_flows_is_handed_on_read_by_read(mark10: Profile) -> None:
    pieces = [(10.0 + at / 250, b"1.0 N\r\n") for at in range(100)]
    assert [data for _, data in reads(ScriptedPort(*pieces), mark10, 10.5)] == [data for _, data in pieces]


def test_after_a_silence_it_is_not_listened_to_without_end(mark10: Profile) -> None:
    pieces = [(10.5 + at / 1000, b"1.0 N\r\n") for at in range(2000)]
    first, second, *_ = reads(ScriptedPort(*pieces), mark10, 11.0)
    assert first[0] - 10.5 == pytest.approx(0.05, abs=0.002)
    assert second[1] == b"1.0 N\r\n"


def test_an_answer_of_a_fixed_length_is_heard_out_so_that_a_byte_too_many_is_seen(library: Library) -> None:
    port = ScriptedPort((10.0, b"0011.7"), (10.001, b"1"), (10.003, b"1"))
    ((at_s, data),) = reads(port, library.profile("sauter_fh"), 10.2)
    assert data == b"0011.711"
    assert at_s < 10.01


def test_what_came_before_the_cable_was_pulled_is_not_lost(mark10: Profile) -> None:
    port = ScriptedPort((10.05, b"1.0 N\r\n"), goes=True)
    hearing = HearingOut(port, mark10, port.clock)
    assert hearing.read(0.1) == b"1.0 N\r\n"
    with pytest.raises(DeviceFault):
        hearing.read(0.1)
