"""A desk with real records in a folder of its own, and a dynamometer that is fed by hand."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from queue import SimpleQueue

import numpy as np
import pytest

from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Fixation
from strengthtrack.devices.readings import Connected, Readings
from strengthtrack.practice.batteries import load
from strengthtrack.practice.dynamometer import LiveDynamometer
from strengthtrack.practice.edits import Edits
from strengthtrack.practice.hands import Hands
from strengthtrack.practice.recorder import Recorder
from strengthtrack.practice.session_book import SessionBook
from strengthtrack.practice.testing_session import TestingSession
from strengthtrack.records import database
from strengthtrack.records.changes import Changes
from strengthtrack.records.store import Store
from strengthtrack.records.writer import Writer, Written

KEY = f"x'{'ab' * 32}'"
NOON = datetime(2026, 4, 28, 12, 0, tzinfo=UTC)
PATIENT = Patient("p1", "Sample Patient A", date(1994, 3, 12))
SESSION = Session("s1", "p1", NOON, "Sample Physiotherapist", body_mass_kg=64.0)
RATE_HZ = 100.0


@dataclass
class Bench:
    """Real records, a clock that is set by hand, and what the writer said."""

    folder: Path
    clock_s: float = 100.0
    heard: SimpleQueue[object] = field(default_factory=SimpleQueue)
    changes: list[Changes] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        path = self.folder / "records.db"
        self.writer = Writer(path, KEY, self.heard.put)
        self.connection = database.open(path, KEY)
        self.store = Store(self.connection)
        self.edits = Edits(self.writer)
        self.edits.follow(self.changes.append)
        self.recorder = Recorder(self.writer.post)
        self.dynamometer = LiveDynamometer(self.heard.put, self.now_s)
        self.battery = load("hips")
        self.writer.do(lambda store: store.save_patient(PATIENT))
        self.writer.do(lambda store: store.save_session(SESSION))

    def now_s(self) -> float:
        return self.clock_s

    def hands(self) -> Hands:
        return Hands(self.dynamometer, self.recorder, self.edits, self.store, self.now_s, self.now)

    def now(self) -> datetime:
        return NOON

    def session(self, session: Session = SESSION, fixation: Fixation | None = None) -> TestingSession:
        earlier = tuple(t for t in self.store.trials(session.patient_id) if t.session_id != session.id)
        book = SessionBook(self.battery, session.tester, self.dynamometer, earlier, fixation)
        return TestingSession(session, book, self.hands())

    def plug_in(self) -> None:
        self.dynamometer.feed(Connected())

    def play(self, session: TestingSession, force_n: np.ndarray, unit: str = "N") -> None:
        """Let the dynamometer show these forces, a reading every 10 ms, in reads of five."""
        for first in range(0, len(force_n), 5):
            some = np.asarray(force_n[first : first + 5], dtype=float)
            t_s = self.clock_s + np.arange(1, len(some) + 1) / RATE_HZ
            self.clock_s = float(t_s[-1])
            came = self.dynamometer.feed(Readings(t_s, some, unit, ("ok",) * len(some)))
            assert came is not None
            session.feed(*came)
            session.tick()

    def settle(self) -> None:
        """Wait until the writer has done all that was posted, and pass its news on."""
        self.writer.do(lambda store: store.save_setting("settled", "yes"))
        while not self.heard.empty():
            news = self.heard.get()
            if isinstance(news, Written):
                self.recorder.stored(news.what)


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path)
    yield bench
    bench.writer.close()
    bench.connection.close()


def push(peak_n: float, seconds: float = 3.0, rest_n: float = 0.0) -> np.ndarray:
    """Two seconds at rest, half a second up, a plateau that peaks once, half a second down, one second at rest."""
    plateau = np.full(int(seconds * RATE_HZ), peak_n * 0.97)
    plateau[len(plateau) // 2] = peak_n
    rise = np.linspace(rest_n, peak_n * 0.97, 50)
    return np.concatenate([np.full(200, rest_n), rise, plateau, rise[::-1], np.full(100, rest_n)])
