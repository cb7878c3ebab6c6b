from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

import records_bench as bench
from records_bench import KEY, NOON, PAIN, PATIENT, PROGRAMME, SESSION, TRIAL, newest
from strengthtrack.clinic.pain import PainInTest
from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.programme import PlannedTest, Programme, hip_programme
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.clinic.trial import Source, Trial
from strengthtrack.records import database
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.records.sql import Sql
from strengthtrack.records.store import Store

# the same records serve every example: each save writes over the one before
same_records = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)


@same_records
@given(bench.patients)
def test_a_patient_comes_back_as_saved(store: Store, patient: Patient) -> None:
    store.save_patient(patient)
    assert store.patient("p1") == patient


@same_records
@given(bench.programmes)
def test_a_programme_comes_back_with_its_tests_in_order(store: Store, programme: Programme) -> None:
    store.save_programme(programme)
    assert store.programme("p1") == programme
    assert newest(store) == {"p1": programme}


@same_records
@given(bench.sessions)
def test_a_session_comes_back_as_saved(store: Store, session: Session) -> None:
    store.save_session(session)
    assert store.session("s1") == session


@same_records
@given(bench.trials)
def test_a_trial_comes_back_with_its_raw_trace(store: Store, trial: Trial) -> None:
    store.save_trial(trial)
    assert store.trial("t1") == trial
    assert store.trials("p1") == store.session_trials("s1") == (() if trial.discarded_at else (trial,))


def test_all_of_it_is_there_after_closing(store: Store, path: Path) -> None:
    for_good = (store.save_programme(PROGRAMME), store.save_trial(TRIAL), store.save_pain(PAIN))
    assert all(for_good)
    store.close()
    again = Store(database.open(path, KEY))
    assert again.patients() == (PATIENT,)
    assert again.programme("p1") == PROGRAMME
    assert again.sessions("p1") == (SESSION,)
    assert again.trials("p1") == (TRIAL,)
    assert again.pains("p1") == (PAIN,)
    again.close()


def test_a_moment_of_another_zone_is_the_same_moment(store: Store) -> None:
    moment = datetime(2026, 4, 28, 8, 30, tzinfo=timezone(timedelta(hours=-3, minutes=-30)))
    store.save_session(replace(SESSION, started_at=moment))
    assert store.session("s1").started_at == moment == NOON


def test_sessions_stand_in_the_order_of_their_moments_whatever_their_zones(store: Store) -> None:
    earlier = datetime(2026, 4, 28, 16, 30, tzinfo=timezone(timedelta(hours=5)))
    store.save_session(replace(SESSION, id="earlier", started_at=earlier))
    assert [session.id for session in store.sessions("p1")] == ["earlier", "s1"]


def test_unfinished_sessions_of_every_patient_in_use_stand_newest_first(store: Store) -> None:
    store.save_patient(replace(PATIENT, id="p2"))
    store.save_patient(replace(PATIENT, id="gone", discarded_at=NOON))
    later = NOON + timedelta(hours=1)
    for id, patient in (("s2", "p2"), ("s3", "gone"), ("finished", "p2"), ("discarded", "p2")):
        store.save_session(replace(SESSION, id=id, patient_id=patient, started_at=later))
    store.save_session(replace(store.session("finished"), finished_at=later))
    store.save_session(replace(store.session("discarded"), discarded_at=later))
    assert [session.id for session in store.unfinished()] == ["s2", "s1"]


def test_a_moment_without_a_zone_is_a_bug(store: Store) -> None:
    with pytest.raises(ValueError, match="no time zone"):
        store.save_session(replace(SESSION, started_at=datetime(2026, 4, 28, 12, 0)))


def test_patients_stand_in_the_order_of_their_names_whatever_the_case(store: Store) -> None:
    for name in ("sample b", "Ärmel", "Sample C"):
        store.save_patient(replace(PATIENT, id=name, name=name))
    assert [patient.name for patient in store.patients()] == ["sample b", "Sample C", "Sample Patient A", "Ärmel"]


def test_a_discarded_patient_is_kept_and_can_be_brought_back(store: Store) -> None:
    store.save_patient(replace(PATIENT, discarded_at=NOON))
    assert store.patients() == ()
    assert store.patients(include_discarded=True) == (replace(PATIENT, discarded_at=NOON),)
    store.save_patient(PATIENT)
    assert store.patients() == (PATIENT,)


def test_a_discarded_trial_is_kept_and_can_be_brought_back(store: Store) -> None:
    store.save_trial(TRIAL)
    aside = replace(TRIAL, discarded_at=NOON, discarded_why="pushed with the other leg")
    store.save_trial(aside)
    assert store.trials("p1") == store.session_trials("s1") == ()
    assert store.session_trials("s1", include_discarded=True) == (aside,)
    assert store.trial("t1").trace == TRIAL.trace
    assert store.has_trial("t1")
    store.save_trial(TRIAL)
    assert store.trials("p1") == (TRIAL,)


def test_a_discarded_session_takes_its_trials_and_pain_out_of_sight(store: Store) -> None:
    store.save_trial(TRIAL)
    store.save_pain(PAIN)
    store.save_session(replace(SESSION, discarded_at=NOON))
    assert (store.sessions("p1"), store.trials("p1"), store.pains("p1")) == ((), (), ())
    store.save_session(SESSION)
    assert (store.trials("p1"), store.pains("p1")) == ((TRIAL,), (PAIN,))


def test_trials_of_one_session_stand_in_the_order_they_were_made(store: Store) -> None:
    later = replace(TRIAL, id="a", number=1, started_at=NOON + timedelta(minutes=3))
    for trial in (later, bench.trial(2), bench.trial(1)):
        store.save_trial(trial)
    assert [trial.id for trial in store.session_trials("s1")] == ["t1", "t2", "a"]


def test_each_reads_only_its_own_patient(store: Store) -> None:
    store.save_patient(replace(PATIENT, id="p2"))
    store.save_session(replace(SESSION, id="s2", patient_id="p2"))
    store.save_trial(replace(TRIAL, session_id="s2"))
    assert store.trials("p1") == ()
    assert len(store.trials("p2")) == 1
    assert [session.id for session in store.sessions("p2")] == ["s2"]


def test_the_programme_that_began_last_is_the_one(store: Store) -> None:
    newer = hip_programme("g2", "p1", date(2026, 9, 1))
    store.save_programme(newer)
    store.save_programme(PROGRAMME)
    assert store.programme("p1") == newer
    store.save_programme(replace(newer, discarded_at=NOON))
    assert store.programme("p1") == PROGRAMME
    assert store.programme("somebody else") is None


def test_a_programme_with_fewer_tests_loses_the_others(store: Store) -> None:
    store.save_programme(PROGRAMME)
    shorter = replace(PROGRAMME, tests=(PlannedTest("Baseline", 0),))
    store.save_programme(shorter)
    assert store.programme("p1") == shorter


def test_last_tested_is_the_local_day_of_the_last_session_with_a_trial(store: Store) -> None:
    store.save_session(replace(SESSION, id="s2", started_at=NOON + timedelta(days=14)))
    store.save_session(replace(SESSION, id="empty", started_at=NOON + timedelta(days=20)))
    store.save_trial(TRIAL)
    store.save_trial(replace(TRIAL, id="t2", session_id="s2"))
    store.running.begin(replace(TRIAL, id="t3", session_id="empty"))
    store.save_trial(replace(TRIAL, id="t4", session_id="empty", practice=True))
    days = (SESSION.day, SESSION.day + timedelta(days=14))
    assert store.tested_on("p1") == days
    assert store.last_tested() == {"p1": days[1]}
    store.save_trial(replace(TRIAL, id="t2", session_id="s2", discarded_at=NOON))
    assert store.last_tested() == {"p1": days[0]}


def test_a_second_answer_replaces_the_first_and_no_answer_is_not_zero(store: Store) -> None:
    store.save_pain(PAIN)
    store.save_pain(replace(PAIN, score=0))
    store.save_pain(PainInTest("s1", Movement.ABDUCTION, Side.LEFT, 5))
    assert [pain.score for pain in store.pains("p1")] == [0, 5]
    store.clear_pain("s1", Movement.ABDUCTION, Side.RIGHT)
    assert [pain.score for pain in store.pains("p1")] == [5]
    store.save_pain(PAIN)
    assert PAIN in store.pains("p1")


def test_a_pain_over_ten_is_a_bug_that_reaches_nobody_as_a_fault_of_the_disk(store: Store) -> None:
    with pytest.raises(Exception, match="CHECK constraint failed"):
        store.save_pain(replace(PAIN, score=11))
    assert store.pains("p1") == ()


def test_a_setting_is_none_until_it_is_made(store: Store) -> None:
    assert store.setting("theme") is None
    store.save_setting("theme", "dark")
    store.save_setting("theme", "")
    assert store.setting("theme") == ""


def test_every_write_says_what_changed_and_whose_it_is(store: Store) -> None:
    typed = replace(TRIAL, source=Source.TYPED, trace=None, typed_n=150.0)
    said = {
        store.save_patient(PATIENT): Kind.PATIENT,
        store.save_programme(PROGRAMME): Kind.PROGRAMME,
        store.save_session(SESSION): Kind.SESSION,
        store.save_trial(typed): Kind.TRIAL,
        store.save_pain(PAIN): Kind.PAIN,
    }
    assert said == {Changes(frozenset({kind}), "p1"): kind for kind in said.values()}
    assert store.clear_pain("s1", PAIN.movement, PAIN.side) == Changes(frozenset({Kind.PAIN}), "p1")
    assert store.save_setting("theme", "dark") == Changes(frozenset({Kind.SETTING}))


def test_writes_that_belong_together_are_kept_together_or_not_at_all(store: Store) -> None:
    def half() -> None:
        with store.together():
            store.save_trial(TRIAL)
            store.save_setting("a", "b")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert store.trials("p1") == ()
    assert store.setting("a") is None


def test_what_is_not_there_is_a_key_error(store: Store) -> None:
    for read in (store.patient, store.session, store.trial):
        with pytest.raises(KeyError, match="nobody"):
            read("nobody")


def test_a_misspelt_table_is_not_made(path: Path) -> None:
    connection = database.open(path, KEY)
    with pytest.raises(LookupError, match="there is no table pateint"):
        Sql(connection).put("pateint", {"id": "p1"})
    connection.close()
