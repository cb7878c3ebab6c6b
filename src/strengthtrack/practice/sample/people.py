"""The people of the sample clinic. All of them are made up, and so is every number."""

from dataclasses import dataclass
from datetime import date

from strengthtrack.clinic.patient import AffectedSide, Sex
from strengthtrack.clinic.setup import Fixation, Movement, Side

_A_FORTNIGHT = 14

Bests = dict[tuple[Movement, Side], float]


@dataclass(frozen=True, slots=True)
class SampleVisit:
    """One visit `days_ago`; the best trial of each test in N, pain 0 to 10, body mass in kg, None where missing."""

    days_ago: int
    bests: Bests
    worst_pain: int | None = None
    usual_pain: int | None = None
    pain_right: int | None = None
    pain_left: int | None = None
    body_mass_kg: float | None = None
    fixation: Fixation | None = None
    """None: as the battery plans."""
    slipped: tuple[Movement, Side] | None = None
    """The test whose weakest trial does not count."""
    limited: tuple[Movement, Side] | None = None
    """The test whose weakest trial was limited by pain."""
    akps: int | None = None
    lever_arm_m: float | None = None
    """None: as the person's height gives it."""


@dataclass(frozen=True, slots=True)
class SampleProgramme:
    """One programme, of a template, begun `starts_ago` days ago (negative: begins later), ended `ended_ago` days ago.

    `pauses` are first day, last day (None while it lasts) and why; `follows` the one before it in the same course.
    `done` are days of the programme with a session of exercise; None: most of those that were planned.
    """

    starts_ago: int
    template: str = "hip"
    ended_ago: int | None = None
    ended_why: str = ""
    pauses: tuple[tuple[int, int | None, str], ...] = ()
    follows: bool = False
    done: tuple[int, ...] | None = None
    side: str = ""
    """Empty: the side the person came with."""


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """One sample patient; `programmes` oldest first, `events` so many days ago."""

    letter: str
    record_number: str
    born: date
    sex: Sex
    affected: AffectedSide
    height_m: float
    programmes: tuple[SampleProgramme, ...] = ()
    visits: tuple[SampleVisit, ...] = ()
    events: tuple[tuple[int, str], ...] = ()


def people() -> tuple[SamplePerson, ...]:
    """Those of plain courses, by letter; `sample_courses` has the others."""
    female, male, left, right = Sex.FEMALE, Sex.MALE, AffectedSide.LEFT, AffectedSide.RIGHT
    both = AffectedSide.BOTH
    return (
        SamplePerson("A", "SP-0417", date(1994, 3, 12), female, right, 1.68, _OF_A, _visits_of_a(), _EVENTS_OF_A),
        SamplePerson("B", "SP-0421", date(1999, 1, 9), male, left, 1.81, _hip(0), course(172, 79.5, 14)),
        SamplePerson("C", "SP-0389", date(1985, 2, 20), female, both, 1.64, _hip(62), course(118, 66.0, 62, 34, 20)),
        SamplePerson("D", "SP-0419", date(2006, 11, 2), male, right, 1.86, _hip(49), course(188, 74.0, 49, 7)),
        SamplePerson(
            "E", "SP-0352", date(1990, 7, 30), female, left, 1.72, _hip(179), course(131, 70.5, 179, 151, 123)
        ),
        SamplePerson("F", "SP-0430", date(1974, 1, 17), male, right, 1.77, _hip(0), course(149, 88.0, 14)),
        SamplePerson("G", "SP-0429", date(1996, 9, 5), female, right, 1.70, _hip(-3), course(126, 62.5, 12)),
        SamplePerson("H", "SP-0426", date(2002, 12, 24), female, left, 1.66, _hip(1), course(122, 59.0, 15)),
        SamplePerson("I", "SP-0433", date(1981, 5, 14), male, left, 1.79, _hip(28), course(160, 82.0, 28, 14)),
        SamplePerson("J", "SP-0434", date(1969, 4, 3), female, both, 1.61, _hip(14), course(104, 68.5, 14)),
        SamplePerson("K", "SP-0440", date(1988, 8, 21), male, right, 1.75),
        SamplePerson("Z", "SP-0101", date(1978, 6, 6), female, right, 1.69, _hip(_years_ago(0)), _five_years()),
    )


def _hip(starts_ago: int) -> tuple[SampleProgramme, ...]:
    return (SampleProgramme(starts_ago),)


_DONE_BY_A = ((0, 2, 4), (0, 2, 4), (0, 2), (0, 2, 4), (1,), (0, 2, 4), (0, 2, 4), (0, 2, 5))
"""Days of each week of A's programme: 21 of 24 sessions, of which the flu took two."""
_OF_A = (SampleProgramme(56, done=tuple(7 * week + day for week, days in enumerate(_DONE_BY_A) for day in days)),)
_EVENTS_OF_A = ((56 - 32, "Flu"),)

_BESTS_OF_A = {
    (Movement.ABDUCTION, Side.RIGHT): (128, 142, 149, 158, 171),
    (Movement.ABDUCTION, Side.LEFT): (155, 176, 178, 184, 190),
    (Movement.EXTENSION, Side.RIGHT): (186, 204, 210, 218, 226),
    (Movement.EXTENSION, Side.LEFT): (199, 221, 224, 226, 229),
    (Movement.EXTERNAL_ROTATION, Side.RIGHT): (80, 88, 91, 94, 97),
    (Movement.EXTERNAL_ROTATION, Side.LEFT): (93, 102, 103, 103, 104),
}


def _visits_of_a() -> tuple[SampleVisit, ...]:
    """Two weeks before the programme by hand, then with a belt every two weeks; the 8-week test is today."""
    worst, usual, right, left = (7, 7, 6, 6, 4), (5, 5, 4, 4, 2), (5, 5, 4, 4, 3), (1, 1, 0, 0, 0)
    mass, akps = (68.4, 68.4, 68.2, 68.3, 68.1), (61, 61, 66, 70, 78)
    return tuple(
        SampleVisit(
            days_ago=70 - _A_FORTNIGHT * visit,
            bests={test: float(found[visit]) for test, found in _BESTS_OF_A.items()},
            worst_pain=worst[visit],
            usual_pain=usual[visit],
            pain_right=right[visit],
            pain_left=left[visit],
            body_mass_kg=mass[visit],
            fixation=Fixation.BELT if visit else Fixation.HAND,
            slipped=(Movement.ABDUCTION, Side.RIGHT) if visit == 3 else None,
            akps=akps[visit],
        )
        for visit in range(len(worst))
    )


_OF_ABDUCTION = {Movement.ABDUCTION: 1.0, Movement.EXTENSION: 1.35, Movement.EXTERNAL_ROTATION: 0.6}
_OF_RIGHT = {Side.RIGHT: 1.0, Side.LEFT: 1.06}


def bests(abduction_n: float) -> Bests:
    """Best trials in N of one whose right leg abducts with so much; the left one is a little stronger."""
    return {
        (movement, side): round(abduction_n * share * leg, 1)
        for movement, share in _OF_ABDUCTION.items()
        for side, leg in _OF_RIGHT.items()
    }


def course(abduction_n: float, body_mass_kg: float, *days_ago: int) -> tuple[SampleVisit, ...]:
    """Visits on these days, each a little stronger and with a little less pain than the one before."""
    return tuple(
        SampleVisit(days, bests(abduction_n * (1 + 0.06 * visit)), 6 - visit, 4 - visit, 3, 1, body_mass_kg)
        for visit, days in enumerate(days_ago)
    )


_VISITS_OF_Z = 30
_DAYS_BETWEEN = 61
_LAST_OF_Z = 20


def _years_ago(visit: int) -> int:
    return _LAST_OF_Z + _DAYS_BETWEEN * (_VISITS_OF_Z - 1 - visit)


def _five_years() -> tuple[SampleVisit, ...]:
    """A visit every two months: stronger at first, then up and down; some answers and weights are missing."""
    ups_and_downs = (0.0, 0.03, -0.02, 0.05, -0.04, 0.01, 0.02)
    return tuple(
        SampleVisit(
            days_ago=_years_ago(visit),
            bests=bests(112 * (1.35 - 0.35 * 0.8**visit + ups_and_downs[visit % len(ups_and_downs)])),
            worst_pain=None if visit % 11 == 5 else max(1, 7 - visit // 3) + visit % 2,
            usual_pain=None if visit % 4 == 1 else max(0, 5 - visit // 3),
            pain_right=None if visit % 5 == 2 else max(0, 4 - visit // 4),
            body_mass_kg=None if visit % 9 == 4 else 71.0 + visit % 3,
        )
        for visit in range(_VISITS_OF_Z)
    )
