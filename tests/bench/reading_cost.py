"""Processor time of the reading side for one reading, ours beside others at the same emulated dynamometer.

The emulator is a process of its own. Each reads in turn, a few seconds at a time, so that what else the machine does
meets them alike; what is told is the middle one of the ratios.
"""

import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import dstdsv
import serial

from bench.figures import say, tell
from strengthtrack.devices.link.link import Link
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.readings import Event, Readings

READINGS = 400
ROUNDS = 7
ROWS = 60_000
PATIENCE_S = 60.0

Reader = Callable[[str], float]
"""Reads READINGS at a port; how many µs of processor time each took."""


def measure() -> list[bool]:
    """Print our processor time beside that of others; without a pty there is nothing to compare at."""
    if sys.platform == "win32":
        tell("no pty here: not compared with dstdsv and readline")
        return []
    return [
        beside("dstdsv, both polling imada_d", "imada_d", by_dstdsv),
        beside("a bare readline loop, mark10_gcl2 streaming", "mark10_gcl2", by_readline),
    ]


def beside(what: str, id_: str, theirs: Reader) -> bool:
    """How much of their processor time ours is."""
    profile = Library().profile(id_)
    with emulated(id_) as port:
        rounds = [(by_us(port, profile), theirs(port)) for _ in range(ROUNDS)]
    ours_us, theirs_us = (statistics.median(side) for side in zip(*rounds, strict=True))
    tell(f"{id_}: {ours_us:.0f} µs a reading, theirs {theirs_us:.0f} µs")
    return say(f"processor time over {what}", statistics.median(ours / other for ours, other in rounds), "x", 1.0)


@contextmanager
def emulated(id_: str) -> Iterator[str]:
    """A dynamometer that is pushed, played by another process; its port."""
    with TemporaryDirectory() as folder:
        table = Path(folder) / "push.csv"
        table.write_text("force\n" + "".join(f"{100 + row % 997 / 10}\n" for row in range(ROWS)), encoding="ascii")
        played = ["--play", str(table), "--column", "force", "--unit", "N", "--rate", "250"]
        command = [sys.executable, "-m", "strengthtrack", "emulate", id_, "--pty", *played]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
            assert process.stdout
            try:
                yield process.stdout.readline().strip()
            finally:
                process.terminate()


def by_us(port: str, profile: Profile) -> float:
    """Through a link, with everything the app takes from it: true times, units, faults."""
    spent_s: list[float] = []
    done = threading.Event()

    def put(event: Event) -> None:
        if isinstance(event, Readings):
            spent_s.extend([time.thread_time()] * len(event.t_s))
            if len(spent_s) > READINGS:
                done.set()

    link = Link(port, profile, put)
    link.start()
    assert done.wait(PATIENCE_S), f"{profile.id}: the emulator fell silent"
    link.close()
    return (spent_s[READINGS] - spent_s[0]) / READINGS * 1e6


def by_dstdsv(port: str) -> float:
    """The package for DST and DSV gauges, which polls too."""
    with dstdsv.GaugeSerialDevice(port) as gauge:
        gauge.measure()
        return spent_us(gauge.measure)


def by_readline(port: str) -> float:
    """Lines and nothing more: no value, no time, no fault."""
    with serial.Serial(port, 115_200, timeout=1.0) as gauge:
        gauge.write(b"FULL\rCUR\rAOUT250\r")
        gauge.readline()
        took_us = spent_us(gauge.readline)
        gauge.write(b"AOUT0\r")
    return took_us


def spent_us(read: Callable[[], object]) -> float:
    """Processor time of one call in µs, on average."""
    began_s = time.thread_time()
    for _ in range(READINGS):
        read()
    return (time.thread_time() - began_s) / READINGS * 1e6
