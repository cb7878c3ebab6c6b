"""A clinic of sample patients, to look at the app with. The same day gives the same clinic."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from strengthtrack import __version__
from strengthtrack.clinic.battery import Battery, TestPlan
from strengthtrack.clinic.calibration import Calibration, is_gauge
from strengthtrack.clinic.function import FunctionMeasure, FunctionScore
from strengthtrack.clinic.pain import PainInTest, PainReport
from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.session_form import SessionForm
from strengthtrack.clinic.setup import Dynamometer, Movement, Setup, Side
from strengthtrack.clinic.trial import Mark, Source, Trace, Trial
from strengthtrack.practice.sample import care as sample_care
from strengthtrack.practice.sample import courses as sample_courses
from strengthtrack.practice.sample import people as sample_people
from strengthtrack.practice.sample.people import SamplePerson, SampleVisit
from strengthtrack.records.cases import Case
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.records.store import Store
from strengthtrack.science.push_model import push

TESTER = "Sample Physiotherapist"
REFERRER = "Dr Sample Referrer"
DYNAMOMETER = Dynamometer("Sample dynamometer")
RATE_HZ = 100.0

_FIRST_PUSH = time(9, 30)
_A_VISIT = timedelta(minutes=35)
_BETWEEN_TRIALS = timedelta(seconds=70)
_LESS_THAN_BEST = (0.93, 0.985)
"""The other trials of a test, as a fraction of its best."""


_FILLED = frozenset(
    {
        Kind.PATIENT,
        Kind.PROGRAMME,
        Kind.EXERCISE,
        Kind.EVENT,
        Kind.SESSION,
        Kind.TRIAL,
        Kind.PAIN,
        Kind.FORM,
        Kind.CALIBRATION,
    }
)
_CHECKED_AGO, _HOLDS_FOR = timedelta(days=120), timedelta(days=365)
_KNOWN_KG, _READ_N = 10.0, 98.6


def fill(store: Store, battery: Battery, today: date, *, dynamometer: Dynamometer = DYNAMOMETER) -> Changes:
    """Keep the sample clinic as it looks on `today`: some tests overdue, some today, some soon; raises RecordsFault."""
    everyone = (*sample_people.people(), *sample_courses.people())
    visits = {
        person.letter: tuple(_Visit(person, visit, battery, dynamometer, today) for visit in person.visits)
        for person in everyone
    }
    with store.together():
        store.add_cases([_case(person, visits[person.letter]) for person in everyone])
        for person in everyone:
            sample_care.keep(store, person, _id(person), today)
            for visit in visits[person.letter]:
                visit.keep_form(store)
        if is_gauge(dynamometer.words):
            store.calibrations.save(_calibration(dynamometer, today))
    return Changes(_FILLED)


def _calibration(dynamometer: Dynamometer, today: date) -> Calibration:
    """A check with a sample mass, which holds for most of a year yet."""
    on = today - _CHECKED_AGO
    return Calibration(
        id="sample-calibration",
        dynamometer=dynamometer.words,
        on=on,
        due_on=on + _HOLDS_FOR,
        known_mass_kg=_KNOWN_KG,
        read_n=_READ_N,
        made_by=TESTER,
    )


def _case(person: SamplePerson, visits: Sequence[_Visit]) -> Case:
    return Case(
        patient=_patient(person),
        sessions=tuple(visit.session() for visit in visits),
        trials=tuple(trial for visit in visits for trial in visit.trials()),
        pains=tuple(pain for visit in visits for pain in visit.pains()),
    )


def _id(person: SamplePerson) -> str:
    return f"sample-patient-{person.letter}"


def _patient(person: SamplePerson) -> Patient:
    side = "knees" if person.affected.value == "both" else f"{person.affected.value} knee"
    return Patient(
        id=_id(person),
        name=f"Sample Patient {person.letter}",
        born=person.born,
        sex=person.sex,
        record_number=person.record_number,
        affected=person.affected,
        dominant=Side.RIGHT,
        height_m=person.height_m,
        reason=f"Sample reason: pain in the {side}",
        referrer=REFERRER,
    )


@dataclass(frozen=True, slots=True)
class _Visit:
    """One visit of one person, on the day it has seen from `today`."""

    person: SamplePerson
    facts: SampleVisit
    battery: Battery
    dynamometer: Dynamometer
    today: date

    @property
    def id(self) -> str:
        return f"sample-session-{self.person.letter}-{self.facts.days_ago}"

    @property
    def started_at(self) -> datetime:
        day = self.today - timedelta(days=self.facts.days_ago)
        return datetime.combine(day, _FIRST_PUSH).astimezone(UTC)

    def keep_form(self, store: Store) -> None:
        if self.facts.akps is not None:
            store.save_form(self.id, SessionForm(function=(FunctionScore(FunctionMeasure.AKPS, self.facts.akps),)))

    def session(self) -> Session:
        return Session(
            id=self.id,
            patient_id=_id(self.person),
            started_at=self.started_at,
            tester=TESTER,
            body_mass_kg=self.facts.body_mass_kg,
            pain=PainReport(self.facts.worst_pain, self.facts.usual_pain),
            finished_at=self.started_at + _A_VISIT,
        )

    def pains(self) -> Iterator[PainInTest]:
        given = {Side.RIGHT: self.facts.pain_right, Side.LEFT: self.facts.pain_left}
        for movement, side in self.battery.tests:
            score = given[side]
            if score is not None:
                yield PainInTest(self.id, movement, side, score)

    def trials(self) -> Iterator[Trial]:
        moment = self.started_at
        for movement, side in self.battery.tests:
            plan = self.battery.plan(movement)
            chance = Random(f"{self.id} {movement} {side}")
            peaks = _peaks(self.facts.bests[movement, side], plan.trials, chance)
            mark = self._mark(movement, side)
            for number, peak_n in enumerate(peaks, start=1):
                moment += _BETWEEN_TRIALS
                trial = _pushed(self._trial(plan, side, number, moment), peak_n, plan.hold_s, chance)
                yield replace(trial, mark=mark if peak_n == min(peaks) else None)

    def _mark(self, movement: Movement, side: Side) -> Mark | None:
        """Why the weakest trial of a test does not count."""
        if self.facts.slipped == (movement, side):
            return Mark.SLIPPED
        return Mark.PAIN if self.facts.limited == (movement, side) else None

    def _trial(self, plan: TestPlan, side: Side, number: int, moment: datetime) -> Trial:
        return Trial(
            id=f"{self.id}-{plan.movement}-{side}-{number}",
            session_id=self.id,
            setup=self._setup(plan, side),
            number=number,
            started_at=moment,
            source=Source.WIRE,
            app_version=__version__,
        )

    def _setup(self, plan: TestPlan, side: Side) -> Setup:
        return Setup(
            movement=plan.movement,
            side=side,
            position=plan.position,
            pad=plan.pad,
            fixation=self.facts.fixation or plan.fixation,
            contraction=plan.contraction,
            lever_arm_m=self.facts.lever_arm_m or round(self.person.height_m * 0.22, 2),
            dynamometer=self.dynamometer,
            tester=TESTER,
        )


def _peaks(best_n: float, trials: int, chance: Random) -> list[float]:
    """Peaks of the trials of one test, the best among them anywhere."""
    others = [round(best_n * chance.uniform(*_LESS_THAN_BEST), 1) for _ in range(trials - 1)]
    others.insert(chance.randrange(trials), best_n)
    return others


def _pushed(trial: Trial, peak_n: float, hold_s: float, chance: Random) -> Trial:
    """The trial with its trace: one push from a resting leg."""
    rest_n = round(chance.uniform(1.0, 4.0), 1)
    t_s, force_n = push(peak_n, hold_s, RATE_HZ, chance.getrandbits(32), rest_n=rest_n)
    trace = Trace(array("d", t_s.tobytes()), array("d", force_n.tobytes()), "N")
    return replace(trial, trace=trace, resting_n=rest_n)
