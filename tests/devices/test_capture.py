from pathlib import Path

import pytest

from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.readings import Readings
from strengthtrack.devices.teaching.capture import Capture, reads, replay
from strengthtrack.errors import DeviceFault


def test_what_was_captured_replays_to_the_same_readings(tmp_path: Path, mark10: Profile) -> None:
    path = tmp_path / "gauge.capture"
    with path.open("w") as file:
        capture = Capture(file)
        capture.add(1.0, b"1.5 N\r\n2.")
        capture.add(1.5, b"5 N\r\n\xff\r\n")
    assert list(reads(path)) == [(1.0, b"1.5 N\r\n2."), (1.5, b"5 N\r\n\xff\r\n")]
    first, second, garbled = replay(path, mark10)
    assert isinstance(first, Readings)
    assert isinstance(second, Readings)
    assert [first.value[0], second.value[0]] == [1.5, 2.5]
    assert first.t_s[0] == pytest.approx(1.0)
    assert (first.read_at_s, second.read_at_s) == (1.0, 1.5)
    assert not isinstance(garbled, Readings)


def test_a_file_that_is_no_capture_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "x.capture"
    path.write_text("1.0\t41\nhello\n")
    with pytest.raises(DeviceFault, match=r"x.capture is no capture: line 2 cannot be read; capture again."):
        list(reads(path))
