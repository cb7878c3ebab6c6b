"""Everything a progress chart shows, as data. What may not be compared is not joined."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from strengthtrack.clinic.pain import PainInTest, PainReport, PainScale
from strengthtrack.clinic.programme import Programme, planned_for
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Movement, Setup, Side, differences
from strengthtrack.clinic.trial import Source, Trial
from strengthtrack.science.measures import best_trial, trial_peak_n, value_n


@dataclass(frozen=True, slots=True)
class StrengthPoint:
    """One visit's value (of the trials that count, by the battery's rule, N) with every trial of it.

    `week` is days / 7 from the start; practice is not told.
    """

    session_id: str
    day: date
    week: float
    value_n: float
    trials_n: tuple[float, ...]
    set_aside_n: tuple[float, ...]
    pain_in_test: int | None
    typed: bool = False
    """Whether `value_n` was read off a display and typed."""


@dataclass(frozen=True, slots=True)
class UncountedVisit:
    """One side of a visit in which trials were made (N) and none counts: it has no value, and is shown all the same."""

    side: Side
    session_id: str
    day: date
    week: float
    trials_n: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """Visits of one side that may be compared with one another, in order."""

    side: Side
    points: tuple[StrengthPoint, ...]
    compared: bool
    """False for a segment before a break: it is drawn hollow."""


@dataclass(frozen=True, slots=True)
class Break:
    """Between two visits something changed; `week` is where the gap is drawn, `why` whole phrases."""

    week: float
    side: Side
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PainPoint:
    """Worst pain in the week before a visit, 0 to 10."""

    session_id: str
    day: date
    week: float
    score: float
    scale: PainScale = PainScale.NUMERIC
    joined: bool = True
    """Whether it may be joined with the one before: the same scale, site and side."""

    @property
    def words(self) -> str:
        """The score as it is told."""
        return self.scale.words(self.score)


@dataclass(frozen=True, slots=True)
class PlannedMark:
    """A planned test on the axis."""

    name: str
    week: float
    due: date
    done: bool


@dataclass(frozen=True, slots=True)
class Trend:
    """Strength over pain for one movement; weeks count from the programme's start, or else from the first visit."""

    movement: Movement
    segments: tuple[Segment, ...]
    breaks: tuple[Break, ...]
    pain: tuple[PainPoint, ...]
    marks: tuple[PlannedMark, ...]
    uncounted: tuple[UncountedVisit, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not (self.segments or self.pain or self.uncounted)


def trend(
    movement: Movement,
    sessions: Iterable[Session],
    trials: Iterable[Trial],
    pains: Iterable[PainInTest],
    programme: Programme | None,
) -> Trend:
    """Join one patient's visits into the trend of one movement; trials and pains may be of every movement.

    A visit without a trial that counts has no point and is told apart. Where the set-up changed within a visit, it
    has one for each.
    """
    visits = sorted((visit for visit in sessions if visit.discarded_at is None), key=lambda v: (v.started_at, v.id))
    kept = [trial for trial in trials if trial.discarded_at is None and not trial.practice]
    start = programme.starts_on if programme else visits[0].day if visits else date.min
    scores = {(pain.session_id, pain.side): pain.score for pain in pains if pain.movement is movement}
    segments: list[Segment] = []
    breaks: list[Break] = []
    uncounted: list[UncountedVisit] = []
    for side in (Side.RIGHT, Side.LEFT):
        tested = [trial for trial in kept if (trial.setup.movement, trial.setup.side) == (movement, side)]
        groups = [group for visit in visits for group in _alike(visit, tested)]
        line = [
            (_point(visit, group, value, start, scores.get((visit.id, side))), group[0].setup)
            for visit, group in groups
            if (value := value_n(group)) is not None
        ]
        uncounted += [_uncounted(side, visit, group, start) for visit, group in groups if value_n(group) is None]
        found, gaps = _broken(side, line)
        segments += found
        breaks += gaps
    planned = _marks(programme, visits, kept)
    return Trend(movement, tuple(segments), tuple(breaks), _pain(visits, start), planned, tuple(uncounted))


def week_of(day: date, start: date) -> float:
    """Weeks since `start` with their part, days / 7; both are local days."""
    return (day - start).days / 7.0


def _alike(visit: Session, trials: Iterable[Trial]) -> list[tuple[Session, list[Trial]]]:
    """The trials of a visit, in groups of one set-up each; the set-up that was gone back to comes last."""
    groups: list[list[Trial]] = []
    for trial in (trial for trial in trials if trial.session_id == visit.id):
        found = next((group for group in groups if not differences(group[-1].setup, trial.setup)), [])
        groups = [*(group for group in groups if group is not found), [*found, trial]]
    return [(visit, group) for group in groups]


def _point(visit: Session, trials: list[Trial], value: float, start: date, pain: int | None) -> StrengthPoint:
    best = best_trial(trials)
    return StrengthPoint(
        session_id=visit.id,
        day=visit.day,
        week=week_of(visit.day, start),
        value_n=value,
        trials_n=tuple(trial_peak_n(trial) for trial in trials if trial.counts),
        set_aside_n=tuple(trial_peak_n(trial) for trial in trials if not trial.counts),
        pain_in_test=pain,
        typed=best is not None and best.source is Source.TYPED,
    )


def _uncounted(side: Side, visit: Session, trials: list[Trial], start: date) -> UncountedVisit:
    peaks = tuple(trial_peak_n(trial) for trial in trials)
    return UncountedVisit(side, visit.id, visit.day, week_of(visit.day, start), peaks)


def _broken(side: Side, line: list[tuple[StrengthPoint, Setup]]) -> tuple[list[Segment], list[Break]]:
    """Cut one side's line where the set-up changed; only what comes after the last cut is compared."""
    pieces: list[list[StrengthPoint]] = [[line[0][0]]] if line else []
    breaks = []
    for (before, old), (after, new) in pairwise(line):
        why = differences(old, new)
        if why:
            breaks.append(Break((before.week + after.week) / 2.0, side, why))
            pieces.append([])
        pieces[-1].append(after)
    segments = [Segment(side, tuple(piece), compared=piece is pieces[-1]) for piece in pieces]
    return segments, breaks


def _pain(visits: Iterable[Session], start: date) -> tuple[PainPoint, ...]:
    points: list[PainPoint] = []
    before: PainReport | None = None
    for visit in visits:
        told = visit.pain
        if told.worst is not None:
            joined = before is None or told.joins(before)
            points.append(PainPoint(visit.id, visit.day, week_of(visit.day, start), told.worst, told.scale, joined))
            before = told
    return tuple(points)


def _marks(programme: Programme | None, visits: Iterable[Session], trials: Iterable[Trial]) -> tuple[PlannedMark, ...]:
    if programme is None:
        return ()
    tested = {trial.session_id for trial in trials}
    done = {planned_for(programme, visit.day) for visit in visits if visit.id in tested}
    return tuple(
        PlannedMark(test.name, test.day / 7.0, programme.date_of(test), done=test in done) for test in programme.tests
    )
