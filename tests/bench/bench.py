"""What the app costs on this machine. Ratios are taken within one run, so that a slow machine is no excuse."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray

from strengthtrack.devices.profile import Profile
from strengthtrack.devices.readings import OK, Readings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from strengthtrack.devices.readings import Event
    from strengthtrack.records.writer import WriteFailed, Written

Array = NDArray[np.float64]

HERE = Path(__file__).resolve().parent
STARTS = 9
PATIENTS = 200
RATE_HZ = 1000
FRAMES = 1200
WARM_UP = 60
FRAME_MS = 16.0
READ_BYTES = 512
DECODED = 400_000


def main() -> int:
    """Print every figure with its aim; the exit code is 1 where one is missed."""
    missed = [not met for met in (*start_up(), *live_trace(), *decoding())]
    return int(any(missed))


def say(what: str, figure: float, unit: str, aim: float, *, at_least: bool = False) -> bool:
    met = figure >= aim if at_least else figure <= aim
    wanted = f"aim {aim:,g} or {'more' if at_least else 'less'}"
    print(f"{what:<58}{figure:>12,.2f} {unit:<5} {wanted:<22} {'met' if met else 'MISSED'}", flush=True)
    return met


def start_up() -> list[bool]:
    """From the start of the process, bare window and app taking turns."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as compiled:
        fill(Path(folder))
        # as on a machine where the app was started before, whatever this shell says of bytecode
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = compiled
        turns = [(start("bare"), start("app", folder, str(PATIENTS))) for _ in range(STARTS + 1)][1:]
    base = median(bare["painted"] for bare, _ in turns)
    painted = median(app["painted"] for _, app in turns)
    unlocking = median(app["unlocking_s"] for _, app in turns)
    clicked = median(app["took_a_click"] - app["unlocking_s"] for _, app in turns)
    print(f"bare QApplication + QMainWindow, median of {STARTS} starts: {base:.3f} s")
    print(f"unlocking the records, taken out below: {unlocking:.3f} s")
    return [
        say(f"first painted window ({painted:.3f} s), to the bare one", painted / base, "x", 1.5),
        say(f"{PATIENTS} patients and a click ({clicked:.3f} s)", clicked / base, "x", 3.0),
    ]


def start(*words: str) -> dict[str, float]:
    """Start one process; moments come back as seconds since then."""
    began = time.perf_counter()
    command = [sys.executable, str(HERE / "first_paint.py"), *words]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return {name: value if name.endswith("_s") else value - began for name, value in told.items()}


def fill(folder: Path) -> None:
    """A clinic of sample patients, each in a programme."""
    from strengthtrack.clinic.patient import Patient
    from strengthtrack.clinic.programme import PlannedTest, Programme
    from strengthtrack.records import database
    from strengthtrack.records.file_names import RECORDS
    from strengthtrack.records.key import key_for
    from strengthtrack.records.store import Store

    connection = database.open(folder / RECORDS, key_for(folder).text)
    store = Store(connection)
    tests = (PlannedTest("baseline", 0), PlannedTest("8 weeks", 56), PlannedTest("6 months", 182))
    today = date.today()
    for number in range(PATIENTS):
        patient = Patient(f"p{number}", f"Sample Patient {number:03}", date(1950 + number % 50, 3, 12))
        store.save_patient(patient)
        starts_on = today - timedelta(days=number % 60)
        store.save_programme(Programme(f"g{number}", patient.id, "Hip programme", starts_on, 8, 3, tests))
    connection.close()


def live_trace() -> list[bool]:
    """A whole frame of the test page, from the queue to the painted trace, while readings come at 1000 Hz."""
    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder))
        took = frames(app, Path(folder))
    (p50, own50), (p99, own99), (longest, _) = np.percentile(took, [50, 99, 100], axis=0)
    print(
        f"{len(took)} frames, the longest {longest:.1f} ms; the window's own work p50 {own50:.1f}, p99 {own99:.1f} ms"
    )
    return [
        say(f"frame with the live trace at {RATE_HZ} Hz, p50", float(p50), "ms", FRAME_MS),
        say(f"frame with the live trace at {RATE_HZ} Hz, p99", float(p99), "ms", FRAME_MS),
    ]


def frames(app: QApplication, folder: Path) -> list[tuple[float, float]]:
    """Milliseconds of each frame, by the clock and of this thread's own work.

    Pushes come and go and are detected, kept and drawn as in a real session.
    """
    from strengthtrack.bootstrap.clinic import open_clinic
    from strengthtrack.charts.palette import LIGHT
    from strengthtrack.devices.readings import Connected
    from strengthtrack.practice.appointment import SessionFacts
    from strengthtrack.practice.session_view import Phase
    from strengthtrack.screens.testing_page import TestingPage

    force = pushes(2.0 * (FRAMES + WARM_UP) * FRAME_MS / 1000)
    with open_clinic(folder) as clinic:
        session = clinic.appointment.begin("p0", SessionFacts("Sample Physiotherapist", 70.0))
        page = TestingPage(clinic.desk.battery, LIGHT)
        page.resize(1270, 704)
        page.show()
        page.begin(session, "Baseline", clinic.desk.today())
        clinic.heard.put(Connected())
        took: list[tuple[float, float]] = []
        began = now = time.perf_counter()
        for number in range(FRAMES + WARM_UP):
            time.sleep(max(0.0, began + number * FRAME_MS / 1000 - time.perf_counter()))
            clinic.heard.put(since(began, now, now := time.perf_counter(), force))
            if session.phase not in {Phase.ARMED, Phase.PUSHING}:
                session.arm()
            started, worked = time.perf_counter(), time.thread_time()
            while not clinic.heard.empty():
                clinic.appointment.hear(cast("Event | Written | WriteFailed", clinic.heard.get()))
            clinic.appointment.tick()
            page.look()
            app.processEvents()
            took.append(((time.perf_counter() - started) * 1000, (time.thread_time() - worked) * 1000))
        assert len(session.view().test.trials) > 1, "no trial was kept while frames were counted"
        page.close()
    return took[WARM_UP:]


def since(began: float, before: float, now: float, force: Array) -> Readings:
    """The readings that came between two moments."""
    first, last = int((before - began) * RATE_HZ), max(int((now - began) * RATE_HZ), 1)
    t_s = began + np.arange(first, last) / RATE_HZ
    return Readings(t_s, force[first:last], "N", (OK,) * len(t_s))


def pushes(seconds: float) -> Array:
    """Force in N: a push of four seconds every eight, with tremor and noise."""
    t = np.arange(int(seconds * RATE_HZ)) / RATE_HZ
    ramp = np.clip(np.minimum(t % 8.0 - 2.0, 6.0 - t % 8.0) * 2.0, 0.0, 1.0)
    noise = np.random.default_rng(1).normal(0.0, 0.4, len(t))
    return 180.0 * ramp * (1.0 + 0.02 * np.sin(2 * np.pi * 9.0 * t)) + noise


def decoding() -> list[bool]:
    """Bytes to stamped readings on one core, for every profile that ships."""
    from strengthtrack.devices.library import Library

    return [decoded(profile) for profile in Library().profiles()]


def decoded(profile: Profile) -> bool:
    """A push as it comes over the wire, cut into reads; nothing may be lost on the way."""
    from strengthtrack.devices.stream import ReadingStream

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
    for force in np.resize(np.abs(pushes(8.0)), DECODED):
        yield head + b"%.*f" % (places, force) + tail


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main())
