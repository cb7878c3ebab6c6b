"""Everything a progress chart shows, as data. What may not be compared is not joined."""

from dataclasses import dataclass
from datetime import date

from strengthtrack.clinic.course import ExerciseWeek
from strengthtrack.clinic.quantity import Quantity
from strengthtrack.clinic.reported import WORST, Reported
from strengthtrack.clinic.setup import Movement, Setup, Side
from strengthtrack.science.change import Baseline, Change


@dataclass(frozen=True, slots=True)
class StrengthPoint:
    """One visit's value (of the trials that count, by the battery's rule, N) with every trial of it.

    `week` is days / 7 from the start; practice is not told. `factor` makes newtons the quantity of the trend.
    """

    session_id: str
    day: date
    week: float
    value_n: float
    trials_n: tuple[float, ...]
    set_aside_n: tuple[float, ...]
    """Trials that do not count, but for those limited by pain."""
    pain_in_test: int | None
    typed: bool = False
    """Whether `value_n` was read off a display and typed."""
    limited_n: tuple[float, ...] = ()
    """Trials limited by pain, which do not count either."""
    factor: float = 1.0
    change: Change | None = None
    """Against the baseline; None where it is not compared, or before the baseline."""
    setup: Setup | None = None

    @property
    def value(self) -> float:
        """The value in the quantity of the trend."""
        return self.value_n * self.factor


@dataclass(frozen=True, slots=True)
class UncountedVisit:
    """One side of a visit in which trials were made (N) and none counts: it has no value, and is shown all the same."""

    side: Side
    session_id: str
    day: date
    week: float
    trials_n: tuple[float, ...]
    limited_n: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class BandLine:
    """The baseline as it is drawn, in the quantity of the trend; `half` of its band's width, None where not known."""

    week: float
    value: float
    half: float | None


@dataclass(frozen=True, slots=True)
class Segment:
    """Visits of one side that may be compared with one another, in order."""

    side: Side
    points: tuple[StrengthPoint, ...]
    compared: bool
    """False for a segment before a break: it is drawn hollow."""
    baseline: Baseline | None = None
    """In N, or in N.m where the lever arm was measured anew and came out otherwise."""
    line: BandLine | None = None
    """None where the quantity of the trend moves with body mass, so that the band cannot be drawn in it."""


@dataclass(frozen=True, slots=True)
class Break:
    """Between two visits something changed; `week` is where the gap is drawn, `why` whole phrases."""

    week: float
    side: Side
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportPoint:
    """What the patient reported at a visit: worst pain in the week before it, or a questionnaire's total."""

    session_id: str
    day: date
    week: float
    score: float
    words: str
    """The score as it is told: “7”, “3.7 VAS”, “68”."""
    joined: bool = True
    """Whether it may be joined with the one before: the same scale, site and side."""
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class ReportSeries:
    """The lower panel: what the patient reported. Only what comes after the last cut is compared.

    `guide` is the published smallest change that matters to a group (MIC) in the scale's own points, with its source.
    """

    kind: Reported = WORST
    points: tuple[ReportPoint, ...] = ()
    baseline: Baseline | None = None
    guide: float | None = None
    guide_source: str = ""


@dataclass(frozen=True, slots=True)
class SymmetryPoint:
    """One visit: the side in question as per cent of the reference side."""

    session_id: str
    day: date
    week: float
    percent: float


@dataclass(frozen=True, slots=True)
class Symmetry:
    """One side against the other, which is named. `affected` where it is the affected side against the other."""

    side: Side
    reference: Side
    points: tuple[SymmetryPoint, ...] = ()
    affected: bool = False


@dataclass(frozen=True, slots=True)
class PlannedMark:
    """A planned test on the axis."""

    name: str
    week: float
    due: date
    done: bool


@dataclass(frozen=True, slots=True)
class EventMark:
    """Something that happened beside the programme."""

    day: date
    week: float
    words: str


@dataclass(frozen=True, slots=True)
class PausedWeeks:
    """A stretch in which the programme rested; `until_week` is the end of its last day."""

    week: float
    until_week: float
    why: str


@dataclass(frozen=True, slots=True)
class Unshown:
    """A visit's value that cannot be told in the quantity of the trend, and why."""

    side: Side
    session_id: str
    day: date
    why: str


@dataclass(frozen=True, slots=True)
class Trend:
    """Strength over what the patient reports, for one movement; weeks count from the course's start or first visit."""

    movement: Movement
    segments: tuple[Segment, ...]
    breaks: tuple[Break, ...]
    report: ReportSeries
    marks: tuple[PlannedMark, ...]
    uncounted: tuple[UncountedVisit, ...] = ()
    quantity: Quantity = Quantity.NEWTONS
    symmetry: Symmetry | None = None
    events: tuple[EventMark, ...] = ()
    exercise: tuple[ExerciseWeek, ...] = ()
    pauses: tuple[PausedWeeks, ...] = ()
    unshown: tuple[Unshown, ...] = ()
    linear: bool = False
    """Whether all weeks are drawn, none cut out of the axis."""
    affected: Side | None = None
    """The side whose band is drawn first; None where both or neither are affected."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not (self.segments or self.report.points or self.uncounted)

    def compared(self, side: Side) -> Segment | None:
        """The segment of a side that is compared with its baseline."""
        return next((found for found in self.segments if found.side is side and found.compared), None)
