"""Which tests a session holds, in which order, and how each is done."""

from dataclasses import dataclass

from strengthtrack.clinic.setup import Contraction, Fixation, Movement, Side


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
    say_pushing: str = ""
    say_resting: str = ""


@dataclass(frozen=True, slots=True)
class Battery:
    """An ordered list of test plans; every movement is tested on each side in `sides` order."""

    id: str
    name: str
    version: int
    plans: tuple[TestPlan, ...]
    sides: tuple[Side, ...]
    repeat_over: float
    """Clinic rule: ask for one more when trials differ by more than this fraction of the best."""
    note: str = ""
    """What the tester is told about the values as they ship."""

    def plan(self, movement: Movement) -> TestPlan:
        """The plan of a movement; raises KeyError."""
        for plan in self.plans:
            if plan.movement is movement:
                return plan
        raise KeyError(movement)

    @property
    def order(self) -> tuple[tuple[Movement, Side], ...]:
        """Every movement and side in the order of testing."""
        return tuple((plan.movement, side) for plan in self.plans for side in self.sides)
