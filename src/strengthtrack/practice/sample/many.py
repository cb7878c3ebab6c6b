"""A clinic of as many sample patients as are asked for, with short traces, to see how the app bears a large one.

The same day gives the same clinic. Nobody in it is a person, and every name says so.
"""

from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from random import Random

from strengthtrack import __version__
from strengthtrack.clinic.battery import Battery
from strengthtrack.clinic.pain import PainInTest, PainReport
from strengthtrack.clinic.patient import AffectedSide, Patient, Sex
from strengthtrack.clinic.programme import EARLY_DAYS, Programme, hip_programme, planned_for
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Setup, Side
from strengthtrack.clinic.trial import Source, Trace, Trial
from strengthtrack.practice.sample.sample_clinic import DYNAMOMETER, REFERRER, TESTER
from strengthtrack.records.cases import Case
from strengthtrack.records.changes import Changes
from strengthtrack.records.store import Store
from strengthtrack.science.push_model import Force, push

FEWEST, MOST = 1, 50_000
RATE_HZ, READINGS = 10.0, 30
BYTES_PER_PATIENT = 66_000
"""What one takes in the file, a little more than measured."""

_WORDS = (
    "Patient", "Birch", "Maple", "Cedar", "Rowan", "Hazel", "Juniper", "Willow", "Alder", "Larch", "Poplar", "Spruce",
    "Granite", "Basalt", "Marble", "Quartz", "Copper", "Cobalt", "Nickel", "Silver", "Amber", "Indigo", "Violet",
    "Crimson", "Harbour", "Meadow", "Orchard", "Valley", "Glacier", "Prairie", "Lantern", "Saddle", "Ribbon", "Kettle",
    "Thimble", "Biscuit", "Pepper", "Saffron", "Walnut", "Pebble",
)  # fmt: skip
_FIRST_YEAR, _BIRTHS = 1938, timedelta(days=74 * 365)
_SPAN_DAYS, _AHEAD_DAYS = 3650, 12
"""Programmes began in the last ten years, and some begin in the next days."""

_SCATTER = 7919
"""Takes record numbers apart from the numbers in the names; a prime, so no two become alike."""

_MISSES, _GIVEN_UP = 0.03, timedelta(days=90)
"""Of the tests after the first so many are missed; who does not come for so long ends the programme."""

_FIRST_PUSH, _A_VISIT, _BETWEEN_TRIALS = time(9, 30), timedelta(minutes=35), timedelta(seconds=70)
_SHAPES, _HOLD_S, _LEAD_S = 64, 1.2, 0.4
_OF_ABDUCTION = (1.0, 1.35, 0.6, 1.1, 0.9, 0.8)
"""Force of the movements of a battery in their order, in parts of the first."""

_SECONDS = array("d", (reading / RATE_HZ for reading in range(READINGS)))
_AT_ONCE = 50


def fill(store: Store, count: int, battery: Battery, today: date, told: Callable[[int], None]) -> Changes:
    """Keep so many sample patients, all or none; `told` hears how many are written. Raises RecordsFault."""
    made, written = cases(count, battery, today), 0
    changes = Changes(frozenset())
    with store.many():
        while some := tuple(islice(made, _AT_ONCE)):
            changes = store.add_cases(some)
            written += len(some)
            told(written)
    return changes


def cases(count: int, battery: Battery, today: date) -> Iterator[Case]:
    """Each sample patient with all that is kept of them."""
    shapes = _shapes()
    for number in range(1, count + 1):
        yield _Sample(number, Random(f"sample {number}"), battery, today, shapes).case()


def _shapes() -> tuple[Force, ...]:
    """Short pushes whose greatest force is 1."""
    made = (push(1.0, _HOLD_S, RATE_HZ, seed, lead_s=_LEAD_S)[1][:READINGS] for seed in range(_SHAPES))
    return tuple(shape / shape.max() for shape in made)


@dataclass(frozen=True, slots=True)
class _Sample:
    """One sample patient; all that differs between two is drawn from `chance`."""

    number: int
    chance: Random
    battery: Battery
    today: date
    shapes: tuple[Force, ...]

    def case(self) -> Case:
        patient = self._patient()
        starts_on = self.today + timedelta(days=self.chance.randint(-_SPAN_DAYS, _AHEAD_DAYS))
        programme = hip_programme(self._id(), patient.id, starts_on)
        days = tuple(self._days(programme))
        strength_n, pain = self.chance.uniform(80.0, 190.0), self.chance.randint(3, 9)
        mass_kg = round(self.chance.uniform(50.0, 95.0), 1)
        sessions = tuple(self._session(patient, day, pain, mass_kg) for day in days)
        trials: list[Trial] = []
        pains: list[PainInTest] = []
        for visit, session in enumerate(sessions):
            trials += self._trials(session, patient, strength_n * (1.0 + 0.06 * visit))
            pains += self._pains(session, max(0, pain - visit))
        return Case(patient, self._ended(programme, days), sessions, tuple(trials), tuple(pains))

    def _id(self) -> str:
        """As an id is in a clinic: no two alike, and in no order."""
        return f"{self.chance.getrandbits(128):032x}"

    def _patient(self) -> Patient:
        chance = self.chance
        side = chance.choice((AffectedSide.LEFT, AffectedSide.RIGHT, AffectedSide.BOTH))
        return Patient(
            id=self._id(),
            name=f"Sample {chance.choice(_WORDS)} {self.number:05}",
            born=date(_FIRST_YEAR, 1, 1) + timedelta(days=chance.randrange(_BIRTHS.days)),
            sex=chance.choice((Sex.FEMALE, Sex.MALE)),
            record_number=f"SP-{self.number * _SCATTER % 100_000:05}",
            affected=side,
            dominant=chance.choice((Side.RIGHT, Side.LEFT)),
            height_m=round(chance.uniform(1.5, 1.95), 2),
            reason=f"Sample reason: pain in the {'knees' if side is AffectedSide.BOTH else f'{side.value} knee'}",
            referrer=REFERRER,
        )

    def _days(self, programme: Programme) -> Iterator[date]:
        """The days of the visits so far: a few days about each planned test, some of them missed."""
        for test in programme.tests:
            late = self.chance.randrange(EARLY_DAYS) if test.day else 0
            missed = test.day > 0 and self.chance.random() < _MISSES
            day = programme.date_of(test) + timedelta(days=late)
            if day < self.today and not missed:
                yield day

    def _ended(self, programme: Programme, tested: tuple[date, ...]) -> Programme:
        """Ended where the last test was missed and is long over."""
        given_up = programme.date_of(programme.tests[-1]) + _GIVEN_UP
        missed = not tested or planned_for(programme, tested[-1]) != programme.tests[-1]
        if not missed or given_up > self.today:
            return programme
        return replace(programme, ended_on=given_up, ended_why="Sample reason: did not come back")

    def _session(self, patient: Patient, day: date, pain: int, mass_kg: float) -> Session:
        started_at = datetime.combine(day, _FIRST_PUSH).astimezone(UTC)
        report = PainReport(pain, max(0, pain - 2))
        return Session(self._id(), patient.id, started_at, TESTER, mass_kg, report, finished_at=started_at + _A_VISIT)

    def _pains(self, session: Session, score: int) -> Iterator[PainInTest]:
        for movement, side in self.battery.tests:
            yield PainInTest(session.id, movement, side, score if side is Side.RIGHT else score // 2)

    def _trials(self, session: Session, patient: Patient, strength_n: float) -> Iterator[Trial]:
        moment = session.started_at
        for at, (movement, side) in enumerate(self.battery.tests):
            plan = self.battery.plan(movement)
            share = _OF_ABDUCTION[at // len(self.battery.sides) % len(_OF_ABDUCTION)]
            setup = Setup(
                movement=movement,
                side=side,
                position=plan.position,
                pad=plan.pad,
                fixation=plan.fixation,
                contraction=plan.contraction,
                lever_arm_m=round((patient.height_m or 0.0) * 0.22, 2),
                dynamometer=DYNAMOMETER,
                tester=TESTER,
            )
            for number in range(1, plan.trials + 1):
                moment += _BETWEEN_TRIALS
                peak_n = strength_n * share * self.chance.uniform(0.92, 1.0)
                yield self._trial(session, setup, number, moment, peak_n)

    def _trial(self, session: Session, setup: Setup, number: int, moment: datetime, peak_n: float) -> Trial:
        force = (self.chance.choice(self.shapes) * peak_n).round(1)
        return Trial(
            id=self._id(),
            session_id=session.id,
            setup=setup,
            number=number,
            started_at=moment,
            source=Source.WIRE,
            app_version=__version__,
            trace=Trace(_SECONDS[:], array("d", force.tobytes()), "N"),
            resting_n=float(force[0]),
        )
