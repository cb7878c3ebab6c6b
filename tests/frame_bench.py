"""An office: a desk with real records in a folder of its own, some sample patients, and the window over it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from session_bench import KEY, empty_records, without_practice
from strengthtrack.charts.palette import LIGHT
from strengthtrack.clinic.pain import PainReport
from strengthtrack.clinic.patient import AffectedSide, Patient
from strengthtrack.clinic.programme import hip_programme
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Contraction, Dynamometer, Fixation, Movement, Setup, Side
from strengthtrack.clinic.trial import Source, Trial
from strengthtrack.devices.readings import Loss
from strengthtrack.practice.battery.batteries import Batteries, load
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.edits import Edits
from strengthtrack.practice.testing.drift import DriftWatch
from strengthtrack.practice.testing.dynamometer_state import State
from strengthtrack.practice.testing.frames import FrameCount
from strengthtrack.practice.testing.pressed import Presses
from strengthtrack.practice.testing.warm_up import WarmUp
from strengthtrack.records import database
from strengthtrack.records.changes import Changes
from strengthtrack.records.file_names import RECORDS
from strengthtrack.records.store import Store
from strengthtrack.records.writer import Writer
from strengthtrack.screens import theme

TODAY = date(2026, 4, 28)
NOW = datetime(2026, 4, 28, 9, 0, tzinfo=UTC)
BATTERY = without_practice(load("hips"))


@dataclass
class StandInDynamometer:
    """A dynamometer that is what the test says it is."""

    state: State = State.NOTHING
    name: str = "No dynamometer yet"
    force_n: float | None = None
    why: str = ""
    frames: FrameCount = field(default_factory=FrameCount)
    overloaded: bool = False
    low_battery: bool = False
    loss: Loss = Loss.GONE
    port: str = ""
    silent_s: float = 0.0
    rate_hz: float | None = None
    drift: DriftWatch = field(default_factory=DriftWatch)
    warm_up: WarmUp = field(default_factory=lambda: WarmUp(lambda: 0.0))
    presses: Presses = field(default_factory=Presses)
    cable: str = ""
    asked: list[object] = field(default_factory=list)

    @property
    def instrument(self) -> Dynamometer:
        return Dynamometer(self.name)

    def zero(self) -> None:
        self.asked.append("zero")

    def connect(self, port: str, profile: object, cable: str = "") -> None:
        self.cable = cable
        self.asked.append((port, profile))
        self.state = State.CONNECTING

    def disconnect(self) -> None:
        self.asked.append("disconnect")
        self.state = State.NOTHING

    def by_hand(self) -> None:
        self.asked.append("by hand")
        self.state = State.MANUAL


class Office:
    """Records that begin empty, or as `records`, a file under the same key. `today` may be moved."""

    def __init__(self, folder: Path, records: bytes | None = None) -> None:
        path = folder / RECORDS
        path.write_bytes(empty_records() if records is None else records)
        self.today = TODAY
        self.writer = Writer(path, KEY, lambda _: None)
        self.connection = database.open(path, KEY)
        self.store = Store(self.connection)
        self.changes: list[Changes] = []
        edits = Edits(self.writer)
        edits.follow(self.changes.append)
        self.desk = Desk(
            self.store, edits, Batteries(), lambda: NOW, lambda: self.today, folder, "The key lies in a drawer."
        )

    def patient(self, name: str, starts: date | None = None, tested: date | None = None, **facts: object) -> Patient:
        """Keep a patient, with a programme from a day and a test on a day."""
        number = len(self.store.patients(include_discarded=True))
        patient = Patient(f"p{number}", name, date(1994, 3, 12), **facts)  # type: ignore[arg-type]
        self.writer.do(lambda store: store.save_patient(patient))
        if starts is not None:
            programme = hip_programme(f"g{number}", patient.id, starts)
            self.writer.do(lambda store: store.save_programme(programme))
        if tested is not None:
            self.test(patient, tested)
        return patient

    def test(self, patient: Patient, day: date) -> Session:
        """Keep a session with one typed trial."""
        begun = datetime.combine(day, time(12), tzinfo=UTC)
        session = Session(
            f"{patient.id}{day}", patient.id, begun, "Sample Tester", 64.0, PainReport(6, 3), finished_at=begun
        )
        self.writer.do(lambda store: store.save_session(session))
        setup = Setup(
            Movement.ABDUCTION,
            Side.RIGHT,
            "side",
            "thigh",
            Fixation.BELT,
            Contraction.MAKE,
            0.38,
            Dynamometer("Read off its display"),
            "Sample Tester",
        )
        trial = Trial(f"t{session.id}", session.id, setup, 1, begun, Source.TYPED, "0", typed_n=170.0)
        self.writer.do(lambda store: store.save_trial(trial))
        return session

    def some_patients(self) -> None:
        """One overdue, one due today, one due on Thursday, one without a programme."""
        before = TODAY - timedelta(days=56)
        self.patient("Sample Patient C", before - timedelta(days=6), before, affected=AffectedSide.BOTH)
        self.patient("Sample Patient A", before, before, record_number="SP-0417", affected=AffectedSide.RIGHT)
        self.patient("Sample Patient G", TODAY + timedelta(days=2))
        self.patient("Sample Patient K")

    def close(self) -> None:
        self.writer.close()
        self.connection.close()


class PlainPage(QWidget):
    """A page of others: it remembers what it was told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[object] = []

    def open_patient(self, patient_id: str) -> None:
        self.told.append(patient_id)

    def refresh(self, changes: Changes | None) -> None:
        self.told.append(changes)

    def tick(self) -> None:
        self.told.append("tick")


@pytest.fixture
def office(tmp_path: Path, qapp: QApplication) -> Iterator[Office]:
    """An office whose records are closed in the end, in the light look."""
    theme.apply(qapp, LIGHT)
    made = Office(tmp_path)
    yield made
    made.close()
