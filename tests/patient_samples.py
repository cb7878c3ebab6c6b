"""What a patient may be shown, made up: one course of care with these forces and these answers, samples, nobody's."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import sin

from clinic_samples import sample_session, sample_setup, sample_trial
from strengthtrack.clinic.course import Course, courses
from strengthtrack.clinic.pain import PainScale
from strengthtrack.clinic.patient import AffectedSide
from strengthtrack.clinic.programme import hip_programme
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Fixation, Movement, Setup, Side
from strengthtrack.clinic.trial import Trial
from strengthtrack.practice.battery.batteries import load
from strengthtrack.practice.patient.phrases import Phrases, shipped
from strengthtrack.practice.patient.step_words import StepWords
from strengthtrack.practice.patient.words import PatientWords, patient_words
from strengthtrack.science.care import Care, NoBands
from strengthtrack.science.change import ErrorBand

START = date(2026, 3, 3)
UP, DOWN = (142.0, 149.0, 158.0, 171.0, 186.0), (186.0, 171.0, 158.0, 149.0, 142.0)
LESS, MORE = (7, 6, 6, 4, 3), (3, 4, 6, 6, 7)
BATTERY = load("hips")
HAND, BELT = Fixation.HAND, Fixation.BELT


@dataclass(frozen=True, slots=True)
class SampleBands(NoBands):
    """15 % of the baseline for strength, 2 points for pain."""

    def strength(self, _setup: Setup, /) -> ErrorBand:
        return ErrorBand(0.15, relative=True)

    def pain(self, _scale: PainScale, /) -> ErrorBand:
        return ErrorBand(2.0, unit="points")


def sample_visits(pains: Sequence[float | None], start: date = START, apart: int = 14) -> tuple[Session, ...]:
    """A visit every `apart` days with its worst pain."""
    days = (start + timedelta(days=apart * number) for number in range(len(pains)))
    visits = [sample_session(f"visit {number}", day) for number, day in enumerate(days)]
    return tuple(replace(v, pain=replace(v.pain, worst=worst)) for v, worst in zip(visits, pains, strict=True))


def sample_tests(
    visits: Sequence[Session],
    forces: Sequence[float | None],
    movement: Movement = Movement.ABDUCTION,
    side: Side = Side.RIGHT,
    held: Sequence[Fixation] = (),
) -> tuple[Trial, ...]:
    """One trial a visit, None for a visit without; `held` in which way each time."""
    ways = held or (BELT,) * len(forces)
    return tuple(
        replace(sample_trial(visit, force, sample_setup(movement, side, way)), id=f"{visit.id} {movement} {side}")
        for visit, force, way in zip(visits, forces, ways, strict=False)
        if force is not None
    )


def sample_care(
    visits: Sequence[Session], trials: Sequence[Trial], affected: AffectedSide = AffectedSide.RIGHT
) -> tuple[Care, tuple[Course, ...]]:
    """One course that begins with the first visit, seen on the day of the last."""
    start = visits[0].day if visits else START
    found = courses([hip_programme("g", "a", start)])
    today = visits[-1].day if visits else START
    return Care(tuple(visits), tuple(trials), course=found[-1], affected=affected, today=today), found


def told(
    forces: Sequence[float | None] = UP,
    pains: Sequence[float | None] = LESS,
    bands: NoBands | None = None,
    held: Sequence[Fixation] = (),
    **facts: date,
) -> StepWords:
    """What is said of the right hip's abduction; `facts` of the care may be others."""
    visits = sample_visits(pains)
    care, found = sample_care(visits, sample_tests(visits, forces, held=held))
    return words_of(replace(care, **facts), found, bands).steps[0]  # type: ignore[arg-type]


def words_of(
    care: Care, found: Sequence[Course], bands: NoBands | None = None, phrases: Phrases | None = None
) -> PatientWords:
    """All that is shown."""
    return patient_words(care, found, BATTERY, bands or SampleBands(), phrases or shipped())


def sample_words(
    forces: Sequence[float] = UP,
    pains: Sequence[float | None] = LESS,
    affected: AffectedSide = AffectedSide.RIGHT,
    bands: NoBands | None = None,
) -> PatientWords:
    """Three movements on each side, all of them alike."""
    visits = sample_visits(pains)
    movements = [plan.movement for plan in BATTERY.plans]
    trials = [trial for m in movements for side in Side for trial in sample_tests(visits, forces, m, side)]
    care, found = sample_care(visits, trials, affected)
    return words_of(care, found, bands)


def five_years() -> PatientWords:
    """Thirty visits, up and down."""
    visits = sample_visits([max(0, round(6 - n / 6 + 2 * sin(n))) for n in range(30)], date(2021, 4, 6), 61)
    return words_of(*sample_care(visits, sample_tests(visits, [130 + n + 8 * sin(n) for n in range(30)])))


def nothing_tested() -> PatientWords:
    """A programme, and no visit yet."""
    return words_of(*sample_care((), ()))
