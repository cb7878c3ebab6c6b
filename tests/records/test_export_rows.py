from dataclasses import replace
from datetime import timedelta

import pytest

from records_bench import FORM, NOON, PAIN, PATIENT, PROGRAMME, SESSION, TRIAL, trial
from strengthtrack.clinic.session import Session
from strengthtrack.records.export_rows import Scope
from strengthtrack.records.store import Store


def session(id: str, patient_id: str = "p1", days: int = 0) -> Session:
    return replace(SESSION, id=id, patient_id=patient_id, started_at=NOON + timedelta(days=days))


SESSIONS = (SESSION, session("s2", days=7), session("s0", "p2"), session("s9", "p2"), session("s3", "p2", -7))
IN_TURN = ["s1", "s2", "s3", "s0", "s9"]


@pytest.fixture
def clinic(store: Store) -> Store:
    """Two patients with their sessions."""
    store.save_patient(replace(PATIENT, id="p2"))
    for one in SESSIONS:
        store.save_session(one)
    return store


def paged(store: Store, scope: Scope, most: int) -> list[str]:
    found: list[str] = []
    page = store.for_export.sessions(scope, None, most)
    while page:
        found += [one.id for one in page]
        page = store.for_export.sessions(scope, page[-1], most)
    return found


@pytest.mark.parametrize("most", [1, 2, 100])
def test_sessions_come_by_patient_oldest_first_whatever_a_page_holds(clinic: Store, most: int) -> None:
    assert paged(clinic, Scope(), most) == IN_TURN
    assert clinic.for_export.count(Scope()) == len(IN_TURN)


@pytest.mark.parametrize(
    ("scope", "ids"),
    [
        (Scope(("p2",)), ["s3", "s0", "s9"]),
        (Scope(since=NOON), ["s1", "s2", "s0", "s9"]),
        (Scope(before=NOON), ["s3"]),
        (Scope(("p1",), NOON, NOON + timedelta(days=7)), ["s1"]),
    ],
)
def test_a_scope_is_of_one_patient_or_of_some_days(clinic: Store, scope: Scope, ids: list[str]) -> None:
    assert paged(clinic, scope, 2) == ids
    assert clinic.for_export.count(scope) == len(ids)


def test_what_was_removed_or_may_not_be_seen_yet_is_not_among_them(clinic: Store) -> None:
    clinic.save_session(replace(SESSION, discarded_at=NOON))
    clinic.save_session(replace(SESSIONS[1], blind=True))
    clinic.save_patient(replace(PATIENT, id="p2", discarded_at=NOON))
    assert paged(clinic, Scope(), 2) == []
    clinic.save_session(replace(SESSIONS[1], blind=True, finished_at=NOON))
    assert paged(clinic, Scope(), 2) == ["s2"]


def test_sessions_are_found_by_an_index_and_not_sorted(clinic: Store) -> None:
    told: list[str] = []
    clinic._connection.set_trace_callback(told.append)
    clinic.for_export.sessions(Scope(), SESSION, 2)
    clinic._connection.set_trace_callback(None)
    (statement,) = told
    plan = " ".join(str(row["detail"]) for row in clinic._sql.rows(f"EXPLAIN QUERY PLAN {statement}"))
    assert "session_of_patient" in plan
    assert "SCAN session" not in plan or "USING INDEX" in plan


def test_what_belongs_to_sessions_comes_by_session(clinic: Store) -> None:
    clinic.save_trial(TRIAL)
    clinic.save_trial(replace(trial(2), practice=True))
    clinic.save_trial(replace(trial(3), discarded_at=NOON))
    clinic.running.begin(trial(4))
    clinic.save_pain(PAIN)
    clinic.save_form("s1", FORM)
    clinic.save_programme(PROGRAMME)
    rows = clinic.for_export
    assert [one.id for one in rows.trials(["s1", "s2"], set_aside=False)["s1"]] == ["t1", "t2"]
    assert [one.id for one in rows.trials(["s1"], set_aside=True)["s1"]] == ["t1", "t2", "t3"]
    assert rows.pains(["s1", "s2"]) == {"s1": [PAIN]}
    assert rows.forms(["s1"]) == {"s1": FORM}
    assert set(rows.patients(["p1", "p2"])) == {"p1", "p2"}
    assert rows.programmes(["p1", "p2"]) == {"p1": clinic.courses.programmes("p1")}
