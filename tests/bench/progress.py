"""A patient with two hundred sessions, opened on the page of their progress, until its first frame is painted.

Every session has the whole battery, each push as long as it is and at 100 Hz. What is only loaded, the chart say, is
loaded by a patient with one session before, who is opened again between two times.
"""

import tempfile
from array import array
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from bench.figures import quantile, say, tell
from bench.office import SIZE, Office, open_office
from strengthtrack.clinic.battery import Battery
from strengthtrack.clinic.pain import PainReport
from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.programme import hip_programme
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Dynamometer, Setup
from strengthtrack.clinic.trial import Source, Trace, Trial
from strengthtrack.practice.battery.batteries import load
from strengthtrack.records import database
from strengthtrack.records.cases import Case
from strengthtrack.records.file_names import RECORDS
from strengthtrack.records.key import key_for, no_ring
from strengthtrack.records.store import Store
from strengthtrack.science.push_model import push
from strengthtrack.screens.progress.progress_page import ProgressPage
from strengthtrack.screens.theme import palette_in_use

SESSIONS, TIMES = 200, 20
RATE_HZ = 100.0
EVERY = timedelta(days=7)
AIM_MS = 150.0


@dataclass(frozen=True, slots=True)
class Opened:
    """An office with a patient who came often and one who came once, and the page of progress."""

    office: Office
    often: str
    once: str
    page: ProgressPage

    def took_ms(self) -> float:
        """What it takes to open the one who came often."""
        self.office.until_first_frame(lambda: self.page.open_patient(self.once), self.page)
        return self.office.until_first_frame(lambda: self.page.open_patient(self.often), self.page)


def measure() -> list[bool]:
    """Print the median, for a page is opened by hand, and the slowest of all."""
    with opened(SESSIONS) as long:
        first = long.took_ms()
        took = [long.took_ms() for _ in range(TIMES)]
    tell(f"{SESSIONS} sessions opened {TIMES} times: the first {first:.0f} ms, then up to {max(took):.0f} ms")
    return [say(f"progress of {SESSIONS} sessions opens and draws, p50", quantile(took, 50), "ms", AIM_MS)]


@contextmanager
def opened(sessions: int) -> Iterator[Opened]:
    """Two patients in a folder that is thrown away, and the page over them."""
    with tempfile.TemporaryDirectory(prefix="strengthtrack-bench-") as name:
        folder, battery = Path(name), load("hips")
        often, once = (case("often", sessions, battery), case("once", 1, battery))
        with closing(Store(database.open(folder / RECORDS, key_for(folder, no_ring).text))) as store:
            store.add_cases([often, once])
        with open_office(folder) as office:
            page = ProgressPage(office.clinic.desk, palette_in_use())
            page.resize(*SIZE)
            page.open_patient("once")
            page.show()
            office.app.processEvents()
            yield Opened(office, "often", "once", page)
            page.close()
            page.deleteLater()


def case(id: str, count: int, battery: Battery) -> Case:
    """A sample patient who came once a week."""
    patient = Patient(id, f"Sample Patient {id}", date(1990, 3, 12), height_m=1.7)
    began = datetime.combine(date.today() - EVERY * count, time(9), UTC)
    programme = hip_programme(f"g{id}", id, began.date())
    sessions = tuple(visit(f"{id}{number}", id, began + EVERY * number, number) for number in range(count))
    trials = tuple(trial for number, one in enumerate(sessions) for trial in trials_of(one, number, battery))
    return Case(patient, programme, sessions, trials)


def visit(id: str, patient_id: str, at: datetime, number: int) -> Session:
    pain = PainReport(worst=number * 7 % 10, usual=number * 3 % 5)
    return Session(id, patient_id, at, "Sample Physiotherapist", 70.0, pain, finished_at=at + timedelta(minutes=35))


def trials_of(session: Session, visit: int, battery: Battery) -> Iterator[Trial]:
    for movement, side in battery.tests:
        plan = battery.plan(movement)
        setup = Setup(
            movement, side, plan.position, plan.pad, plan.fixation, plan.contraction, 0.37,
            Dynamometer("Sample dynamometer"), session.tester,
        )  # fmt: skip
        for number in range(1, plan.trials + 1):
            t_s, force_n = push(120.0 + visit % 40 + number, plan.hold_s, RATE_HZ, visit * 10 + number)
            trace = Trace(array("d", t_s.tobytes()), array("d", force_n.tobytes()), "N")
            at = session.started_at + timedelta(minutes=number)
            id = f"{session.id}{movement}{side}{number}"
            yield Trial(id, session.id, setup, number, at, Source.WIRE, "bench", trace=trace, resting_n=0.0)
