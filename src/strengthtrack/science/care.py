"""What is kept of one patient, as a chart looks at it, and how it is looked at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from strengthtrack.clinic.course import BEFORE_DAYS, Course, CourseEvent, ExerciseDone
from strengthtrack.clinic.function import FunctionMeasure, FunctionScore
from strengthtrack.clinic.pain import PainInTest, PainScale
from strengthtrack.clinic.patient import AffectedSide
from strengthtrack.clinic.quantity import Quantity
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Setup, Side
from strengthtrack.clinic.trial import Trial
from strengthtrack.science.change import ErrorBand

OPENING_DAYS = 3
"""A visit on the first days of a course opens it; what comes later was tested with exercise behind it."""
NOT_SET = ErrorBand(None, why_not="no error band is known here")


class Bands(Protocol):
    """What is known of measurement error; `practice.error_bands` knows."""

    @property
    def baseline_visits(self) -> int:
        """Of how many first visits the baseline is the mean."""

    def strength(self, setup: Setup, /) -> ErrorBand:
        """The band of a strength tested in this way."""

    def pain(self, scale: PainScale, /) -> ErrorBand:
        """The band of a pain score, in its points."""

    def function(self, measure: FunctionMeasure, /) -> ErrorBand:
        """The band of a questionnaire's total, in its points."""

    def pain_mic(self, scale: PainScale, /) -> tuple[float, str] | None:
        """The smallest change of pain that matters to a group, with its source."""

    def function_mic(self, measure: FunctionMeasure, /) -> tuple[float, str] | None:
        """The same for a questionnaire."""


@dataclass(frozen=True, slots=True)
class NoBands:
    """Nothing is known of any error: no change can be told from it."""

    baseline_visits: int = 1

    def strength(self, _setup: Setup, /) -> ErrorBand:
        """Not known."""
        return NOT_SET

    def pain(self, _scale: PainScale, /) -> ErrorBand:
        """Not known."""
        return NOT_SET

    def function(self, _measure: FunctionMeasure, /) -> ErrorBand:
        """Not known."""
        return NOT_SET

    def pain_mic(self, _scale: PainScale, /) -> tuple[float, str] | None:
        """Not known."""
        return None

    def function_mic(self, _measure: FunctionMeasure, /) -> tuple[float, str] | None:
        """Not known."""
        return None


@dataclass(frozen=True, slots=True)
class Care:
    """One patient's visits and one course of care; sessions that hide their values are not among them.

    `course` None where there is no programme; `scores` by session; `today` is the local day.
    """

    sessions: tuple[Session, ...] = ()
    trials: tuple[Trial, ...] = ()
    pains: tuple[PainInTest, ...] = ()
    course: Course | None = None
    scores: Mapping[str, tuple[FunctionScore, ...]] = field(default_factory=dict)
    exercise: tuple[ExerciseDone, ...] = ()
    events: tuple[CourseEvent, ...] = ()
    height_m: float | None = None
    affected: AffectedSide = AffectedSide.UNKNOWN
    today: date = date.max

    @property
    def start(self) -> date:
        """The day from which weeks count: the course's first, or that of the first visit."""
        if self.course is not None:
            return self.course.starts_on
        return min((visit.day for visit in self.sessions), default=date.min)

    def holds(self, day: date) -> bool:
        """Whether a day is one of the course; without a course every day is."""
        return self.course is None or self.course.holds(day)

    def baseline_among(self, days: Sequence[date], visits: int) -> slice:
        """Which of the course's days, in order, make the baseline: that of the first visit, or of the first few.

        A visit that opens the course, in its first days, is the first one; an assessment some weeks before it then is
        not, though a mean of several visits takes it along. What came later never is while one of them is there.
        """
        if self.course is None or not days:
            return slice(0, visits)
        begun = [(day - self.course.starts_on).days for day in days]
        opening = next((at for at, day in enumerate(begun) if 0 <= day <= OPENING_DAYS), None)
        before = [at for at, day in enumerate(begun) if -BEFORE_DAYS <= day < 0]
        if opening is None and not before:
            first = next((at for at, day in enumerate(begun) if day >= 0), len(days) - 1)
            return slice(first, first + visits)
        at = before[-1] if opening is None else opening
        first = max(min([*before, at]), at - visits + 1)
        return slice(first, first + visits)


@dataclass(frozen=True, slots=True)
class Look:
    """How it is looked at. `quantity` None: newtons, or newton metres where a lever arm came out otherwise.

    `measure` None: worst pain below. `reference` None: the side that is not affected, else left.
    """

    quantity: Quantity | None = None
    measure: FunctionMeasure | None = None
    reference: Side | None = None
    linear: bool = False
