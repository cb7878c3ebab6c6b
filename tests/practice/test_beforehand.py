from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from clinic_samples import sample_setup
from session_bench import NOON, PATIENT, SESSION, Bench
from strengthtrack.clinic.function import FunctionMeasure, FunctionScore, PatientActivity
from strengthtrack.clinic.pain import PainReport, PainScale, PainSite
from strengthtrack.clinic.patient import AffectedSide, Patient
from strengthtrack.clinic.screening import QUESTIONS
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.session_form import SessionForm
from strengthtrack.clinic.setup import Fixation, Movement, Side
from strengthtrack.clinic.trial import Source, Trial
from strengthtrack.practice.battery.batteries import Batteries
from strengthtrack.practice.beforehand import Beforehand, LastTotal, beforehand
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.setting_names import BATTERY, PAIN_SCALE, SCREENING, TESTER

MARCH = datetime(2026, 3, 3, 12, tzinfo=UTC)
IN_MARCH = MARCH.astimezone().date()
KNEE = PainReport(6, 3, None, PainScale.VISUAL, PainSite.KNEE, Side.LEFT)


class Room:
    """The bench with a desk; visits are kept on it."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        batteries = Batteries(bench.folder / "batteries")
        self.desk = Desk(bench.store, bench.edits, batteries, bench.now, NOON.date, bench.folder, "In a drawer.")

    def visit(self, at: datetime, form: SessionForm = SessionForm(), pain: PainReport = PainReport()) -> Session:
        session = replace(SESSION, id=f"s{at:%m%d}", started_at=at, pain=pain)
        self.bench.writer.do(lambda store: store.save_session(session))
        self.bench.writer.do(lambda store: store.save_form(session.id, form))
        return session

    def keep(self, trial: Trial) -> None:
        self.bench.writer.do(lambda store: store.save_trial(trial))

    def known(self, patient: Patient = PATIENT) -> Beforehand:
        return beforehand(self.desk, patient)


@pytest.fixture
def room(bench: Bench) -> Room:
    return Room(bench)


def test_a_new_patient_is_asked_as_the_clinic_usually_asks(room: Room) -> None:
    for name, value in {PAIN_SCALE: "VAS", SCREENING: "One?\nTwo?", TESTER: "Sample Tester"}.items():
        room.desk.set_setting(name, value)
    known = room.known(replace(PATIENT, affected=AffectedSide.RIGHT))
    assert known.pain == PainReport(scale=PainScale.VISUAL, side=Side.RIGHT)
    assert (known.pain_on, known.questions, known.tester) == (None, ("One?", "Two?"), "Sample Tester")
    assert (known.totals, known.activities, known.packs, known.fixation) == ((), (), (), None)


def test_without_settings_the_lists_are_ours(room: Room) -> None:
    known = room.known()
    assert (known.questions, known.pain, known.battery_id) == (QUESTIONS, PainReport(), "hips")
    assert known.tester == SESSION.tester


@pytest.mark.parametrize("kept", ["SMILES", "../hips", "\0", "x" * 5000])
def test_a_setting_this_version_does_not_know_is_as_if_it_was_never_made(room: Room, kept: str) -> None:
    for name in (PAIN_SCALE, BATTERY):
        room.desk.set_setting(name, kept)
    assert room.known().pain == PainReport()
    assert room.desk.battery.id == "hips"


def test_pain_is_asked_for_as_it_was_last_answered(room: Room) -> None:
    room.visit(MARCH, pain=KNEE)
    room.visit(MARCH + timedelta(days=7), pain=PainReport(scale=PainScale.NUMERIC, site=PainSite.HIP))
    known = room.known(replace(PATIENT, affected=AffectedSide.RIGHT))
    assert (known.pain_on, known.pain) == (IN_MARCH, replace(KNEE, worst=None, usual=None))


def test_the_last_total_of_each_measure_is_known(room: Room) -> None:
    akps, groc = FunctionMeasure.AKPS, FunctionMeasure.GROC
    room.visit(MARCH - timedelta(days=7), SessionForm(function=(FunctionScore(akps, 60), FunctionScore(groc, 1))))
    room.visit(MARCH, SessionForm(function=(FunctionScore(akps, 71),)))
    room.visit(MARCH + timedelta(days=7), SessionForm(function=(FunctionScore(akps, None, "sample", ((1, 2.0),)),)))
    known = room.known()
    assert known.last(akps) == LastTotal(akps, 71, IN_MARCH)
    assert known.last(groc) == LastTotal(groc, 1, IN_MARCH - timedelta(days=7))
    assert known.last(FunctionMeasure.WOMAC) is None


def test_the_activities_are_those_of_the_last_time_they_were_asked_for(room: Room) -> None:
    stairs = (PatientActivity("Sample stairs", 4.0), PatientActivity("Sample squat"))
    room.visit(MARCH, SessionForm(activities=stairs))
    room.visit(MARCH + timedelta(days=7))
    assert (room.known().activities, room.known().activities_on) == (stairs, IN_MARCH)


def test_a_battery_that_cannot_be_used_is_not_offered(room: Room, tmp_path: Path) -> None:
    own = room.bench.folder / "batteries"
    own.mkdir()
    (own / "spoilt.toml").write_text("id = 3", encoding="utf-8")
    room.desk.set_setting(BATTERY, "spoilt")
    known = room.known()
    assert "hips" in [battery.id for battery in known.batteries]
    assert "spoilt" not in [battery.id for battery in known.batteries]


def test_the_fixation_is_that_of_the_last_visit_where_it_was_one(room: Room) -> None:
    for number, held in ((1, Fixation.RIG), (2, Fixation.RIG), (3, Fixation.BELT)):
        setup = replace(sample_setup(Movement.ABDUCTION, Side.LEFT), fixation=held)
        begun = NOON + timedelta(minutes=number)
        trial = Trial(f"t{number}", SESSION.id, setup, number, begun, Source.TYPED, "0", typed_n=172.0)
        room.keep(trial)
        assert room.known().fixation is (held if held is Fixation.RIG else None)
