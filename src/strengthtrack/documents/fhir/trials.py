"""One trial as a component of its test."""

from collections.abc import Iterator

from strengthtrack.clinic.setup import ValueRule
from strengthtrack.clinic.trial import Trial
from strengthtrack.documents.fhir.codes import MARKS, SOURCES, concept
from strengthtrack.documents.fhir.elements import NEWTONS, Json, absent, quantity
from strengthtrack.science.measures import holds_force, trial_value_n

NO_FORCE = "Nothing was read, or its unit is not known."
TOO_SHORT = "The push was too short to have a best second."


def trial_component(trial: Trial) -> Json:
    """What it gave by its set-up's rule, and whether it counts; its time and its trace are not told."""
    seconds = trial.setup.value is ValueRule.PLATEAU and trial.typed_n is None
    code, what = ("trial-best-second", "best second") if seconds else ("trial-peak", "peak")
    return {
        "code": concept(code, f"Trial {trial.number}, {what}"),
        **_given(trial),
        "interpretation": [concept(one) for one in _said(trial)],
    }


def _given(trial: Trial) -> Json:
    if not holds_force(trial):
        return {"dataAbsentReason": absent(NO_FORCE)}
    value = trial_value_n(trial)
    return {"dataAbsentReason": absent(TOO_SHORT)} if value is None else {"valueQuantity": quantity(value, NEWTONS)}


def _said(trial: Trial) -> Iterator[str]:
    """Whether it counts, why it does not, and where its value is from."""
    yield "counts" if trial.counts else "does-not-count"
    if trial.mark is not None:
        yield MARKS[trial.mark]
    if not trial.complete:
        yield "cut-short"
    yield SOURCES[trial.source]
