"""What is special of the gauges of Mark-10: they fall asleep, and a Series 4 knows one question."""

import pytest

from strengthtrack.devices.emulator.emulated_gauge import EmulatedGauge
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.profile import Profile


@pytest.fixture(scope="module")
def series4(library: Library) -> Profile:
    return library.profile("mark10_series4")


def listed(gauge: EmulatedGauge) -> list[bytes]:
    return gauge.hear(b"LIST\r", lambda: 0.0).split(b";")


def test_it_is_kept_on_while_it_is_connected_and_falls_asleep_again_after(mark10: Profile) -> None:
    gauge = EmulatedGauge(mark10)
    assert b"AOFF5" in listed(gauge)
    for step in mark10.acquire.init:
        gauge.hear(step.send, lambda: 0.0)
    assert b"AOFF0" in listed(gauge)
    gauge.hear(mark10.acquire.start + mark10.acquire.stop, lambda: 0.0)
    assert b"AOFF5" in listed(gauge)
    assert gauge.stream_hz == 0.0


def test_all_it_lists_of_itself_is_a_frame(mark10: Profile) -> None:
    gauge = EmulatedGauge(mark10)
    gauge.hear(b"FLTC10\rFLTP10\rAOUT250\rAOFF30\rIPOL1\rOPOL1\r", lambda: 0.0)
    frame = b";".join(listed(gauge)).removesuffix(b"\r\n")
    assert len(frame) <= mark10.framing.most_bytes
    assert mark10.probe[0].expect.fullmatch(frame)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (b"?\r", b"-18.8 N\r\n"),
        (b"?\r\n", b"-18.8 N\r\n"),
        (b"MEM\rSTA\rCLRMEM\r", b""),
        (b"LIST\r", b"*10\r\n"),
        (b"Z\r", b"*10\r\n"),
        (b"?C\r", b"*10\r\n"),
    ],
)
def test_a_series_4_knows_four_commands_and_refuses_all_others(series4: Profile, asked: bytes, answer: bytes) -> None:
    assert EmulatedGauge(series4).hear(asked, lambda: -18.78) == answer


def test_nothing_is_told_to_a_series_4_that_it_does_not_know(series4: Profile) -> None:
    assert not series4.acquire.init
    assert not series4.commands
    assert series4.acquire.stop == b""
