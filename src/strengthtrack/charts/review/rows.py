"""What a picture of the clinic review shows, worked out elsewhere: a row for each measure and programme, nobody’s."""

from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Middle:
    """The median of the courses, and between what half of them lie."""

    median: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """`middle` None where there are too few, which `few` says; the rest as it is told."""

    key: str
    measure: str
    group: str
    n: str
    words: str
    """All of it in a sentence."""
    middle: Middle | None = None
    few: str = ""
    median: str = ""
    half: str = ""


@dataclass(frozen=True, slots=True)
class ReviewRows:
    """Rows in their order, all in per cent of baseline (`is_strength`) or all in points of pain."""

    rows: tuple[ReviewRow, ...] = ()
    is_strength: bool = False

    @property
    def ends(self) -> tuple[bool, ...]:
        """Whether each row is the last one of its measure."""
        return (*(one.measure != other.measure for one, other in pairwise(self.rows)), True)

    @property
    def way(self) -> str:
        """Which end of the axis is better."""
        return "stronger than at baseline →" if self.is_strength else "← less pain than at baseline"
