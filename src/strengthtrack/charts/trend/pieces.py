"""What the numbers at a cursor are made of: words and small signs in a row. No Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from strengthtrack.charts.trend.form import Form
from strengthtrack.charts.trend.marks import Measure
from strengthtrack.clinic.setup import Side

DOT, DOT_STEP = 6.8, 11.0
WORD_GAP, GROUP_GAP = 7.0, 24.0


class Tone(Enum):
    """How words are set: ink, semibold ink, text 2, or the accent."""

    PLAIN = auto()
    STRONG = auto()
    QUIET = auto()
    WHEN = auto()

    @property
    def weight(self) -> int:
        """Of the type."""
        return 600 if self in {Tone.STRONG, Tone.WHEN} else 400


@dataclass(frozen=True, slots=True)
class Words:
    """Text in its tone."""

    words: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class SideSign:
    """The marker of a side, hollow where the value is not compared."""

    side: Side
    filled: bool


@dataclass(frozen=True, slots=True)
class ReportSign:
    """The diamond of what is reported."""


@dataclass(frozen=True, slots=True)
class SymmetrySign:
    """The triangle of symmetry."""


@dataclass(frozen=True, slots=True)
class Dots:
    """One a trial: filled where it counts, open where not."""

    counted: int
    others: int


@dataclass(frozen=True, slots=True)
class AnswerSign:
    """Filled beyond error, open within."""

    beyond: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """Room."""

    wide: float


Piece = Words | SideSign | ReportSign | SymmetrySign | Dots | AnswerSign | Gap
Reading = tuple[Piece, ...]


def spaced(pieces: Iterable[Piece]) -> Reading:
    """The pieces with a little room between."""
    return joined([(piece,) for piece in pieces], WORD_GAP)


def joined(groups: Sequence[Reading], gap: float = GROUP_GAP) -> Reading:
    """Groups with room between."""
    return tuple(piece for at, group in enumerate(groups) for piece in ((Gap(gap),) if at else ()) + group)


def wide_of(reading: Reading, form: Form, measure: Measure) -> float:
    """How wide it is, in pixels."""
    return sum(piece_wide(piece, form, measure) for piece in reading)


def piece_wide(piece: Piece, form: Form, measure: Measure) -> float:
    """How wide one of them is."""
    if isinstance(piece, Words):
        return measure(piece.words, piece.tone.weight)
    if isinstance(piece, Dots):
        return DOT_STEP * (piece.counted + piece.others)
    if isinstance(piece, Gap):
        return piece.wide
    return form.text * 0.72 if isinstance(piece, AnswerSign) else form.circle
