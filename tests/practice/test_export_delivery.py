"""Orders: which files they make, how much that is, and carrying them out whole or not at all."""

import csv
import errno
import json
import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from openpyxl import load_workbook

from clinic_samples import sample_trace
from records_bench import KEY, NOON, SESSION
from strengthtrack.clinic.patient import Patient
from strengthtrack.documents.tables.csv_table import CsvForm, Decimal
from strengthtrack.errors import DocumentFault, EntryFault
from strengthtrack.practice.export.counts import Counts, count, nothing, told
from strengthtrack.practice.export.delivery import Listener, Stage, deliver, deliver_in, new_folder
from strengthtrack.practice.export.extract import Extract, Stopped
from strengthtrack.practice.export.meant import meant
from strengthtrack.practice.export.order import Format, Order
from strengthtrack.practice.export.tasks import tasks
from strengthtrack.records import database
from strengthtrack.records.store import Store
from table_samples import keep_clinic

DAY = SESSION.day
EVERY = Order(frozenset(Format))
TABLES = Order(frozenset({Format.CSV}))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The sample clinic with every force in newtons, which no test here changes."""
    with closing(Store(database.open(tmp_path_factory.mktemp("clinic") / "records.db", KEY))) as kept:
        keep_clinic(kept)
        kept.save_trial(replace(kept.trial("u1"), trace=sample_trace([0.0, 5.0])))
        yield kept


def of(*patient_ids: str, formats: frozenset[Format] = frozenset(Format)) -> Order:
    return Order(formats, Extract(patient_ids))


# orders


def test_an_order_says_which_files_it_makes() -> None:
    assert EVERY.files == (
        "trials.csv", "trials-dictionary.csv", "sessions.csv", "sessions-dictionary.csv", "workbook.xlsx",
        "clinic.json", "fhir-bundle.json", "traces.csv", "traces-dictionary.csv",
    )  # fmt: skip
    assert of("p1").files_of(Format.JSON) == ("patients.json",)


def test_where_there_is_one_file_it_may_have_a_name() -> None:
    assert Order(frozenset({Format.FHIR}), name="sent").files == ("sent.json",)
    assert Order(frozenset({Format.TRACES}), name="raw").files == ("raw.csv", "raw-dictionary.csv")


# how much


def test_it_is_counted_before_anything_is_written(store: Store) -> None:
    counts = count(store, EVERY)
    assert counts == Counts(patients=2, sessions=3, trials=15, in_use=2, kept=3)
    assert told(EVERY, counts) == "3 patients, 15 trials → 9 files"
    assert told(Order(frozenset({Format.FHIR})), counts) == "2 patients → 1 file"


def test_what_is_counted_is_what_is_written(store: Store, tmp_path: Path) -> None:
    for order in (TABLES, replace(TABLES, extract=Extract(("p2",))), replace(TABLES, extract=Extract(set_aside=True))):
        counts = count(store, order)
        trials, _, sessions, _ = deliver(store, order, tmp_path, NOON, Listener())
        assert (counts.trials, counts.sessions) == (trials.count, sessions.count)


def test_days_are_told_with_the_number(store: Store) -> None:
    order = replace(TABLES, extract=Extract(first_day=DAY + timedelta(days=1)))
    assert told(order, count(store, order)) == "1 patient, 1 trial from 29 Apr 2026 → 4 files"


def test_why_there_is_nothing_is_said(store: Store) -> None:
    none = Counts(0, 0, 0, 0, 0)
    late = replace(TABLES, extract=Extract(first_day=date(2030, 1, 1)))
    assert nothing(EVERY, count(store, EVERY)) == ""
    assert nothing(EVERY, none) == "There is no patient in the records yet."
    assert nothing(TABLES, replace(none, kept=1)) == "There is no session yet."
    assert nothing(late, count(store, late)) == "There is no session in these days."
    assert nothing(Order(frozenset({Format.JSON})), replace(none, kept=1)) == ""


def test_counting_can_be_cancelled(store: Store) -> None:
    with pytest.raises(Stopped):
        count(store, EVERY, lambda: True)


# carrying it out


def rows(path: Path, between: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=between))


def test_every_file_of_it_is_written_with_its_count(store: Store, tmp_path: Path) -> None:
    written = deliver(store, EVERY, tmp_path, NOON, Listener())
    assert {one.name for one in written} == {path.name for path in tmp_path.iterdir()} == set(EVERY.files)
    assert [f"{one.name}: {one.words}" for one in written if one.count is not None] == [
        "trials.csv: 15 trials", "sessions.csv: 3 sessions", "workbook.xlsx: 15 trials", "clinic.json: 3 patients",
        "fhir-bundle.json: 2 patients", "traces.csv: 14 trials",
    ]  # fmt: skip
    assert written[1].words == "what its columns hold"
    assert len(rows(tmp_path / "trials.csv")) == 15
    assert len(list(load_workbook(tmp_path / "workbook.xlsx")["Trials"].rows)) == 16
    assert json.loads((tmp_path / "clinic.json").read_bytes())["count"] == 3


def test_some_patients_are_told_of_alone_in_every_format(store: Store, tmp_path: Path) -> None:
    deliver(store, of("p2"), tmp_path, NOON, Listener())
    assert {row["patient_id"] for row in rows(tmp_path / "trials.csv")} == {"p2"}
    clinic = json.loads((tmp_path / "patients.json").read_bytes())
    assert [patient["id"] for patient in clinic["patients"]] == ["p2"]
    assert clinic["clinic"] is None
    bundle = json.loads((tmp_path / "fhir-bundle.json").read_bytes())
    kinds = [entry["resource"]["resourceType"] for entry in bundle["entry"]]
    assert kinds.count("Patient") == 1
    assert {row["trial_id"] for row in rows(tmp_path / "traces.csv")} == {"o1"}


def test_hidden_identity_holds_in_every_format(store: Store, tmp_path: Path) -> None:
    deliver(store, replace(EVERY, extract=Extract(hide_identity=True)), tmp_path, NOON, Listener())
    for name in (*EVERY.files[:4], "clinic.json", "fhir-bundle.json", "traces.csv"):
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert not [word for word in ("Sample Patient B", "SP-0417", "Dr Sample Referrer") if word in text], name


def test_a_csv_for_people_has_commas_and_the_mark(store: Store, tmp_path: Path) -> None:
    deliver(store, replace(TABLES, form=CsvForm(Decimal.COMMA, for_excel=True)), tmp_path, NOON, Listener())
    assert (tmp_path / "trials.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert "186,25" in {row["peak_n"] for row in rows(tmp_path / "trials.csv", ";")}


def test_how_far_it_is_is_told_of_every_stage(store: Store, tmp_path: Path) -> None:
    heard: list[Stage] = []
    deliver(store, EVERY, tmp_path, NOON, Listener(heard.append))
    assert [stage.task.words for stage in heard if not stage.done] == [task.words for task in tasks(EVERY)]
    assert all(before.share <= after.share for before, after in pairwise(heard))
    assert heard[0].share == 0.0
    assert heard[-1].share == 1.0


@pytest.mark.parametrize("number", range(1, 7))
def test_cancelled_at_any_stage_nothing_is_left(store: Store, tmp_path: Path, number: int) -> None:
    reached = 0

    def hear(stage: Stage) -> None:
        nonlocal reached
        reached = stage.number

    with pytest.raises(Stopped):
        deliver(store, EVERY, tmp_path, NOON, Listener(hear, lambda: reached == number))
    assert not list(tmp_path.iterdir())


def test_a_disk_that_fills_up_leaves_nothing_and_is_told(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(DocumentFault, match="The disk is full"):
        deliver(store, EVERY, tmp_path, NOON, Listener())
    assert not list(tmp_path.iterdir())


def test_a_stick_that_is_pulled_out_is_told_by_its_name(store: Store, tmp_path: Path) -> None:
    stick, elsewhere = tmp_path / "stick", tmp_path / "elsewhere"
    stick.mkdir()

    def pull(stage: Stage) -> None:
        if stage.number == 2 and stick.exists():
            stick.rename(elsewhere)

    with pytest.raises(DocumentFault) as raised:
        deliver(store, EVERY, stick, NOON, Listener(pull))
    assert str(raised.value) == f"The folder “{stick}” is not there; choose another one for the export."


def test_a_new_folder_never_writes_over_another(store: Store, tmp_path: Path) -> None:
    for expected in ("strengthtrack export 2026-04-28", "strengthtrack export 2026-04-28 2"):
        folder = new_folder(tmp_path, DAY)
        assert folder.name == expected
        deliver_in(folder, store, TABLES, NOON, Listener())
        assert {path.name for path in folder.iterdir()} == set(TABLES.files)


# who is meant

ANNA = Patient("1a", "Sample Patient A", date(1994, 3, 12), record_number="SP-1")
OTHER_ANNA = Patient("1b", "sample  patient a", date(1960, 1, 2))
THIRD = Patient("1c", "Sample Patient C", date(1990, 1, 1), record_number="SP-3")
ALL = (ANNA, OTHER_ANNA, THIRD)


@pytest.mark.parametrize("typed", ["1c", "SP-3", "sp-3 ", "Sample Patient C", " sample patient  c"])
def test_a_patient_is_found_by_id_record_number_and_name(typed: str) -> None:
    assert meant([typed], ALL) == ("1c",)


def test_several_are_each_taken_once() -> None:
    assert meant(["SP-3", "1a", "Sample Patient C"], ALL) == ("1c", "1a")


def test_nobody_of_that_name_is_told() -> None:
    with pytest.raises(EntryFault) as raised:
        meant(["Sample\x1b[2J"], ALL)
    assert str(raised.value) == (
        "No patient has the id, record number or name “Sample�[2J”; type it as the list of patients shows it."
    )


def test_an_empty_word_means_nobody() -> None:
    with pytest.raises(EntryFault, match="No patient has"):
        meant([" "], ALL)


def test_of_several_it_is_told_how_to_keep_them_apart() -> None:
    with pytest.raises(EntryFault) as raised:
        meant(["sample patient a"], ALL)
    assert str(raised.value) == (
        "2 patients may be meant by “sample patient a”; give the id of one: 1a (Sample Patient A, born 12 Mar 1994, "
        "record SP-1) and 1b (sample  patient a, born 2 Jan 1960)."
    )


def test_of_very_many_some_are_told() -> None:
    with pytest.raises(EntryFault, match="and 4 more"):
        meant(["Sample Patient A"], [replace(ANNA, id=str(number)) for number in range(9)])
