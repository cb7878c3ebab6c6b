"""Made-up pieces of a clinic for tests: whole objects, of which a test names only what it is about."""

from array import array
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from strengthtrack.clinic.pain import PainReport
from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Contraction, Dynamometer, Fixation, Movement, Setup, Side
from strengthtrack.clinic.trial import Mark, Source, Trace, Trial

GAUGE = Dynamometer("Dynamometer 1", "0417")


def sample_patient(id: str = "a", name: str = "Sample Patient A", born: date = date(1994, 3, 12)) -> Patient:
    return Patient(id, name, born, record_number=f"SP-04{id}")


def sample_setup(
    movement: Movement = Movement.ABDUCTION, side: Side = Side.RIGHT, fixation: Fixation = Fixation.BELT
) -> Setup:
    return Setup(movement, side, "side-lying", "5 cm above the knee", fixation, Contraction.MAKE, 0.36, GAUGE, "Tester")


def sample_session(id: str, day: date, worst_pain: int | None = None, hour: int = 12) -> Session:
    started = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    return Session(id, "a", started, "Tester", 65.0, PainReport(worst_pain))


def sample_trace(values: Sequence[float], rate_hz: float = 100.0, unit: str = "N", zero: float = 0.0) -> Trace:
    return Trace(array("d", (i / rate_hz for i in range(len(values)))), array("d", values), unit, zero)


def sample_trial(session: Session, newtons: float, setup: Setup | None = None, mark: Mark | None = None) -> Trial:
    trial = Trial(
        f"{session.id}-{newtons}",
        session.id,
        setup or sample_setup(),
        1,
        session.started_at,
        Source.WIRE,
        "0.0",
        trace=sample_trace([0.0, newtons, 0.0]),
    )
    return replace(trial, mark=mark)
