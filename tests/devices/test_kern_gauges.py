"""What is special of Kern's scales: two languages, states that are part of a reading, and packets of two lengths."""

import numpy as np
import pytest

from strengthtrack.devices.decoding.decoder import Decoder
from strengthtrack.devices.emulator.emulated_gauge import EmulatedGauge
from strengthtrack.devices.framing.framers import framer_for
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.readings import Garbled, Readings

ONE_KGF = 9.80665
TOO_MUCH = 700.0


@pytest.fixture(scope="module")
def kcp(library: Library) -> Profile:
    return library.profile("kern_kcp")


@pytest.fixture(scope="module")
def packet(library: Library) -> Profile:
    return library.profile("kern_packet")


def read(profile: Profile, wire: bytes) -> list[Readings | Garbled]:
    whole = framer_for(profile.framing).feed(wire, 1.0).whole
    return Decoder(profile).decode(whole, np.arange(1.0, len(whole) + 1.0))


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (b"SI\r\n", b"S D       1.00 kg\r\n"),
        (b"SI\r\nSI\r\n", b"S D       1.00 kg\r\nS S       1.00 kg\r\n"),
        (b"S\r\n", b"S S       1.00 kg\r\n"),
        (b"U g\r\nSI\r\n", b"U A\r\nS D       1000 g\r\n"),
        (b"SI\r\nZ\r\nSI\r\n", b"S D       1.00 kg\r\nZ A\r\nS S       0.00 kg\r\n"),
        (b"I4\r\n", b'I4 A "K123456"\r\n'),
        (b"hello\r\n", b"ES\r\n"),
    ],
)
def test_a_kcp_scale_answers_with_its_command_and_a_code(kcp: Profile, asked: bytes, answer: bytes) -> None:
    assert EmulatedGauge(kcp).hear(asked, lambda: ONE_KGF) == answer


def test_a_kcp_scale_says_over_and_under_without_a_number(kcp: Profile) -> None:
    over = EmulatedGauge(kcp).hear(b"SI\r\n", lambda: TOO_MUCH)
    under = EmulatedGauge(kcp).hear(b"SI\r\n", lambda: -TOO_MUCH)
    assert (over, under) == (b"S +\r\n", b"S -\r\n")
    told = [event.why for event in read(kcp, over + under) if isinstance(event, Garbled)]
    assert told == [
        "It is overloaded; let go of it.",
        "It is below its range; put its plate on and do not pull at it.",
    ]


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (b"O1\r\n", b"A00\r\n"),
        (b"O8\r\n", b"A00\r\n+01000.0 G U\r\n"),
        (b"O8\r\nT \r\nO8\r\n", b"A00\r\n+01000.0 G U\r\nA00\r\nA00\r\n+00000.0 G S\r\n"),
        (b"O0\r\n", b"A00\r\n"),
        (b"hello\r\n", b"E01\r\n"),
    ],
)
def test_a_balance_answers_and_sends_packets(packet: Profile, asked: bytes, answer: bytes) -> None:
    assert EmulatedGauge(packet).hear(asked, lambda: ONE_KGF) == answer


def test_packets_of_both_lengths_and_answers_go_through_one_another(packet: Profile) -> None:
    wire = b"A00\r\n+00123.4 G S\r\n-1234.567 G U\r\n"
    assert framer_for(packet.framing).feed(wire, 1.0).broken == 0
    (readings,) = read(packet, wire)
    assert isinstance(readings, Readings)
    assert readings.value.tolist() == [123.4, -1234.567]
    assert readings.status == ("ok", "unstable")


def test_a_packet_that_lost_a_character_is_no_reading(packet: Profile) -> None:
    whole = b"+00123.4 G S"
    for at in range(len(whole)):
        assert not any(isinstance(event, Readings) for event in read(packet, whole[:at] + whole[at + 1 :] + b"\r\n"))


def test_an_error_makes_the_number_beside_it_worth_nothing(packet: Profile) -> None:
    (garbled,) = read(packet, b"+00000.0 G E\r\n")
    assert isinstance(garbled, Garbled)
    assert garbled.why == "It is over or below its range, or shows an error; let go of it."
