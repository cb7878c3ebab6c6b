from dataclasses import replace

import pytest

from records_bench import NOON, PAIN, PATIENT, PROGRAMME, SESSION, TRIAL, newest
from strengthtrack.clinic.programme import Pause, Phase
from strengthtrack.records.cases import Case
from strengthtrack.records.changes import Kind
from strengthtrack.records.store import Store

NEW = replace(PATIENT, id="p2")
PROGRAMME_OF_NEW = replace(
    PROGRAMME, id="g2", patient_id="p2", phases=(Phase("Start", 0, 2),), pauses=(Pause(PROGRAMME.starts_on),)
)
CASE = Case(
    NEW,
    PROGRAMME_OF_NEW,
    (replace(SESSION, id="s2", patient_id="p2"),),
    (replace(TRIAL, id="t2", session_id="s2"), replace(TRIAL, id="t3", session_id="s2", number=2, discarded_at=NOON)),
    (replace(PAIN, session_id="s2"),),
)


def test_a_case_is_kept_as_if_each_of_it_had_been_saved(store: Store) -> None:
    changes = store.add_cases([CASE, Case(replace(PATIENT, id="p3"))])
    assert changes.kinds >= {Kind.PATIENT, Kind.PROGRAMME, Kind.SESSION, Kind.TRIAL, Kind.PAIN}
    assert changes.patient_id is None
    assert store.patient("p2") == NEW
    assert store.programme("p2") == PROGRAMME_OF_NEW
    assert store.sessions("p2") == CASE.sessions
    assert store.session_trials("s2", include_discarded=True) == CASE.trials
    assert store.pains("p2") == CASE.pains
    assert store.programme("p3") is None


def test_who_is_there_already_is_a_bug_and_nothing_is_kept_of_the_others(store: Store) -> None:
    with pytest.raises(Exception, match="UNIQUE constraint failed"):
        store.add_cases([CASE, Case(PATIENT)])
    assert [patient.id for patient in store.patients()] == ["p1"]


def test_many_are_kept_together_or_not_at_all(store: Store) -> None:
    def broken_off() -> None:
        with store.many():
            store.add_cases([CASE])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_off()
    assert [patient.id for patient in store.patients()] == ["p1"]
    with store.many():
        store.add_cases([CASE])
    assert len(store.patients()) == 2


def test_the_newest_programmes_are_the_programmes_without_their_phases(store: Store) -> None:
    store.save_programme(PROGRAMME)
    store.add_cases([CASE])
    store.save_programme(replace(PROGRAMME, id="g3", patient_id="p2", starts_on=PROGRAMME.starts_on.replace(year=2020)))
    found = store.newest_programmes()
    assert found == {id: replace(programme, phases=()) for id, programme in newest(store).items()}
    assert found["p2"].pauses == PROGRAMME_OF_NEW.pauses
    store.save_programme(replace(PROGRAMME_OF_NEW, discarded_at=NOON))
    assert store.newest_programmes()["p2"].id == "g3"
