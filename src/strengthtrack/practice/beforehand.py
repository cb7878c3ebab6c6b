"""What the form before the first push begins with: what the clinic set, and how it was at the last visits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from strengthtrack.clinic.battery import Battery
from strengthtrack.clinic.function import FunctionMeasure, PatientActivity
from strengthtrack.clinic.pain import PainReport, PainScale
from strengthtrack.clinic.patient import AffectedSide, Patient
from strengthtrack.clinic.questionnaire import Questionnaire
from strengthtrack.clinic.screening import QUESTIONS, questions_from
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.session_form import SessionForm
from strengthtrack.clinic.setup import Fixation, Side
from strengthtrack.clinic.trial import Trial
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.questionnaires import FOLDER, Questionnaires
from strengthtrack.practice.setting_names import BATTERY, DEFAULT_BATTERY, SCREENING, TESTER


@dataclass(frozen=True, slots=True)
class LastTotal:
    """A total of an earlier visit."""

    measure: FunctionMeasure
    total: float
    day: date


@dataclass(frozen=True, slots=True)
class Beforehand:
    """Nothing of it is an answer of today; a score stands here only to be shown beside today's."""

    tester: str = ""
    batteries: tuple[Battery, ...] = ()
    battery_id: str = ""
    fixation: Fixation | None = None
    """Of the last visit; None without one, or where it held each test in its own way."""
    questions: tuple[str, ...] = QUESTIONS
    pain: PainReport = PainReport()
    """Which pain to ask for: scale, site and side, without scores."""
    pain_on: date | None = None
    """When it was last asked for; None where no line can break."""
    totals: tuple[LastTotal, ...] = ()
    activities: tuple[PatientActivity, ...] = ()
    """The patient's own, with their last scores."""
    activities_on: date | None = None
    packs: tuple[Questionnaire, ...] = ()

    def last(self, measure: FunctionMeasure) -> LastTotal | None:
        """The last total of a measure."""
        return next((one for one in self.totals if one.measure is measure), None)


def beforehand(desk: Desk, patient: Patient) -> Beforehand:
    """Look it up; raises RecordsFault."""
    sessions = desk.store.sessions(patient.id)
    known = desk.store.forms(patient.id)
    forms = [(session.day, known[session.id]) for session in reversed(sessions) if session.id in known]
    activities_on, activities = _last_activities(forms)
    pain_on, pain = _pain(sessions, patient, desk.pain_scale)
    return Beforehand(
        tester=desk.setting(TESTER) or (sessions[-1].tester if sessions else ""),
        batteries=desk.batteries.usable(),  # one that cannot be used is mended in the settings, not here
        battery_id=desk.setting(BATTERY, DEFAULT_BATTERY),
        fixation=_last_fixation(desk.store.session_trials(session.id) for session in reversed(sessions)),
        questions=questions_from(desk.setting(SCREENING)) or QUESTIONS,
        pain=pain,
        pain_on=pain_on,
        totals=tuple(_last_totals(forms)),
        activities=activities,
        activities_on=activities_on,
        packs=Questionnaires(desk.data / FOLDER).installed(),
    )


def _last_fixation(newest_first: Iterable[Sequence[Trial]]) -> Fixation | None:
    """Visit by visit, for the traces of years are not read to learn of the last."""
    held = {trial.setup.fixation for trial in next((trials for trials in newest_first if trials), ())}
    return held.pop() if len(held) == 1 else None


def _pain(sessions: Iterable[Session], patient: Patient, usual: PainScale) -> tuple[date | None, PainReport]:
    """As it was last asked for; else on the clinic's scale, of the side that is affected."""
    asked = [session for session in sessions if session.pain.answered]
    if asked:
        last = asked[-1].pain
        return asked[-1].day, PainReport(scale=last.scale, site=last.site, side=last.side)
    side = {AffectedSide.LEFT: Side.LEFT, AffectedSide.RIGHT: Side.RIGHT}.get(patient.affected)
    return None, PainReport(scale=usual, side=side)


def _last_totals(newest_first: Iterable[tuple[date, SessionForm]]) -> list[LastTotal]:
    last: dict[FunctionMeasure, LastTotal] = {}
    for day, form in newest_first:
        for score in form.function:
            if score.total is not None:
                last.setdefault(score.measure, LastTotal(score.measure, score.total, day))
    return list(last.values())


def _last_activities(
    newest_first: Iterable[tuple[date, SessionForm]],
) -> tuple[date | None, tuple[PatientActivity, ...]]:
    return next(((day, form.activities) for day, form in newest_first if form.activities), (None, ()))
