"""Trials as the lists show them; every measure is computed from the trace, and only once."""

from collections.abc import Sequence

from strengthtrack.clinic.trial import Source, Trial
from strengthtrack.practice.testing.session_view import TrialLine
from strengthtrack.science.measures import best_second, held_s, trial_force, trial_peak_n, value_n


class TrialLines:
    """Remembers what was worked out of a trial, as long as it is the same."""

    def __init__(self) -> None:
        self._lines: dict[str, tuple[Trial, TrialLine]] = {}
        self._values: dict[tuple[int, ...], tuple[Sequence[Trial], float | None]] = {}

    def of(self, trial: Trial) -> TrialLine:
        """The line of a trial."""
        known = self._lines.get(trial.id)
        if known is None or known[0] is not trial:
            known = self._lines[trial.id] = trial, trial_line(trial)
        return known[1]

    def value_n(self, trials: Sequence[Trial]) -> float | None:
        """The value of a test by its rule, N."""
        very_ones = tuple(map(id, trials))
        if very_ones not in self._values:
            self._values[very_ones] = tuple(trials), value_n(trials)  # held on to, so that an id means one trial
        return self._values[very_ones][1]

    def forget(self) -> None:
        """The records were read again."""
        self._lines.clear()
        self._values.clear()


def trial_line(trial: Trial) -> TrialLine:
    """A trial as the list shows it."""
    t_s, force = trial_force(trial)
    return TrialLine(
        trial_id=trial.id,
        number=trial.number,
        peak_n=trial_peak_n(trial),
        held_s=held_s(t_s, force, trial.resting_n or 0.0),
        counts=trial.counts,
        mark=trial.mark,
        typed=trial.source is Source.TYPED,
        complete=trial.complete,
        resting_n=trial.resting_n,
        practice=trial.practice,
        plateau_n=best_second(t_s, force),
        pressed=trial.source is Source.WIRE and trial.typed_n is not None,
        note=trial.note,
        aside=None if trial.discarded_at is None else trial.discarded_why,
    )
