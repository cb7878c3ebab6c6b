"""The trials of a visit with what they came to: their values, and that of the test they are of."""

from collections.abc import Sequence
from dataclasses import dataclass

from strengthtrack.clinic.setup import Movement, Side, ValueRule
from strengthtrack.clinic.trial import Trial
from strengthtrack.practice.export.extract import Visit
from strengthtrack.science.measures import (
    best_trial,
    holds_force,
    per_kg,
    torque_nm,
    trial_peak_n,
    trial_value_n,
    value_n,
)
from strengthtrack.science.strength_line import alike


@dataclass(slots=True)
class Push:
    """One trial; forces in N, None where there is none. `test_value_n` is of all trials of its test set up alike."""

    trial: Trial
    code: str
    body_mass_kg: float | None
    pain: int | None
    peak_n: float | None
    value_n: float | None
    test_value_n: float | None = None
    gives: bool = False
    """Whether the test's value comes of this trial."""

    @property
    def torque_nm(self) -> float | None:
        """Of the peak; None without a lever arm."""
        arm = self.trial.setup.lever_arm_m
        return None if arm is None or self.peak_n is None else torque_nm(self.peak_n, arm)

    def per_kg(self, value: float | None) -> float | None:
        """A force or torque against the body mass of that day."""
        return None if value is None or not self.body_mass_kg else per_kg(value, self.body_mass_kg)


def pushes(visit: Visit) -> list[Push]:
    """The trials of a visit, oldest first."""
    made = [_push(visit, number, trial) for number, trial in enumerate(visit.trials, start=1)]
    tests: dict[tuple[Movement, Side], list[Push]] = {}
    for one in made:
        if one.peak_n is not None:
            tests.setdefault((one.trial.setup.movement, one.trial.setup.side), []).append(one)
    for test in tests.values():
        _value(test)
    return made


def _push(visit: Visit, number: int, trial: Trial) -> Push:
    setup = trial.setup
    pain = visit.pains.get((setup.movement, setup.side))
    return Push(trial, visit.trial_code(number, trial), visit.session.body_mass_kg, pain, *_values(trial))


def _values(trial: Trial) -> tuple[float | None, float | None]:
    """Peak and value by its rule; None where it holds no force."""
    return (trial_peak_n(trial), trial_value_n(trial)) if holds_force(trial) else (None, None)


def _value(test: Sequence[Push]) -> None:
    """Set what a movement and side came to, in each way it was set up."""
    by_id = {one.trial.id: one for one in test}
    for trials in _alike([one.trial for one in test]):
        best = best_trial(trials)
        if best is None:
            continue
        mean = trials[-1].setup.value is ValueRule.MEAN
        value = value_n(trials) if mean else by_id[best.id].value_n  # the best of them is that of the best one
        for trial in trials:
            push = by_id[trial.id]
            push.test_value_n = value
            push.gives = trial.counts if mean else trial is best


def _alike(trials: list[Trial]) -> list[list[Trial]]:
    """In groups of one set-up; most tests are of one and the same."""
    setup = trials[0].setup
    return [trials] if all(trial.setup is setup for trial in trials) else alike(trials)
