"""A desk with real records in a folder of its own, and a dynamometer that is fed by hand."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pytest

from strengthtrack.clinic.battery import Battery
from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Fixation
from strengthtrack.devices.readings import Connected, Readings
from strengthtrack.practice.battery.batteries import load
from strengthtrack.practice.edits import Edits
from strengthtrack.practice.testing.dynamometer import LiveDynamometer
from strengthtrack.practice.testing.earlier_visits import EarlierVisits
from strengthtrack.practice.testing.hands import Hands
from strengthtrack.practice.testing.recorder import Recorder
from strengthtrack.practice.testing.session_book import SessionBook
from strengthtrack.practice.testing.testing_session import TestingSession
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
        path.write_bytes(empty_records())
        self.writer = Writer(path, KEY, self.heard.put)
        self.connection = database.open(path, KEY)
        self.store = Store(self.connection)
        self.edits = Edits(self.writer)
        self.edits.follow(self.changes.append)
        self.recorder = Recorder(self.writer.post)
        self.dynamometer = LiveDynamometer(self.heard.put, self.now_s)
        self.battery = without_practice(load("hips"))
        self.writer.do(lambda store: store.save_patient(PATIENT))
        self.writer.do(lambda store: store.save_session(SESSION))

    def now_s(self) -> float:
        return self.clock_s

    def hands(self) -> Hands:
        return Hands(self.dynamometer, self.recorder, self.edits, self.store, self.now_s, self.now)

    def now(self) -> datetime:
        return NOON

    def session(self, session: Session = SESSION, fixation: Fixation | None = None, **changed: Any) -> TestingSession:
        """A session of the bench's battery, with what is `changed` in it."""
        earlier = EarlierVisits(t for t in self.store.trials(session.patient_id) if t.session_id != session.id)
        battery = replace(self.battery.held_by(fixation), **changed)
        book = SessionBook(battery, session.tester, self.dynamometer, earlier)
        return TestingSession(session, book, self.hands())

    def plug_in(self) -> None:
        self.dynamometer.feed(Connected())

    def play(self, session: TestingSession, force_n: np.ndarray, unit: str = "N", read: int = 5) -> None:
        """Let the dynamometer show these forces, a reading every 10 ms, `read` of them at once."""
        for first in range(0, len(force_n), read):
            some = np.asarray(force_n[first : first + read], dtype=float)
            t_s = self.clock_s + np.arange(1, len(some) + 1) / RATE_HZ
            self.clock_s = float(t_s[-1])
            came = self.dynamometer.feed(Readings(t_s, some, unit, ("ok",) * len(some)))
            assert came is not None
            session.feed(*came)
            session.tick()

    def through_rest(self, session: TestingSession) -> None:
        """Let the clock run to the end of the rest."""
        self.clock_s += session.view().rest_left_s
        session.tick()

    def settle(self) -> None:
        """Wait until the writer has done all that was posted, and pass its news on."""
        self.writer.do(lambda store: store.save_setting("settled", "yes"))
        while not self.heard.empty():
            news = self.heard.get()
            if isinstance(news, Written):
                self.recorder.stored(news.what)


@cache
def empty_records() -> bytes:
    """A file of records without anybody in it, made once: a tenth of a second for each test."""
    heard: SimpleQueue[object] = SimpleQueue()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "records.db"
        Writer(path, KEY, heard.put).close()
        return path.read_bytes()


def without_practice(battery: Battery) -> Battery:
    """Every push counts; a test of practice asks for it."""
    return planned(battery, practice=0)


def planned(battery: Battery, **changed: Any) -> Battery:
    """The battery with what is `changed` in each of its plans."""
    return replace(battery, plans=tuple(replace(plan, **changed) for plan in battery.plans))


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path)
    yield bench
    bench.writer.close()
    bench.connection.close()


def taps(rest_n: float = 0.0) -> np.ndarray:
    """Two taps of a tenth of a second on a quiet pad."""
    tap = rest_n + 40.0 * np.sin(np.linspace(0.0, np.pi, 10))
    return np.concatenate([quiet(0.7, rest_n), tap, quiet(0.25, rest_n), tap, quiet(0.7, rest_n)])


def quiet(seconds: float, rest_n: float = 0.0) -> np.ndarray:
    """Nobody touches the pad."""
    return np.full(int(seconds * RATE_HZ), rest_n)


def push(peak_n: float, seconds: float = 3.0, rest_n: float = 0.0) -> np.ndarray:
    """Two seconds at rest, half a second up, a plateau that peaks once, half a second down, one second at rest."""
    plateau = np.full(int(seconds * RATE_HZ), peak_n * 0.97)
    plateau[len(plateau) // 2] = peak_n
    rise = np.linspace(rest_n, peak_n * 0.97, 50)
    return np.concatenate([np.full(200, rest_n), rise, plateau, rise[::-1], np.full(100, rest_n)])
