"""The numbers of a progress chart as a table: one row a visit, newest first, right and left with what has changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from strengthtrack.clinic.setup import Fixation, Setup, Side, differences
from strengthtrack.clinic.trial import Trial
from strengthtrack.science.care import Care
from strengthtrack.science.change import Answer, Baseline
from strengthtrack.science.trend import ReportPoint, Segment, StrengthPoint, SymmetryPoint, Trend
from strengthtrack.science.weeks import week_of

TYPED, NOT_COMPARED, BEYOND, EARLIER = "typed", "not compared", "beyond error", "before the baseline"


@dataclass(frozen=True, slots=True)
class SideValue:
    """One side's value of a visit; `differs` tells in whole phrases why it is not compared, nothing where it is."""

    side: Side
    point: StrengthPoint
    compared: bool = True
    baseline: Baseline | None = None
    differs: tuple[str, ...] = ()

    @property
    def answer(self) -> str:
        """“baseline”, “beyond error”, “within error”, “cannot tell yet”, “not compared”, “before the baseline”."""
        if not self.compared:
            return NOT_COMPARED
        if self.point.change is not None:
            return BEYOND if self.beyond else self.point.change.answer.value
        if self.baseline is None:
            return ""
        return Answer.BASELINE.value if self.point.session_id in self.baseline.visits else EARLIER

    @property
    def beyond(self) -> bool:
        """Whether it has changed by more than measurement error."""
        return self.point.change is not None and self.point.change.beyond


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """One visit; pain in the test 0 to 10, symmetry in %, None where there is none. `week` has its part."""

    session_id: str
    day: date
    week: float
    right: SideValue | None
    left: SideValue | None
    symmetry: float | None
    report: ReportPoint | None
    pain_in_test: int | None
    """The greater of the two sides; told also where no trial counts, for pain may be why."""
    fixation: str
    unshown: str = ""
    """Why a value cannot be told in the quantity that is shown."""

    @property
    def values(self) -> tuple[SideValue, ...]:
        """The values there are."""
        return tuple(value for value in (self.right, self.left) if value is not None)

    @property
    def differs(self) -> tuple[str, ...]:
        """Why values of it are not compared: the phrases of both sides, each once."""
        return tuple(dict.fromkeys(phrase for value in self.values for phrase in value.differs))

    @property
    def set_up(self) -> str:
        """“Belt”, “By hand”, “Belt, other tester”, “Belt, typed”: what was used, and what was otherwise."""
        others = [_other(phrase) for phrase in self.differs if not phrase.startswith("Fixation")]
        typed = [value.side.value for value in self.values if value.point.typed]
        told = [] if not typed else [TYPED] if len(typed) == len(self.values) else [f"{typed[0]} {TYPED}"]
        return ", ".join(part for part in (self.fixation, *dict.fromkeys(others), *told) if part)


def rows(drawn: Trend, care: Care) -> tuple[ProgressRow, ...]:
    """The table of a trend that was made of `care`."""
    made = _Rows(drawn, care)
    return tuple(reversed([row for visit in care.sessions for row in made.of(visit.id, visit.day)]))


class _Rows:
    """What is known of each visit, looked up once."""

    def __init__(self, drawn: Trend, care: Care) -> None:
        self._care = care
        self._values = {side: _values(drawn, side) for side in Side}
        self._symmetry = _by_session(drawn.symmetry.points) if drawn.symmetry else {}
        self._reports = {point.session_id: point for point in drawn.report.points}
        self._unshown = {one.session_id: one.why for one in drawn.unshown}
        self._tried = _tried(trial for trial in care.trials if trial.setup.movement is drawn.movement)
        self._pains: dict[str, int] = {}
        for pain in care.pains:
            if pain.movement is drawn.movement:
                self._pains[pain.session_id] = max(pain.score, self._pains.get(pain.session_id, 0))

    def of(self, session_id: str, day: date) -> Iterable[ProgressRow]:
        """One row each time the set-up was changed; none where there is nothing to tell."""
        right, left = (self._values[side].get(session_id, []) for side in (Side.RIGHT, Side.LEFT))
        told = session_id in self._reports or session_id in self._tried
        pairs = zip_longest(right, left) if right or left else [(None, None)] * told
        symmetries = self._symmetry.get(session_id, [])
        for at, (one, other) in enumerate(pairs):
            yield ProgressRow(
                session_id=session_id,
                day=day,
                week=week_of(day, self._care.start),
                right=one,
                left=other,
                symmetry=symmetries[at].percent if at < len(symmetries) else None,
                report=self._reports.get(session_id),
                pain_in_test=self._pains.get(session_id),
                fixation=_used(self._tried.get(session_id, set())),
                unshown=self._unshown.get(session_id, ""),
            )


def _values(drawn: Trend, side: Side) -> Mapping[str, list[SideValue]]:
    found: dict[str, list[SideValue]] = {}
    last = drawn.compared(side)
    for segment in drawn.segments:
        if segment.side is side:
            for point in segment.points:
                made = SideValue(side, point, segment.compared, segment.baseline, _differs(drawn, segment, point, last))
                found.setdefault(point.session_id, []).append(made)
    return found


def _differs(drawn: Trend, segment: Segment, point: StrengthPoint, last: Segment | None) -> tuple[str, ...]:
    """Against the set-up that is compared now; where nothing is left of that, against what came after."""
    if segment.compared:
        return ()
    now = last.points[0].setup if last else None
    if point.setup is not None and now is not None and (found := _apart(point.setup, now)):
        return found
    later = (gap.why for gap in drawn.breaks if gap.side is segment.side and gap.week >= point.week)
    return next(later, ())


def _apart(then: Setup, now: Setup) -> tuple[str, ...]:
    return differences(then, now)


def _by_session(points: Iterable[SymmetryPoint]) -> dict[str, list[SymmetryPoint]]:
    found: dict[str, list[SymmetryPoint]] = {}
    for point in points:
        found.setdefault(point.session_id, []).append(point)
    return found


def _tried(trials: Iterable[Trial]) -> dict[str, set[Fixation]]:
    found: dict[str, set[Fixation]] = {}
    for trial in trials:
        found.setdefault(trial.session_id, set()).add(trial.setup.fixation)
    return found


def _used(fixations: set[Fixation]) -> str:
    """“Belt”, or “By hand, belt” where both were used."""
    return ", ".join(one.value for one in Fixation if one in fixations).capitalize()


def _other(phrase: str) -> str:
    """“Tester changed, A to B” in two words: “other tester”."""
    return f"other {phrase.partition(' changed')[0].lower()}"
