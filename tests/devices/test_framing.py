from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from strengthtrack.devices.framing.line import LineFramer
from strengthtrack.devices.profiles.schema import LineFraming

ENDS = st.sampled_from([b"\r", b"\r\n", b"\n"])


def framer(terminator: bytes = b"\r\n", max_bytes: int = 16) -> LineFramer:
    return LineFramer(LineFraming(kind="line", terminator=terminator.decode(), max_bytes=max_bytes))


def fed(one: LineFramer, pieces: list[bytes]) -> tuple[list[bytes], int]:
    whole: list[bytes] = []
    too_long = 0
    for piece in pieces:
        frames = one.feed(piece)
        whole += frames.whole
        too_long += frames.too_long
    return whole, too_long


def cut(data: bytes, places: list[int]) -> list[bytes]:
    at = sorted({place % (len(data) + 1) for place in places} | {0, len(data)})
    return [data[start:end] for start, end in pairwise(at)]


def test_a_half_frame_waits_for_its_rest() -> None:
    one = framer()
    assert one.feed(b"1.2").whole == []
    assert one.feed(b"5 N\r").whole == []
    assert one.feed(b"\n1.").whole == [b"1.25 N"]


def test_glued_frames_come_apart() -> None:
    assert framer().feed(b"1 N\r\n2 N\r\n3 N\r\n").whole == [b"1 N", b"2 N", b"3 N"]


def test_a_run_that_is_too_long_is_dropped_to_its_end_and_counted_once() -> None:
    one = framer()
    first = one.feed(b"x" * 100)
    assert (first.too_long, first.sample[:3]) == (1, b"xxx")
    assert fed(one, [b"y" * 100, b"5.0 N\r\n", b"7.0 N\r\n"]) == ([b"7.0 N"], 0)


def test_the_end_of_a_run_that_is_too_long_may_itself_be_cut() -> None:
    assert fed(framer(), [b"x" * 100 + b"\r", b"\n5.0 N\r\n"]) == ([b"5.0 N"], 1)


def test_joining_midway_drops_the_tail_of_a_frame() -> None:
    one = framer()
    one.join_midway()
    assert one.feed(b"25.0 N\r\n125.1 N\r\n").whole == [b"125.1 N"]


def test_memory_is_bounded_however_long_the_garbage() -> None:
    one = framer()
    for _ in range(100):
        one.feed(b"z" * 1000)
    assert len(one._rest) <= 1


@given(st.lists(st.binary(max_size=40)), st.lists(st.integers(0, 10_000)), ENDS)
def test_any_cutting_gives_the_same_frames(runs: list[bytes], places: list[int], end: bytes) -> None:
    data = end.join(runs)
    assert fed(framer(end), cut(data, places)) == fed(framer(end), [data])


@given(st.binary(max_size=300), st.lists(st.integers(0, 10_000)), ENDS)
def test_garbage_never_hides_the_next_good_frame(garbage: bytes, places: list[int], end: bytes) -> None:
    whole, _ = fed(framer(end), cut(garbage + end + b"4.2 N" + end, places))
    assert whole[-1] == b"4.2 N"


@given(st.lists(st.binary(min_size=1, max_size=16).filter(lambda frame: not set(frame) & {10, 13})), ENDS)
def test_good_frames_come_through_whole_in_order_and_none_besides(frames: list[bytes], end: bytes) -> None:
    assert fed(framer(end), [frame + end for frame in frames]) == (frames, 0)
