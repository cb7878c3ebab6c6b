"""Where the signs of breaks stand. No Qt."""

from dataclasses import dataclass

from strengthtrack.charts.trend.form import Form
from strengthtrack.charts.trend.plane import Plane
from strengthtrack.charts.trend.words import gap_words
from strengthtrack.charts.visits import Gap, gaps
from strengthtrack.science.trend import Trend

SIGN_LIFT = 5.0


@dataclass(frozen=True, slots=True)
class BreakSign:
    """The circle with two strokes: where it stands and what it says."""

    x: float
    y: float
    words: str
    gap: Gap


def break_signs(trend: Trend, plane: Plane, form: Form) -> tuple[BreakSign, ...]:
    """One sign a gap that is shown, at the foot of the strength panel."""
    y = plane.strength.bottom - form.sign / 2 - SIGN_LIFT
    shown = (gap for gap in gaps(trend) if plane.holds(gap.week))
    return tuple(BreakSign(plane.x(gap.week), y, gap_words(gap), gap) for gap in shown)
