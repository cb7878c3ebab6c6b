"""The book of one session: what was tested so far, set up how, and what the last visit had."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from strengthtrack.clinic.battery import Battery
from strengthtrack.clinic.pain import PainInTest
from strengthtrack.clinic.setup import Fixation, Movement, Setup, Side, differences
from strengthtrack.clinic.trial import Source, Trial
from strengthtrack.practice.dynamometer import LiveDynamometer
from strengthtrack.practice.session_view import TestLine, TrialLine
from strengthtrack.science.measures import held_s, spread, trial_force, trial_peak_n

Test = tuple[Movement, Side]

CHANGE_OVER_S = 30.0
"""Moving the patient to the next position, for the estimate of the time left."""


@dataclass(slots=True)
class SessionBook:
    """Trials, pain and set-ups by movement and side. Earlier visits are looked at, never changed."""

    battery: Battery
    tester: str
    dynamometer: LiveDynamometer
    """Asked at each set-up: another may be plugged in between two tests."""
    earlier: tuple[Trial, ...] = ()
    fixation: Fixation | None = None
    """What holds the dynamometer in every test of the session; None keeps that of each plan."""
    trials: dict[Test, list[Trial]] = field(default_factory=dict)
    pains: dict[Test, int] = field(default_factory=dict)
    skipped: set[Test] = field(default_factory=set)
    levers: dict[Test, float] = field(default_factory=dict)
    lines: dict[str, TrialLine] = field(default_factory=dict)
    """Peaks are computed once a trial, not sixty times a second."""

    def load(self, trials: Iterable[Trial], pains: Iterable[PainInTest]) -> None:
        """Take the session as the records have it, by number: a clock may be set back in the middle of it."""
        self.trials = {}
        for trial in sorted(trials, key=lambda trial: trial.number):
            self.trials.setdefault(_test_of(trial), []).append(trial)
        self.pains = {(pain.movement, pain.side): pain.score for pain in pains}
        self.lines = {}

    def add(self, trial: Trial) -> None:
        """One more trial, newest last."""
        self.trials.setdefault(_test_of(trial), []).append(trial)

    def setup(self, test: Test) -> Setup:
        """How a movement and side is set up now."""
        movement, side = test
        plan = self.battery.plan(movement)
        return Setup(
            movement=movement,
            side=side,
            position=plan.position,
            pad=plan.pad,
            fixation=self.fixation or plan.fixation,
            contraction=plan.contraction,
            lever_arm_m=self._lever(test),
            dynamometer=self.dynamometer.instrument,
            tester=self.tester,
        )

    def lever_last(self, test: Test) -> float | None:
        """The lever arm of the last trial of this movement and side in an earlier visit, m."""
        return _last_lever(trial for trial in self.earlier if _test_of(trial) == test)

    def next_number(self, test: Test) -> int:
        """The number of the trial that comes next, from 1."""
        return 1 + max((trial.number for trial in self.trials.get(test, ())), default=0)

    def line(self, test: Test) -> TestLine:
        """One movement and side as the list shows it; the clinic's rule asks once for a trial more, if they differ."""
        movement, side = test
        setup = self.setup(test)
        trials = tuple(self._trial_line(trial) for trial in self.trials.get(test, ()))
        counting = [line.peak_n for line in trials if line.counts]
        planned = self.battery.plan(movement).trials
        apart = spread(counting)
        asked = len(counting) == planned and apart is not None and apart > self.battery.repeat_over
        return TestLine(
            movement=movement,
            side=side,
            wanted=planned + asked,
            trials=trials,
            best_n=max(counting, default=None),
            spread=apart,
            pain=self.pains.get(test),
            done=len(counting) >= planned and not asked,
            skipped=test in self.skipped,
            last_visit_n=self.last_visit_n(test),
            lever_arm_m=setup.lever_arm_m,
            lever_arm_last_m=self.lever_last(test),
            fixation=setup.fixation,
        )

    def last_visit_n(self, test: Test) -> float | None:
        """Best trial that counts of the last visit that was set up alike, N."""
        now = self.setup(test)
        alike = [t for t in self.earlier if _test_of(t) == test and t.counts and not differences(t.setup, now)]
        if not alike:
            return None
        last = alike[-1].session_id
        return max(trial_peak_n(trial) for trial in alike if trial.session_id == last)

    @property
    def minutes_left(self) -> int:
        """How long the trials that are missing will still take, with rest and moving the patient."""
        seconds = 0.0
        for test in self.battery.order:
            line, plan = self.line(test), self.battery.plan(test[0])
            missing = 0 if line.skipped else max(0, line.wanted - sum(trial.counts for trial in line.trials))
            seconds += missing * (plan.hold_s + plan.rest_s) + (CHANGE_OVER_S if missing else 0.0)
        return round(seconds / 60.0)

    def _lever(self, test: Test) -> float | None:
        """As it was set, or as in the trials of before the app was stopped, or as at the last visit."""
        if test in self.levers:
            return self.levers[test]
        tried = _last_lever(self.trials.get(test, ()))
        return self.lever_last(test) if tried is None else tried

    def _trial_line(self, trial: Trial) -> TrialLine:
        if trial.id not in self.lines:
            self.lines[trial.id] = trial_line(trial)
        return self.lines[trial.id]


def trial_line(trial: Trial) -> TrialLine:
    """A trial as the list shows it; measures come from its trace."""
    held = 0.0 if trial.trace is None else held_s(*trial_force(trial))
    return TrialLine(
        trial_id=trial.id,
        number=trial.number,
        peak_n=trial_peak_n(trial),
        held_s=held,
        counts=trial.counts,
        mark=trial.mark,
        typed=trial.source is Source.TYPED,
        complete=trial.complete,
        resting_n=trial.resting_n,
    )


def _last_lever(trials: Iterable[Trial]) -> float | None:
    known = [trial.setup.lever_arm_m for trial in trials if trial.setup.lever_arm_m is not None]
    return known[-1] if known else None


def _test_of(trial: Trial) -> Test:
    return trial.setup.movement, trial.setup.side
