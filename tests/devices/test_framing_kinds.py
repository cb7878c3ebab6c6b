"""What is peculiar to each framing, on bytes that can be followed with a finger."""

import pytest

from strengthtrack.devices.framing.framers import framer_for
from strengthtrack.devices.framing.frames import Framer
from wire_grammar import FRAMINGS, fed


def framer(kind: str) -> Framer:
    return framer_for(FRAMINGS[kind])


def fed_at_once(one: Framer, *pieces: bytes) -> tuple[list[bytes], int]:
    return fed(one, [(1.0, piece) for piece in pieces])


def test_half_a_line_waits_for_its_rest_and_glued_ones_come_apart() -> None:
    one = framer("line CR LF")
    assert fed_at_once(one, b"1.2", b"5 N\r") == ([], 0)
    assert fed_at_once(one, b"\n2 N\r\n3 N\r\n4") == ([b"1.25 N", b"2 N", b"3 N"], 0)


def test_a_line_that_is_too_long_is_dropped_to_its_end_and_counted_once() -> None:
    one = framer("line CR LF")
    first = one.feed(b"x" * 100, 1.0)
    assert (first.broken, first.sample[:3]) == (1, b"xxx")
    assert fed_at_once(one, b"y" * 100, b"5.0 N\r\n", b"7.0 N\r\n") == ([b"7.0 N"], 0)


def test_the_end_of_a_line_that_is_too_long_may_itself_be_cut() -> None:
    assert fed_at_once(framer("line CR LF"), b"x" * 100 + b"\r", b"\n5.0 N\r\n") == ([b"5.0 N"], 1)


@pytest.mark.parametrize("kind", ["line LF or CR LF", "line CR or CR LF", "line CR or LF"])
def test_a_line_may_end_either_way_and_no_empty_one_comes_of_it(kind: str) -> None:
    first, other = (FRAMINGS[kind].terminator, FRAMINGS[kind].or_terminator)  # type: ignore[union-attr]
    data = b"1 N" + first + b"2 N" + other + b"3 N" + first
    assert fed_at_once(framer(kind), data) == ([b"1 N", b"2 N", b"3 N"], 0)
    assert fed_at_once(framer(kind), *(data[at : at + 1] for at in range(len(data)))) == ([b"1 N", b"2 N", b"3 N"], 0)


@pytest.mark.parametrize(
    ("kind", "tail", "frame"),
    [
        ("line CR LF", b"25.0 N\r\n", b"125.1 N"),
        ("line CR or LF", b"25.0 N\n", b"125.1 N"),
        ("start_end", b"00012\r", b"41590200001234"),
        ("packet", b"0012.5 G S\r\n", b"+  0012.5 G S"),
        ("endless", b"12.34567", b"-001.2"),
        ("header", b"\x30\x30", b"-00190"),
    ],
)
def test_joining_midway_drops_the_tail_of_a_frame_and_holds_it_against_nobody(
    kind: str, tail: bytes, frame: bytes
) -> None:
    one = framer(kind)
    one.join_midway()
    assert fed_at_once(one, tail + FRAMINGS[kind].on_wire(frame)) == ([frame], 0)


def test_a_fixed_length_is_cut_out_of_a_run_and_a_pause_ends_a_run() -> None:
    one = framer("fixed")
    assert fed(one, [(1.0, b"0011.701021.15"), (1.02, b"100")]) == ([b"0011.70", b"1021.15"], 0)
    assert fed(one, [(1.06, b".005")]) == ([b"100.005"], 0)
    lost = one.feed(b"1021", 2.0)
    after = one.feed(b"0011.70", 2.06)
    assert (lost.whole, after.whole, after.broken, after.sample) == ([], [b"0011.70"], 1, b"1021")


def test_a_fixed_length_joined_midway_begins_after_a_pause() -> None:
    one = framer("fixed")
    one.join_midway()
    assert fed(one, [(1.0, b"11.7"), (1.02, b"01021.15"), (1.2, b"0011.70")]) == ([b"0011.70"], 0)


def test_a_start_within_a_frame_begins_anew() -> None:
    one = framer("start_end")
    assert fed_at_once(one, b"\x02415902\x0241590200001234\r") == ([b"41590200001234"], 1)
    assert fed_at_once(one, b"41590200001234\r", b"\x02" + b"4" * 20, b"\r\x024\r") == ([b"4"], 2)


def test_a_packet_of_another_length_is_none() -> None:
    frames = [b"+ 0012.50 G S", b"+  12.5 G S", b"+ 0012.5 G S"]
    data = b"".join(frame + b"\r\n" for frame in frames)
    assert fed_at_once(framer("packet"), data) == ([b"+ 0012.50 G S", b"+ 0012.5 G S"], 1)


def test_digits_without_end_are_read_from_the_first_sign_on_and_placed_anew_by_each() -> None:
    one = framer("endless")
    assert fed_at_once(one, b"0012.3") == ([], 1)
    assert fed_at_once(one, b"0012.3-012.30012", b".4") == ([b"-012.3", b"0012.4"], 0)
    assert fed_at_once(one, b"001-012.5") == ([b"-012.5"], 1)


def test_a_header_before_a_frame_is_whole_begins_the_next() -> None:
    one = framer("header")
    assert fed_at_once(one, b"\x55\x01-001\x55\x01-00190") == ([b"-00190"], 1)
    assert fed_at_once(one, b"noise\x55\x01+00200") == ([b"+00200"], 1)


def test_a_frame_that_may_end_in_the_next_header_waits_for_the_next_byte() -> None:
    one = framer("header")
    assert fed_at_once(one, b"\x55\x01-0019\x55") == ([], 0)
    assert fed_at_once(one, b"\x01-00190") == ([b"-00190"], 1)
    assert fed_at_once(one, b"\x55\x01-0019\x55", b"\x55\x01-00190") == ([b"-0019\x55", b"-00190"], 0)
