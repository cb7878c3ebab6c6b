import argparse
import csv
import json
from pathlib import Path

import numpy as np
import pytest

from strengthtrack.cli import main, measure
from strengthtrack.errors import Mendable
from strengthtrack.science.push_model import push

KGF = 9.80665
FORCE = push(180.0, 4.0, 100.0, seed=6, lead_s=2.0)[1]


FIRST_KEYS = {"onset_s", "end_s", "peak_n", "best_second_n"}
LATER_KEYS = {
    "rise_onset_s",
    "impulse_first_second_n_s",
    "time_to_peak_s",
    "steepest_200_ms_n_per_s",
    "rfd_0_200_ms_n_per_s",
    "rfd_0_100_ms_n_per_s",
}
KEYS = FIRST_KEYS | LATER_KEYS | {"coarse", "why_not"}


def measured(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, object]]:
    parser = argparse.ArgumentParser()
    measure.options(parser)
    assert measure.run(parser.parse_args(words)) == 0
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)["contractions"]
    return found


def refused(*words: str) -> str:
    parser = argparse.ArgumentParser()
    measure.options(parser)
    with pytest.raises(Mendable) as fault:
        measure.run(parser.parse_args(words))
    return str(fault.value)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A push whose column of times starts over every half second."""
    file = tmp_path / "push.csv"
    file.write_text("t_s, force\n" + "".join(f"{i % 50 / 100},{force!r}\n" for i, force in enumerate(FORCE.tolist())))
    return file


def test_a_push_is_printed_with_its_times_from_the_row_numbers(capsys: pytest.CaptureFixture[str], table: Path) -> None:
    (only,) = measured(capsys, str(table), "--column", "force", "--unit", "N", "--rate", "100")
    assert set(only) == KEYS
    assert only["onset_s"] == pytest.approx(2.0, abs=0.05)
    assert only["end_s"] == pytest.approx(6.7, abs=0.4)
    assert only["peak_n"] == 180.0
    best = np.convolve(FORCE, np.ones(100) / 100, mode="valid").max()
    assert only["best_second_n"] == pytest.approx(best)


def test_the_unit_and_the_rate_are_believed(capsys: pytest.CaptureFixture[str], table: Path) -> None:
    (only,) = measured(capsys, str(table), "--column", "force", "--unit", "kgf", "--rate", "50")
    assert only["peak_n"] == pytest.approx(180.0 * KGF)
    assert only["onset_s"] == pytest.approx(4.2, abs=0.2)


def test_a_push_shorter_than_a_second_has_no_best_second(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "short.csv"
    file.write_text("N\n" + "0\n" * 200 + "150\n" * 60 + "0\n" * 200)
    (only,) = measured(capsys, str(file), "--column", "N", "--unit", "N", "--rate", "100")
    assert only["best_second_n"] is None


def test_a_push_the_recording_cuts_off_is_told_beside_the_json(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "cut.csv"
    file.write_text("N\n" + "0\n" * 200 + "150\n" * 200)
    assert main(["measure", str(file), "--column", "N", "--unit", "N", "--rate", "100"]) == 0
    said = capsys.readouterr()
    (only,) = json.loads(said.out)["contractions"]
    assert (only["onset_s"], only["end_s"]) == (pytest.approx(2.0, abs=0.05), 3.99)
    assert set(only) == KEYS
    assert said.err == "Contraction 1 still ran at the last row: its end was not seen.\n"


def test_a_recording_without_a_push_prints_an_empty_list(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "rest.csv"
    file.write_text("N\n" + "3\n" * 200)
    assert measured(capsys, str(file), "--column", "N", "--unit", "N", "--rate", "100") == []
    file.write_text("N\n")
    assert measured(capsys, str(file), "--column", "N", "--unit", "N", "--rate", "100") == []


@pytest.mark.parametrize("person", ["ID2", "ID8", "ID18", "ID28"])
def test_real_recordings_keep_their_greatest_force(
    capsys: pytest.CaptureFixture[str], recordings: Path, person: str
) -> None:
    file = recordings / f"lower_limb_isometric_cc0/{person}_DNM_100Hz_every20th.csv"
    column = "knee_ext_vastus_lateralis"
    with file.open(newline="") as rows:
        force = np.array([float(row[column]) for row in csv.DictReader(rows)]) * KGF
    found = measured(capsys, str(file), "--column", column, "--unit", "kgf", "--rate", "100")
    assert max(float(str(each["peak_n"])) for each in found) == force.max()
    for each in found:
        first, last = (round(float(str(each[edge])) * 100) for edge in ("onset_s", "end_s"))
        assert each["peak_n"] == force[first : last + 1].max()


def test_the_time_column_of_a_real_recording_may_start_over(
    capsys: pytest.CaptureFixture[str], recordings: Path
) -> None:
    file = recordings / "gripsensor_mit/P1_power_grasp_force_only_hard_trial1.csv"
    found = measured(capsys, str(file), "--column", "Grip_Force", "--unit", "N", "--rate", "90.9")
    onsets = [float(str(each["onset_s"])) for each in found]
    assert onsets == sorted(onsets)
    assert len(found) == 18  # three squeezes, six times over


def test_an_unknown_column_is_refused_and_those_there_are_named(table: Path) -> None:
    sentence = refused(str(table), "--column", "knee", "--unit", "N", "--rate", "100")
    assert sentence == f"{table} has no column “knee”; it has t_s, force."


def test_an_unknown_unit_is_refused(table: Path) -> None:
    assert refused(str(table), "--column", "force", "--unit", "stone", "--rate", "100").startswith(
        "The unit “stone” is not known; set the dynamometer to one of N,"
    )


@pytest.mark.parametrize("rate", ["0", "-100", "nan", "inf"])
def test_a_rate_that_cannot_be_right_is_refused(table: Path, rate: str) -> None:
    sentence = refused(str(table), "--column", "force", "--unit", "N", f"--rate={rate}")
    assert sentence == f"A rate of {rate} Hz cannot be right; give the rows per second, over 0."


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    file = tmp_path / "nowhere.csv"
    sentence = refused(str(file), "--column", "N", "--unit", "N", "--rate", "100")
    assert sentence == f"There is no file {file}; check its name and folder."


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    sentence = refused(str(tmp_path), "--column", "N", "--unit", "N", "--rate", "100")
    assert sentence.startswith(f"{tmp_path} cannot be read (")
    assert sentence.endswith("); choose another file.")


@pytest.mark.parametrize("content", [b"", b"\n\n", b'force\n"1\n'])
def test_what_is_no_table_is_said(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "no.csv"
    file.write_bytes(content)
    sentence = refused(str(file), "--column", "force", "--unit", "N", "--rate", "100")
    assert sentence == f"{file} is not a CSV table; give a text file with a line of column names and one row a reading."


@pytest.mark.parametrize(
    "content", ["Kraft,Gefühl\n1,2\n".encode("latin-1"), "N\n1\n".encode("utf-16"), b"\x89PNG\r\n"]
)
def test_another_encoding_is_named_with_the_way_out(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "ansi.csv"
    file.write_bytes(content)
    sentence = refused(str(file), "--column", "N", "--unit", "N", "--rate", "100")
    assert sentence == f"{file} is not text in UTF-8; save the table as “CSV UTF-8”, then give that file."


def test_semicolons_between_columns_are_named_with_the_way_out(tmp_path: Path) -> None:
    file = tmp_path / "semicolons.csv"
    file.write_text("t;N\n0;1,5\n")
    sentence = refused(str(file), "--column", "N", "--unit", "N", "--rate", "100")
    assert sentence == (f"{file} parts its columns by semicolons; save it with commas, and a point in its numbers.")


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("oops", "“oops”"),
        ("", "an empty cell"),
        ("nan", "“nan”"),
        ("inf", "“inf”"),
        ("1;5", "“1;5”"),
        ("1e308", "“1e308”"),
    ],
)
def test_what_is_no_number_is_shown_with_its_line(tmp_path: Path, cell: str, shown: str) -> None:
    file = tmp_path / "odd.csv"
    file.write_text(f"t,N\n0,1\n1,{cell}\n")
    sentence = refused(str(file), "--column", "N", "--unit", "N", "--rate", "100")
    assert sentence == f"Line 3 of {file} holds {shown} where a number should be; mend it or take the line out."


def test_a_row_that_is_too_short_is_shown_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "short.csv"
    file.write_text("t,N\n0,1\n1\n")
    assert refused(str(file), "--column", "N", "--unit", "N", "--rate", "100").startswith(f"Line 3 of {file} holds")


def test_a_table_as_a_spreadsheet_writes_it_is_read(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "sheet.csv"
    file.write_bytes(b'\xef\xbb\xbf"force","note"\r\n' + b'"3.0","x"\r\n' * 20 + b"\r\n")
    assert measured(capsys, str(file), "--column", "force", "--unit", "N", "--rate", "100") == []


def test_from_the_command_line_a_fault_is_one_line_and_exit_code_2(
    capsys: pytest.CaptureFixture[str], table: Path
) -> None:
    assert main(["measure", str(table), "--column", "force", "--unit", "N", "--rate", "100"]) == 0
    assert capsys.readouterr().out.startswith("{")
    assert main(["measure", str(table), "--column", "knee", "--unit", "N", "--rate", "100"]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"strengthtrack: {table} has no column “knee”; it has t_s, force.\n")


def fast_push(tmp_path: Path, rest_n: float = 0.0) -> tuple[str, ...]:
    """Rest until 2 s, 200 N within 0.4 s, held until 6 s, let go; 1000 rows a second."""
    t_s = np.arange(0.0, 8.0, 0.001)
    force = rest_n + np.interp(t_s, [2.0, 2.4, 6.0, 6.4], [0.0, 200.0, 201.0, 0.0])
    file = tmp_path / "fast.csv"
    file.write_text("N\n" + "".join(f"{value!r}\n" for value in force.tolist()))
    return str(file), "--column", "N", "--unit", "N", "--rate", "1000"


def test_a_fast_recording_of_a_belt_has_every_measure(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (only,) = measured(capsys, *fast_push(tmp_path), "--fixation", "belt")
    assert only["rfd_0_100_ms_n_per_s"] == pytest.approx(500.0, rel=0.05)
    assert only["rfd_0_200_ms_n_per_s"] == pytest.approx(500.0, rel=0.03)
    assert only["steepest_200_ms_n_per_s"] == pytest.approx(500.0, rel=1e-6)
    assert only["impulse_first_second_n_s"] == pytest.approx(160.0, rel=0.02)
    assert only["time_to_peak_s"] == pytest.approx(4.0, abs=0.02)
    assert only["rise_onset_s"] == pytest.approx(2.0, abs=0.001)
    assert (only["coarse"], only["why_not"]) == ([], {})


def test_by_hand_the_first_100_ms_have_no_number_but_a_reason(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (only,) = measured(capsys, *fast_push(tmp_path))
    assert only["rfd_0_100_ms_n_per_s"] is None
    assert only["why_not"] == {"rfd_0_100_ms_n_per_s": "needs a belt or a rig; this trial was held by hand"}


def test_a_rate_that_cannot_carry_a_rise_gives_null_and_says_which_it_needs(
    capsys: pytest.CaptureFixture[str], table: Path
) -> None:
    (only,) = measured(capsys, str(table), "--column", "force", "--unit", "N", "--rate", "100", "--fixation", "rig")
    assert only["why_not"] == {
        "rfd_0_200_ms_n_per_s": "needs 200 readings a second; this trial has 100",
        "rfd_0_100_ms_n_per_s": "needs 500 readings a second; this trial has 100",
    }
    assert only["coarse"] == ["time_to_peak_s", "steepest_200_ms_n_per_s"]


def test_what_presses_unloaded_is_taken_off_by_a_zero(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    words = (*fast_push(tmp_path, rest_n=30.0), "--fixation", "rig")
    (pressed,) = measured(capsys, *words)
    assert pressed["rfd_0_200_ms_n_per_s"] is None
    (zeroed,) = measured(capsys, *words, "--zero", "30")
    assert zeroed["rfd_0_200_ms_n_per_s"] == pytest.approx(500.0, rel=0.03)
    assert zeroed["peak_n"] == pytest.approx(201.0)
    sentence = refused(*words, "--zero", "nan")
    assert sentence == "A zero of nan cannot be right; give what the column holds unloaded."


def test_a_push_that_ran_at_the_first_row_has_no_measure_from_its_onset(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "cut.csv"
    file.write_text("N\n" + "150\n" * 300 + "0\n" * 300)
    (only,) = measured(capsys, str(file), "--column", "N", "--unit", "N", "--rate", "100")
    assert [only[key] for key in sorted(LATER_KEYS)] == [None] * len(LATER_KEYS)
    assert only["best_second_n"] == 150.0


def test_the_measures_of_a_push_are_of_that_push_alone(capsys: pytest.CaptureFixture[str], recordings: Path) -> None:
    file = recordings / "gripsensor_mit/P1_power_grasp_force_only_hard_trial1.csv"
    for each in measured(capsys, str(file), "--column", "Grip_Force", "--unit", "N", "--rate", "90.9"):
        long = float(str(each["end_s"])) - float(str(each["onset_s"]))
        assert each["time_to_peak_s"] is None or 0.0 <= float(str(each["time_to_peak_s"])) <= long
