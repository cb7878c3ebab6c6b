"""Records to write letters from: a sample patient, eight weeks, six visits, three movements, both sides."""

from array import array
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from strengthtrack.clinic.course import ExerciseDone
from strengthtrack.clinic.findings import Finding, Findings, Seen, Sign
from strengthtrack.clinic.function import FunctionMeasure, FunctionScore
from strengthtrack.clinic.letter import LetterDraft, LetterKind, Part
from strengthtrack.clinic.pain import PainInTest, PainReport, PainScale
from strengthtrack.clinic.patient import AffectedSide, Patient
from strengthtrack.clinic.programme import hip_programme
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.session_form import SessionForm
from strengthtrack.clinic.setup import Contraction, Dynamometer, Fixation, Movement, Setup, Side
from strengthtrack.clinic.trial import Source, Trace, Trial
from strengthtrack.documents.letter.facts import LetterFacts
from strengthtrack.practice.letter import words as say
from strengthtrack.practice.letter.material import gather
from strengthtrack.practice.letter.writing import facts
from strengthtrack.records import database
from strengthtrack.records.store import Store
from strengthtrack.science.care import Bands, NoBands
from strengthtrack.science.change import ErrorBand

KEY = f"x'{'cd' * 32}'"
START, TODAY = date(2026, 3, 3), date(2026, 4, 28)
PATIENT = Patient(
    id="p1",
    name="Sample Patient A",
    born=date(1994, 3, 12),
    record_number="SP-0417",
    affected=AffectedSide.RIGHT,
    reason="right-sided knee pain",
    referrer="Dr Sample Referrer\nSample Practice",
)
DYNAMOMETER = Dynamometer("Mark-10 Series 5", "SN-0001")
WEEKS = (-2, 0, 2, 4, 6, 8)
BEST_N = {
    (Movement.ABDUCTION, Side.RIGHT): (128, 142, 149, 158, 171, 186),
    (Movement.ABDUCTION, Side.LEFT): (155, 176, 178, 184, 190, 196),
    (Movement.EXTENSION, Side.RIGHT): (190, 204, 210, 219, 226, 251),
    (Movement.EXTENSION, Side.LEFT): (208, 221, 222, 227, 229, 238),
    (Movement.EXTERNAL_ROTATION, Side.RIGHT): (80, 88, 90, 93, 97, 98),
    (Movement.EXTERNAL_ROTATION, Side.LEFT): (96, 102, 101, 105, 104, 101),
}
WORST = (7, 7, 6, 6, 4, 3)
USUAL = (4, None, 4, 3, None, 2)
LEVERS_M = {Movement.ABDUCTION: 0.36, Movement.EXTENSION: 0.36, Movement.EXTERNAL_ROTATION: 0.40}
POSITIONS = {
    Movement.ABDUCTION: ("lying on the other side, knee straight", "outer thigh, 4 cm above the knee"),
    Movement.EXTENSION: ("lying face down, knee bent to a right angle", "back of the thigh, 4 cm above the knee"),
    Movement.EXTERNAL_ROTATION: ("seated, hip and knee at a right angle", "inner shin, 5 cm above the ankle"),
}


@dataclass(frozen=True, slots=True)
class Fifteen(NoBands):
    """Known for abduction alone."""

    def strength(self, setup: Setup, /) -> ErrorBand:
        if setup.movement is Movement.ABDUCTION:
            return _FIFTEEN
        return ErrorBand(None, why_not="no published measurement error of this movement is known to us")


@dataclass(frozen=True, slots=True)
class EveryFifteen(NoBands):
    """Known for every movement, and for pain."""

    def strength(self, _setup: Setup, /) -> ErrorBand:
        return _FIFTEEN

    def pain(self, _scale: PainScale, /) -> ErrorBand:
        return ErrorBand(2.0, unit="points", words="A setting of this clinic")


_FIFTEEN = ErrorBand(0.15, relative=True, words="Typical published value, your clinic may differ. More of it.")


def letter(
    store: Store,
    kind: LetterKind = LetterKind.PROGRESS,
    *parts: Part,
    today: date = TODAY,
    bands: Bands | None = None,
    **chosen: object,
) -> LetterFacts:
    """A letter of these sections, of all of them where none is named."""
    left_out = frozenset(Part) - set(parts) if parts else frozenset()
    draft = LetterDraft("p1", kind, left_out=left_out)
    return facts(gather(store, "p1", today, bands), replace(draft, **chosen))  # type: ignore[arg-type]


def spaced(words: str) -> str:
    """The words with their spaces made plain."""
    return words.replace(say.SPACE, " ")


def session(week: int, *, index: int = 0, mass_kg: float | None = 65.0) -> Session:
    """A visit at noon of a programme week."""
    at = datetime(START.year, START.month, START.day, 12, tzinfo=UTC) + timedelta(weeks=week)
    return Session(f"s{week}", "p1", at, "Sample Physiotherapist", mass_kg, PainReport(WORST[index], USUAL[index]))


def setup(movement: Movement, side: Side, fixation: Fixation = Fixation.BELT) -> Setup:
    position, pad = POSITIONS[movement]
    lever = LEVERS_M[movement]
    return Setup(
        movement, side, position, pad, fixation, Contraction.MAKE, lever, DYNAMOMETER, "Sample Physiotherapist"
    )


def trial(visit: Session, how: Setup, number: int, peak_n: float) -> Trial:
    """A trial read from the wire whose highest force is `peak_n`."""
    trace = Trace(array("d", [0.0, 0.5, 1.0]), array("d", [1.0, peak_n + 2.0, 40.0]), "N", zero=2.0)
    name = f"{visit.id} {how.movement} {how.side} {number}"
    return Trial(name, visit.id, how, number, visit.started_at, Source.WIRE, "0.1.0", trace)


def fill(store: Store) -> Store:
    """Eight weeks of one patient; by hand two weeks before the start, by belt from then on."""
    with store.together():
        _fill(store)
    return store


def _fill(store: Store) -> None:
    store.save_patient(PATIENT)
    store.save_programme(hip_programme("g1", "p1", START))
    store.save_setting("clinic_name", "Sample Physiotherapy Clinic")
    store.save_setting("clinic_address", "1 Sample Street, Sampletown\nTelephone 000 000")
    for index, week in enumerate(WEEKS):
        visit = session(week, index=index)
        store.save_session(visit)
        for (movement, side), best in BEST_N.items():
            how = setup(movement, side, Fixation.HAND if week < 0 else Fixation.BELT)
            for number, peak in enumerate((best[index] - 9.0, float(best[index]), best[index] - 5.0), start=1):
                store.save_trial(trial(visit, how, number, peak))
    store.save_pain(PainInTest("s8", Movement.ABDUCTION, Side.RIGHT, 2))
    store.save_pain(PainInTest("s8", Movement.ABDUCTION, Side.LEFT, 0))


def push(store: Store, movement: Movement, side: Side, peak_n: float, week: int = 8) -> None:
    """Let the best trial of a test be another one."""
    for one in store.session_trials(f"s{week}"):
        if (one.setup.movement, one.setup.side) == (movement, side):
            store.save_trial(replace(trial(store.session(f"s{week}"), one.setup, one.number, peak_n), id=one.id))


def exercise(store: Store, times: int, first: int = 0) -> None:
    """Exercise done every second day from the start, or from `first` days after it."""
    for number in range(times):
        day = START + timedelta(days=first + 2 * number)
        store.courses.save_exercise(ExerciseDone(f"e{first} {number}", "g1", day))


def change_session(store: Store, week: int, **facts: object) -> None:
    store.save_session(replace(store.session(f"s{week}"), **facts))  # type: ignore[arg-type]


def fill_in_form(store: Store) -> None:
    """Function and examination at the last visit, so that every section has something to say."""
    score, sign = FunctionScore(FunctionMeasure.AKPS, 81.0), Finding(Sign.PATELLAR_TILT, Seen.NO)
    store.save_form("s8", SessionForm(function=(score,), findings=Findings((sign,))))


def change_patient(store: Store, **facts: object) -> None:
    store.save_patient(replace(store.patient("p1"), **facts))  # type: ignore[arg-type]


class Undone(Exception):  # noqa: N818 - nothing went wrong
    """Ends a test's writes, so that none of them is kept."""


def undone(kept: Store) -> Iterator[Store]:
    """Lend records whose every write is taken back; opening encrypted ones anew costs a fifth of a second."""
    with suppress(Undone), kept.together():
        yield kept
        raise Undone


@cache
def kept_records(*, filled: bool, key: str = KEY) -> bytes:
    """A file of records, made once: a third of a second for each module of tests."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "records.db"
        kept = Store(database.open(path, key))
        if filled:
            fill(kept)
        kept.close()
        return path.read_bytes()


def opened(folder: Path, *, filled: bool) -> Iterator[Store]:
    path = folder / "records.db"
    path.write_bytes(kept_records(filled=filled))
    kept = Store(database.open(path, KEY))
    yield kept
    kept.close()


@pytest.fixture(scope="module")
def no_weeks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    yield from opened(tmp_path_factory.mktemp("no weeks"), filled=False)


@pytest.fixture(scope="module")
def eight_weeks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    yield from opened(tmp_path_factory.mktemp("eight weeks"), filled=True)


@pytest.fixture
def empty_store(no_weeks: Store) -> Iterator[Store]:
    """Records with nothing in them."""
    yield from undone(no_weeks)


@pytest.fixture
def store(eight_weeks: Store) -> Iterator[Store]:
    """The records of eight weeks."""
    yield from undone(eight_weeks)
