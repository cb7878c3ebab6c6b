import errno
import getpass
import sys
from pathlib import Path

import pytest
from serial import SerialException

from strengthtrack.devices.ports.permission import permission_advice
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
        ("invalid URL, protocol 'x' not known", "(invalid URL, protocol 'x' not known); check its name and cable"),
    ],
)
def test_the_words_of_an_error_tell_what_to_do(text: str, sentence: str) -> None:
    assert sentence in cannot_open("COM5", SerialException(text))


@pytest.mark.parametrize(
    ("port", "told", "sentence"),
    [
        ("COM5", "PermissionError(13, 'Access is denied.', None, 5)", "COM5 is in use by another program; close that"),
        ("COM5", "PermissionError(13, 'Zugriff verweigert', None, 5)", "COM5 is in use by another program; close that"),
        ("COM9", "FileNotFoundError(2, '…', None, 2)", "COM9 is not there; Windows gives a cable another number"),
        ("COM12", "FileNotFoundError(2, '…', None, 2)", "COM12 is not there (numbers over 9 can be opened, too);"),
        ("COM7", "OSError(22, 'The semaphore timeout…', None, 121)", "choose the other of the two COM ports that"),
        ("COM5", "PermissionError(13, 'A device…', None, 31)", "The driver of COM5 does not work; unplug the cable"),
        ("COM5", "OSError(22, 'Never seen', None, 4711)", "COM5 cannot be opened ("),
    ],
)
def test_windows_is_understood_by_its_numbers_in_any_language(port: str, told: str, sentence: str) -> None:
    assert sentence in cannot_open(port, SerialException(f"could not open port {port!r}: {told}"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such group")
def test_no_permission_names_the_group() -> None:
    assert cannot_open("/dev/ttyUSB0", PermissionError(errno.EACCES, "Permission denied")) == (
        "You may not open /dev/ttyUSB0; add yourself to the group dialout (sudo usermod -aG dialout $USER), "
        "then log out and in again."
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such group")
def test_the_group_is_the_one_that_owns_the_port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import grp

    owner = grp.struct_group(("uucp", "x", 987, ["somebody"]))
    monkeypatch.setattr(grp, "getgrgid", lambda _: owner)
    monkeypatch.setattr(getpass, "getuser", lambda: "nobody here")
    assert "(sudo usermod -aG uucp $USER)" in permission_advice(str(tmp_path))
    monkeypatch.setattr(getpass, "getuser", lambda: "somebody")
    assert permission_advice(str(tmp_path)) == (
        "log out and in again, for you are in the group uucp since you last logged in"
    )


def test_a_port_that_went_away_is_looked_for_again() -> None:
    assert went_away("Imada", "COM5") == (
        "The Imada at COM5 is gone; plug it in or switch it on, and it is looked for again."
    )
