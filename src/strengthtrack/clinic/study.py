"""A study of the clinic's own: people tested twice, to learn how far a measurement may be out."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from strengthtrack.clinic.setup import Contraction, Dynamometer, Fixation, Movement, Side
from strengthtrack.clinic.trial import STRONGEST_N
from strengthtrack.errors import EntryFault

ENOUGH_PEOPLE = 10


class SideRule(StrEnum):
    """Which leg of each person is tested; both times the same one, and one leg a person."""

    RIGHT = "right leg"
    LEFT = "left leg"
    EITHER = "either leg"

    @property
    def sides(self) -> tuple[Side, ...]:
        """The legs it allows."""
        return {SideRule.RIGHT: (Side.RIGHT,), SideRule.LEFT: (Side.LEFT,)}.get(self, (Side.RIGHT, Side.LEFT))


@dataclass(frozen=True, slots=True)
class Study:
    """What is repeated and how; what it finds holds for this set-up alone.

    `second_tester` "" where one tester measured both times. `begun_on` is a local day.
    """

    id: str
    name: str
    movement: Movement
    side_rule: SideRule
    position: str
    pad: str
    fixation: Fixation
    contraction: Contraction
    dynamometer: Dynamometer
    tester: str
    begun_on: date
    second_tester: str = ""
    discarded_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StudyPerson:
    """One person by a code, never by name; both values in N, None until measured.

    `first_session` and `second_session` say where values taken from the records are from; "" where they were typed.
    """

    id: str
    study_id: str
    number: int
    first_n: float | None = None
    second_n: float | None = None
    first_session: str = ""
    second_session: str = ""
    discarded_at: datetime | None = None

    @property
    def code(self) -> str:
        """What the person is called."""
        return f"Person {self.number}"

    @property
    def whole(self) -> bool:
        """Whether both values are there."""
        return self.first_n is not None and self.second_n is not None

    @property
    def of_records(self) -> bool:
        """Whether the values were taken from two visits in the records."""
        return bool(self.first_session)

    def with_value(self, which: int, value_n: float | None) -> "StudyPerson":
        """The same with another first (0) or second (1) value."""
        return replace(self, first_n=value_n) if which == 0 else replace(self, second_n=value_n)


def value_from(text: str) -> float | None:
    """A force as typed, in N, comma or point; None for an empty field; raises EntryFault."""
    if not text.strip():
        return None
    advice = f"Give a force in newtons, above 0 and up to {STRONGEST_N:.0f}, or leave it empty."
    try:
        force_n = float(text.strip().removesuffix("N").rstrip().replace(",", "."))
    except ValueError:
        raise EntryFault([("value", f"“{text.strip()[:20]}” is not a number. {advice}")]) from None
    if not 0.0 < force_n <= STRONGEST_N:
        raise EntryFault([("value", f"{text.strip()[:20]} N cannot be right. {advice}")])
    return force_n
