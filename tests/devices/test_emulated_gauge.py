"""Dialogues as pairs of what is sent and what must come back."""

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strengthtrack.devices.emulator.emulated_gauge import EmulatedGauge
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.errors import DeviceFault

MARK10 = Library().profile("mark10_gcl2")


def follow(profile: Profile, forces: Iterable[float], pairs: list[tuple[bytes, bytes]]) -> EmulatedGauge:
    """Every pair must hold, and every force be felt."""
    gauge = EmulatedGauge(profile)
    felt = iter(forces)
    for sent, received in pairs:
        assert gauge.hear(sent, lambda: next(felt)) == received, sent
    assert next(felt, None) is None
    return gauge


def test_mark10_reads_with_unit_and_minus_for_tension(mark10: Profile) -> None:
    follow(mark10, [4.26, -18.78, 3.0], [(b"?\r", b"4.3 N\r\n"), (b"?C\r\n", b"-18.8 N\r\n"), (b"?C\r", b"3.0 N\r\n")])


def test_mark10_remembers_its_peaks_until_they_are_cleared(mark10: Profile) -> None:
    pairs = [
        (b"?\r?\r?\r", b"10.0 N\r\n-7.0 N\r\n4.0 N\r\n"),
        (b"?PC\r", b"10.0 N\r\n"),
        (b"?PT\r", b"-7.0 N\r\n"),
        (b"PC\r", b""),
        (b"?\r", b"10.0 N\r\n"),
        (b"CLR\r", b""),
        (b"?PC\r", b"0.0 N\r\n"),
        (b"CUR\r?\r", b"2.0 N\r\n"),
    ]
    follow(mark10, [10.0, -7.0, 4.0, 1.0, 2.0], pairs)


def test_mark10_zero_takes_what_it_feels_and_clears_the_peaks(mark10: Profile) -> None:
    pairs = [(b"?\r", b"20.0 N\r\n"), (b"Z\r", b""), (b"?PC\r", b"0.0 N\r\n"), (b"?\r", b"5.0 N\r\n")]
    follow(mark10, [20.0, 25.0], pairs)


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        (b"N", b"100.0 N"),
        (b"MN", b"100000 mN"),
        (b"KN", b"0.1000 kN"),
        (b"KG", b"10.20 kgF"),
        (b"G", b"10200 gF"),
        (b"LB", b"22.48 lbF"),
        (b"OZ", b"359.5 ozF"),
    ],
)
def test_mark10_shows_the_unit_it_is_set_to(mark10: Profile, command: bytes, shown: bytes) -> None:
    follow(mark10, [100.0], [(command + b"\r", b""), (b"?\r", shown + b"\r\n")])


def test_mark10_may_leave_out_the_unit_or_the_sign_or_turn_it(mark10: Profile) -> None:
    pairs = [
        (b"NUM\r?\r", b"-1.5\r\n"),
        (b"FULL\rIPOL1\r?\r", b"1.5 N\r\n"),
        (b"IPOL0\rOPOL1\r?\r", b"1.5 N\r\n"),
        (b"OPOL0\r?\r", b"-1.5 N\r\n"),
    ]
    follow(mark10, [-1.5] * 4, pairs)


@pytest.mark.parametrize(
    ("number", "hertz"), [(1, 50), (2, 2), (5, 5), (10, 10), (25, 25), (50, 50), (125, 125), (250, 250)]
)
def test_mark10_streams_at_the_rates_it_has_and_one_means_fifty(mark10: Profile, number: int, hertz: int) -> None:
    gauge = follow(mark10, [], [(f"AOUT{number}\r".encode(), b"")])
    assert gauge.stream_hz == hertz
    assert gauge.hear(b"AOUT0\r", lambda: 0.0) == b""
    assert gauge.stream_hz == 0


@pytest.mark.parametrize(
    ("command", "refusal"),
    [
        (b"HELLO", b"*10"),
        (b"", b"*10"),
        (b"?A", b"*11"),
        (b"?ET", b"*11"),
        (b"MEM", b"*11"),
        (b"AOUT", b"*21"),
        (b"AOUT3", b"*21"),
        (b"AOUT999", b"*22"),
        (b"FLTC11", b"*22"),
        (b"AOFF31", b"*22"),
        (b"IPOL2", b"*22"),
        (b"X" * 26, b"*51"),
        (b"X" * 500, b"*51"),
    ],
)
def test_mark10_refuses_by_number(mark10: Profile, command: bytes, refusal: bytes) -> None:
    follow(mark10, [], [(command + b"\r", refusal + b"\r\n")])


def test_mark10_lists_how_it_is_set(mark10: Profile) -> None:
    pairs = [
        (b"LB\rLIST\r", b"V1.00;LBF;CUR;FLTC8;FLTP1;AOUT00;AOFF5;FULL;IPOL0;OPOL0;MIT;POL;B0\r\n"),
        (b"PT\rNUM\rFLTC3\rFLTP10\rAOFF30\rAOUT125\r", b""),
        (b"LIST\r", b"V1.00;LBF;PT;FLTC3;FLTP10;AOUT125;AOFF30;NUM;IPOL0;OPOL0;MIT;POL;B0\r\n"),
    ]
    follow(mark10, [], pairs)


def test_mark10_says_it_is_emulated(mark10: Profile) -> None:
    pairs = [(b"RN\r", b"Emulated gauge\r\n"), (b"RM\r", b"Emulated Mark-10\r\n"), (b"RV\r", b"1.00\r\n")]
    follow(mark10, [], [*pairs, (b"RS\r", b"0000001\r\n")])


def test_imada_says_that_it_started_and_then_answers(imada: Profile) -> None:
    pairs = [
        (b"D\r", b"Gauge Started.\r\n+4.3NTO\r"),
        (b"D\r", b"-18.8NTO\r"),
        (b"K\r", b"R\r"),
        (b"D\r", b"+10.20KTO\r"),
        (b"O\r", b"R\r"),
        (b"D\r", b"+22.5OTO\r"),
        (b"N\r", b"R\r"),
        (b"XAR\r", b"E\r"),
        (b"\r", b"E\r"),
        (b"D" * 40 + b"\r", b"E\r"),
    ]
    follow(imada, [4.26, -18.78, 100.0, 100.0], pairs)


def test_imada_zeroes_and_tracks_and_holds_the_peak(imada: Profile) -> None:
    pairs = [
        (b"\n", b"Gauge Started.\r\n"),
        (b"D\rZ\rD\r", b"+20.0NTO\rR\r+5.0NTO\r"),
        (b"P\rD\r", b"R\r+5.0NPO\r"),
        (b"D\r", b"-8.0NPO\r"),
        (b"T\rD\r", b"R\r+1.0NTO\r"),
    ]
    follow(imada, [20.0, 25.0, 21.0, 12.0, 21.0], pairs)


def test_imada_marks_an_overload(imada: Profile) -> None:
    follow(imada, [500.0, 500.1], [(b"\n", b"Gauge Started.\r\n"), (b"D\rD\r", b"+500.0NTO\r+500.1NTE\r")])


@given(st.lists(st.integers(0, 100)))
def test_a_command_may_come_in_pieces(places: list[int]) -> None:
    sent = b"NUM\rKG\r?\rLIST\rHELLO\r"
    at = sorted({place % (len(sent) + 1) for place in places} | {0, len(sent)})
    gauge = EmulatedGauge(MARK10)
    replies = [gauge.hear(sent[start:end], lambda: 98.0665) for start, end in pairwise(at)]
    assert b"".join(replies).startswith(b"10.00\r\nV1.00;KGF;CUR;")
    assert b"".join(replies).endswith(b";B0\r\n*10\r\n")


def test_a_profile_without_a_dialogue_cannot_be_played(mark10: Profile) -> None:
    with pytest.raises(DeviceFault, match=r"The profile “mark10_gcl2” has no \[emulate\] part; choose one that has."):
        EmulatedGauge(mark10.model_copy(update={"emulate": None}))
