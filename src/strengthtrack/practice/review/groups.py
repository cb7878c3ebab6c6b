"""Many courses as groups: medians with quartiles, and how many changed. Small groups are not told."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import quantiles

from strengthtrack.practice.review.measures import MEASURES, CourseOutcome, Group, Measure, Outcome, Time
from strengthtrack.science.change import Answer

FEWEST = 5
"""Of fewer nothing but their number is told: a median of four is nearly one person."""
_Key = tuple[Group, Measure, Time]


@dataclass(frozen=True, slots=True)
class Spread:
    """Median and quartiles of so many values; linear between the two nearest where a quartile falls between."""

    median: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Changes:
    """One group, measure and time: `n` comparable pairs with a number; `apart` measured and not comparable."""

    group: Group
    measure: Measure
    time: Time
    n: int
    spread: Spread | None = None
    """None for fewer than five, as are the counts."""
    better: int = 0
    within: int = 0
    worse: int = 0
    untold: int = 0
    apart: int = 0

    @property
    def is_told(self) -> bool:
        """Whether there are enough."""
        return self.spread is not None


@dataclass(frozen=True, slots=True)
class Completion:
    """One group: courses, tests done of those due, courses ended early, exercise done in % of what was planned."""

    group: Group
    courses: int
    done: dict[Time, int]
    due: dict[Time, int]
    ended: int
    logged: int
    """Courses with an exercise log."""
    exercise: Spread | None = None

    @property
    def is_told(self) -> bool:
        """Whether there are enough."""
        return self.courses >= FEWEST


@dataclass(frozen=True, slots=True)
class Review:
    """All courses of the clinic. Groups in a fixed order, never by what they came to."""

    courses: int
    completion: tuple[Completion, ...]
    changes: tuple[Changes, ...]

    def at(self, time: Time, *, strength: bool) -> tuple[Changes, ...]:
        """The measures at one time, each with its groups."""
        return tuple(one for one in self.changes if one.time is time and one.measure.is_strength is strength)


class Tally:
    """What was found so far; nothing of it is one person's."""

    def __init__(self) -> None:
        self._courses: dict[Group, list[tuple[frozenset[Time], frozenset[Time], bool]]] = {}
        self._exercise: dict[Group, list[float]] = {}
        self._amounts: dict[_Key, list[float]] = {}
        self._answers: dict[_Key, Counter[Answer]] = {}
        self._apart: Counter[_Key] = Counter()

    def add(self, course: CourseOutcome) -> None:
        """One more course."""
        self._courses.setdefault(course.group, []).append((course.due, course.done, course.ended))
        if course.exercise is not None:
            done, planned = course.exercise
            self._exercise.setdefault(course.group, []).append(100.0 * done / planned)
        for outcome in course.outcomes:
            self._add(course.group, outcome)

    def _add(self, group: Group, outcome: Outcome) -> None:
        key, change = (group, outcome.measure, outcome.time), outcome.change
        if change is None:
            self._apart[key] += 1
            return
        self._answers.setdefault(key, Counter())[change.answer] += 1
        amount = outcome.measure.amount(change)
        if amount is not None:
            self._amounts.setdefault(key, []).append(amount)

    @property
    def keys(self) -> tuple[_Key, ...]:
        """Every group, measure and time to tell, in their order; a measure nobody has is left out."""
        had = {measure for _, measure, _ in (*self._answers, *self._apart)}
        measures = [measure for measure in MEASURES if measure in had]
        return tuple((group, measure, time) for time in Time for measure in measures for group in self._groups)

    def changes(self, key: _Key) -> Changes:
        """One of them."""
        group, measure, time = key
        amounts, answers = self._amounts.get(key, []), self._answers.get(key, Counter())
        spread = spread_of(amounts)
        if spread is None:
            return Changes(group, measure, time, len(amounts))
        return Changes(
            group,
            measure,
            time,
            len(amounts),
            spread,
            better=answers[Answer.BETTER],
            within=answers[Answer.WITHIN],
            worse=answers[Answer.WORSE],
            untold=answers[Answer.CANNOT_TELL],
            apart=self._apart[key],
        )

    def review(self, changes: Iterable[Changes]) -> Review:
        """All of it, with the changes that were worked out."""
        completion = tuple(self._completion(group) for group in self._groups)
        return Review(sum(one.courses for one in completion), completion, tuple(changes))

    @property
    def _groups(self) -> list[Group]:
        return [group for group in Group if group in self._courses]

    def _completion(self, group: Group) -> Completion:
        own, logged = self._courses[group], self._exercise.get(group, [])
        return Completion(
            group=group,
            courses=len(own),
            done={time: sum(time in done for _, done, _ in own) for time in Time},
            due={time: sum(time in due for due, _, _ in own) for time in Time},
            ended=sum(ended for _, _, ended in own),
            logged=len(logged),
            exercise=spread_of(logged),
        )


def spread_of(values: Sequence[float]) -> Spread | None:
    """Median and quartiles; None for fewer than five."""
    if len(values) < FEWEST:
        return None
    low, median, high = quantiles(values, n=4, method="inclusive")
    return Spread(median, low, high)


def review_of(found: Iterable[CourseOutcome]) -> Review:
    """The review of these courses."""
    tally = Tally()
    for course in found:
        tally.add(course)
    return tally.review(map(tally.changes, tally.keys))
