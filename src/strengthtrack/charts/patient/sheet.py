"""What is drawn for a patient: words that are already said, and two lines over the same days."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from strengthtrack.clinic.setup import Side

Dated = tuple[tuple[date, float], ...]


@dataclass(frozen=True, slots=True)
class End:
    """At the end of a line: what stands large, and what small below it; both may be empty."""

    big: str = ""
    small: str = ""


@dataclass(frozen=True, slots=True)
class StrengthPanel:
    """`line` in % more or less than the start, oldest first, may be empty; `half` of the band, None if not known."""

    title: str
    way: str
    side: Side
    line: Dated
    half: float | None
    band: str
    start: str
    tick: Callable[[float], str]
    end: End = End()


@dataclass(frozen=True, slots=True)
class PainPanel:
    """`line` in scores from 0 to 10, oldest first, may be empty; `lowest` and `highest` are words for the ends."""

    way: str
    line: Dated
    lowest: str
    highest: str
    end: End = End()


@dataclass(frozen=True, slots=True)
class PatientSheet:
    """A sentence on strength over its panel, a sentence on pain over its own; `days` has a word for each day."""

    heading: str
    strength: str
    notes: tuple[str, ...]
    strength_panel: StrengthPanel
    pain: str
    pain_panel: PainPanel
    not_why: str
    days: Mapping[date, str]

    @property
    def shown_days(self) -> tuple[date, ...]:
        """Every day of either line, oldest first."""
        return tuple(sorted({day for day, _ in (*self.strength_panel.line, *self.pain_panel.line)}))
