import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from records_bench import newest
from strengthtrack.clinic.course import Course, ExerciseWeek, courses, exercise_weeks
from strengthtrack.clinic.course_rules import check_event, check_exercise, check_programme, lasting_pause
from strengthtrack.clinic.function import FunctionMeasure
from strengthtrack.clinic.patient import AffectedSide, Patient, check
from strengthtrack.clinic.programme import next_test
from strengthtrack.clinic.setup import SAME_LEVER_ARM_M, Dynamometer, Fixation, Movement, Side
from strengthtrack.clinic.trial import Mark, Trial
from strengthtrack.practice import due
from strengthtrack.practice.battery.batteries import load
from strengthtrack.practice.sample import sample_clinic
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
    rows = due.rows(clinic.patients(), newest(clinic), clinic.last_tested(), TODAY)
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
        "O": "8-week test 7 Dec",
        "M": "8-week test 14 Dec",
        "N": "8-week test 28 Dec",
        "L": "Paused since 17 Nov",
        "Z": None,
        "P": None,
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
    courses = {Kind.PROGRAMME, Kind.EXERCISE, Kind.EVENT}
    tested = {Kind.SESSION, Kind.TRIAL, Kind.PAIN, Kind.FORM, Kind.CALIBRATION}
    assert changes.kinds == {Kind.PATIENT, *courses, *tested}
    store.close()


def test_its_dynamometer_was_checked_and_is_not_due_yet(tmp_path: Path) -> None:
    gauge = Dynamometer("Sample gauge", "S-2")
    store = filled(tmp_path, dynamometer=gauge)
    (kept,) = store.calibrations.all()
    assert kept.dynamometer == "Sample gauge (S-2)"
    assert kept.on < TODAY < kept.due_on
    assert kept.error_percent == pytest.approx(0.55, abs=0.01)
    store.close()


# courses of care


def care(clinic: Store, letter: str) -> tuple[Course, ...]:
    return courses(clinic.courses.programmes(named(clinic, letter).id))


def weeks_of(clinic: Store, letter: str) -> tuple[ExerciseWeek, ...]:
    return exercise_weeks(care(clinic, letter)[-1], clinic.courses.exercise(named(clinic, letter).id), TODAY)


def akps(clinic: Store, letter: str) -> list[float | None]:
    forms = clinic.forms(named(clinic, letter).id).values()
    return [score.total for form in forms for score in form.function if score.measure is FunctionMeasure.AKPS]


def test_a_did_21_of_24_sessions_and_had_the_flu_in_week_4(clinic: Store) -> None:
    weeks = weeks_of(clinic, "A")
    assert [(week.done, week.planned) for week in weeks] == [
        (3, 3), (3, 3), (2, 3), (3, 3), (1, 3), (3, 3), (3, 3), (3, 3),
    ]  # fmt: skip
    (flu,) = clinic.courses.events(named(clinic, "A").id)
    assert (flu.words, care(clinic, "A")[0].running.week_of(flu.day)) == ("Flu", 4)


def test_everybody_in_a_programme_has_an_exercise_log_with_gaps(clinic: Store) -> None:
    for letter in "CDEIJLMNOZ":
        done, planned = (
            sum(week.done for week in weeks_of(clinic, letter)),
            sum(w.planned for w in weeks_of(clinic, letter)),
        )
        assert 0.5 * planned < done <= planned, letter


def test_every_programme_could_have_been_typed(clinic: Store) -> None:
    for patient in clinic.patients():
        programmes = clinic.courses.programmes(patient.id)
        for programme in programmes:
            check_programme(programme, programmes, patient, TODAY)
            for done in clinic.courses.exercise(patient.id):
                if done.programme_id == programme.id:
                    check_exercise(programme, done, TODAY)
        for event in clinic.courses.events(patient.id):
            check_event(event, patient, TODAY)


def test_l_has_a_knee_programme_that_rests_and_a_lever_arm_measured_anew(clinic: Store) -> None:
    programme = care(clinic, "L")[-1].running
    assert (programme.name, programme.side, lasting_pause(programme) is not None) == ("knee", "left", True)
    arms = {trial.setup.lever_arm_m for trial in clinic.trials(named(clinic, "L").id)}
    assert len(arms) == 2
    assert max(filter(None, arms)) - min(filter(None, arms)) <= SAME_LEVER_ARM_M


def test_m_changed_the_programme_and_one_movement_gained_while_another_lost(clinic: Store) -> None:
    (course,) = care(clinic, "M")
    assert [programme.name for programme in course.programmes] == ["hip", "hip and knee"]
    assert course.programmes[0].ended_on == course.programmes[1].starts_on
    assert course.running.tests[0].name == "Test at the change"
    trials = clinic.trials(named(clinic, "M").id)
    up, down = (bests(trials, movement, Side.RIGHT) for movement in (Movement.ABDUCTION, Movement.EXTERNAL_ROTATION))
    assert up == sorted(up)
    assert down == sorted(down, reverse=True)
    pains = [session.pain.worst for session in clinic.sessions(named(clinic, "M").id)]
    assert pains[0] == pains[-1]


def test_n_came_back_after_years_for_the_other_side(clinic: Store) -> None:
    first, second = care(clinic, "N")
    assert (first.running.side, second.running.side) == ("right", "left")
    days = [session.day for session in clinic.sessions(named(clinic, "N").id)]
    assert [first.holds(day) for day in days] == [True, True, True, False, False]


def test_o_has_both_sides_and_became_weaker_and_more_painful(clinic: Store) -> None:
    o = named(clinic, "O")
    assert (o.affected, care(clinic, "O")[-1].running.side) == (AffectedSide.BOTH, "both")
    trials = clinic.trials(o.id)
    found = bests(trials, Movement.EXTENSION, Side.RIGHT)
    assert found == sorted(found, reverse=True)
    assert [session.pain.worst for session in clinic.sessions(o.id)] == [5, 6, 8]
    assert [trial.mark for trial in trials if trial.mark] == [Mark.PAIN] * 2
    assert akps(clinic, "O") == [58, 53, 47]
    assert len(clinic.courses.events(o.id)) == 2


def test_p_ended_before_the_time(clinic: Store) -> None:
    programme = care(clinic, "P")[-1].running
    assert (programme.ended_by(TODAY), programme.ended_why) == (True, "moved away")
    assert all(
        done.day < programme.ended_on for done in clinic.courses.exercise(named(clinic, "P").id) if programme.ended_on
    )


def test_as_scores_of_function_rise(clinic: Store) -> None:
    assert akps(clinic, "A") == [61, 61, 66, 70, 78]
