"""Pushed trials for tests of their analysis and of the page that shows them."""

from dataclasses import replace
from datetime import timedelta

from clinic_samples import sample_setup, sample_trace
from frame_bench import Office
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Fixation, Movement, Side
from strengthtrack.clinic.trial import Source, Trial
from strengthtrack.practice.testing.recorder import Recorder
from strengthtrack.records.changes import Changes
from strengthtrack.science.push_model import push

LEAD_S = 1.0


def pushed(
    session: Session,
    number: int,
    peak_n: float = 180.0,
    side: Side = Side.RIGHT,
    fixation: Fixation = Fixation.BELT,
    rate_hz: float = 1000.0,
) -> Trial:
    """A push of abduction that leaves rest about a second after its first reading."""
    force = push(peak_n, 2.0, rate_hz, seed=number, lead_s=LEAD_S)[1]
    return Trial(
        f"{session.id}-{side}-{number}",
        session.id,
        replace(sample_setup(Movement.ABDUCTION, side, fixation), tester="Sample Tester"),
        number,
        session.started_at + timedelta(minutes=number),
        Source.WIRE,
        "0",
        trace=sample_trace(force.tolist(), rate_hz),
    )


def file_over_the_wire(office: Office, trial: Trial) -> None:
    """Keep a trial as one that came from the dynamometer."""
    Recorder(office.writer.post).file(trial)
    office.writer.do(lambda _: Changes(frozenset()))


def keep_as_before_versions(office: Office, trial: Trial) -> None:
    """Keep a trial as it was before its analysis was kept."""
    office.writer.do(lambda store: store.save_trial(trial))
