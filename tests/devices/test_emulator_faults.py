"""What goes wrong on the cable of an emulated dynamometer, and with itself, as the other end hears it."""

import sys
from collections.abc import Callable

import pytest

from strengthtrack.devices.emulator.emulator import Emulator
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.profile import Profile
from wire_host import Host

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pty")

Emulate = Callable[[Profile], Emulator]


def test_what_ails_it_lasts_over_a_replug(imada: Profile, emulate: Emulate) -> None:
    emulator = emulate(imada)
    emulator.ailments.overload = True
    with Host(emulator.serve_pty()) as host:
        host.say(b"D\r")
        assert host.line(b"\n") + host.line(b"\r") == b"Gauge Started.\r\n+550.0NTE\r"


def test_frames_in_halves_and_glued_together_are_still_the_frames(mark10: Profile, emulate: Emulate) -> None:
    emulator = emulate(mark10)
    emulator.faults.halves_s, emulator.faults.glue_s = 0.001, 0.016
    emulator.play([float(step) for step in range(50)])
    with Host(emulator.serve_pty()) as host:
        host.say(b"AOUT250\r")
        assert [host.line() for _ in range(50)] == [b"%.1f N\r\n" % step for step in range(50)]


def test_garbage_comes_between_frames(mark10: Profile, emulate: Emulate) -> None:
    emulator = emulate(mark10)
    with Host(emulator.serve_pty()) as host:
        emulator.faults.spill(b"\xff\xfe\r\n")
        assert host.line() == b"\xff\xfe\r\n"


def test_noise_comes_at_its_rate_and_is_the_same_each_time(mark10: Profile, emulate: Emulate) -> None:
    heard = []
    for _ in range(2):
        emulator = emulate(mark10)
        emulator.faults.noise_hz = 1000.0
        with Host(emulator.serve_pty()) as host:
            heard.append(host.bytes(100))
    assert heard[0] == heard[1]
    assert len(set(heard[0])) > 50


def test_jitter_and_halves_leave_every_frame_in_its_order(mark10: Profile, emulate: Emulate) -> None:
    emulator = emulate(mark10)
    emulator.faults.jitter_s, emulator.faults.halves_s = 0.01, 0.002
    emulator.play([float(step) for step in range(50)])
    with Host(emulator.serve_pty()) as host:
        host.say(b"AOUT250\r")
        assert [host.line() for _ in range(50)] == [b"%.1f N\r\n" % step for step in range(50)]


def test_dropped_frames_are_missed_by_their_numbers(library: Library, emulate: Emulate) -> None:
    emulator = emulate(library.profile("hx711_d2"))
    emulator.faults.drop = 0.5
    emulator.play([1.0] * 30, rate_hz=500.0)
    with Host(emulator.serve_pty()) as host:
        assert host.line(b"\n").startswith(b"M2,")
        numbers = [int(host.line(b"\n").split(b",")[1]) for _ in range(8)]
    assert numbers == sorted(set(numbers))
    assert numbers[-1] - numbers[0] > 8


def test_switched_off_it_neither_hears_nor_speaks(imada: Profile, emulate: Emulate) -> None:
    emulator = emulate(imada)
    emulator.faults.silent = True
    with Host(emulator.serve_pty()) as host:
        host.say(b"D\r")
        emulator.press()
        assert host.is_quiet()
        emulator.faults.silent = False
        assert host.line() == b"Gauge Started.\r\n"
