import errno
import sys

import pytest
from serial import SerialException

from strengthtrack.devices.ports.port_faults import cannot_open, went_away

OS_FAULTS = [
    (errno.EBUSY, "COM5 is in use by another program; close that program, then connect again."),
    (errno.EAGAIN, "COM5 is in use by another program; close that program, then connect again."),
    (errno.ENOENT, "COM5 is not there; plug the dynamometer in, then choose its port again."),
    (errno.ECONNREFUSED, "Nobody answers at COM5; start the emulator or the serial server there, then connect again."),
]


@pytest.mark.parametrize(("number", "sentence"), OS_FAULTS)
def test_the_number_of_an_error_tells_what_to_do(number: int, sentence: str) -> None:
    assert cannot_open("COM5", OSError(number, "text")) == sentence
    assert cannot_open("COM5", SerialException(f"could not open port: [Errno {number}] text")) == sentence


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Could not exclusively lock port COM5: x", "in use by another program"),
        ("could not open port 'COM5': PermissionError(13, 'Access is denied.', None, 5)", "in use by another program"),
        ("could not open port 'COM9': FileNotFoundError(2, 'The system cannot...', None, 2)", "is not there"),
        ("invalid URL, protocol 'x' not known", "(invalid URL, protocol 'x' not known); check its name and cable"),
    ],
)
def test_the_words_of_an_error_tell_what_to_do(text: str, sentence: str) -> None:
    assert sentence in cannot_open("COM5", SerialException(text))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such group")
def test_no_permission_names_the_group() -> None:
    assert cannot_open("/dev/ttyUSB0", PermissionError(errno.EACCES, "Permission denied")) == (
        "You may not open /dev/ttyUSB0; add yourself to the group dialout (sudo usermod -aG dialout $USER), "
        "then log out and in again."
    )


def test_a_port_that_went_away_is_looked_for_again() -> None:
    assert went_away("Imada", "COM5") == (
        "The Imada at COM5 is gone; plug it in or switch it on, and it is looked for again."
    )
