"""Bytes in and out of a port, by the shortest way the system has and by pyserial's where there is no other."""

import os
import sys
from collections.abc import Iterator

import pytest

from strengthtrack.devices.link.open_port import OpenPort
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.errors import DeviceFault

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pty")


@pytest.fixture
def cable(mark10: Profile) -> Iterator[tuple[int, OpenPort]]:
    import tty

    master, slave = os.openpty()
    tty.setraw(slave)
    port = OpenPort(os.ttyname(slave), mark10)
    os.close(slave)
    yield master, port
    port.close()


@posix_only
def test_a_read_brings_all_that_has_come_and_nothing_after_its_wait(cable: tuple[int, OpenPort]) -> None:
    master, port = cable
    assert port.read(0.0) == b""
    os.write(master, b"1.0 N\r\n2.0 N\r\n")
    assert port.read() == b"1.0 N\r\n2.0 N\r\n"
    port.write(b"AOUT0\r")
    assert came(master, 6) == b"AOUT0\r"
    os.close(master)
    with pytest.raises(DeviceFault, match="is gone"):
        port.read()


def came(master: int, count: int) -> bytes:
    """So many bytes, in as many pieces as the system hands them over."""
    data = b""
    while len(data) < count:
        data += os.read(master, 100)
    return data


@posix_only
def test_what_cannot_be_sent_at_once_is_sent_as_there_is_room(
    cable: tuple[int, OpenPort], monkeypatch: pytest.MonkeyPatch
) -> None:
    master, port = cable
    write, sent = os.write, [3]

    def full(file: int, data: bytes) -> int:
        if not sent:
            return write(file, data)
        return write(file, data[: sent.pop()])

    monkeypatch.setattr(os, "write", full)
    port.write(b"AOUT250\r")
    assert came(master, 8) == b"AOUT250\r"

    def blocked(file: int, data: bytes) -> int:
        monkeypatch.setattr(os, "write", write)
        raise BlockingIOError

    monkeypatch.setattr(os, "write", blocked)
    port.write(b"Z\r")
    assert came(master, 2) == b"Z\r"
    os.close(master)


def test_a_port_that_is_no_file_is_read_by_pyserial(mark10: Profile) -> None:
    port = OpenPort("loop://", mark10)
    assert port.read(0.001) == b""
    port.write(b"1.0 N\r\n")
    assert (port.read(0.001), port.read(0.001)) == (b"1.0 N\r\n", b"")
    port.close()
