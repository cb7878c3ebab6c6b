"""Function as the patient reports it: totals of questionnaires, and activities of the patient's own choice.

The questions of a questionnaire are not ours to ship; a clinic may install them (practice.questionnaires).
"""

from dataclasses import dataclass
from enum import StrEnum

from strengthtrack.errors import EntryFault


class FunctionMeasure(StrEnum):
    """A questionnaire by the name clinics use; the value is how it is kept."""

    AKPS = "AKPS"
    KOOS_PF = "KOOS-PF"
    WOMAC = "WOMAC"
    PSFS = "PSFS"
    GROC = "GROC"

    @property
    def range(self) -> tuple[int, int]:
        """Least and greatest total."""
        return _RANGES[self]

    @property
    def better(self) -> str:
        """Which way is better, in words."""
        return "lower is better" if self is FunctionMeasure.WOMAC else "higher is better"

    @property
    def words(self) -> str:
        """What it asks after, for those who do not know its letters."""
        return _WORDS[self]


_RANGES = {
    FunctionMeasure.AKPS: (0, 100),
    FunctionMeasure.KOOS_PF: (0, 100),
    FunctionMeasure.WOMAC: (0, 96),
    FunctionMeasure.PSFS: (0, 10),
    FunctionMeasure.GROC: (-7, 7),
}
_WORDS = {
    FunctionMeasure.AKPS: "anterior knee pain scale",
    FunctionMeasure.KOOS_PF: "knee, patellofemoral",
    FunctionMeasure.WOMAC: "hip and knee, 24 questions",
    FunctionMeasure.PSFS: "the patient’s own activities, their mean",
    FunctionMeasure.GROC: "change since the start",
}
BY_TOTAL = (FunctionMeasure.AKPS, FunctionMeasure.KOOS_PF, FunctionMeasure.WOMAC, FunctionMeasure.GROC)
"""Those that are typed as one number."""


@dataclass(frozen=True, slots=True)
class FunctionScore:
    """One questionnaire at one visit. `total` None where an item was left out: then there is none.

    `answers` are item numbers from 1 and what was chosen, where the app asked item by item; `pack` says from which
    text, "" where the total was typed. Of a PSFS it names the activities that were scored.
    """

    measure: FunctionMeasure
    total: float | None
    pack: str = ""
    answers: tuple[tuple[int, float], ...] = ()

    def joins(self, before: "FunctionScore") -> bool:
        """Whether the two may be joined: a mean of the patient's own activities only where they are the same ones."""
        return self.measure is before.measure and (self.measure is not FunctionMeasure.PSFS or self.pack == before.pack)


@dataclass(frozen=True, slots=True)
class PatientActivity:
    """An activity of the patient's own, 0 cannot do it to 10 as before; None where not scored."""

    words: str
    score: float | None = None


def activities_named(activities: tuple[PatientActivity, ...]) -> str:
    """Which activities were scored, the same words in whichever order and capitals they were written."""
    return "; ".join(sorted(" ".join(one.words.casefold().split()) for one in activities if one.score is not None))


def activities_total(activities: tuple[PatientActivity, ...]) -> float | None:
    """PSFS: the mean of the activities that were scored, 0 to 10; None where none was."""
    scored = [activity.score for activity in activities if activity.score is not None]
    return sum(scored) / len(scored) if scored else None


def total_from(measure: FunctionMeasure, text: str) -> float | None:
    """A total as typed; None for an empty field; raises EntryFault."""
    if not text.strip():
        return None
    low, high = measure.range
    advice = f"Give {measure} as a number, {low} to {high}, or leave it empty.".replace(" -", " −")
    try:
        total = float(text.strip().replace(",", ".").replace("−", "-"))
    except ValueError:
        raise EntryFault([(measure.value, advice)]) from None
    if not low <= total <= high:
        raise EntryFault([(measure.value, advice)])
    return total


MOST_ACTIVITIES = 5


def activity_score_from(text: str) -> float | None:
    """What the patient can do of an activity, as typed; None for an empty field; raises EntryFault."""
    low, high = FunctionMeasure.PSFS.range
    if not text.strip():
        return None
    advice = f"Score the activity {low} to {high}: {low} cannot do it, {high} as before; or leave it empty."
    try:
        score = float(text.strip().replace(",", "."))
    except ValueError:
        raise EntryFault([("activities", advice)]) from None
    if not low <= score <= high:
        raise EntryFault([("activities", advice)])
    return score
