"""Each session says whether it holds more than practice, whatever is written, set aside, begun or moved."""

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Migrations

from records_bench import KEY, NOON, PATIENT, SESSION, TRIAL, piece
from strengthtrack.records import database, schema
from strengthtrack.records.cases import Case
from strengthtrack.records.made_of import MIGRATIONS
from strengthtrack.records.rows import utc
from strengthtrack.records.store import Store

LATER = replace(SESSION, id="s2", started_at=NOON + timedelta(days=14))
BY_LOOKING = """
SELECT id FROM session WHERE EXISTS (
    SELECT 1 FROM trial WHERE session_id = session.id AND NOT practice AND NOT running AND discarded_at IS NULL)
"""

writes = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["t1", "t2", "t3"]),
        "session_id": st.sampled_from(["s1", "s2"]),
        "practice": st.booleans(),
        "discarded_at": st.sampled_from([None, NOON]),
        "running": st.booleans(),
    }
)


def said(store: Store) -> set[str]:
    return {str(row["id"]) for row in store._sql.rows("SELECT id FROM session WHERE tested")}


def looked(store: Store) -> set[str]:
    return {str(row["id"]) for row in store._sql.rows(BY_LOOKING)}


def write(store: Store, running: bool, **facts: Any) -> None:
    trial = replace(TRIAL, **facts)
    if running and not store._sql.rows("SELECT 1 FROM trial WHERE id = ?", trial.id):
        store.running.begin(trial)
    else:
        store.save_trial(trial)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(st.lists(writes, max_size=6))
def test_a_session_says_what_its_trials_are(store: Store, what: list[dict[str, Any]]) -> None:
    store.save_session(LATER)
    for facts in what:
        write(store, **facts)
        assert said(store) == looked(store)


def test_a_trial_that_ends_makes_its_session_one_that_was_tested(store: Store) -> None:
    store.running.begin(replace(TRIAL, trace=piece(0)))
    assert store.tested_on("p1") == ()
    store.save_trial(TRIAL)
    assert store.tested_on("p1") == (SESSION.day,)
    store.save_session(replace(SESSION, note="written again"))
    assert store.tested_on("p1") == (SESSION.day,)


def test_a_discarded_session_is_no_day_of_testing(store: Store) -> None:
    store.save_trial(TRIAL)
    store.save_session(replace(SESSION, discarded_at=NOON))
    assert (store.tested_on("p1"), store.last_tested()) == ((), {})


def test_the_days_of_one_patient_are_theirs_alone(store: Store) -> None:
    store.save_trial(TRIAL)
    store.save_patient(replace(PATIENT, id="p2"))
    assert store.tested_on("p2") == ()


@pytest.fixture
def earlier(path: Path) -> Path:
    """Records of before sessions said it, with every kind of trial."""
    before = Migrations(schema.SET_NAME)
    for name in MIGRATIONS[: MIGRATIONS.index("m006_tested")]:
        before(name=name)(getattr(schema, name))
    with closing(database.open(path, KEY, migrations=before)) as connection:
        insert(connection, "patient", {"id": "p1", "name": "Sample Patient A", "born": "1994-03-12"})
        for id in ("counts", "practice", "running", "discarded", "empty"):
            insert(
                connection, "session", {"id": id, "patient_id": "p1", "started_at": "2026-04-28T12:00:00.000000+00:00"}
            )
        kinds: dict[str, dict[str, object]] = {
            "counts": {},
            "practice": {"practice": 1},
            "running": {"running": 1},
            "discarded": {"discarded_at": utc(NOON)},
        }
        for id, facts in kinds.items():
            insert(connection, "trial", {"id": id, "session_id": id, "side": "left", "contraction": "make", **facts})
    return path


def insert(connection: Any, table: str, facts: dict[str, object]) -> None:
    """A row with what is given and something in every other column that must have it."""
    columns = connection.execute(
        'SELECT name, type FROM pragma_table_info(?) WHERE "notnull" AND dflt_value IS NULL', (table,)
    )
    row = {name: "" if kind == "TEXT" else 1 for name, kind in columns} | facts
    names = ", ".join(row)
    marks = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))  # noqa: S608 - our names


def test_records_of_before_are_looked_through_once(earlier: Path) -> None:
    with closing(Store(database.open(earlier, KEY))) as store:
        assert said(store) == {"counts"} == looked(store)


def test_cases_that_are_added_together_say_it_too(store: Store) -> None:
    patient = replace(PATIENT, id="p2")
    sessions = tuple(replace(SESSION, id=id, patient_id="p2") for id in ("a", "b"))
    trials = (replace(TRIAL, id="ta", session_id="a"), replace(TRIAL, id="tb", session_id="b", practice=True))
    store.add_cases([Case(patient, None, sessions, trials)])
    assert said(store) == {"a"} == looked(store)
