import subprocess
import sys
from pathlib import Path

import pytest

from strengthtrack.errors import RecordsFault
from strengthtrack.records.one_start import OneStart

_HOLD = """
import sys
from pathlib import Path
from strengthtrack.records.one_start import OneStart
held = OneStart(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_start_on_the_same_records_is_told_what_to_do(tmp_path: Path) -> None:
    with OneStart(tmp_path), pytest.raises(RecordsFault, match=r"already open .*; go on in its window, or close it"):
        OneStart(tmp_path)


def test_the_next_start_has_the_folder_once_the_first_is_closed(tmp_path: Path) -> None:
    first = OneStart(tmp_path)
    first.release()
    first.release()
    OneStart(tmp_path).release()


def test_two_folders_are_two_clinics(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with OneStart(tmp_path), OneStart(tmp_path / "other"):
        pass


def test_a_killed_start_holds_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(RecordsFault, match="already open"):
            OneStart(tmp_path)
        other.kill()
        other.wait(30)
    OneStart(tmp_path).release()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(RecordsFault, match="cannot be written to; allow it, or choose another folder with --data"):
        OneStart(tmp_path / "nowhere")
