"""What the last visit of every movement and side says, and how often chance alone would say as much."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from strengthtrack.clinic.figures import counted
from strengthtrack.clinic.quantity import Quantity
from strengthtrack.clinic.sentences import listed
from strengthtrack.clinic.setup import SIDES, Movement, Side
from strengthtrack.science.change import Answer, Baseline, Change, chance_of_one
from strengthtrack.science.trend import StrengthPoint, Trend


@dataclass(frozen=True, slots=True)
class Latest:
    """One movement and side: its baseline and its last visit, values in `quantity`.

    `first` None where no visit can be a baseline; `change` None where nothing came after it.
    """

    movement: Movement
    side: Side
    quantity: Quantity
    last: StrengthPoint
    baseline: Baseline | None = None
    first: float | None = None

    @property
    def change(self) -> Change | None:
        """What the last visit has changed since the baseline."""
        return self.last.change

    @property
    def words(self) -> str:
        """“right hip abduction”."""
        return f"{self.side.value} {self.movement.words.lower()}"


def latest(trends: Iterable[Trend]) -> tuple[Latest, ...]:
    """Each movement and side that is compared, in the order of the trends, right before left."""
    return tuple(
        _latest(trend, side) for trend in trends for side in SIDES if (found := trend.compared(side)) and found.points
    )


def _latest(trend: Trend, side: Side) -> Latest:
    segment = trend.compared(side)
    assert segment is not None  # noqa: S101 - `latest` has looked
    baseline = segment.baseline
    own = [point.value for point in segment.points if baseline and point.session_id in baseline.visits]
    first = sum(own) / len(own) if own else None
    return Latest(trend.movement, side, trend.quantity, segment.points[-1], baseline, first)


@dataclass(frozen=True, slots=True)
class Summary:
    """Sentences: what is beyond measurement error, what chance would bring, and what cannot be told."""

    beyond: str
    chance: str = ""
    untold: tuple[str, ...] = ()
    tests_untold: int = 0

    @property
    def counted(self) -> str:
        """How many cannot be told, where there is no room to say which and why."""
        if not self.tests_untold:
            return ""
        return f"{counted(self.tests_untold, 'test')} cannot be told yet."


def summary(found: Sequence[Latest]) -> Summary:
    """The last changes of a patient in words; better and worse are counted alike."""
    told = [one for one in found if one.change is not None and one.change.answer is not Answer.CANNOT_TELL]
    beyond = [one for one in told if one.change is not None and one.change.beyond]
    if not told:
        return Summary("No test can be held against its baseline yet.", untold=_untold(found))
    return Summary(_beyond(beyond, len(told)), chance_words(len(told)), _untold(found), len(found) - len(told))


def _beyond(beyond: Sequence[Latest], tests: int) -> str:
    of = counted(tests, "test")
    if not beyond:
        none = "The one test that can be told" if tests == 1 else f"None of {of}"
        return f"{none} is {'within' if tests == 1 else 'beyond'} measurement error."
    verb = "is" if len(beyond) == 1 else "are"
    less = [one for one in beyond if one.change is not None and one.change.answer is Answer.WORSE]
    if len(beyond) == tests > 1 and not less:
        return f"All {of} are beyond measurement error."
    # less strength is said, so that nobody takes it for more
    names = [*_names([one for one in beyond if one not in less]), *(f"{name} (less)" for name in _names(less))]
    return f"{len(beyond)} of {of} {verb} beyond measurement error: {listed(names)}."


def _names(found: Sequence[Latest]) -> list[str]:
    """“right hip abduction”, “hip extension on both sides”."""
    names = []
    for one in found:
        both = sum(other.movement is one.movement for other in found) == len(SIDES)
        names.append(f"{one.movement.words.lower()} on both sides" if both else one.words)
    return list(dict.fromkeys(names))


def chance_words(tests: int) -> str:
    """How often so many tests that did not change show at least one beyond error, in a sentence."""
    what = "it" if tests == 1 else f"one or more of {tests}"
    return f"If nothing had changed, {what} would still be beyond it in about {_about(chance_of_one(tests))}."


def _about(chance: float) -> str:
    """“1 of 4 patients”."""
    if chance >= 0.45:
        return "half of all patients" if chance < 0.55 else f"{round(10 * chance)} of 10 patients"
    return "2 of 5 patients" if chance >= 0.365 else f"1 of {round(1.0 / chance)} patients"


def _untold(found: Sequence[Latest]) -> tuple[str, ...]:
    """Those that cannot be told by their reason, and those that were measured but once."""
    reasons: dict[str, list[Latest]] = {}
    for one in found:
        if one.change is not None and one.change.answer is Answer.CANNOT_TELL:
            reasons.setdefault(one.change.why, []).append(one)
    once = _names([one for one in found if one.change is None])
    told = [f"Cannot tell yet, {why}: {listed(_names(untold))}." for why, untold in reasons.items()]
    return (*told, *([f"Nothing after the baseline yet: {listed(once)}."] if once else []))
