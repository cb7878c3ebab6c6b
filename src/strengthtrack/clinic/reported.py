"""What a patient reports that is drawn below strength: pain, or one questionnaire of function."""

from dataclasses import dataclass

from strengthtrack.clinic.function import FunctionMeasure
from strengthtrack.clinic.pain import NO_PAIN, WORST_PAIN


@dataclass(frozen=True, slots=True)
class Reported:
    """A score with its scale; `measure` None for worst pain in the last week."""

    title: str
    short: str
    low: float
    high: float
    higher_is_better: bool
    measure: FunctionMeasure | None = None

    @property
    def is_change(self) -> bool:
        """Whether it asks how much has changed, so that it is held against no baseline."""
        return self.measure is FunctionMeasure.GROC

    @property
    def way(self) -> str:
        """Which way is better, as the chart says it."""
        return "↑ up is better" if self.higher_is_better else "↓ down is better"


WORST = Reported("Worst pain in the last week, 0–10", "Worst pain", NO_PAIN, WORST_PAIN, higher_is_better=False)


def reported(measure: FunctionMeasure | None) -> Reported:
    """Worst pain for None, else the questionnaire."""
    if measure is None:
        return WORST
    low, high = measure.range
    span = f"{low}–{high}" if low >= 0 else f"−{abs(low)} to +{high}"
    better = measure is not FunctionMeasure.WOMAC
    return Reported(f"{measure.value}, {span}", measure.value, low, high, better, measure)
