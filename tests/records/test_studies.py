from dataclasses import replace
from datetime import date, timedelta

import pytest

from records_bench import NOON, SESSION, TRIAL
from strengthtrack.clinic.setup import Contraction, Dynamometer, Fixation, Movement
from strengthtrack.clinic.study import SideRule, Study, StudyPerson
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.records.store import Store
from strengthtrack.records.studies import TwoVisits

STUDY = Study(
    "st1",
    "Hip abduction, belt",
    Movement.ABDUCTION,
    SideRule.EITHER,
    "side-lying",
    "5 cm above the knee",
    Fixation.BELT,
    Contraction.MAKE,
    Dynamometer("Dynamometer 1", "0417"),
    "Sample Tester",
    date(2026, 4, 28),
    second_tester="Another Tester",
)
PEOPLE = (
    StudyPerson("x1", "st1", 1, 165.0, 160.0),
    StudyPerson("x2", "st1", 2, 180.5, None, first_session="s1", second_session="s2"),
)


def test_a_study_and_its_people_come_back_as_saved(store: Store) -> None:
    assert store.studies.save(STUDY) == Changes(frozenset({Kind.STUDY}))
    store.studies.save_people(PEOPLE)
    assert store.studies.all() == (STUDY,)
    assert store.studies.people("st1") == PEOPLE
    assert store.studies.people("another") == ()


def test_the_newest_study_comes_first_and_a_discarded_one_not_at_all(store: Store) -> None:
    newer = replace(STUDY, id="st2", begun_on=date(2026, 5, 1))
    for study in (newer, STUDY, replace(STUDY, id="st3", discarded_at=NOON)):
        store.studies.save(study)
    assert store.studies.all() == (newer, STUDY)


def test_a_person_left_out_stays_in_the_file(store: Store) -> None:
    store.studies.save(STUDY)
    store.studies.save_people((PEOPLE[0], replace(PEOPLE[1], discarded_at=NOON)))
    assert store.studies.people("st1") == (PEOPLE[0],)
    assert len(store.studies.people("st1", include_discarded=True)) == 2


def test_people_are_kept_all_or_none(store: Store) -> None:
    store.studies.save(STUDY)
    with pytest.raises(Exception, match="FOREIGN KEY"):
        store.studies.save_people((PEOPLE[0], replace(PEOPLE[1], study_id="nowhere")))
    assert store.studies.people("st1") == ()


def visit(store: Store, id: str, days: float, **facts: object) -> None:
    """A session so many days after the first, with one trial."""
    store.save_session(replace(SESSION, id=id, started_at=NOON + timedelta(days=days), **facts))  # type: ignore[arg-type]
    store.save_trial(replace(TRIAL, id=f"t{id}", session_id=id, started_at=NOON + timedelta(days=days)))


def test_two_visits_within_a_fortnight_are_found_and_those_further_apart_are_not(store: Store) -> None:
    movement = TRIAL.setup.movement
    for id, days in (("a", 0.0), ("b", 7.0), ("c", 30.0)):
        visit(store, id, days)
    assert store.studies.repeated_visits(movement, 14, 10) == (TwoVisits("p1", "a", "b"),)
    another = next(one for one in Movement if one is not movement)
    assert store.studies.repeated_visits(another, 14, 10) == ()


def test_a_blind_session_that_runs_and_a_discarded_one_are_not_looked_into(store: Store) -> None:
    visit(store, "a", 0.0)
    visit(store, "b", 2.0, blind=True, finished_at=None)
    visit(store, "c", 3.0, discarded_at=NOON)
    assert store.studies.repeated_visits(TRIAL.setup.movement, 14, 10) == ()


def test_the_last_dynamometer_is_that_of_the_last_trial(store: Store) -> None:
    assert store.studies.last_dynamometer() is None
    store.save_trial(TRIAL)
    last = store.studies.last_dynamometer()
    assert last is not None
    assert (last.model, last.serial) == (TRIAL.setup.dynamometer.model, TRIAL.setup.dynamometer.serial)
