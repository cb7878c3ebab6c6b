"""One patient's visits as a chart looks at them, made of a few numbers; samples, nobody's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from clinic_samples import sample_session, sample_setup, sample_trial
from strengthtrack.clinic.course import Course, courses
from strengthtrack.clinic.function import FunctionMeasure
from strengthtrack.clinic.pain import PainInTest, PainScale
from strengthtrack.clinic.patient import AffectedSide
from strengthtrack.clinic.programme import hip_programme
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Setup, Side
from strengthtrack.clinic.trial import Trial
from strengthtrack.science.care import Care, Look, NoBands
from strengthtrack.science.change import ErrorBand
from strengthtrack.science.trend import Trend
from strengthtrack.science.trend_of import trend

START = date(2026, 3, 3)
HIP = hip_programme("g", "a", START)
(COURSE,) = courses((HIP,))
RIGHT, LEFT = sample_setup(), sample_setup(side=Side.LEFT)


@dataclass(frozen=True)
class FifteenPercent(NoBands):
    """Strength may be out by 15 % of its baseline, pain by 2; nothing is known of questionnaires."""

    def strength(self, _setup: Setup, /) -> ErrorBand:
        return ErrorBand(0.15, relative=True, unit="%")

    def pain(self, _scale: PainScale, /) -> ErrorBand:
        return ErrorBand(2.0, unit="points")


def visit(week: float, worst_pain: int | None = None) -> Session:
    """A visit of so many weeks after the start; its id says which."""
    return sample_session(f"week {week:g}", START + timedelta(days=round(week * 7)), worst_pain)


def care_of(
    right: Mapping[Any, float],
    left: Mapping[Any, float] | None = None,
    pain: Mapping[Any, int] | None = None,
    course: Course | None = COURSE,
    affected: AffectedSide = AffectedSide.RIGHT,
    setups: Mapping[Any, Setup] | None = None,
) -> Care:
    """Visits by week with one trial of a side each (N); `setups` where a week's right side was set up otherwise."""
    told, other, changed = pain or {}, left or {}, setups or {}
    sessions = {week: visit(week, told.get(week)) for week in sorted({*right, *other, *told})}
    trials = [sample_trial(sessions[week], force, changed.get(week, RIGHT)) for week, force in right.items()]
    trials += [sample_trial(sessions[week], force, LEFT) for week, force in other.items()]
    return Care(tuple(sessions.values()), tuple(trials), (), course, affected=affected, height_m=1.7)


def with_trials(care: Care, trials: Sequence[Trial], pains: Sequence[PainInTest] = ()) -> Care:
    """The same with other trials and answers."""
    return replace(care, trials=tuple(trials), pains=tuple(pains))


def drawn(care: Care, look: Look | None = None, measure: FunctionMeasure | None = None) -> Trend:
    """Its trend of abduction with the bands of `FifteenPercent`."""
    return trend(RIGHT.movement, care, look or Look(measure=measure), FifteenPercent())
