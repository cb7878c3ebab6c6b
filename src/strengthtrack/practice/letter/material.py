"""What a letter looks at: one patient's records up to a day, seen by movement and side."""

import base64
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from strengthtrack.clinic.course import Course, ExerciseWeek, exercise_weeks
from strengthtrack.clinic.patient import AffectedSide, Patient
from strengthtrack.clinic.programme import Programme
from strengthtrack.clinic.session import Session, SkippedTest
from strengthtrack.clinic.session_form import SessionForm
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.clinic.trial import Trial
from strengthtrack.practice.calibration.uses import GaugeUse, book, uses
from strengthtrack.practice.care import care_of
from strengthtrack.practice.letter.words import lines
from strengthtrack.practice.patient.phrases import Phrases, shipped
from strengthtrack.practice.setting_names import CLINIC_ADDRESS, CLINIC_LOGO, CLINIC_NAME, SIGNATURE
from strengthtrack.records.store import Store
from strengthtrack.science.care import Bands, Care
from strengthtrack.science.change import Baseline
from strengthtrack.science.measures import best_trial, value_n
from strengthtrack.science.strength_line import alike
from strengthtrack.science.trend import Break, ReportSeries, Segment, StrengthPoint, Trend
from strengthtrack.science.trend_of import trend

_Dated = TypeVar("_Dated")
Test = tuple[str, Movement, Side]
"""One movement and side in one session."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who writes, as the clinic has set it; `logo` is a PNG, b"" for none."""

    clinic_name: str
    address: tuple[str, ...]
    signature: tuple[str, ...]
    logo: bytes = b""


@dataclass(frozen=True, slots=True)
class Series:
    """One movement and side: `points` may be compared with one another; `before` and `breaks` say what may not."""

    movement: Movement
    side: Side
    points: tuple[StrengthPoint, ...]
    before: tuple[Segment, ...]
    breaks: tuple[Break, ...]
    baseline: Baseline | None = None

    @property
    def words(self) -> str:
        """“Right hip abduction”."""
        return f"{self.side.value.capitalize()} {self.movement.words.lower()}"

    def at(self, session_id: str) -> StrengthPoint | None:
        """The comparable value of a visit, if it has one."""
        return next((point for point in self.points if point.session_id == session_id), None)

    def had(self, session_id: str) -> bool:
        """Whether that visit has a value that may not be compared."""
        return any(point.session_id == session_id for segment in self.before for point in segment.points)


@dataclass(frozen=True, slots=True)
class Material:
    """A patient's records as a letter reads them; sessions oldest first.

    `course` is the one that changes are counted in, `programme` its last that has begun; `exercise` are its weeks so
    far. `sent` are the days of the letters that were sent, by their ids.
    """

    today: date
    letterhead: Letterhead
    patient: Patient
    programme: Programme | None
    sessions: tuple[Session, ...]
    pain_in_test: dict[tuple[str, Movement, Side], int]
    trends: tuple[Trend, ...]
    series: tuple[Series, ...]
    forms: Mapping[str, SessionForm] = field(default_factory=dict)
    skipped: tuple[SkippedTest, ...] = ()
    course: Course | None = None
    exercise: tuple[ExerciseWeek, ...] = ()
    report: ReportSeries = field(default_factory=ReportSeries)
    phrases: Phrases = field(default_factory=shipped)
    sent: Mapping[str, date] = field(default_factory=dict)
    tests: Mapping[Test, tuple[Trial, ...]] = field(default_factory=dict)
    """The trials of each movement and side in each visit."""
    gauges: tuple[GaugeUse, ...] = ()
    """The dynamometers behind the values, and how it stands with their calibration."""

    def form(self, session_id: str) -> SessionForm:
        """What was asked and looked at in a session; empty where nothing was."""
        return self.forms.get(session_id, SessionForm())

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides the patient came for; both where that is not one."""
        affected = self.patient.affected
        return (Side(affected.value),) if affected in {AffectedSide.LEFT, AffectedSide.RIGHT} else order(affected)

    def session(self, session_id: str) -> Session:
        """One of the sessions; raises StopIteration for another's."""
        return next(session for session in self.sessions if session.id == session_id)

    def trend(self, movement: Movement) -> Trend | None:
        """The trend of a movement that has values."""
        return next((found for found in self.trends if found.movement is movement), None)

    def best(self, series: Series, point: StrengthPoint) -> Trial:
        """The best trial of a value; raises StopIteration for a value of another series."""
        groups = reversed(alike(self.tried(series, point.session_id)))
        bests = (best_trial(trials) for trials in groups if value_n(trials) == point.value_n)
        return next(best for best in bests if best is not None)

    def tried(self, series: Series, session_id: str) -> tuple[Trial, ...]:
        """All trials of one movement and side in one visit."""
        return self.tests.get((session_id, series.movement, series.side), ())

    def visits(self) -> tuple[Session, ...]:
        """The sessions with a value that may be compared."""
        having = {point.session_id for series in self.series for point in series.points}
        return tuple(session for session in self.sessions if session.id in having)

    def shown(self, dated: Sequence[_Dated], day: Callable[[_Dated], date]) -> tuple[_Dated, ...]:
        """Of many visits those a letter has room for: the baseline, the one before the last, the last."""
        first = next((one for one in dated if day(one) == self.baseline_day), next(iter(dated), None))
        return tuple(one for one in dated if one is first or one in dated[-2:])

    @property
    def baseline_day(self) -> date | None:
        """The day from which changes are counted, of the series that goes back furthest; None without a baseline."""
        return min((series.baseline.first_day for series in self.series if series.baseline), default=None)


def gather(
    store: Store, patient_id: str, today: date, bands: Bands | None = None, phrases: Phrases | None = None
) -> Material:
    """Read what a letter may speak of: no visit after `today`, and no blind one that is not finished.

    `phrases` are what the patient is told in; None for those that ship.
    """
    care = _until(care_of(store, patient_id, today))
    patient = store.patient(patient_id)
    trends = [trend(movement, care, bands=bands) for movement in Movement]
    tested = tuple(found for found in trends if found.segments)
    tests = _by_test(care.trials)
    return Material(
        today=today,
        letterhead=letterhead(store),
        patient=patient,
        programme=_begun(care.course, today),
        sessions=care.sessions,
        pain_in_test={(pain.session_id, pain.movement, pain.side): pain.score for pain in care.pains},
        trends=tested,
        series=tuple(found for drawn in tested for side in order(patient.affected) if (found := _series(drawn, side))),
        forms=store.forms(patient_id),
        skipped=tuple(test for session in care.sessions for test in store.skipped(session.id)),
        course=care.course,
        exercise=_exercise(care),
        report=trends[0].report,
        phrases=phrases or shipped(),
        tests=tests,
        gauges=uses(book(store), _behind(tested, tests), today),
        sent={letter.id: letter.day for letter in store.letters.sent(patient_id)},
    )


def _behind(trends: Iterable[Trend], tests: Mapping[Test, tuple[Trial, ...]]) -> Iterable[Trial]:
    """The trials of every test that has a value, oldest first."""
    valued = {
        (point.session_id, trend.movement, segment.side)
        for trend in trends
        for segment in trend.segments
        for point in segment.points
    }
    found = (trial for test, trials in tests.items() if test in valued for trial in trials)
    return sorted(found, key=lambda trial: trial.started_at)


def _by_test(trials: Iterable[Trial]) -> Mapping[Test, tuple[Trial, ...]]:
    found: dict[Test, list[Trial]] = {}
    for trial in trials:
        found.setdefault((trial.session_id, trial.setup.movement, trial.setup.side), []).append(trial)
    return {test: tuple(of) for test, of in found.items()}


def _begun(course: Course | None, today: date) -> Programme | None:
    """The programme that began last; before the first one begins, that one."""
    if course is None:
        return None
    begun = [programme for programme in course.programmes if programme.starts_on <= today]
    return begun[-1] if begun else course.programmes[0]


def _exercise(care: Care) -> tuple[ExerciseWeek, ...]:
    if care.course is None:
        return ()
    log = [done for done in care.exercise if done.day <= care.today]
    return exercise_weeks(care.course, log, care.today)


def _until(care: Care) -> Care:
    """The same without what came after its day, and without practice."""
    sessions = tuple(session for session in care.sessions if session.day <= care.today)
    known = {session.id for session in sessions}
    trials = tuple(trial for trial in care.trials if trial.session_id in known and not trial.practice)
    pains = tuple(pain for pain in care.pains if pain.session_id in known)
    return replace(care, sessions=sessions, trials=trials, pains=pains)


def letterhead(store: Store) -> Letterhead:
    """Who writes, out of the settings."""
    name = " ".join(lines(store.setting(CLINIC_NAME) or ""))
    address, signature = (lines(store.setting(which) or "") for which in (CLINIC_ADDRESS, SIGNATURE))
    return Letterhead(name, address, signature, _picture(store.setting(CLINIC_LOGO) or ""))


def _picture(text: str) -> bytes:
    """A logo out of the settings; none where it is not whole."""
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        return b""


def order(affected: AffectedSide) -> tuple[Side, ...]:
    """The affected side first, else right before left."""
    return (Side.LEFT, Side.RIGHT) if affected is AffectedSide.LEFT else (Side.RIGHT, Side.LEFT)


def _series(drawn: Trend, side: Side) -> Series | None:
    segments = tuple(segment for segment in drawn.segments if segment.side is side)
    if not segments:
        return None
    breaks = tuple(found for found in drawn.breaks if found.side is side)
    compared = drawn.compared(side)
    points, baseline = (compared.points, compared.baseline) if compared else ((), None)
    return Series(drawn.movement, side, points, tuple(s for s in segments if not s.compared), breaks, baseline)
