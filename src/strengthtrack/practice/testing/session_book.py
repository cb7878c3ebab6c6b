"""The book of one session: what was tested so far, set up how, and what the last visit had."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from strengthtrack.clinic.battery import Battery
from strengthtrack.clinic.pain import PainInTest
from strengthtrack.clinic.session import SkippedTest
from strengthtrack.clinic.setup import Setup, differences
from strengthtrack.clinic.trial import Trial
from strengthtrack.practice.battery import duration as battery_time
from strengthtrack.practice.testing.dynamometer import LiveDynamometer
from strengthtrack.practice.testing.earlier_visits import EarlierVisits, last_lever_arm, test_of
from strengthtrack.practice.testing.session_view import Test, TestLine
from strengthtrack.practice.testing.trial_lines import TrialLines
from strengthtrack.science.measures import spread


@dataclass(slots=True)
class SessionBook:
    """Trials, pain and set-ups by movement and side."""

    battery: Battery
    tester: str
    dynamometer: LiveDynamometer
    """Asked at each set-up: another may be plugged in between two tests."""
    earlier: EarlierVisits = field(default_factory=EarlierVisits)
    trials: dict[Test, list[Trial]] = field(default_factory=dict)
    """Those in use, practice first, newest last."""
    aside: dict[Test, list[Trial]] = field(default_factory=dict)
    pains: dict[Test, int] = field(default_factory=dict)
    skipped: dict[Test, str] = field(default_factory=dict)
    """What was left out, and why."""
    levers: dict[Test, float] = field(default_factory=dict)
    zeroed: set[Test] = field(default_factory=set)
    lines: TrialLines = field(default_factory=TrialLines)

    def load(self, trials: Iterable[Trial], pains: Iterable[PainInTest], skipped: Iterable[SkippedTest] = ()) -> None:
        """Take the session as the records have it, by number: a clock may be set back in the middle of it."""
        self.trials, self.aside = {}, {}
        self.lines.forget()
        for trial in sorted(trials, key=lambda trial: (not trial.practice, trial.number)):
            self.add(trial)
        self.pains = {(pain.movement, pain.side): pain.score for pain in pains}
        self.skipped = {(test.movement, test.side): test.why for test in skipped}

    def add(self, trial: Trial) -> None:
        """One more trial, newest last."""
        kept = self.trials if trial.discarded_at is None else self.aside
        kept.setdefault(test_of(trial), []).append(trial)

    def trial(self, trial_id: str) -> Trial | None:
        """A trial of this session, set aside or not."""
        for kept in (self.trials, self.aside):
            for trials in kept.values():
                for trial in trials:
                    if trial.id == trial_id:
                        return trial
        return None

    def newest(self, test: Test) -> Trial | None:
        """The newest trial of a movement and side."""
        trials = self.trials.get(test)
        return trials[-1] if trials else None

    def was_other_leg(self, test: Test) -> None:
        """What was measured and zeroed for this leg was so for the other; its trials know their lever arm."""
        movement, side = test
        self.levers.pop(test, None)
        if test in self.zeroed:
            self.zeroed = self.zeroed - {test} | {(movement, side.other)}

    def setup(self, test: Test) -> Setup:
        """How a movement and side is set up now."""
        movement, side = test
        plan = self.battery.plan(movement)
        return Setup(
            movement=movement,
            side=side,
            position=plan.position,
            pad=plan.pad,
            fixation=plan.fixation,
            contraction=plan.contraction,
            lever_arm_m=self._lever(test),
            dynamometer=self.dynamometer.instrument,
            tester=self.tester,
            feedback=self.battery.feedback,
            value=self.battery.value,
        )

    def next_is_practice(self, test: Test) -> bool:
        """Whether the next push is one of the easy ones; once a trial was recorded none is."""
        tried = self.trials.get(test, ())
        return len(tried) < self.battery.plan(test[0]).practice and all(trial.practice for trial in tried)

    def next_number(self, test: Test, *, practice: bool = False) -> int:
        """The number of the trial that comes next, from 1; practice is numbered apart."""
        tried = (trial.number for trial in self.trials.get(test, ()) if trial.practice is practice)
        return 1 + max(tried, default=0)

    def numbered(self, trial: Trial) -> Trial:
        """A trial behind the others where its number was taken while it ran, by one that an undo brought back."""
        tried = self.trials.get(test_of(trial), ())
        if not any((other.practice, other.number) == (trial.practice, trial.number) for other in tried):
            return trial
        return replace(trial, number=self.next_number(test_of(trial), practice=trial.practice))

    def line(self, test: Test) -> TestLine:
        """One movement and side as the list shows it; the clinic's rule asks once for a trial more, if they differ."""
        setup, tried = self.setup(test), self.trials.get(test, ())
        counting = [line.peak_n for line in map(self.lines.of, tried) if line.counts]
        planned, apart = self.battery.plan(test[0]).trials, spread(counting)
        asked = len(counting) == planned and apart is not None and apart > self.battery.repeat_over
        alike = _set_up_as_the_newest(tried)
        done = len(counting) >= planned and not asked
        # a test that is done is compared as it was done, whatever is plugged in now
        compared = alike[-1].setup if done else setup
        return TestLine(
            movement=setup.movement,
            side=setup.side,
            wanted=planned + asked,
            trials=tuple(map(self.lines.of, tried)),
            best_n=max(counting, default=None),
            spread=apart,
            pain=self.pains.get(test),
            done=done,
            skipped=test in self.skipped,
            last_visit_n=self.earlier.value_n(compared),
            lever_arm_m=setup.lever_arm_m,
            lever_arm_last_m=self.earlier.lever_arm_m(test),
            fixation=setup.fixation,
            value_n=self.lines.value_n(alike),
            skipped_why=self.skipped.get(test, ""),
            aside=tuple(map(self.lines.of, self.aside.get(test, ()))),
            changed=self.earlier.changed(compared),
            zeroed=test in self.zeroed,
            baseline_n=self.earlier.baseline_n(compared),
        )

    def minutes_left(self, lines: Iterable[TestLine]) -> int:
        """How long the trials that are missing in these lines will still take."""
        return battery_time.minutes(self.battery, {(line.movement, line.side): self._missing(line) for line in lines})

    def _missing(self, line: TestLine) -> int:
        if line.skipped or line.done:
            return 0
        easy = self.next_is_practice((line.movement, line.side))
        practice = self.battery.plan(line.movement).practice - len(line.trials) if easy else 0
        return practice + line.wanted - sum(trial.counts for trial in line.trials)

    def _lever(self, test: Test) -> float | None:
        """As it was set, or as in the trials of before the app was stopped, or as at the last visit."""
        if test in self.levers:
            return self.levers[test]
        tried = last_lever_arm(self.trials.get(test, ()))
        return self.earlier.lever_arm_m(test) if tried is None else tried


def _set_up_as_the_newest(trials: Sequence[Trial]) -> tuple[Trial, ...]:
    """Those that count and are set up as the newest of them is: another dynamometer makes another value."""
    counting = [trial for trial in trials if trial.counts]
    return tuple(trial for trial in counting if not differences(trial.setup, counting[-1].setup))
