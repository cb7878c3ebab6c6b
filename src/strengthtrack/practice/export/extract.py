"""What of the records leaves the clinic, and the visits of it one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from strengthtrack.clinic.course import courses
from strengthtrack.clinic.days import day_words
from strengthtrack.clinic.function import FunctionMeasure
from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.programme import Programme
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.session_form import SessionForm
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.clinic.trial import Trial
from strengthtrack.practice.care import scores_of
from strengthtrack.records.export_rows import Scope

if TYPE_CHECKING:
    from strengthtrack.clinic.course import Course
    from strengthtrack.records.store import Store

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]
AT_ONCE = 25
"""Sessions that are in memory together."""


@dataclass(frozen=True, slots=True)
class Extract:
    """Some patients or, where none is named, the clinic; all days or some (both included, local); how much is told.

    With `hide_identity` patients, sessions and trials have codes that hold within this export, and what says who
    somebody is, is left out. `set_aside` takes trials along that were set aside.
    """

    patient_ids: tuple[str, ...] = ()
    first_day: date | None = None
    last_day: date | None = None
    hide_identity: bool = False
    set_aside: bool = False

    @property
    def scope(self) -> Scope:
        """As the records are asked for it."""
        after = None if self.last_day is None else self.last_day + timedelta(days=1)
        return Scope(self.patient_ids, _midnight(self.first_day), _midnight(after))

    @property
    def all_days(self) -> bool:
        """Whether no day is left out."""
        return self.first_day is None and self.last_day is None

    @property
    def days(self) -> str:
        """“from 3 Mar 2026 up to 28 Apr 2026”, “all days”."""
        first, last = self.first_day, self.last_day
        since = f"from {day_words(first)}" if first else ""
        until = f"up to {day_words(last)}" if last else ""
        return " ".join(filter(None, (since, until))) or "all days"


class Stopped(Exception):  # noqa: N818 - nothing is wrong
    """Somebody thought better of it."""


@dataclass(slots=True)
class Visit:
    """One session with what belongs to it; the codes are its ids, or stand in their place where identity is hidden."""

    patient: Patient
    session: Session
    patient_code: str
    session_code: str
    trials: list[Trial]
    programme: Programme | None = None
    pains: dict[tuple[Movement, Side], int] = field(default_factory=dict)
    form: SessionForm = SessionForm()
    day: date = field(init=False)

    def __post_init__(self) -> None:
        self.day = self.session.day

    def trial_code(self, number: int, trial: Trial) -> str:
        """The id of its trial `number`, from 1, or what stands in its place."""
        return trial.id if self.session_code == self.session.id else f"{self.session_code}-T{number:02}"

    def total(self, measure: FunctionMeasure) -> float | None:
        """What a questionnaire came to; None where it was not filled in."""
        return next((score.total for score in scores_of(self.form) if score.measure is measure), None)


def visits(
    store: Store,
    extract: Extract,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    *,
    trials: bool = True,
    forms: bool = False,
) -> Iterator[Visit]:
    """Every visit, by patient and oldest first; with its trials, without traces, and its form only where asked for.

    `progress` hears of each visit once what was made of it is through. Raises RecordsFault, or Stopped.
    """
    of = store.for_export.count(extract.scope)
    codes = _Codes(extract.hide_identity)
    done = 0
    for page in _pages(store, extract):
        for visit in _Page(store, extract, page, trials=trials, forms=forms).visits(codes):
            if cancelled is not None and cancelled():
                raise Stopped
            yield visit
            done += 1
            if progress is not None:
                progress(done, max(done, of))


def _pages(store: Store, extract: Extract) -> Iterator[tuple[Session, ...]]:
    page = store.for_export.sessions(extract.scope, None, AT_ONCE)
    while page:
        yield page
        page = store.for_export.sessions(extract.scope, page[-1], AT_ONCE)


@dataclass(slots=True)
class _Codes:
    """Who comes after whom, for codes that say nothing: P00012, P00012-S3."""

    hidden: bool
    patient_id: str = ""
    patients: int = 0
    sessions: int = 0

    def of(self, session: Session) -> tuple[str, str]:
        if session.patient_id != self.patient_id:
            self.patient_id, self.sessions = session.patient_id, 0
            self.patients += 1
        self.sessions += 1
        if not self.hidden:
            return session.patient_id, session.id
        patient = f"P{self.patients:05}"
        return patient, f"{patient}-S{self.sessions}"


class _Page:
    """Some sessions, and what the records hold of them."""

    def __init__(
        self, store: Store, extract: Extract, sessions: tuple[Session, ...], *, trials: bool, forms: bool
    ) -> None:
        rows, ids = store.for_export, [session.id for session in sessions]
        self.sessions = sessions
        self.patients = rows.patients({session.patient_id for session in sessions})
        self.courses = {id: courses(found) for id, found in rows.programmes(self.patients).items()}
        self.trials = rows.trials(ids, set_aside=extract.set_aside) if trials else {}
        self.pains = rows.pains(ids) if trials else {}
        self.forms = rows.forms(ids) if forms else {}

    def visits(self, codes: _Codes) -> Iterator[Visit]:
        for session in self.sessions:
            visit = Visit(
                self.patients[session.patient_id],
                session,
                *codes.of(session),
                trials=self.trials.get(session.id, []),
                pains={(pain.movement, pain.side): pain.score for pain in self.pains.get(session.id, ())},
                form=self.forms.get(session.id, SessionForm()),
            )
            visit.programme = _programme(self.courses.get(session.patient_id, ()), visit.day)
            yield visit


def _programme(found: tuple[Course, ...], day: date) -> Programme | None:
    """The programme of a day: the one that ran, the first of its course before that, or the last after all ended."""
    course = next((one for one in found if one.holds(day)), None)
    if course is None:
        return None
    return course.programme_on(day) or (course.programmes[0] if day < course.starts_on else course.running)


def _midnight(day: date | None) -> datetime | None:
    """When a local day begins."""
    return None if day is None else datetime.combine(day, time()).astimezone()
