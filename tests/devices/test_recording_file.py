"""A recording that is none."""

import os
from pathlib import Path

import pytest

from strengthtrack.devices.emulator.recording_file import force_column
from strengthtrack.errors import Mendable


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes in folders")
def test_a_pipe_is_not_waited_for_without_end(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    with pytest.raises(Mendable, match=r"pipe\.csv is a pipe or a device; give a file\."):
        force_column(pipe)
