import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from strengthtrack.clinic.patient import AffectedSide, Patient, check
from strengthtrack.clinic.programme import next_test
from strengthtrack.clinic.setup import Dynamometer, Fixation, Movement, Side
from strengthtrack.clinic.trial import Mark, Trial
from strengthtrack.practice import due, sample_clinic
from strengthtrack.practice.batteries import load
from strengthtrack.records import database
from strengthtrack.records.changes import Kind
from strengthtrack.records.store import Store
from strengthtrack.science.measures import best_trial, held_s, trial_force, trial_peak_n

TODAY = date(2026, 11, 23)
BATTERY = load("hips")


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = filled(tmp_path_factory.mktemp("clinic"))
    yield store
    store.close()


def filled(folder: Path, today: date = TODAY, dynamometer: Dynamometer = sample_clinic.DYNAMOMETER) -> Store:
    store = Store(database.open(folder / "records.db", f"x'{'5a' * 32}'"))
    sample_clinic.fill(store, BATTERY, today, dynamometer=dynamometer)
    return store


def named(clinic: Store, letter: str) -> Patient:
    (found,) = (patient for patient in clinic.patients() if patient.name == f"Sample Patient {letter}")
    return found


def bests(trials: tuple[Trial, ...], movement: Movement, side: Side) -> list[float]:
    visits: dict[str, list[Trial]] = {}
    for trial in trials:
        if (trial.setup.movement, trial.setup.side) == (movement, side):
            visits.setdefault(trial.session_id, []).append(trial)
    return [trial_peak_n(best) for best in map(best_trial, visits.values()) if best is not None]


def test_everybody_is_plainly_a_sample_and_could_be_typed_in(clinic: Store) -> None:
    patients = clinic.patients()
    assert len(patients) >= 10
    for patient in patients:
        check(patient, TODAY)
        assert patient.name.startswith("Sample Patient ")
        assert patient.record_number.startswith("SP-")
        assert patient.reason.startswith("Sample reason: ")
        assert patient.referrer == "Dr Sample Referrer"
    assert {patient.affected for patient in patients} == set(AffectedSide) - {AffectedSide.UNKNOWN}


def test_the_list_has_tests_overdue_today_soon_and_later(clinic: Store) -> None:
    rows = due.rows(clinic.patients(), clinic.programmes(), clinic.last_tested(), TODAY)
    said = {row.patient.name.removeprefix("Sample Patient "): row.next.words if row.next else None for row in rows}
    assert said == {
        "C": "Overdue 6 days",
        "H": "Overdue 1 day",
        "A": "8-week test today",
        "B": "Due today",
        "F": "Due today",
        "E": "6-month test Thursday",
        "G": "Due Thursday",
        "D": "8-week test next Monday",
        "I": "8-week test 21 Dec",
        "J": "8-week test 4 Jan 2027",
        "Z": None,
        "K": None,
    }


def test_a_has_five_visits_the_first_by_hand_and_the_8_week_test_today(clinic: Store) -> None:
    a = named(clinic, "A")
    programme, sessions = clinic.programme(a.id), clinic.sessions(a.id)
    assert programme is not None
    assert [programme.week_of(session.day) for session in sessions] == [-2, 0, 2, 4, 6]
    planned = next_test(programme, tuple(session.day for session in sessions), TODAY)
    assert planned is not None
    assert (planned[0].name, planned[1]) == ("8-week test", TODAY)
    fixations = [{t.setup.fixation for t in clinic.session_trials(session.id)} for session in sessions]
    assert fixations == [{Fixation.HAND}, *[{Fixation.BELT}] * 4]
    assert [session.pain.worst for session in sessions] == [7, 7, 6, 6, 4]
    assert all(session.body_mass_kg for session in sessions)


def test_a_has_the_values_that_every_picture_shows(clinic: Store) -> None:
    trials = clinic.trials(named(clinic, "A").id)
    assert bests(trials, Movement.ABDUCTION, Side.RIGHT) == [128, 142, 149, 158, 171]
    assert bests(trials, Movement.ABDUCTION, Side.LEFT) == [155, 176, 178, 184, 190]
    assert bests(trials, Movement.EXTENSION, Side.RIGHT)[-1] == 226
    assert bests(trials, Movement.EXTERNAL_ROTATION, Side.LEFT)[1] == 102


def test_every_test_of_a_has_its_trials_in_order_and_its_pain(clinic: Store) -> None:
    a = named(clinic, "A")
    for session in clinic.sessions(a.id):
        trials = clinic.session_trials(session.id)
        order = [(trial.setup.movement, trial.setup.side, trial.number) for trial in trials]
        assert order == [(*test, number) for test in BATTERY.tests for number in (1, 2, 3)]
    right = [p.score for p in clinic.pains(a.id) if (p.movement, p.side) == (Movement.ABDUCTION, Side.RIGHT)]
    assert right == [5, 5, 4, 4, 3]
    assert 0 in {pain.score for pain in clinic.pains(a.id)}


def test_one_trial_of_a_does_not_count_and_it_is_not_the_best(clinic: Store) -> None:
    trials = clinic.trials(named(clinic, "A").id)
    (slipped,) = (trial for trial in trials if not trial.counts)
    assert slipped.mark is Mark.SLIPPED
    assert trial_peak_n(slipped) < 158


def test_a_trace_is_a_push_that_begins_at_rest_and_is_held(clinic: Store) -> None:
    for trial in clinic.trials(named(clinic, "A").id):
        t_s, force_n = trial_force(trial)
        assert t_s[0] == 0.0
        assert trial.resting_n is not None
        assert float(force_n[0]) == pytest.approx(trial.resting_n, abs=1.0)
        assert 4.0 < held_s(t_s, force_n) < 7.0


def test_z_has_five_years_of_visits_with_gaps_in_what_was_asked(clinic: Store) -> None:
    z = named(clinic, "Z")
    sessions = clinic.sessions(z.id)
    assert len(sessions) == 30
    assert timedelta(days=4.8 * 365) < sessions[-1].day - sessions[0].day < timedelta(days=5 * 365)
    assert len(clinic.trials(z.id)) == 30 * 18
    assert any(session.body_mass_kg is None for session in sessions)
    assert any(session.pain.worst is None for session in sessions)
    assert all(90 < best < 200 for best in bests(clinic.trials(z.id), Movement.ABDUCTION, Side.RIGHT))


def test_somebody_has_no_programme_and_no_visit_and_somebody_has_one_visit(clinic: Store) -> None:
    k = named(clinic, "K")
    assert clinic.programme(k.id) is None
    assert clinic.sessions(k.id) == ()
    assert len(clinic.sessions(named(clinic, "J").id)) == 1


def test_the_same_day_gives_the_same_clinic_and_any_day_will_do(clinic: Store, tmp_path: Path) -> None:
    for name, today in {"again": TODAY, "clocks change": date(2026, 3, 29)}.items():
        (tmp_path / name).mkdir()
        other = filled(tmp_path / name, today)
        a = named(other, "A")
        assert other.last_tested()[a.id] == today - timedelta(days=14)
        assert (other.trials(a.id) == clinic.trials(a.id)) == (today == TODAY)
        other.close()


def test_the_clinic_can_be_filled_with_the_dynamometer_of_the_day(tmp_path: Path) -> None:
    gauge = Dynamometer("Sample gauge", "S-2")
    store = filled(tmp_path, dynamometer=gauge)
    assert {trial.setup.dynamometer for trial in store.trials(named(store, "A").id)} == {gauge}
    store.close()


def test_filling_says_what_changed_and_takes_a_moment(tmp_path: Path) -> None:
    store = Store(database.open(tmp_path / "records.db", f"x'{'5a' * 32}'"))
    began = time.perf_counter()
    changes = sample_clinic.fill(store, BATTERY, TODAY)
    assert time.perf_counter() - began < 10, "about 1.3 s on two cores; ten leaves room for a busy machine"
    assert changes.kinds == {Kind.PATIENT, Kind.PROGRAMME, Kind.SESSION, Kind.TRIAL, Kind.PAIN}
    store.close()
