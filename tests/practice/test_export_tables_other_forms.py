"""The same records as raw traces and as a workbook."""

import csv
import io
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from records_bench import KEY
from strengthtrack.documents.tables.csv_table import CsvForm, Decimal
from strengthtrack.practice.export.extract import Extract, Stopped
from strengthtrack.practice.export.tables import write_trials
from strengthtrack.practice.export.traces import write_traces
from strengthtrack.practice.export.workbook import write_workbook
from strengthtrack.records import database
from strengthtrack.records.store import Store
from strengthtrack.science.measures import trial_force, trial_peak_n
from table_samples import DANGEROUS, TRIALS, keep_clinic

DAY = date(2026, 4, 28)
TRACED = {trial.id: trial for trial in TRIALS if trial.trace is not None and trial.id not in {"a5", "b1", "r1"}}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The sample clinic, which no test here changes."""
    with closing(Store(database.open(tmp_path_factory.mktemp("clinic") / "records.db", KEY))) as kept:
        keep_clinic(kept)
        yield kept


def test_every_reading_of_every_push_is_a_row_of_one_long_table(store: Store, tmp_path: Path) -> None:
    assert write_traces(store, Extract(), tmp_path / "traces.csv") == len(TRACED)
    read = pd.read_csv(tmp_path / "traces.csv")
    assert set(read["trial_id"]) == TRACED.keys()
    for id, rows in read.groupby("trial_id"):
        trial = TRACED[str(id)]
        assert trial.trace is not None
        assert list(rows["t_s"]) == list(trial.trace.t_s)
        assert list(rows["value_as_received"]) == list(trial.trace.value)
        assert set(rows["zero_as_received"]) == {trial.trace.zero}
        assert set(rows["unit_as_received"]) == {trial.trace.unit}
        if id == "u1":
            assert rows["force_n"].isna().all()
        else:
            assert list(rows["force_n"]) == list(trial_force(trial)[1])


def test_the_traces_have_a_dictionary_and_other_forms_like_every_table(store: Store, tmp_path: Path) -> None:
    to = tmp_path / "traces.csv"
    write_traces(store, Extract(("p2",)), to, CsvForm(Decimal.COMMA))
    told = pd.read_csv(tmp_path / "traces-dictionary.csv", sep=";")
    assert list(told["column"][told["table"] == "traces"]) == list(pd.read_csv(to, sep=";").columns)
    assert pd.read_csv(to, sep=";", decimal=",")["force_n"].max() == 140.0


def test_traces_join_the_table_of_trials_under_codes_too(store: Store, tmp_path: Path) -> None:
    hidden = Extract(hide_identity=True, set_aside=True)
    write_traces(store, hidden, tmp_path / "traces.csv")
    write_trials(store, hidden, tmp_path / "trials.csv")
    pushed = pd.read_csv(tmp_path / "traces.csv").groupby("trial_id")["force_n"].max().dropna()
    peaks = pd.read_csv(tmp_path / "trials.csv").set_index("trial_id")["peak_n"]
    assert pushed.to_dict() == peaks[pushed.index].to_dict()
    assert len(pushed) == len(TRACED)  # one was set aside, of another the unit is not known


def test_a_cancel_in_the_middle_of_traces_leaves_nothing(store: Store, tmp_path: Path) -> None:
    asked: list[bool] = []

    def fifth_time() -> bool:
        asked.append(True)
        return len(asked) >= 5

    with pytest.raises(Stopped):
        write_traces(store, Extract(), tmp_path / "traces.csv", cancelled=fifth_time)
    assert len(asked) == 5
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_has_four_sheets(store: Store, tmp_path: Path) -> None:
    to = tmp_path / "clinic.xlsx"
    assert write_workbook(store, Extract(), to, DAY) == len(TRACED) + 1
    book = openpyxl.load_workbook(to)
    assert book.sheetnames == ["Trials", "Sessions", "Dictionary", "About"]
    trials = pd.read_excel(to, sheet_name="Trials").set_index("trial_id")
    for trial in TRIALS:
        if trial.id in trials.index and trial.id != "u1":
            assert trials.loc[trial.id, "peak_n"] == pytest.approx(trial_peak_n(trial), rel=1e-15)
    assert set(trials["patient_name"]) == {DANGEROUS, "Sample Patient B"}
    told = pd.read_excel(to, sheet_name="Dictionary")
    for name in ("Trials", "Sessions"):
        columns = list(pd.read_excel(to, sheet_name=name).columns)
        assert list(told["column"][told["table"] == name.lower()]) == columns


def test_a_workbook_is_the_table_of_trials(store: Store, tmp_path: Path) -> None:
    write_workbook(store, Extract(hide_identity=True), tmp_path / "clinic.xlsx", DAY)
    write_trials(store, Extract(hide_identity=True), tmp_path / "trials.csv")
    ours, theirs = pd.read_csv(tmp_path / "trials.csv"), pd.read_excel(tmp_path / "clinic.xlsx", sheet_name="Trials")
    pd.testing.assert_frame_equal(
        ours.select_dtypes(["number", "bool"]), theirs.select_dtypes(["number", "bool"]), check_dtype=False
    )


def test_about_says_what_is_in_it_and_what_is_not(store: Store, tmp_path: Path) -> None:
    to = tmp_path / "clinic.xlsx"
    write_workbook(store, Extract(("p1",), DAY, hide_identity=True, set_aside=True), to, DAY)
    about = dict(pd.read_excel(to, sheet_name="About").itertuples(index=False))
    assert about["Made"].startswith("28 Apr 2026, by strengthtrack ")
    assert about["Holds"] == f"{len(TRACED) + 1} trials of one patient, from 28 Apr 2026"
    assert about["Set aside"] == "Trials that were set aside are among them."
    assert about["Identity"].startswith("Hidden: codes stand for patients, sessions and trials")
    write_workbook(store, Extract(last_day=DAY), to, DAY)
    about = dict(pd.read_excel(to, sheet_name="About").itertuples(index=False))
    assert about["Holds"].endswith("trials of the clinic, up to 28 Apr 2026")
    assert (about["Set aside"], about["Identity"]) == ("None that was set aside.", "Patients are named.")


def test_the_same_records_on_the_same_day_give_the_same_workbook(store: Store, tmp_path: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        write_workbook(store, Extract(("p2",)), tmp_path / name, DAY)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


@pytest.mark.parametrize("asked", [0, 2, 4])
def test_a_workbook_may_be_cancelled_while_it_is_gathered_or_put_together(
    store: Store, tmp_path: Path, asked: int
) -> None:
    answers = iter([False] * asked + [True] * 9)
    with pytest.raises(Stopped):
        write_workbook(store, Extract(), tmp_path / "clinic.xlsx", DAY, cancelled=lambda: next(answers))
    assert list(tmp_path.iterdir()) == []


def test_a_csv_of_nothing_is_a_header(store: Store, tmp_path: Path) -> None:
    assert write_traces(store, Extract(("nobody",)), tmp_path / "traces.csv") == 0
    assert len(list(csv.reader(io.StringIO((tmp_path / "traces.csv").read_text(encoding="utf-8"))))) == 1
