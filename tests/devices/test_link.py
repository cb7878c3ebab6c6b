import os
import select
import sys
import threading
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from serial import SerialException

from link_listener import Listener
from strengthtrack.devices.emulator.emulator import Emulator
from strengthtrack.devices.link.link import Link
from strengthtrack.devices.link.open_port import OpenPort
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.readings import Loss
from strengthtrack.errors import DeviceFault

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pty")

Emulate = Callable[[Profile], Emulator]
Connect = Callable[..., Link]


def test_a_stream_is_greeted_and_every_row_arrives(
    mark10: Profile, emulate: Emulate, connect: Connect, listener: Listener
) -> None:
    emulator = emulate(mark10)
    rows = [step / 10.0 for step in range(100)]
    emulator.play(rows)
    link = connect(emulator.serve_pty(), mark10)
    listener.wait_for(lambda heard: len(heard.values) == len(rows))
    assert listener.values == rows
    assert listener.connected == ["Emulated Mark-10 0000001"]
    assert (listener.garbled, listener.lost) == (0, [])
    assert link.rate_hz is not None
    assert 50.0 < link.rate_hz < 500.0


def test_a_polled_dynamometer_is_set_to_newtons_and_asked(
    imada: Profile, emulate: Emulate, connect: Connect, listener: Listener
) -> None:
    emulator = emulate(imada)
    rows = [step / 10.0 for step in range(-50, 50)]
    emulator.play(rows)
    connect(emulator.serve_tcp(), imada)
    listener.wait_for(lambda heard: len(heard.values) >= len(rows))
    assert listener.values[: len(rows)] == rows
    assert listener.connected == [""]
    assert (listener.garbled, listener.lost) == (0, [])


def test_connected_comes_before_the_first_reading(
    mark10: Profile, emulate: Emulate, connect: Connect, listener: Listener
) -> None:
    connect(emulate(mark10).serve_pty(), mark10)
    listener.wait_for(lambda heard: len(heard.events) > 3)
    assert [type(event).__name__ for event in listener.events[:2]] == ["Connected", "Readings"]


def test_a_bad_cable_loses_no_reading(mark10: Profile, emulate: Emulate, connect: Connect, listener: Listener) -> None:
    emulator = emulate(mark10)
    emulator.faults.halves_s, emulator.faults.glue_s = 0.002, 0.016
    rows = [step / 10.0 for step in range(150)]
    emulator.play(rows)
    connect(emulator.serve_pty(), mark10)
    listener.wait_for(lambda heard: len(heard.values) > 50)
    emulator.faults.spill(b"\r\n\xff\x00\x1b\r\n")
    listener.wait_for(lambda heard: heard.values[-1:] == rows[-1:])
    assert listener.garbled in {1, 2}, "the garbage, and the frame it fell into if it did"
    assert listener.values == rows if listener.garbled == 1 else len(listener.values) == len(rows) - 1
    assert all(later > earlier for earlier, later in pairwise(listener.times))


def test_zero_is_told_between_polls(imada: Profile, emulate: Emulate, connect: Connect, listener: Listener) -> None:
    emulator = emulate(imada)
    emulator.play([25.0])
    link = connect(emulator.serve_pty(), imada)
    listener.wait_for(lambda heard: 25.0 in heard.values)
    link.send_command("zero")
    listener.wait_for(lambda heard: heard.values[-1] == 0.0)
    assert listener.garbled == 0


def test_zero_is_told_to_a_stream(mark10: Profile, emulate: Emulate, connect: Connect, listener: Listener) -> None:
    emulator = emulate(mark10)
    emulator.play([], idle_n=25.0)
    link = connect(emulator.serve_pty(), mark10)
    listener.wait_for(lambda heard: 25.0 in heard.values)
    link.send_command("zero")
    listener.wait_for(lambda heard: heard.values[-1] == 0.0)


def test_only_commands_of_the_profile_can_be_sent(mark10: Profile, listener: Listener) -> None:
    link = Link("loop://", mark10, listener.events.append)
    with pytest.raises(
        DeviceFault, match=r"The Mark-10 has no command “format disk”; it has clear_peaks, newtons, zero."
    ):
        link.send_command("format disk")


def test_a_pulled_cable_is_told_once(mark10: Profile, emulate: Emulate, connect: Connect, listener: Listener) -> None:
    emulator = emulate(mark10)
    port = emulator.serve_pty()
    connect(port, mark10)
    listener.wait_for(lambda heard: heard.values)
    emulator.unplug()
    listener.wait_for(lambda heard: heard.lost)
    assert listener.lost == [f"The Mark-10 at {port} is gone; plug it in or switch it on, and it is looked for again."]


def test_a_tcp_line_that_ends_is_a_pulled_cable(
    imada: Profile, emulate: Emulate, connect: Connect, listener: Listener
) -> None:
    emulator = emulate(imada)
    connect(emulator.serve_tcp(), imada)
    listener.wait_for(lambda heard: heard.values)
    emulator.unplug()
    listener.wait_for(lambda heard: heard.lost)
    assert "is gone; plug it in" in listener.lost[0]


def test_after_a_replug_a_new_link_reads_on(
    mark10: Profile, emulate: Emulate, connect: Connect, listener: Listener, tmp_path: Path
) -> None:
    emulator = emulate(mark10)
    port = emulator.serve_pty(tmp_path / "gauge")
    connect(port, mark10)
    listener.wait_for(lambda heard: heard.values)
    emulator.unplug()
    listener.wait_for(lambda heard: heard.lost)
    assert listener.losses == [Loss.GONE]
    emulator.replug()
    connect(port, mark10)
    listener.wait_for(lambda heard: len(heard.connected) == 2)


def test_a_port_that_is_not_there_is_lost(mark10: Profile, connect: Connect, listener: Listener) -> None:
    connect("/dev/ttyNOTHING", mark10)
    listener.wait_for(lambda heard: heard.lost)
    assert listener.lost == [
        "/dev/ttyNOTHING is not there; plug the dynamometer in, then choose its port again.",
    ]
    assert listener.losses == [Loss.UNOPENED]


def test_a_port_in_use_is_busy(mark10: Profile, emulate: Emulate, connect: Connect, listener: Listener) -> None:
    import fcntl

    port = emulate(mark10).serve_pty()
    with Path(port).open("rb") as other:
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
        connect(port, mark10)
        listener.wait_for(lambda heard: heard.lost)
    assert listener.lost == [f"{port} is in use by another program; close that program, then connect again."]


def test_a_url_nobody_knows_is_told(mark10: Profile, connect: Connect, listener: Listener) -> None:
    connect("gopher://x", mark10)
    listener.wait_for(lambda heard: heard.lost)
    assert listener.lost[0].startswith("gopher://x cannot be opened (")
    assert listener.lost[0].endswith("; check its name and cable, then connect again.")


def test_nobody_at_a_tcp_port_is_told(mark10: Profile, connect: Connect, listener: Listener) -> None:
    connect("socket://127.0.0.1:9", mark10)
    listener.wait_for(lambda heard: heard.lost)
    assert listener.lost[0].startswith("Nobody answers at socket://127.0.0.1:9; start the emulator")


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first word is not waited for as long as in a clinic."""
    monkeypatch.setattr("strengthtrack.devices.link.vigil.FIRST_WORD_S", 0.4)


@pytest.mark.usefixtures("impatient")
def test_a_silent_port_is_told(either: Profile, emulate: Emulate, connect: Connect, listener: Listener) -> None:
    emulator = emulate(either)
    emulator.faults.silent = True
    connect(emulator.serve_pty(), either)
    listener.wait_for(lambda heard: heard.lost)
    assert "is silent; switch it on" in listener.lost[0]
    assert listener.losses == [Loss.UNREAD]
    assert listener.connected == []


@pytest.mark.usefixtures("impatient")
def test_another_language_is_told(
    mark10: Profile, imada: Profile, emulate: Emulate, connect: Connect, listener: Listener
) -> None:
    connect(emulate(mark10).serve_pty(), imada)
    listener.wait_for(lambda heard: heard.lost)
    assert "is not the language of the Imada at 19200 baud; choose another profile or baud rate" in listener.lost[0]
    assert listener.connected == []


@pytest.mark.usefixtures("impatient")
def test_an_echo_is_another_language(mark10: Profile, connect: Connect, listener: Listener) -> None:
    connect("loop://", mark10)
    listener.wait_for(lambda heard: heard.lost)
    assert listener.lost[0].startswith("What comes from loop:// is not the language of the Mark-10")


def test_a_unit_that_is_not_known_says_what_to_set(
    mark10: Profile, emulate: Emulate, connect: Connect, listener: Listener
) -> None:
    only_newtons = mark10.unit.model_copy(update={"map": {"N": "N"}})
    emulator = emulate(mark10)
    link = connect(emulator.serve_pty(), mark10.model_copy(update={"unit": only_newtons}), silent_after_s=0.3)
    listener.wait_for(lambda heard: heard.values)
    pounds = mark10.commands["zero"].model_copy(update={"send": b"LB\r"})
    link._commands.put(pounds)
    listener.wait_for(lambda heard: heard.lost)
    assert listener.lost == [
        "The Mark-10 sends the unit “lbF”; set it to N, with its unit sent, then connect again.",
    ]


def test_a_unit_that_must_be_asked_is_asked(
    mark10: Profile, emulate: Emulate, connect: Connect, listener: Listener
) -> None:
    asking = mark10.model_copy(update={"unit": mark10.unit.model_copy(update={"source": "ask"})})
    connect(emulate(mark10).serve_pty(), asking)
    listener.wait_for(lambda heard: heard.lost)
    assert listener.lost == ["The Mark-10 does not send its unit; say which unit its display shows."]


def test_closing_leaves_the_dynamometer_quiet_and_says_nothing_more(
    mark10: Profile, emulate: Emulate, connect: Connect, listener: Listener
) -> None:
    emulator = emulate(mark10)
    link = connect(emulator.serve_pty(), mark10)
    listener.wait_for(lambda heard: heard.values)
    link.close()
    link.close()
    count = len(listener.events)
    listener.wait_for(lambda _: not emulator._gauge.stream_hz)
    assert len(listener.events) == count
    assert listener.lost == []


def test_the_listener_may_close_the_link_from_its_own_thread(mark10: Profile, emulate: Emulate) -> None:
    closed = threading.Event()

    def put(_: object) -> None:
        link.close()
        closed.set()

    link = Link(emulate(mark10).serve_pty(), mark10, put)
    link.start()
    assert closed.wait(5.0)
    link.close()


class ByHand:
    """A dynamometer answered by the test itself, on a pty."""

    def __init__(self) -> None:
        import tty

        self._master, self._slave = os.openpty()
        tty.setraw(self._master)
        tty.setraw(self._slave)
        self.port = os.ttyname(self._slave)

    def expect(self, end: bytes) -> None:
        heard = b""
        while not heard.endswith(end):
            ready, _, _ = select.select([self._master], [], [], 5.0)
            assert ready, f"waited in vain for {end!r}; heard {heard!r}"
            heard += os.read(self._master, 1)

    def is_quiet(self) -> bool:
        return not select.select([self._master], [], [], 0.1)[0]

    def say(self, data: bytes) -> None:
        os.write(self._master, data)

    def close(self) -> None:
        os.close(self._slave)
        os.close(self._master)


@pytest.fixture
def by_hand() -> Iterator[ByHand]:
    gauge = ByHand()
    yield gauge
    gauge.close()


def test_a_stream_joined_midway_drops_the_tail_of_a_frame(
    mark10: Profile, by_hand: ByHand, listener: Listener, connect: Connect
) -> None:
    """A gauge that answers nothing but streams: "25.0 N" may be the end of "125.0 N"."""
    connect(by_hand.port, mark10)
    by_hand.expect(b"AOUT250\r")
    by_hand.say(b"25.0 N\r\n125.1 N\r\n")
    listener.wait_for(lambda heard: heard.values)
    assert listener.values == [125.1]


def test_a_late_reading_is_no_name(mark10: Profile, by_hand: ByHand, listener: Listener, connect: Connect) -> None:
    connect(by_hand.port, mark10)
    by_hand.expect(b"RM\r")
    by_hand.say(b"1.0 N\r\n*10\r\nM5-100\r\n")
    by_hand.expect(b"RS\r")
    by_hand.say(b"2.0 N\r\n3411\r\n")
    by_hand.expect(b"AOUT250\r")
    by_hand.say(b"3.0 N\r\n")
    listener.wait_for(lambda heard: heard.values)
    assert (listener.connected, listener.values) == (["M5-100 3411"], [3.0])


def test_a_command_is_answered_before_the_next_poll(
    imada: Profile, by_hand: ByHand, listener: Listener, connect: Connect
) -> None:
    link = connect(by_hand.port, imada)
    for command, reply in ((b"N\r", b"R\r"), (b"T\r", b"R\r"), (b"D\r", b"+1.0NTO\r")):
        by_hand.expect(command)
        if command == b"D\r":
            link.send_command("zero")
        by_hand.say(reply)
    by_hand.expect(b"Z\r")
    assert by_hand.is_quiet()
    by_hand.say(b"R\r")
    by_hand.expect(b"D\r")
    by_hand.say(b"+0.0NTO\r")
    listener.wait_for(lambda heard: heard.values == [1.0, 0.0])


def test_what_is_heard_can_be_captured(mark10: Profile, emulate: Emulate, connect: Connect, listener: Listener) -> None:
    emulator = emulate(mark10)
    emulator.play([1.0, 2.0])
    raw: list[bytes] = []
    connect(emulator.serve_pty(), mark10, heard=lambda _, data: raw.append(data))
    listener.wait_for(lambda heard: len(heard.values) == 2)
    assert b"".join(raw) == b"1.0 N\r\n2.0 N\r\n"


@pytest.mark.parametrize("error", [SerialException("x"), OSError(5, "x"), TypeError("x")])
@pytest.mark.parametrize("what", ["read", "write", "forget_input", "close"])
def test_whatever_way_a_port_fails_it_is_one_fault(
    mark10: Profile, monkeypatch: pytest.MonkeyPatch, what: str, error: Exception
) -> None:
    import termios

    def fails(*_: object) -> None:
        raise error

    port = OpenPort("loop://", mark10)
    for name in ("read", "write", "reset_input_buffer", "close"):
        monkeypatch.setattr(port._serial, name, fails)
    calls: dict[str, Callable[[], object]] = {
        "read": port.read,
        "write": lambda: port.write(b"x"),
        "forget_input": port.forget_input,
        "close": port.close,
    }
    with pytest.raises(DeviceFault, match=r"The Mark-10 at loop:// is gone; plug it in or switch it on"):
        calls[what]()
    error = termios.error(5, "x")
    with pytest.raises(DeviceFault, match="is gone"):
        calls[what]()
