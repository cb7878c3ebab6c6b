"""Sample patients, sessions and trials for the tests of the records, and any others that could be."""

from array import array
from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import strategies as st

from strengthtrack.clinic.findings import Finding, Findings, Seen, Sign
from strengthtrack.clinic.function import FunctionMeasure, FunctionScore, PatientActivity
from strengthtrack.clinic.pain import PainInTest, PainReport, PainScale, PainSite
from strengthtrack.clinic.patient import AffectedSide, Patient, Sex
from strengthtrack.clinic.programme import PlannedTest, Programme, hip_programme
from strengthtrack.clinic.screening import Chaperone, Consent, ConsentBy, ScreeningAnswer
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.session_form import SessionForm
from strengthtrack.clinic.setup import Contraction, Dynamometer, Feedback, Fixation, Movement, Setup, Side, ValueRule
from strengthtrack.clinic.trial import Mark, Source, Trace, Trial
from strengthtrack.records.store import Store

KEY = f"x'{'5a' * 32}'"
OTHER_KEY = f"x'{'a5' * 32}'"
NOON = datetime(2026, 4, 28, 12, 0, tzinfo=UTC)
PATIENT = Patient("p1", "Sample Patient A", date(1994, 3, 12), Sex.FEMALE, "SP-0417", AffectedSide.RIGHT, Side.RIGHT)
PROGRAMME = hip_programme("g1", "p1", date(2026, 3, 3))
SESSION = Session("s1", "p1", NOON, "Sample Physiotherapist", body_mass_kg=64.0, pain=PainReport(3))
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
FORM = SessionForm(
    (ScreeningAnswer("Recent surgery or fracture", False), ScreeningAnswer("Acute pain today")),
    Consent(ConsentBy.PATIENT, chaperone=Chaperone.DECLINED),
    (FunctionScore(FunctionMeasure.AKPS, 78.0), FunctionScore(FunctionMeasure.GROC, -2.0)),
    (PatientActivity("Stairs", 4.0), PatientActivity("Running")),
    Findings((Finding(Sign.PATELLAR_TILT, Seen.RIGHT),), 8.0, Side.LEFT, "Sample words"),
)


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
_pain = st.none() | st.floats(0, 10)

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
    pain=st.builds(
        PainReport,
        _pain,
        _pain,
        _pain,
        st.sampled_from(PainScale),
        st.none() | st.sampled_from(PainSite),
        st.none() | st.sampled_from(Side),
    ),
    note=_texts,
    blind=st.booleans(),
    battery_text=_texts,
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
    feedback=st.sampled_from(Feedback),
    value=st.sampled_from(ValueRule),
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
    practice=st.booleans(),
    note=_texts,
    discarded_at=st.none() | _moments,
    discarded_why=_texts,
)
_items = st.dictionaries(st.integers(1, 40), _numbers, max_size=5).map(lambda items: tuple(sorted(items.items())))
_scores = st.builds(FunctionScore, st.sampled_from(FunctionMeasure), st.none() | _numbers, _texts, _items)
forms = st.builds(
    SessionForm,
    screening=st.lists(st.builds(ScreeningAnswer, _texts, st.none() | st.booleans()), max_size=6).map(tuple),
    consent=st.builds(Consent, st.none() | st.sampled_from(ConsentBy), _texts, st.none() | st.sampled_from(Chaperone)),
    function=st.lists(_scores, max_size=4, unique_by=lambda score: score.measure).map(tuple),
    activities=st.lists(st.builds(PatientActivity, _texts, _pain), max_size=4).map(tuple),
    findings=st.builds(
        Findings,
        st.lists(
            st.builds(Finding, st.sampled_from(Sign), st.sampled_from(Seen)),
            max_size=6,
            unique_by=lambda finding: finding.sign,
        ).map(tuple),
        st.none() | st.floats(0, 100),
        st.none() | st.sampled_from(Side),
        _texts,
    ),
)


def newest(store: Store) -> dict[str, Programme]:
    """Each patient's programme that began last, whole."""
    return {who.id: programme for who in store.patients() if (programme := store.programme(who.id)) is not None}
