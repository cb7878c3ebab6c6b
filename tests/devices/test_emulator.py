import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import serial

from strengthtrack.devices.emulator.emulator import Emulator
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.errors import DeviceFault
from wire_host import Host, wait_until_left

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pty")

Emulate = Callable[[Profile], Emulator]


def test_it_answers_on_a_pty_and_under_a_name(mark10: Profile, emulate: Emulate, tmp_path: Path) -> None:
    emulator = emulate(mark10)
    name = tmp_path / "gauge"
    assert emulator.serve_pty(name) == str(name) == emulator.port
    with Host(str(name)) as host:
        host.say(b"?\r")
        assert host.line() == b"0.0 N\r\n"
    emulator.close()
    assert not name.is_symlink()
    assert emulator.port == ""


def test_it_answers_on_tcp(imada: Profile, emulate: Emulate) -> None:
    port = emulate(imada).serve_tcp()
    assert port.startswith("socket://127.0.0.1:")
    for _ in range(2):
        with Host(port) as host:
            host.say(b"Z\r")
            assert host.line(b"R\r").endswith(b"R\r")


def test_bytes_are_left_as_they_are_on_a_pty(imada: Profile, emulate: Emulate) -> None:
    """A terminal that is not raw turns CR into LF and echoes."""
    with Host(emulate(imada).serve_pty()) as host:
        host.say(b"D\r")
        assert host.line(b"\r") == b"Gauge Started.\r"
        assert host.line(b"\r") == b"\n+0.0NTO\r"


def test_a_stream_plays_every_row_once_and_then_is_silent(mark10: Profile, emulate: Emulate) -> None:
    emulator = emulate(mark10)
    emulator.play([1.0, 2.0, 3.0], rate_hz=200.0)
    with Host(emulator.serve_pty()) as host:
        assert host.is_quiet()
        host.say(b"AOUT250\r")
        assert [host.line() for _ in range(3)] == [b"1.0 N\r\n", b"2.0 N\r\n", b"3.0 N\r\n"]
        assert host.is_quiet()
        assert emulator.played == 3
        emulator.play([4.0])
        assert host.line() == b"4.0 N\r\n"
        emulator.restart()
        assert host.line() == b"4.0 N\r\n"


def test_what_is_played_to_nobody_goes_nowhere(library: Library, emulate: Emulate) -> None:
    """One that sends by itself begins when somebody opens its port, and each time from the beginning."""
    emulator = emulate(library.profile("hx711_n"))
    emulator.play([1.0, 2.0, 3.0], rate_hz=100.0, idle_n=0.0)
    port = emulator.serve_pty()
    for _ in range(2):
        with Host(port) as host:
            assert [host.line() for _ in range(4)] == [b"N1.00\r\n", b"N2.00\r\n", b"N3.00\r\n", b"N0.00\r\n"]
        wait_until_left(emulator)
        assert emulator.played == 3


def test_it_greets_whoever_opens_its_port(imada: Profile, emulate: Emulate) -> None:
    emulator = emulate(imada)
    port = emulator.serve_pty()
    for _ in range(2):
        with Host(port) as host:
            assert host.line() == b"Gauge Started.\r\n"
            host.say(b"D\r")
            assert host.line(b"\r") == b"+0.0NTO\r"
        wait_until_left(emulator)


def test_a_command_that_could_go_on_is_answered_after_a_pause(library: Library, emulate: Emulate) -> None:
    emulator = emulate(library.profile("shimpo_fg7000t"))
    emulator.play([250.0])
    with Host(emulator.serve_pty()) as host:
        host.say(b"?")
        assert host.line(b"\r") == b"2.5000 N.m\r"


def test_its_own_key_sends_one_reading(imada: Profile, emulate: Emulate) -> None:
    emulator = emulate(imada)
    emulator.play([12.0, 13.0])
    with Host(emulator.serve_pty()) as host:
        assert host.line() == b"Gauge Started.\r\n"
        emulator.press()
        emulator.press()
        assert [host.line(b"\r"), host.line(b"\r")] == [b"+12.0NTO\r", b"+13.0NTO\r"]


def test_its_unit_may_be_changed_by_hand(imada: Profile, emulate: Emulate) -> None:
    emulator = emulate(imada)
    emulator.set_unit("kgf")
    assert (emulator.unit, emulator.units) == ("kgf", ("N", "kgf", "lbf"))
    assert emulator.serve_pty()
    assert emulator.unit == "N", "it was switched off and on"


def test_after_its_last_row_a_stream_may_go_on_at_rest(mark10: Profile, emulate: Emulate) -> None:
    emulator = emulate(mark10)
    emulator.play([1.0, 2.0], idle_n=0.5)
    with Host(emulator.serve_pty()) as host:
        host.say(b"AOUT250\r")
        assert [host.line() for _ in range(4)] == [b"1.0 N\r\n", b"2.0 N\r\n", b"0.5 N\r\n", b"0.5 N\r\n"]


def test_asking_for_the_stream_again_plays_from_the_beginning(mark10: Profile, emulate: Emulate) -> None:
    emulator = emulate(mark10)
    emulator.play([1.0, 2.0])
    with Host(emulator.serve_pty()) as host:
        for _ in range(2):
            host.say(b"AOUT250\r")
            assert [host.line(), host.line()] == [b"1.0 N\r\n", b"2.0 N\r\n"]
            host.say(b"AOUT0\r?PC\r")
            assert host.line() == b"2.0 N\r\n"


def test_a_poll_goes_on_answering_the_last_row(imada: Profile, emulate: Emulate) -> None:
    emulator = emulate(imada)
    emulator.play([1.0, 2.0])
    with Host(emulator.serve_pty()) as host:
        host.say(b"Z\r")
        assert host.line(b"R\r")
        host.say(b"D\rD\rD\r")
        assert [host.line(b"\r") for _ in range(3)] == [b"+1.0NTO\r", b"+2.0NTO\r", b"+2.0NTO\r"]


def test_a_polled_recording_is_not_handed_out_faster_than_it_was_made(imada: Profile, emulate: Emulate) -> None:
    emulator = emulate(imada)
    emulator.play([float(step) for step in range(11)], rate_hz=40.0)
    with Host(emulator.serve_pty()) as host:
        host.say(b"D\r")
        assert host.line(b"NTO\r")
        began_s = time.perf_counter()
        host.say(b"D\r" * 10)
        assert [host.line(b"\r") for _ in range(10)][-1] == b"+10.0NTO\r"
    assert time.perf_counter() - began_s > 0.2


def test_a_source_is_felt_as_time_goes_by(mark10: Profile) -> None:
    emulator = Emulator(mark10, source=lambda t_s: 100.0 * t_s)
    with Host(emulator.serve_pty()) as host:
        host.say(b"AOUT50\r")
        assert [host.line() for _ in range(3)] == [b"0.0 N\r\n", b"2.0 N\r\n", b"4.0 N\r\n"]
    emulator.close()


def test_a_pulled_cable_ends_the_port_and_a_replugged_one_is_freshly_on(
    mark10: Profile, emulate: Emulate, tmp_path: Path
) -> None:
    emulator = emulate(mark10)
    port = emulator.serve_pty(tmp_path / "gauge")
    with Host(port) as host:
        host.say(b"NUM\r")
        emulator.unplug()
        with pytest.raises(serial.SerialException):
            host.line()
    assert not Path(port).exists()
    assert emulator.replug() == port
    with Host(port) as host:
        host.say(b"?\r")
        assert host.line() == b"0.0 N\r\n"


def test_on_tcp_it_comes_back_at_the_same_port(mark10: Profile, emulate: Emulate) -> None:
    emulator = emulate(mark10)
    port = emulator.serve_tcp()
    with Host(port):
        pass
    emulator.unplug()
    assert emulator.replug() == port


def test_what_was_never_served_cannot_be_plugged_in_again(mark10: Profile) -> None:
    with pytest.raises(RuntimeError, match="never served"):
        Emulator(mark10).replug()


def test_rows_wait_while_nobody_reads(mark10: Profile, emulate: Emulate) -> None:
    """The buffer of a pty is finite; what does not fit is sent later, not lost."""
    emulator = emulate(mark10)
    rows = [float(step % 500) for step in range(12_000)]
    wanted = b"".join(b"%.1f N\r\n" % row for row in rows)
    emulator.play(rows, rate_hz=10_000.0)
    with Host(emulator.serve_pty()) as host:
        host.say(b"AOUT250\r")
        host.wait_until_full()
        assert 0 < emulator.played < len(rows)
        assert host.bytes(len(wanted)) == wanted


def test_a_name_that_is_taken_is_refused(mark10: Profile, emulate: Emulate, tmp_path: Path) -> None:
    taken = tmp_path / "letter.docx"
    taken.touch()
    with pytest.raises(DeviceFault, match=r"letter.docx is there already and no link; name another."):
        emulate(mark10).serve_pty(taken)
    with pytest.raises(DeviceFault, match=r"cannot be made \(No such file or directory\); name a link in a folder"):
        emulate(mark10).serve_pty(tmp_path / "none" / "gauge")


def test_an_old_link_is_replaced(mark10: Profile, emulate: Emulate, tmp_path: Path) -> None:
    name = tmp_path / "gauge"
    name.symlink_to("/dev/pts/nothing")
    emulate(mark10).serve_pty(name)
    assert name.readlink() != Path("/dev/pts/nothing")


def test_a_tcp_port_that_is_taken_is_refused(mark10: Profile, emulate: Emulate) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(DeviceFault, match=rf"Nothing can listen at 127.0.0.1:{port} \(.+\); choose another port."):
            emulate(mark10).serve_tcp(port=port)


def test_without_a_pty_it_names_the_way_that_works(
    mark10: Profile, emulate: Emulate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pty", None)
    with pytest.raises(DeviceFault, match="This system has no pty; use --listen"):
        emulate(mark10).serve_pty()
