"""What a testing session looks like from outside at one moment: all a page needs, frozen."""

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from strengthtrack.clinic.battery import TestPlan
from strengthtrack.clinic.setup import Feedback, Fixation, Movement, Side, ValueRule
from strengthtrack.clinic.trial import Mark
from strengthtrack.practice.testing.pressed import Pressed

Test = tuple[Movement, Side]


class Phase(StrEnum):
    """The faces of the test page."""

    SET_UP = "set up"
    ARMED = "armed"
    PUSHING = "pushing"
    REST = "rest"
    TEST_DONE = "test done"
    LOST = "lost"
    PAUSED = "paused"
    FINISHED = "finished"


class Gone(StrEnum):
    """What happened where no force is heard any more."""

    UNPLUGGED = "The dynamometer came unplugged"
    UNREAD = "The dynamometer cannot be read"
    SLEPT = "The computer slept"
    NO_FORCE = "The dynamometer sends no force"


@dataclass(frozen=True, slots=True)
class TrialLine:
    """One trial as the list shows it; `held_s` is time above half its rise over rest; peak and resting force in N."""

    trial_id: str
    number: int
    peak_n: float
    held_s: float
    counts: bool
    mark: Mark | None
    typed: bool
    complete: bool
    resting_n: float | None = None
    practice: bool = False
    plateau_n: float | None = None
    """Mean of the best second; None for a shorter push and a typed value."""
    note: str = ""
    pressed: bool = False
    """Whether it is one value that the dynamometer sent at the press of its button."""
    aside: str | None = None
    """Why it was set aside, perhaps without a word; None where it was not."""


@dataclass(frozen=True, slots=True)
class TestLine:
    """One row of the battery list; `spread` is (max - min) / max of trials that count, None under two."""

    __test__ = False  # pytest: this is a strength test

    movement: Movement
    side: Side
    wanted: int
    trials: tuple[TrialLine, ...]
    best_n: float | None
    spread: float | None
    pain: int | None
    done: bool
    skipped: bool
    last_visit_n: float | None
    """Value of the last comparable visit, else None."""
    lever_arm_m: float | None
    lever_arm_last_m: float | None
    fixation: Fixation | None = None
    """What holds the dynamometer; None where the plan's does."""
    value_n: float | None = None
    """The test's value by the battery's rule; `best_n` is the best peak, for the line in the trace."""
    skipped_why: str = ""
    aside: tuple[TrialLine, ...] = ()
    """Trials that were set aside, which `trials` does not hold."""
    changed: tuple[str, ...] = ()
    """What is set up otherwise than at the last visit, whole phrases: the series will break."""
    zeroed: bool = False
    """Whether the dynamometer was zeroed for this movement and side in this session."""
    rest_left_s: float = 0.0
    """How long this test still rests, in whole seconds; the other leg may push meanwhile."""
    baseline_n: float | None = None
    """The value of the first visit that was set up alike, else None."""


@dataclass(frozen=True, slots=True)
class LiveTrace:
    """The last ten seconds: seconds before now (0 is now, negative before) and zeroed force in N."""

    ago_s: NDArray[np.float64] = field(default_factory=lambda: np.empty(0))
    force_n: NDArray[np.float64] = field(default_factory=lambda: np.empty(0))


@dataclass(frozen=True, slots=True)
class SessionView:
    """One moment of a session; times in seconds, force in N. `current` indexes `tests`."""

    phase: Phase
    tests: tuple[TestLine, ...]
    current: int
    plan: TestPlan
    trial_number: int
    """The trial that runs or comes next, from 1."""
    force_n: float | None
    held_s: float
    rest_left_s: float
    rest_s: float
    minutes_left: int
    one_more: bool
    """The clinic's rule asks for a further trial."""
    lost_why: str
    lost_peak_n: float | None
    """Peak of the trial that was cut short, if one was."""
    lost_held_s: float
    feedback: Feedback = Feedback.BOTH
    blind: bool = False
    practice: bool = False
    """Whether the trial that runs or comes next is practice."""
    resting_n: float | None = None
    """The resting force as it is heard now, N."""
    value: ValueRule = ValueRule.BEST
    """Which of the trials that count is the test's value, as the battery says."""
    sentence: str = ""
    """What must be said now, once: drift at a zero, a push too short to be one. Empty where nothing is."""
    gone: Gone = Gone.UNPLUGGED
    """What happened, in the phase `LOST`."""
    drift: str = ""
    """What the dynamometer shows although nothing pushes, as a sentence; empty while all is well."""
    given: Pressed | None = None
    """A value that the dynamometer sent at its button, to be kept or dropped."""
    given_waiting: int = 0
    """How many more came since."""
    waits_for_button: bool = False
    """Whether values come at the press of the dynamometer's button."""
    asked: int | None = None
    """The test that pain, marks and notes are about, where it is not the one at hand: sides take turns, and the
    trial of one leg was just filed while the other is set up."""

    @property
    def asked_test(self) -> TestLine:
        """The test that pain, marks and notes are about."""
        return self.tests[self.current if self.asked is None else self.asked]

    @property
    def test(self) -> TestLine:
        """The movement and side at hand."""
        return self.tests[self.current]
