"""Which tests a session holds, in which order, and how each is done."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from strengthtrack.clinic.setup import Contraction, Feedback, Fixation, Movement, Side, ValueRule


class Order(StrEnum):
    """How the sides follow one another."""

    MOVEMENT = "both sides of a movement"
    """All trials of one side, then of the other, then the next movement."""
    SIDE = "one side first"
    """Every movement of one side, then of the other: the patient is turned less."""
    TURNS = "sides in turn"
    """One trial a side, in turn: one side rests while the other pushes."""


@dataclass(frozen=True, slots=True)
class Landmark:
    """One numbered note beside the drawing."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class TestPlan:
    """How one movement is tested; hold and rest in seconds. `drawing` names an SVG of the right side."""

    __test__ = False  # pytest: this is a plan of a strength test

    movement: Movement
    position: str
    lying: str
    """The line under the title; `{side}` and `{other}` stand for the legs."""
    pad: str
    fixation: Fixation
    contraction: Contraction
    drawing: str
    landmarks: tuple[Landmark, ...]
    say: str
    hold_s: float
    rest_s: float
    trials: int
    practice: int = 0
    """Easy pushes before the first trial; kept, and not counted."""
    say_pushing: str = ""
    say_resting: str = ""


@dataclass(frozen=True, slots=True)
class Battery:
    """An ordered list of test plans; every movement is tested on each of `sides`."""

    id: str
    name: str
    version: int
    plans: tuple[TestPlan, ...]
    sides: tuple[Side, ...]
    repeat_over: float
    """Clinic rule: ask for one more when trials differ by more than this fraction of the best."""
    order: Order = Order.MOVEMENT
    feedback: Feedback = Feedback.BOTH
    value: ValueRule = ValueRule.BEST
    note: str = ""
    """What the tester is told about the values as they ship."""

    def plan(self, movement: Movement) -> TestPlan:
        """The plan of a movement; raises KeyError."""
        for plan in self.plans:
            if plan.movement is movement:
                return plan
        raise KeyError(movement)

    def only(self, movements: Collection[Movement]) -> "Battery":
        """The battery with these movements alone, in its own order."""
        return replace(self, plans=tuple(plan for plan in self.plans if plan.movement in movements))

    def held_by(self, fixation: Fixation | None) -> "Battery":
        """The battery with every test held in this way; None keeps that of each plan."""
        if fixation is None:
            return self
        return replace(self, plans=tuple(replace(plan, fixation=fixation) for plan in self.plans))

    @property
    def tests(self) -> tuple[tuple[Movement, Side], ...]:
        """Every movement and side in the order of testing."""
        if self.order is Order.SIDE:
            return tuple((plan.movement, side) for side in self.sides for plan in self.plans)
        return tuple((plan.movement, side) for plan in self.plans for side in self.sides)
