"""What earlier visits had of a movement and side. They are looked at, never changed."""

from collections.abc import Collection, Iterable

from strengthtrack.clinic.setup import Setup, differences
from strengthtrack.clinic.trial import Trial
from strengthtrack.practice.testing.session_view import Test
from strengthtrack.science.measures import value_n


class EarlierVisits:
    """Trials of earlier visits, oldest first; each question is answered once, for the traces are long."""

    def __init__(self, trials: Iterable[Trial] = (), hidden: Collection[str] = ()) -> None:
        """`hidden` are the ids of sessions that were blind and are not finished: nobody may see their values yet."""
        self._hidden = frozenset(hidden)
        self._trials: dict[Test, list[Trial]] = {}
        for trial in trials:
            self._trials.setdefault(test_of(trial), []).append(trial)
        self._values: dict[Setup, tuple[float | None, float | None]] = {}

    def lever_arm_m(self, test: Test) -> float | None:
        """The lever arm of the last trial that has one, m."""
        return last_lever_arm(self._trials.get(test, ()))

    def value_n(self, setup: Setup) -> float | None:
        """The value of the last visit that was set up alike, N."""
        return self._first_and_last(setup)[1]

    def baseline_n(self, setup: Setup) -> float | None:
        """The value of the first visit that was set up alike, N."""
        return self._first_and_last(setup)[0]

    def changed(self, setup: Setup) -> tuple[str, ...]:
        """What is set up otherwise than in the last trial of this movement and side, in whole phrases."""
        trials = self._trials.get((setup.movement, setup.side))
        return differences(trials[-1].setup, setup) if trials else ()

    def _first_and_last(self, setup: Setup) -> tuple[float | None, float | None]:
        if setup not in self._values:
            found = self._trials.get((setup.movement, setup.side), ())
            told = (trial for trial in found if trial.counts and trial.session_id not in self._hidden)
            alike = [trial for trial in told if not differences(trial.setup, setup)]
            visits = [alike[0].session_id, alike[-1].session_id] if alike else ["", ""]
            first, last = (value_n(trial for trial in alike if trial.session_id == visit) for visit in visits)
            self._values[setup] = first, last
        return self._values[setup]


def last_lever_arm(trials: Iterable[Trial]) -> float | None:
    """The lever arm of the last of these trials that has one, m."""
    known = [trial.setup.lever_arm_m for trial in trials if trial.setup.lever_arm_m is not None]
    return known[-1] if known else None


def test_of(trial: Trial) -> Test:
    """The movement and side of a trial."""
    return trial.setup.movement, trial.setup.side
