"""What a review of all courses is told in: groups, times, measures, and what one course came to."""

from dataclasses import dataclass
from enum import StrEnum

from strengthtrack.clinic.pain import PainScale
from strengthtrack.clinic.setup import Movement
from strengthtrack.science.change import Change


class Group(StrEnum):
    """The programme that a course began with."""

    HIP = "Hip"
    KNEE = "Knee"
    HIP_AND_KNEE = "Hip and knee"
    OWN = "Own"


class Time(StrEnum):
    """The two planned tests after the baseline that every schedule of ours has."""

    WEEKS = "8 weeks"
    MONTHS = "6 months"

    @property
    def test(self) -> str:
        """“8-week test”."""
        return "8-week test" if self is Time.WEEKS else "6-month test"


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured: strength of a movement, or worst pain on a scale; a group is never told over two scales."""

    title: str
    unit: str
    movement: Movement | None = None
    scale: PainScale | None = None

    @property
    def is_strength(self) -> bool:
        """Whether it is strength, of which more is better; less pain is."""
        return self.movement is not None

    def amount(self, change: Change) -> float | None:
        """A change in its unit; None where it was not counted."""
        if not self.is_strength:
            return change.by
        return None if change.part is None else 100.0 * change.part


STRENGTH = tuple(
    Measure(movement.words, "% of baseline", movement=movement)
    for movement in (Movement.ABDUCTION, Movement.EXTENSION, Movement.EXTERNAL_ROTATION, Movement.KNEE_EXTENSION)
)
PAIN = tuple(Measure(f"Worst pain, {scale}", "points", scale=scale) for scale in PainScale)
MEASURES = (*STRENGTH, *PAIN)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One measure at one time; `change` None where it was measured and is compared with nothing."""

    measure: Measure
    time: Time
    change: Change | None


@dataclass(frozen=True, slots=True)
class CourseOutcome:
    """One course, nobody's by name: tests due and done, whether it was ended early, exercise (done, planned)."""

    group: Group
    due: frozenset[Time] = frozenset()
    done: frozenset[Time] = frozenset()
    ended: bool = False
    exercise: tuple[int, int] | None = None
    """None where nothing was logged, or nothing planned so far."""
    outcomes: tuple[Outcome, ...] = ()
