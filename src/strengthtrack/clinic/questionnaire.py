"""A questionnaire a clinic has installed: its items, and how the answers become a total."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from strengthtrack.clinic.figures import figure
from strengthtrack.clinic.function import FunctionMeasure, FunctionScore


class Scoring(StrEnum):
    """How a total is made of the scores of the answers."""

    SUM = "sum"
    PERCENT = "percent"
    """The sum as a part of what it can be, 0 to 100."""


class Direction(StrEnum):
    """Which way the scores of single answers run."""

    UP = "higher is better"
    DOWN = "lower is better"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer in the questionnaire's words, with its score."""

    words: str
    score: float


@dataclass(frozen=True, slots=True)
class Item:
    """One question and the answers to choose from."""

    text: str
    answers: tuple[Answer, ...]

    @property
    def range(self) -> tuple[float, float]:
        """Least and greatest score."""
        scores = [answer.score for answer in self.answers]
        return min(scores), max(scores)


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """One text of one measure, as its owner licensed it to the clinic."""

    id: str
    name: str
    measure: FunctionMeasure
    version: str
    language: str
    licence: str
    source: str
    scoring: Scoring
    direction: Direction
    items: tuple[Item, ...]

    @property
    def words(self) -> str:
        """From which text the answers are, as it is kept with them."""
        return f"{self.id}, version {self.version}"

    @property
    def range(self) -> tuple[float, float]:
        """Least and greatest total that its answers can come to."""
        ends = self._total(self._least), self._total(self._greatest)
        return min(ends), max(ends)

    def score(self, chosen: Mapping[int, float]) -> FunctionScore:
        """Answers by item number, from 1. No total where an item was left out: no published rule says what it would be.

        Raises KeyError for an item that is not in the text.
        """
        if strangers := set(chosen) - set(range(1, len(self.items) + 1)):
            raise KeyError(min(strangers))
        whole = len(chosen) == len(self.items)
        total = self._total(sum(chosen.values())) if whole else None
        return FunctionScore(self.measure, total, self.words, tuple(sorted(chosen.items())))

    @property
    def _least(self) -> float:
        return sum(item.range[0] for item in self.items)

    @property
    def _greatest(self) -> float:
        return sum(item.range[1] for item in self.items)

    def _total(self, raw: float) -> float:
        if self.scoring is Scoring.SUM:
            return raw
        part = 100.0 * (raw - self._least) / (self._greatest - self._least)
        return part if self.direction.value == self.measure.better else 100.0 - part


def total_words(measure: FunctionMeasure, total: float) -> str:
    """“71”, “54.5”, “+3”: as a clinic writes it; a change has its sign."""
    words = figure(total, 0 if total == round(total) else 1)
    return f"+{words}" if measure is FunctionMeasure.GROC and total > 0 else words
