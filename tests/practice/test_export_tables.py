import csv
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from clinic_samples import sample_trace
from records_bench import KEY, NOON, SESSION
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.trial import Trace
from strengthtrack.documents.tables.csv_table import CsvForm, Decimal
from strengthtrack.documents.tables.text import as_typed, plain
from strengthtrack.errors import DocumentFault
from strengthtrack.practice.export import extract as extracts
from strengthtrack.practice.export.extract import Extract, Stopped
from strengthtrack.practice.export.tables import SessionRows, TrialRows, write_sessions, write_trials
from strengthtrack.records import database
from strengthtrack.records.cases import Case
from strengthtrack.records.store import Store
from strengthtrack.science.measures import per_kg, torque_nm, trial_peak_n, trial_value_n, value_n
from table_samples import DANGEROUS, LATER, NAMED, OTHERS, TRIALS, keep_clinic

DAY = SESSION.day
OF = {trial.id: trial for trial in TRIALS}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The sample clinic, which no test here changes."""
    with closing(Store(database.open(tmp_path_factory.mktemp("clinic") / "records.db", KEY))) as kept:
        keep_clinic(kept)
        yield kept


@pytest.fixture
def to(tmp_path: Path) -> Path:
    return tmp_path / "trials.csv"


def taken(store: Store, to: Path, extract: Extract = Extract(), form: CsvForm = CsvForm()) -> Any:  # noqa: B008 - frozen
    """The table of trials as pandas reads it, by trial."""
    rows = write_trials(store, extract, to, form)
    decimal = "," if form.decimal is Decimal.COMMA else "."
    read = pd.read_csv(to, sep=form.between, decimal=decimal, dtype={"record_number": str, "app_version": str})
    assert len(read) == rows
    return read.set_index("trial_id", drop=False)


def test_there_is_a_row_for_every_trial_that_may_leave(store: Store, to: Path) -> None:
    read = taken(store, to)
    assert sorted(read.index) == sorted(OF.keys() - {"a5", "b1", "r1"})
    assert not read["set_aside"].any()


def test_its_values_are_those_of_science(store: Store, to: Path) -> None:
    read = taken(store, to)
    for id, row in read.iterrows():
        trial = OF[str(id)]
        if id == "u1":
            told = ("peak_n", "value_n", "peak_torque_n_m", "peak_n_per_kg", "peak_torque_n_m_per_kg", "test_value_n")
            assert row[list(told)].isna().all(), "missing is not nought"
            continue
        assert row["peak_n"] == trial_peak_n(trial)
        own = trial_value_n(trial)
        assert row["value_n"] == own if own is not None else pd.isna(row["value_n"])
        torque = None if trial.setup.lever_arm_m is None else torque_nm(trial_peak_n(trial), trial.setup.lever_arm_m)
        assert same(row["peak_torque_n_m"], torque)
        mass = None if trial.session_id == LATER.id else 64.0
        assert same(row["peak_n_per_kg"], None if mass is None else per_kg(trial_peak_n(trial), mass))
        both = None if mass is None or torque is None else per_kg(torque, mass)
        assert same(row["peak_torque_n_m_per_kg"], both)


def same(told: float, expected: float | None) -> bool:
    return bool(pd.isna(told)) if expected is None else told == expected


@pytest.mark.parametrize("trace", [sample_trace([]), sample_trace([0.0, float("nan"), 9.0])])
def test_a_trial_of_which_nothing_can_be_told_is_missing_and_not_nought(tmp_path: Path, to: Path, trace: Trace) -> None:
    with closing(Store(database.open(tmp_path / "records.db", KEY))) as store:
        trials = (OF["a1"], replace(OF["a2"], trace=trace))
        store.add_cases([Case(NAMED, sessions=(SESSION,), trials=trials)])
        read = taken(store, to)
    told = read.loc["a2", ["peak_n", "value_n", "peak_torque_n_m", "peak_n_per_kg", "test_value_n"]]
    assert told.isna().all()
    assert read.loc["a1", "test_value_n"] == 180.0


@pytest.mark.parametrize(
    ("of", "gives"),
    [(("a1", "a2", "a3", "a4", "a6"), {"a2"}), (("l1", "l3"), {"l3"}), (("l2",), {"l2"}), (("m1", "m2"), {"m1", "m2"}),
     (("p1", "p2"), {"p1"}), (("s1",), {"s1"})],
)  # fmt: skip
def test_a_test_has_one_value_for_trials_set_up_alike(
    store: Store, to: Path, of: tuple[str, ...], gives: set[str]
) -> None:
    read = taken(store, to).loc[list(of)]
    assert set(read["test_value_n"]) == {value_n([OF[id] for id in of])}
    assert set(read.index[read["gives_test_value"]]) == gives


def test_why_a_trial_does_not_count_is_told(store: Store, to: Path) -> None:
    read = taken(store, to, Extract(set_aside=True))
    told = {id: why for id, why in read["why_not_counted"].items() if not pd.isna(why)}
    assert told == {"a3": "slipped", "a4": "practice", "a5": "set aside", "a6": "cut short"}
    assert {id: bool(counts) for id, counts in read["counts"].items()} == {
        id: trial.counts for id, trial in OF.items() if id in read.index
    }
    assert list(read.index[read["set_aside"]]) == ["a5"]
    assert read.loc["a5", "why_set_aside"] == "Sample words"


def test_what_is_known_of_patient_visit_and_set_up_stands_in_the_row(store: Store, to: Path) -> None:
    row = taken(store, to).loc["a2"]
    assert (as_typed(row["patient_name"]), row["birth_date"], row["age_years"]) == (DANGEROUS, "1994-03-12", 32)
    assert (row["session_id"], row["session_started_at"]) == ("s1", "2026-04-28T12:00:00.000+00:00")
    assert (row["body_mass_kg"], row["pain_worst"], row["pain_in_test"]) == (64.0, 3.0, 2)
    assert (row["programme"], row["programme_week"], row["planned_test"]) == ("hip", 1, "Baseline")
    assert (row["movement"], row["side"], row["lever_arm_m"]) == ("hip_abduction", "right", 0.36)
    assert row["started_at"] == "2026-04-28T12:00:02.000+00:00"
    others = taken(store, to).loc["o1"]
    assert pd.isna(others["programme"])
    assert pd.isna(others["pain_in_test"])
    assert others["pain_scale"] == "VAS"


def test_a_value_that_was_typed_says_so(store: Store, to: Path) -> None:
    row = taken(store, to).loc["l3"]
    assert (row["typed"], row["typed_as"], row["peak_n"], row["value_n"]) == (True, "110 N", 110.0, 110.0)


def test_no_cell_is_a_formula(store: Store, to: Path) -> None:
    write_sessions(store, Extract(), to)
    with to.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    words = [cell for row in rows for name, cell in row.items() if not name.endswith("_total")]
    assert [cell for cell in words if cell.lstrip().startswith(("=", "+", "-", "@"))] == []
    assert rows[0]["groc_total"] == "-2.0"
    assert as_typed(rows[0]["reason"]) == plain(NAMED.reason) == "-knee\npain�"


PERSONAL = (
    "cmd", "1994", "Sample Patient", "SP-04", "Referrer", "Street", "knee", "+slipped", "Sample words", "Sample note",
    "p1", "p2", "s1", "a1",
)  # fmt: skip


@pytest.mark.parametrize("write", [write_trials, write_sessions])
def test_hidden_identity_leaves_codes_and_nothing_that_names_anybody(
    store: Store, to: Path, write: Callable[[Store, Extract, Path], int]
) -> None:
    write(store, Extract(set_aside=True), to)
    named = to.read_text(encoding="utf-8")
    write(store, Extract(hide_identity=True, set_aside=True), to)
    hidden = to.read_text(encoding="utf-8").replace("knee straight", "").replace("above the knee", "")
    assert [word for word in PERSONAL if word in hidden] == []
    assert "cmd" in named
    assert "P00001-S1" in hidden


def test_codes_hold_within_an_export(store: Store, to: Path) -> None:
    read = taken(store, to, Extract(hide_identity=True))
    assert list(dict.fromkeys(read["patient_id"])) == ["P00001", "P00002"]
    assert set(read["session_id"]) == {"P00001-S1", "P00001-S2", "P00002-S1"}
    assert set(read["age_years"]) == {32}
    assert read.index.is_unique


@pytest.mark.parametrize(
    ("extract", "sessions"),
    [
        (Extract(("p1",)), {"s1", "s2"}),
        (Extract(first_day=DAY), {"s1", "s2", "s3"}),
        (Extract(first_day=DAY + timedelta(days=1)), {"s2"}),
        (Extract(last_day=DAY), {"s1", "s3"}),
        (Extract(("p2",), DAY, DAY), {"s3"}),
        (Extract(last_day=DAY - timedelta(days=1)), set()),
        (Extract(("nobody",)), set()),
    ],
)
def test_one_patient_or_some_days_may_be_taken(store: Store, to: Path, extract: Extract, sessions: set[str]) -> None:
    assert write_sessions(store, extract, to) == len(sessions)
    assert set(pd.read_csv(to)["session_id"]) == sessions


def test_a_session_has_its_pain_function_and_findings(store: Store, to: Path) -> None:
    write_sessions(store, Extract(), to)
    row = pd.read_csv(to).set_index("session_id").loc["s1"]
    assert (row["akps_total"], row["groc_total"], row["psfs_total"]) == (78.0, -2.0, 4.0)
    assert (row["sign_patellar_tilt"], row["leg_length_difference_mm"], row["shorter_leg"]) == ("right", 8.0, "left")
    assert pd.isna(row["koos_pf_total"])
    assert OTHERS.id in set(pd.read_csv(to)["session_id"])


def test_pages_of_sessions_join_without_a_seam(store: Store, to: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_trials(store, Extract(), to)
    whole = to.read_bytes()
    monkeypatch.setattr(extracts, "AT_ONCE", 1)
    write_trials(store, Extract(), to)
    assert to.read_bytes() == whole


def test_decimal_commas_change_no_number(store: Store, to: Path) -> None:
    points = taken(store, to)
    commas = taken(store, to, form=CsvForm(Decimal.COMMA, for_excel=True))
    pd.testing.assert_frame_equal(points, commas)
    assert to.read_bytes().startswith("\ufeffpatient_id;".encode())


@pytest.mark.parametrize("hidden", [False, True])
def test_the_dictionary_stands_beside_and_names_the_columns_of_the_header(store: Store, to: Path, hidden: bool) -> None:
    for write in (write_trials, write_sessions):
        write(store, Extract(hide_identity=hidden), to)
        told = pd.read_csv(to.with_name("trials-dictionary.csv"))
        assert list(told["column"][told["table"] != "*"]) == list(pd.read_csv(to, nrows=0).columns)
    assert {path.name for path in to.parent.iterdir()} == {"trials.csv", "trials-dictionary.csv"}


@pytest.mark.parametrize("rows", [TrialRows, SessionRows])
def test_a_name_ends_in_its_unit_and_says_what_it_means(rows: Any) -> None:
    ends = {"N": "_n", "m": "_m", "kg": "_kg", "N.m": "_n_m", "N/kg": "_n_per_kg", "N.m/kg": "_n_m_per_kg", "mm": "_mm",
            "a": "_years", "wk": "_week"}  # fmt: skip
    columns = rows(hide_identity=False).table.columns
    assert len({column.name for column in columns}) == len(columns)
    for column in columns:
        assert column.name == column.name.lower()
        assert column.meaning
        assert column.name.endswith(ends.get(column.unit, ""))


def test_progress_is_told_and_a_cancel_leaves_what_stood_there(store: Store, to: Path) -> None:
    told: list[tuple[int, int]] = []
    write_trials(store, Extract(), to, progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]
    before = {path: path.read_bytes() for path in to.parent.iterdir()}
    asked: list[bool] = []

    def second_time() -> bool:
        asked.append(True)
        return len(asked) == 2

    with pytest.raises(Stopped):
        write_trials(store, Extract(), to, cancelled=second_time)
    with pytest.raises(Stopped):
        write_sessions(store, Extract(), to, cancelled=lambda: True)
    assert {path: path.read_bytes() for path in to.parent.iterdir()} == before


def test_a_folder_that_is_gone_is_told(store: Store, tmp_path: Path) -> None:
    with pytest.raises(DocumentFault, match="is not there; choose another one for the dictionary"):
        write_trials(store, Extract(), tmp_path / "gone" / "trials.csv")


def test_another_program_reads_the_same_numbers(store: Store, to: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("soffice is not installed: nothing here to open a table with")
    ours = taken(store, to)
    profile = f"-env:UserInstallation={(to.parent / 'office').as_uri()}"
    read_as = "CSV:44,34,76,1,,2057,false,true"  # commas, quotes, UTF-8, English numbers
    order = [office, "--headless", profile, f"--infilter={read_as}", "--convert-to", "xlsx", to.name]
    told = subprocess.run(order, cwd=to.parent, check=True, capture_output=True, timeout=120)
    if b"source file could not be loaded" in told.stderr:
        pytest.skip("soffice is here without Calc: nothing to open a table with")
    theirs = pd.read_excel(to.with_suffix(".xlsx")).set_index("trial_id", drop=False)
    for column in ("peak_n", "value_n", "peak_torque_n_m", "peak_n_per_kg", "test_value_n", "programme_week"):
        assert list(theirs[column].dropna()) == pytest.approx(list(ours[column].dropna()), rel=1e-14)
    assert as_typed(str(theirs.loc["a2", "patient_name"])) == DANGEROUS


def test_values_of_before_peaks_were_kept_are_worked_out_of_the_trace(tmp_path: Path, to: Path) -> None:
    with closing(Store(database.open(tmp_path / "records.db", KEY))) as store:
        keep_clinic(store)
        before = taken(store, to)
        store._sql.run("UPDATE trial SET peak_n = NULL")
        pd.testing.assert_frame_equal(taken(store, to), before)


def test_week_and_programme_follow_the_course(tmp_path: Path, to: Path) -> None:
    def week(session: Session) -> tuple[object, object]:
        with closing(Store(database.open(tmp_path / f"{session.id}.db", KEY))) as store:
            keep_clinic(store)
            store.save_session(session)
            write_sessions(store, Extract(), to)
        row = pd.read_csv(to).set_index("session_id").loc[session.id]
        return row["programme"], row["programme_week"]

    start = replace(SESSION, id="x")
    assert week(replace(start, started_at=NOON - timedelta(days=9))) == ("hip", -1)
    assert week(replace(start, started_at=NOON + timedelta(days=200))) == ("hip", 29)


def test_the_days_of_an_extract_are_the_clinics_own() -> None:
    scope = Extract(first_day=date(2026, 4, 28), last_day=date(2026, 4, 28)).scope
    assert scope.since is not None
    assert scope.before is not None
    assert scope.since.astimezone().date() == date(2026, 4, 28)
    assert (scope.before - timedelta(microseconds=1)).astimezone().date() == date(2026, 4, 28)
    assert scope.since.astimezone(UTC) < scope.before.astimezone(UTC)
