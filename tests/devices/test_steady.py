"""Frames held against their neighbours, on bytes that can be followed with a finger."""

import pytest

from strengthtrack.devices.framing.frames import Framer, Frames
from strengthtrack.devices.framing.steady import steady_framer_for
from wire_grammar import FRAMINGS


def framer(kind: str, *, streams: bool = True) -> Framer:
    return steady_framer_for(FRAMINGS[kind], streams=streams)


def fed(one: Framer, *reads: bytes, apart_s: float = 0.01) -> list[tuple[list[bytes], int]]:
    """What each read brought: whole frames, and how many were broken."""
    return [one.feed(data, 1.0 + at * apart_s)[:2] for at, data in enumerate(reads)]


def test_an_answer_comes_alone_in_one_read_or_in_two() -> None:
    one = framer("fixed", streams=False)
    assert fed(one, b"0011.70", b"0011", b".71", b"1002.00") == [
        ([b"0011.70"], 0),
        ([], 0),
        ([b"0011.71"], 0),
        ([b"1002.00"], 0),
    ]


def test_a_byte_too_many_does_not_shift_the_answers_after_it_into_numbers_of_the_other_sign() -> None:
    """Asked in a hurry, the last digit of one answer would stand where the sign of the next one is."""
    one = framer("fixed", streams=False)
    assert fed(one, b"0011.71", b"00111.71", b"0011.71", b"0011.71") == [([b"0011.71"], 0), ([], 1), ([], 0), ([], 0)]
    late = framer("fixed", streams=False)
    assert fed(late, b"0011.71", b"1", b"0011.71", b"0011.71") == [([b"0011.71"], 0), ([], 0), ([], 1), ([], 0)]
    assert late.feed(b"0011.72", 1.2) == Frames([b"0011.72"])


def test_half_an_answer_is_dropped_at_the_next_pause() -> None:
    one = framer("fixed", streams=False)
    assert fed(one, b"0011", b"0012.50", apart_s=0.3) == [([], 0), ([b"0012.50"], 1)]
    one.join_midway()
    assert fed(one, b"0012.50", b"0012.51", apart_s=0.3) == [([], 0), ([b"0012.51"], 0)]


def test_a_packet_of_another_length_is_none_until_two_of_them_come() -> None:
    fourteen, fifteen = b"+00901.0 G U\r\n", b"+009901.0 G U\r\n"
    one = framer("packet")
    assert fed(one, fourteen, fifteen, fourteen) == [([fourteen[:-2]], 0), ([], 1), ([fourteen[:-2]], 0)]
    assert fed(one, fifteen, fifteen, fourteen) == [([], 1), ([fifteen[:-2]], 0), ([], 1)]


def test_endless_digits_are_handed_on_with_the_next_ones() -> None:
    one = framer("endless")
    assert fed(one, b"-01.20", b"001.30001", b".40") == [([], 0), ([b"-01.20"], 0), ([b"001.30"], 0)]


@pytest.mark.parametrize("spoilt", [b"01.30", b"0012.30", b"0012.3", b"012.390"])
def test_where_the_point_has_moved_nothing_is_read_up_to_the_next_minus(spoilt: bytes) -> None:
    one = framer("endless")
    fed(one, b"-12.00", b"012.10")
    handed = [frame for frames, _ in fed(one, spoilt, *[b"012.40"] * 6) for frame in frames]
    assert set(handed) <= {b"012.10", b"012.40"}
    assert [frame for frames, _ in fed(one, b"-12.50", b"-12.60", b"-12.70") for frame in frames][-1] == b"-12.60"


def test_a_display_set_to_another_step_is_read_after_two_pulls() -> None:
    one = framer("endless")
    fed(one, b"-12.00", b"012.10")
    came = fed(one, b"0012.1", b"-012.2", b"-012.3", b"0012.4", b"0012.5")
    assert [frames for frames, _ in came] == [[], [], [], [b"-012.3"], [b"0012.4"]]


def test_a_headed_frame_with_something_behind_it_is_none() -> None:
    one = framer("header")
    good, spoilt = b"\x55\x01+00123", b"\x55\x01+400123"
    assert fed(one, good, spoilt, good, good)[2:] == [([], 0), ([good[2:]], 0)]
    assert fed(framer("header", streams=False), good) == [([good[2:]], 0)], "an answer has no next one"
