"""From the start of the process to the first painted window and to a click in the list, by a bare window's time."""

import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from bench.figures import say, tell
from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.programme import PlannedTest, Programme
from strengthtrack.records import database
from strengthtrack.records.file_names import RECORDS
from strengthtrack.records.key import key_for
from strengthtrack.records.store import Store
from strengthtrack.screens.patients.more_rows import AT_ONCE

FIRST_PAINT = Path(__file__).resolve().with_name("first_paint.py")
STARTS = 9
PATIENTS = 200


def measure() -> list[bool]:
    """Bare window and app take turns."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as compiled:
        fill(Path(folder))
        # as on a machine where the app was started before, whatever this shell says of bytecode
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = compiled
        turns = [(start("bare"), start("app", folder, str(min(PATIENTS, AT_ONCE)))) for _ in range(STARTS + 1)][1:]
    base = median(bare["painted"] for bare, _ in turns)
    painted = median(app["painted"] for _, app in turns)
    unlocking = median(app["unlocking_s"] for _, app in turns)
    clicked = median(app["took_a_click"] - app["unlocking_s"] for _, app in turns)
    tell(f"bare QApplication + QMainWindow, median of {STARTS} starts: {base:.3f} s")
    tell(f"unlocking the records, taken out below: {unlocking:.3f} s")
    return [
        say(f"first painted window ({painted:.3f} s), to the bare one", painted / base, "x", 1.5),
        say(f"{PATIENTS} patients and a click ({clicked:.3f} s)", clicked / base, "x", 3.0),
    ]


def start(*words: str) -> dict[str, float]:
    """Start one process; moments come back as seconds since then."""
    began = time.perf_counter()
    command = [sys.executable, str(FIRST_PAINT), *words]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return {name: value if name.endswith("_s") else value - began for name, value in told.items()}


def fill(folder: Path) -> None:
    """A clinic of sample patients, each in a programme."""
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
