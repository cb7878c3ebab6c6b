"""All the progress page shows of one patient: the trend of each movement, and the table of the same numbers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Protocol

from strengthtrack.clinic.pain import PainInTest, PainReport
from strengthtrack.clinic.programme import Programme
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Fixation, Movement, Side
from strengthtrack.clinic.trial import Trial
from strengthtrack.science.trend import StrengthPoint, Trend, trend, week_of

TYPED, NOT_COMPARED = "typed", "not compared"


class Reads(Protocol):
    """What is read of the records; `records.store.Store` is one."""

    def programme(self, patient_id: str) -> Programme | None:
        """The patient's programme."""

    def sessions(self, patient_id: str) -> tuple[Session, ...]:
        """The patient's sessions, oldest first."""

    def trials(self, patient_id: str) -> tuple[Trial, ...]:
        """The patient's trials, oldest first."""

    def pains(self, patient_id: str) -> tuple[PainInTest, ...]:
        """The patient's answers to pain in each test."""


@dataclass(frozen=True, slots=True)
class SideValue:
    """One side's value of a visit; not compared where the set-up was another than that of the last visits."""

    point: StrengthPoint
    compared: bool

    @property
    def note(self) -> str:
        """What must stand beside the number: “typed”, “not compared”, both, or nothing."""
        return ", ".join([TYPED] * self.point.typed + [NOT_COMPARED] * (not self.compared))


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """One visit in the table; pain in the test 0 to 10, None where there is none. `week` has its part."""

    session_id: str
    day: date
    week: float
    right: SideValue | None
    left: SideValue | None
    pain: PainReport
    pain_in_test: int | None
    """The greater of the two sides; told also where no trial counts, for pain may be why."""
    fixation: str

    @property
    def values(self) -> tuple[SideValue, ...]:
        """The values there are."""
        return tuple(value for value in (self.right, self.left) if value is not None)


@dataclass(frozen=True, slots=True)
class MovementProgress:
    """One movement: its trend, and its table newest first."""

    trend: Trend
    rows: tuple[ProgressRow, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """One patient: the programme, and each movement in the order of testing."""

    programme: Programme | None
    movements: tuple[MovementProgress, ...]

    def of(self, movement: Movement) -> MovementProgress:
        """One movement's progress."""
        return next(found for found in self.movements if found.trend.movement is movement)


def progress(store: Reads, patient_id: str) -> Progress:
    """Gather a patient's progress from the records; a blind session is not in it until it is finished."""
    programme = store.programme(patient_id)
    sessions = tuple(session for session in store.sessions(patient_id) if not session.hides_values)
    shown = {session.id for session in sessions}
    trials = tuple(trial for trial in store.trials(patient_id) if trial.session_id in shown)
    pains = tuple(pain for pain in store.pains(patient_id) if pain.session_id in shown)
    movements = []
    for movement in Movement:
        drawn = trend(movement, sessions, trials, pains, programme)
        felt = [pain for pain in pains if pain.movement is movement]
        movements.append(MovementProgress(drawn, _rows(drawn, sessions, trials, felt, programme)))
    return Progress(programme, tuple(movements))


def _rows(
    drawn: Trend,
    sessions: tuple[Session, ...],
    trials: Iterable[Trial],
    felt: Iterable[PainInTest],
    programme: Programme | None,
) -> tuple[ProgressRow, ...]:
    start = programme.starts_on if programme else sessions[0].day if sessions else date.min
    tried = [trial for trial in trials if trial.setup.movement is drawn.movement]
    rows = [
        ProgressRow(
            session_id=visit.id,
            day=visit.day,
            week=week_of(visit.day, start),
            right=right,
            left=left,
            pain=visit.pain,
            pain_in_test=max((pain.score for pain in felt if pain.session_id == visit.id), default=None),
            fixation=_fixation(visit, tried),
        )
        for visit in sessions
        for right, left in _pairs(visit, drawn, tried)
    ]
    return tuple(reversed(rows))


def _pairs(visit: Session, drawn: Trend, tried: Iterable[Trial]) -> Iterable[tuple[SideValue | None, SideValue | None]]:
    """Right and left of a visit, one row each time the set-up was changed; none where there is nothing to tell."""
    right, left = _values(visit, drawn, Side.RIGHT), _values(visit, drawn, Side.LEFT)
    told = visit.pain.worst is not None or any(trial.session_id == visit.id for trial in tried)
    return zip_longest(right, left) if right or left else [(None, None)] * told


def _values(visit: Session, drawn: Trend, side: Side) -> list[SideValue]:
    return [
        SideValue(point, segment.compared)
        for segment in drawn.segments
        if segment.side is side
        for point in segment.points
        if point.session_id == visit.id
    ]


def _fixation(visit: Session, tried: Iterable[Trial]) -> str:
    """“Belt”, or “By hand, belt” where both were used."""
    used = {trial.setup.fixation for trial in tried if trial.session_id == visit.id}
    return ", ".join(fixation.value for fixation in Fixation if fixation in used).capitalize()
