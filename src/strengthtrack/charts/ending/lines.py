"""What the end of a session shows, worked out elsewhere: a line for each movement and side, and for each pain."""

from dataclasses import dataclass

from strengthtrack.clinic.setup import Side


@dataclass(frozen=True, slots=True)
class Told:
    """Today’s value and those before as they are told, and the change with its answer; what is empty is not drawn."""

    today: str = ""
    unit: str = ""
    has_value: bool = False
    """Whether `today` is one, and not why there is none."""
    baseline: str = ""
    last: str = ""
    change: str = ""
    answer: str = ""
    why: str = ""
    """Why nothing can be told."""
    beyond: bool = False


@dataclass(frozen=True, slots=True)
class EndLine:
    """One movement and side. Its marks are fractions of the baseline more or less than it; None for none."""

    side: Side
    told: Told
    words: str
    """All of it in a sentence."""
    on_axis: bool = False
    """Whether there is a baseline to be held against."""
    today: float | None = None
    last: float | None = None
    half: float | None = None
    """Half the width of the band."""
    trials: tuple[tuple[float, bool], ...] = ()
    """Each trial, and whether it counts."""


@dataclass(frozen=True, slots=True)
class EndGroup:
    """One movement; `band` where its sides share one: “±15 %”."""

    title: str
    band: str
    lines: tuple[EndLine, ...]


@dataclass(frozen=True, slots=True)
class PainLine:
    """One question of pain. Its marks are scores, 0 to 10."""

    title: str
    note: str
    told: Told
    words: str
    today: float | None = None
    last: float | None = None
    baseline: float | None = None
    half: float | None = None


@dataclass(frozen=True, slots=True)
class EndShown:
    """All of it, movements first."""

    groups: tuple[EndGroup, ...] = ()
    pains: tuple[PainLine, ...] = ()

    @property
    def lines(self) -> tuple[EndLine, ...]:
        """Of every movement, in their order."""
        return tuple(line for group in self.groups for line in group.lines)

    @property
    def words(self) -> str:
        """All of it, said."""
        return "; ".join([*(line.words for line in self.lines), *(pain.words for pain in self.pains)])
