"""`strengthtrack export`: what it writes and says, and what it refuses in one sentence."""

import errno
import json
import os
import signal
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from records_bench import PATIENT
from strengthtrack.cli import export, main
from strengthtrack.records import database
from strengthtrack.records.file_names import RECORDS
from strengthtrack.records.key import key_for, no_ring
from strengthtrack.records.one_start import OneStart
from strengthtrack.records.store import Store
from table_samples import keep_clinic

Heard = pytest.CaptureFixture[str]
FORMATS = "--csv, --xlsx, --json, --fhir, --traces"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The records of the sample clinic, whose key lies in a file; two patients have the same name."""
    folder = tmp_path_factory.mktemp("records")
    with closing(Store(database.open(folder / RECORDS, key_for(folder, no_ring).text))) as store:
        keep_clinic(store)
        store.save_patient(
            replace(PATIENT, id="p7", name="Sample Patient B", born=date(1960, 1, 2), record_number=""),
        )
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def exported(folder: Path, *words: str, out: Path) -> int:
    return main(["--data", str(folder), "export", *words, "--out", str(out)])


def names(out: Path) -> set[str]:
    return {path.name for path in out.iterdir()}


# what it writes


def test_each_file_is_named_with_what_it_holds(folder: Path, out: Path, capsys: Heard) -> None:
    assert exported(folder, "--csv", "--xlsx", out=out) == 0
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        f"{out / 'trials.csv'}: 15 trials",
        f"{out / 'trials-dictionary.csv'}: what its columns hold",
        f"{out / 'sessions.csv'}: 3 sessions",
        f"{out / 'sessions-dictionary.csv'}: what its columns hold",
        f"{out / 'workbook.xlsx'}: 15 trials",
    ]
    assert said.err.splitlines() == ["Trials …", "Sessions …", "Workbook …"]
    assert len(names(out)) == 5


def test_patients_are_chosen_by_what_they_are_known_by(folder: Path, out: Path, capsys: Heard) -> None:
    assert exported(folder, "--json", "--fhir", "--patient", "sp-0418", "--patient", "p7", out=out) == 0
    assert f"{out / 'patients.json'}: 2 patients" in capsys.readouterr().out
    assert [one["id"] for one in json.loads((out / "patients.json").read_bytes())["patients"]] == ["p2", "p7"]
    assert names(out) == {"patients.json", "fhir-bundle.json"}


def test_one_format_may_be_given_a_file(folder: Path, out: Path, capsys: Heard) -> None:
    assert exported(folder, "--traces", "--patient", "p2", out=out / "raw.csv") == 0
    assert exported(folder, "--xlsx", out=out / "2026.04.28.xlsx") == 0
    assert names(out) == {"raw.csv", "raw-dictionary.csv", "2026.04.28.xlsx"}
    assert f"{out / 'raw.csv'}: 1 trial\n" in capsys.readouterr().out


def test_days_identity_and_form_are_as_asked(folder: Path, out: Path) -> None:
    words = "--csv --from 29.4.2026 --to 2026-12-31 --hide-identity --for-excel --decimal-comma --with-set-aside"
    assert exported(folder, *words.split(), out=out) == 0
    text = (out / "trials.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    head, *rows = text.decode("utf-8-sig").splitlines()
    assert len(rows) == 1
    assert rows[0].startswith("P00001;")
    assert "patient_name" not in head


def test_a_file_of_that_name_is_replaced(folder: Path, out: Path) -> None:
    (out / "clinic.json").write_bytes(b"old")
    assert exported(folder, "--json", out=out) == 0
    assert json.loads((out / "clinic.json").read_bytes())["count"] == 4


def test_how_far_it_is_is_told(folder: Path, out: Path, capsys: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "TOLD_EVERY", 2)
    assert exported(folder, "--csv", out=out) == 0
    assert capsys.readouterr().err.splitlines() == [
        "Trials …", "Trials: 2 of 3 sessions", "Sessions …", "Sessions: 2 of 3 sessions",
    ]  # fmt: skip


def test_it_works_without_qt_and_without_a_display(folder: Path, out: Path) -> None:
    code = (
        "import sys; from strengthtrack.cli import main; code = main(sys.argv[1:]); "
        "sys.exit(code or sorted(name for name in sys.modules if name.startswith(('PySide6', 'pyqtgraph'))) or 0)"
    )
    words = ["--data", str(folder), "export", "--csv", "--xlsx", "--json", "--traces", "--out", str(out)]
    bare = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "QT_QPA_PLATFORM"}}
    done = subprocess.run(
        [sys.executable, "-c", code, *words], env=bare, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, len(names(out))) == (0, 8), done.stderr


# what it refuses


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", f"Say what to write, one or more of {FORMATS}."),
        ("--csv --patient nobody", "No patient has the id, record number or name “nobody”"),
        ("--csv --from 2026-13-01", "There is no month 13"),
        ("--csv --from 2026-05-02 --to 2026-05-01", "No day lies from 2026-05-02 to 2026-05-01"),
        ("--csv --from 2030-01-01", "There is no session in these days. Nothing was written."),
        (
            "--csv --json --from 2026-04-01",
            "With --json all days go out; leave --from and --to away, or ask for the tables alone.",
        ),
        ("--json --fhir --to 2026-04-01", "With --fhir and --json all days go out"),
        ("--fhir --with-set-aside", "--with-set-aside goes with --csv, --xlsx and --traces"),
        ("--xlsx --for-excel", "--for-excel and --decimal-comma go with --csv and --traces"),
    ],
)
def test_what_cannot_be_is_one_sentence(folder: Path, out: Path, capsys: Heard, words: str, sentence: str) -> None:
    assert exported(folder, *words.split(), out=out) == 2
    said = capsys.readouterr()
    assert said.err.startswith(f"strengthtrack: {sentence}")
    assert said.err.count("\n") == 1
    assert not said.out
    assert not names(out)


def test_two_patients_of_one_name_are_told_apart(folder: Path, out: Path, capsys: Heard) -> None:
    assert exported(folder, "--csv", "--patient", "Sample Patient B", out=out) == 2
    assert capsys.readouterr().err.endswith(
        "give the id of one: p2 (Sample Patient B, born 12 Mar 1994, record SP-0418) "
        "and p7 (Sample Patient B, born 2 Jan 1960).\n"
    )


@pytest.mark.parametrize(
    ("words", "where", "sentence"),
    [
        ("--csv", "gone", "The folder “{}” is not there; make it, or name another one with --out."),
        ("--csv", "trials.csv", "The folder “{}” is not there"),
        ("--json --fhir", "clinic.json", "The folder “{}” is not there"),
        ("--json", "clinic.txt", "There is no folder “{}”, and a file of --json ends in .json"),
    ],
)
def test_where_it_cannot_go_is_said(
    folder: Path, out: Path, capsys: Heard, words: str, where: str, sentence: str
) -> None:
    assert exported(folder, *words.split(), out=out / where) == 2
    assert capsys.readouterr().err.startswith(f"strengthtrack: {sentence.format(out / where)}")


def test_a_file_in_a_folder_that_is_not_there_is_said(folder: Path, out: Path, capsys: Heard) -> None:
    assert exported(folder, "--json", out=out / "gone" / "clinic.json") == 2
    assert f"The folder “{out / 'gone'}” is not there" in capsys.readouterr().err


def test_a_full_disk_is_one_sentence_and_leaves_what_stood_there(
    folder: Path, out: Path, capsys: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (out / "trials.csv").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", fail)
    assert exported(folder, "--csv", "--json", out=out) == 2
    assert "strengthtrack: The disk is full" in capsys.readouterr().err
    assert names(out) == {"trials.csv"}
    assert (out / "trials.csv").read_bytes() == b"old"


def test_records_that_a_window_has_open_are_left_alone(folder: Path, out: Path, capsys: Heard) -> None:
    with OneStart(folder):
        assert exported(folder, "--csv", out=out) == 2
    assert "is already open with the records" in capsys.readouterr().err


def test_no_records_are_made_where_there_are_none(tmp_path: Path, out: Path, capsys: Heard) -> None:
    assert exported(tmp_path, "--csv", out=out) == 2
    assert capsys.readouterr().err == (
        f"strengthtrack: There are no records in {tmp_path}; name their folder with --data.\n"
    )
    assert exported(tmp_path / "gone", "--csv", out=out) == 2
    assert "is not there; name the folder of the records with --data." in capsys.readouterr().err
    assert names(tmp_path) == {"out"}


def test_records_without_anybody_are_told(tmp_path: Path, out: Path, capsys: Heard) -> None:
    database.open(tmp_path / RECORDS, key_for(tmp_path, no_ring).text).close()
    assert exported(tmp_path, "--json", out=out) == 2
    assert "There is no patient in the records yet. Nothing was written." in capsys.readouterr().err


# breaking it off


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_broken_off_it_leaves_nothing_half_written(
    folder: Path, out: Path, capsys: Heard, monkeypatch: pytest.MonkeyPatch, how: signal.Signals
) -> None:
    (out / "sessions.csv").write_bytes(b"old")
    monkeypatch.setattr(export, "_tell", lambda stage: signal.raise_signal(how) if stage.number == 3 else None)
    assert exported(folder, "--csv", "--xlsx", "--json", out=out) == 130
    assert capsys.readouterr().err == "Stopped; nothing was written.\n"
    assert names(out) == {"sessions.csv"}
    assert (out / "sessions.csv").read_bytes() == b"old"
    assert exported(folder, "--csv", out=out) == 0
