"""One movement and side of a session against its baseline, as the progress chart compares it."""

from dataclasses import dataclass

from strengthtrack.clinic.quantity import Quantity
from strengthtrack.practice.change_words import answer_words
from strengthtrack.practice.testing.session_view import TestLine
from strengthtrack.science.change import Answer, Baseline, Change, cannot_tell
from strengthtrack.science.strength_line import NO_ARM
from strengthtrack.science.trend import Segment, StrengthPoint, Trend

NOT_COMPARED = "not compared"


@dataclass(frozen=True, slots=True)
class EndRow:
    """Values are in `unit`: newtons, or newton metres where the lever arm came out otherwise.

    `today` None without a value; `last` the visit before, where the two may be compared. `change` None where today is
    the baseline itself, or is compared with nothing; `why` says so in whole phrases.
    """

    line: TestLine
    unit: str = Quantity.NEWTONS.value
    today: float | None = None
    last: float | None = None
    trials: tuple[tuple[float, bool], ...] = ()
    """Each trial, practice apart, and whether it counts."""
    baseline: Baseline | None = None
    change: Change | None = None
    differs: tuple[str, ...] = ()
    """What is set up otherwise than at the visits before, so that today is not compared with them."""

    @property
    def words(self) -> str:
        """“right hip abduction”."""
        return f"{self.line.side.value} {self.line.movement.words.lower()}"

    @property
    def answer(self) -> str:
        """“beyond error”, “within error”, “baseline”, “not compared”, “cannot tell yet”; empty without a value."""
        if self.change is not None:
            return answer_words(self.change)
        if self.today is None:
            return ""
        return NOT_COMPARED if self.differs else Answer.BASELINE.value

    @property
    def why(self) -> str:
        """Why it is not compared, or nothing can be told yet; empty where it is told."""
        return self.change.why if self.change is not None else "; ".join(self.differs)

    @property
    def half_part(self) -> float | None:
        """Half the width of the band, as a fraction of the baseline."""
        return self.baseline.half_part if self.baseline else None

    def part(self, value: float | None) -> float | None:
        """How far a value in `unit` lies from the baseline, as a fraction of it."""
        if value is None or self.baseline is None or self.baseline.value <= 0.0:
            return None
        return value / self.baseline.value - 1.0


def end_row(line: TestLine, drawn: Trend, session_id: str) -> EndRow:
    """A row from the trend of its movement in newtons, today's visit in it."""
    segment = drawn.compared(line.side)
    today = _last_of(segment, session_id)
    if segment is None or (today is None and line.changed):
        return EndRow(line, trials=_trials(line, 1.0))
    baseline = segment.baseline
    torque = baseline is not None and baseline.unit == Quantity.TORQUE.value
    arm = _arm(today, torque=torque) if today else line.lever_arm_m if torque else 1.0
    if torque and arm is None:
        return _without_arm(line, segment, today)
    before = [point for point in segment.points if point.session_id != session_id]
    return EndRow(
        line=line,
        unit=baseline.unit if baseline else Quantity.NEWTONS.value,
        today=None if today is None else today.value_n * (arm or 1.0),
        last=_value(before[-1], torque=torque) if before else None,
        trials=_trials(line, arm or 1.0),
        baseline=baseline,
        change=today.change if today else None,
        differs=_differs(drawn, segment, today),
    )


def _without_arm(line: TestLine, segment: Segment, today: StrengthPoint | None) -> EndRow:
    """Force alone, where the others are told in newton metres."""
    if today is None:
        return EndRow(line, trials=_trials(line, 1.0))
    change = today.change or cannot_tell(NO_ARM)
    return EndRow(line, today=today.value_n, trials=_trials(line, 1.0), change=change if segment.baseline else None)


def _last_of(segment: Segment | None, session_id: str) -> StrengthPoint | None:
    """Today's value; where the set-up was changed in the visit, the one that is compared."""
    points = segment.points if segment else ()
    return next((point for point in reversed(points) if point.session_id == session_id), None)


def _differs(drawn: Trend, segment: Segment, today: StrengthPoint | None) -> tuple[str, ...]:
    """Why a visit that begins a series anew is not compared with those before it."""
    if today is None or segment.points[0].session_id != today.session_id:
        return ()
    gaps = [gap.why for gap in drawn.breaks if gap.side is segment.side]
    return gaps[-1] if gaps else ()


def _arm(point: StrengthPoint, *, torque: bool) -> float | None:
    if not torque:
        return 1.0
    return point.setup.lever_arm_m if point.setup else None


def _value(point: StrengthPoint, *, torque: bool) -> float | None:
    arm = _arm(point, torque=torque)
    return None if arm is None else point.value_n * arm


def _trials(line: TestLine, scale: float) -> tuple[tuple[float, bool], ...]:
    return tuple((trial.peak_n * scale, trial.counts) for trial in line.trials if not trial.practice)
