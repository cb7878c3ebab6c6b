"""What goes to another laptop is all that is kept: a table or a column that is added is asked for here."""

from dataclasses import replace
from pathlib import Path

import pytest

from exchange_bench import here, there
from exchange_samples import LATER, everything
from records_bench import FORM, KEY, PATIENT, SESSION, TRIAL, trial
from strengthtrack.records import database
from strengthtrack.records.exchange import Contradiction, Rows
from strengthtrack.records.exchange_tables import OF_CLINIC, OF_PATIENT, TABLES
from strengthtrack.records.rows import utc
from strengthtrack.records.store import Store

__all__ = ["here", "there"]

GONE, MOMENT = utc(LATER), utc(LATER.replace(microsecond=7))


def of_everybody(store: Store) -> list[Rows]:
    exchange = store.exchange()
    return [exchange.of_patient(id) for id in exchange.patients()]


def test_every_table_of_the_records_travels_but_the_one_that_says_who_made_the_file(tmp_path: Path) -> None:
    connection = database.open(tmp_path / "records.db", KEY)
    named = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    connection.close()
    assert {name for name in named if not name.startswith(("_", "sqlite_"))} - set(TABLES) == {"made_with"}


def test_what_is_told_of_the_tables_is_what_they_are(tmp_path: Path) -> None:
    connection = database.open(tmp_path / "records.db", KEY)
    for table in (*OF_PATIENT, *OF_CLINIC):
        columns = {name: pk for _, name, _, _, _, pk in connection.execute(f"PRAGMA table_info({table.name})")}
        assert {table.by, *table.here, *table.key} - {""} <= set(columns), table
        assert table.sets_aside == ("discarded_at" in columns), table
        owners = {
            (column, owner) for _, _, owner, column, *_ in connection.execute(f"PRAGMA foreign_key_list({table.name})")
        }
        assert not table.owner or (table.by, table.owner) in owners, table
        partial = [
            name
            for _, name, unique, _, part in connection.execute(f"PRAGMA index_list({table.name})")
            if part and unique
        ]
        alone = {tuple(row[2] for row in connection.execute(f"PRAGMA index_info({name})")) for name in partial}
        assert alone == ({table.in_use} if table.in_use else set()), table
        assert (
            not table.key or table.here == {"number"} or {name for name, pk in columns.items() if pk} == set(table.key)
        )
    connection.close()


def test_the_sample_has_rows_in_every_table(here: Store) -> None:
    assert {name for name, rows in everything(here).items() if not rows} == set()


def test_all_rows_of_everybody_make_the_same_records_again(here: Store, there: Store) -> None:
    for rows in of_everybody(here):
        there.exchange().add(rows)
    there.exchange().add(here.exchange().of_clinic())
    assert everything(there) == everything(here)
    assert there.form("s1") == here.form("s1")
    assert there.tested_on("p1") == here.tested_on("p1")


def test_of_somebody_unknown_there_are_no_rows(here: Store) -> None:
    assert not any(here.exchange().of_patient("nobody").values())


def test_it_is_told_whose_something_is_and_when_it_was_set_aside(here: Store) -> None:
    exchange = here.exchange()
    assert exchange.whose("trial", ["t1", "t4", "other"]) == {"t1": ("p1", None), "t4": ("p1", GONE)}
    assert exchange.whose("analysis", ["a1", "a2"]) == {"a1": ("p1", None), "a2": ("p1", GONE)}
    assert exchange.whose("exercise_done", ["e1"]) == {"e1": ("p1", None)}
    assert exchange.whose("letter", ["l1"]) == {"l1": ("p1", None)}


@pytest.mark.parametrize(
    ("table", "change"),
    [("trial", {"side": "middle"}), ("session", {"patient_id": "nobody"}), ("patient", {"id": "p2"})],
)
def test_rows_that_cannot_stand_are_refused_and_none_of_them_is_kept(
    here: Store, there: Store, table: str, change: dict[str, str]
) -> None:
    there.save_patient(replace(PATIENT, id="p2"))
    before = everything(there)
    rows = here.exchange().of_patient("p1")
    rows[table] = [{**row, **change} for row in rows[table]]
    with pytest.raises(Contradiction, match="constraint failed"):
        there.exchange().add(rows)
    assert everything(there) == before


def test_what_was_added_is_set_aside_and_brought_back_as_it_was(here: Store, there: Store) -> None:
    exchange, before = there.exchange(), there.exchange().forms_until()
    exchange.add(here.exchange().of_patient("p1"))
    whole, until = everything(there), exchange.forms_until()
    keys: dict[str, list[tuple[str, ...]]] = {"patient": [("p1",)], "session": [("s1",), ("s2",)]}
    keys |= {"trial": [("t1",)], "pain_in_test": [("s1", "hip_abduction", "right")]}
    exchange.set_aside(keys, MOMENT)
    exchange.set_forms_aside(before, until, MOMENT)
    assert there.patients() == ()
    assert there.sessions("p1") == ()
    assert [one.id for one in there.session_trials("s1", include_discarded=True)] == []
    assert there.form("s1") != here.form("s1")
    assert there.session("s2").discarded_at == LATER  # what was set aside before keeps its own moment
    exchange.bring_back(MOMENT)
    exchange.look_again(["s1"])
    assert everything(there) == whole


def test_a_form_filled_in_anew_meanwhile_stays_when_an_import_is_brought_back(there: Store) -> None:
    there.save_patient(PATIENT)
    there.save_session(SESSION)
    before = there.exchange().forms_until()
    there.save_form("s1", FORM)
    there.exchange().set_forms_aside(before, there.exchange().forms_until(), GONE)
    anew = replace(FORM, screening=())
    there.save_form("s1", anew)
    there.exchange().bring_back(GONE)
    assert there.form("s1").findings == anew.findings
    assert there.form("s1").consent == anew.consent


def test_rows_that_were_here_once_can_be_put_again(here: Store, there: Store) -> None:
    rows = here.exchange().of_patient("p1")
    before = there.exchange().forms_until()
    there.exchange().add(rows)
    whole = everything(there)
    there.exchange().set_aside({"session": [("s1",)], "trial": [("t1",)]}, MOMENT)
    there.exchange().set_forms_aside(before, there.exchange().forms_until(), MOMENT)
    there.exchange().put_again(rows, {MOMENT})
    assert everything(there) == whole


def test_a_session_whose_first_trial_comes_is_known_as_tested(there: Store) -> None:
    there.save_patient(PATIENT)
    there.save_session(SESSION)
    rows: Rows = {}
    there.save_trial(trial(2))
    rows["trial"] = [{**there.exchange().of_patient("p1")["trial"][0], "id": "t1"}]
    there.save_trial(replace(trial(2), discarded_at=LATER))
    assert there.tested_on("p1") == ()
    there.exchange().add(rows)
    assert there.tested_on("p1") == (TRIAL.started_at.astimezone().date(),)
