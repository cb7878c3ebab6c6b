"""Sample patients, sessions and trials for the tests of the records, and any others that could be."""

from array import array
from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import strategies as st

from strengthtrack.clinic.pain import PainInTest
from strengthtrack.clinic.patient import AffectedSide, Patient, Sex
from strengthtrack.clinic.programme import PlannedTest, Programme, hip_programme
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Contraction, Dynamometer, Fixation, Movement, Setup, Side
from strengthtrack.clinic.trial import Mark, Source, Trace, Trial

KEY = f"x'{'5a' * 32}'"
OTHER_KEY = f"x'{'a5' * 32}'"
NOON = datetime(2026, 4, 28, 12, 0, tzinfo=UTC)
PATIENT = Patient("p1", "Sample Patient A", date(1994, 3, 12), Sex.FEMALE, "SP-0417", AffectedSide.RIGHT, Side.RIGHT)
PROGRAMME = hip_programme("g1", "p1", date(2026, 3, 3))
SESSION = Session("s1", "p1", NOON, "Sample Physiotherapist", body_mass_kg=64.0, worst_pain=3)
SETUP = Setup(
    Movement.ABDUCTION,
    Side.RIGHT,
    "lying on the other side, knee straight",
    "outer thigh, 4 cm above the knee",
    Fixation.BELT,
    Contraction.MAKE,
    0.36,
    Dynamometer("Sample dynamometer", "S-1", "mark10_gcl2", "00ff"),
    "Sample Physiotherapist",
)
PAIN = PainInTest("s1", Movement.ABDUCTION, Side.RIGHT, 2)


def piece(number: int, samples: int = 100) -> Trace:
    """The piece `number` (from 0) of a push read at 100 Hz; each of its readings tells which it is."""
    counted = range(number * samples, (number + 1) * samples)
    return Trace(array("d", (n / 100 for n in counted)), array("d", map(float, counted)), "N", 0.5)


TRIAL = Trial("t1", "s1", SETUP, 1, NOON, Source.WIRE, "0.1.0", trace=piece(0), resting_n=4.0)


def trial(number: int) -> Trial:
    """The trial `number` of the session."""
    return replace(TRIAL, id=f"t{number}", number=number)


_numbers = st.floats(allow_nan=False, allow_infinity=False)
_over_zero = st.floats(min_value=0.001, max_value=1e6)
_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
_moments = st.datetimes(timezones=st.just(UTC))
_pain = st.none() | st.integers(0, 10)

patients = st.builds(
    Patient,
    id=st.just("p1"),
    name=_texts,
    born=st.dates(),
    sex=st.sampled_from(Sex),
    record_number=_texts,
    affected=st.sampled_from(AffectedSide),
    dominant=st.none() | st.sampled_from(Side),
    height_m=st.none() | _over_zero,
    reason=_texts,
    referrer=_texts,
    discarded_at=st.none() | _moments,
)
programmes = st.builds(
    Programme,
    id=st.just("g1"),
    patient_id=st.just("p1"),
    name=_texts,
    starts_on=st.dates(),
    weeks=st.integers(1, 60),
    per_week=st.integers(1, 14),
    tests=st.lists(st.builds(PlannedTest, _texts, st.integers(0, 4000)), max_size=5).map(tuple),
    discarded_at=st.none(),
)
sessions = st.builds(
    Session,
    id=st.just("s1"),
    patient_id=st.just("p1"),
    started_at=_moments,
    tester=_texts,
    body_mass_kg=st.none() | _over_zero,
    worst_pain=_pain,
    usual_pain=_pain,
    note=_texts,
    finished_at=st.none() | _moments,
    discarded_at=st.none() | _moments,
)
setups = st.builds(
    Setup,
    movement=st.sampled_from(Movement),
    side=st.sampled_from(Side),
    position=_texts,
    pad=_texts,
    fixation=st.sampled_from(Fixation),
    contraction=st.sampled_from(Contraction),
    lever_arm_m=st.none() | _over_zero,
    dynamometer=st.builds(Dynamometer, _texts, _texts, _texts, _texts),
    tester=_texts,
)


@st.composite
def traces(draw: st.DrawFn) -> Trace:
    """Any trace, an empty one too."""
    pairs = draw(st.lists(st.tuples(_numbers, _numbers), max_size=50))
    t_s, value = array("d", (t for t, _ in pairs)), array("d", (v for _, v in pairs))
    return Trace(t_s, value, draw(_texts), draw(_numbers))


trials = st.builds(
    Trial,
    id=st.just("t1"),
    session_id=st.just("s1"),
    setup=setups,
    number=st.integers(1, 99),
    started_at=_moments,
    source=st.sampled_from(Source),
    app_version=_texts,
    trace=st.none() | traces(),
    typed_n=st.none() | _numbers,
    typed_as=_texts,
    resting_n=st.none() | _numbers,
    complete=st.booleans(),
    mark=st.none() | st.sampled_from(Mark),
    discarded_at=st.none() | _moments,
)
