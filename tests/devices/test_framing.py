"""What every framing has in common: any cut will do, nothing is glued, and garbage hides nothing for long."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strengthtrack.devices.framing.framers import framer_for
from strengthtrack.devices.profiles.framings import FixedFraming, Framing, HeaderFraming
from wire_grammar import FRAMINGS, Read, fed, frames_in, pieces

KINDS = st.sampled_from(sorted(FRAMINGS)).map(FRAMINGS.__getitem__)
PLACES = st.lists(st.integers(0, 10_000), max_size=30)
PAUSES = st.lists(st.sampled_from([0.0, 0.001, 0.049, 0.051, 0.2]), min_size=40, max_size=40)


def marks(framing: Framing) -> bytes:
    """The bytes that part its frames, so that noise is not always harmless."""
    return b"\r\n-\x02\x03" + bytes.fromhex("55 01 AA FC 33") + framing.on_wire(b"")


@st.composite
def wires(draw: st.DrawFn) -> tuple[Framing, bytes]:
    """A framing, and bytes such as its wire may bring: frames, halves of frames, marks, noise."""
    framing = draw(KINDS)
    byte = st.sampled_from(sorted(set(marks(framing)))) | st.integers(0, 255)
    noise = st.lists(byte, max_size=8).map(bytes)
    frame = st.binary(min_size=framing.most_bytes, max_size=framing.most_bytes).map(framing.on_wire)
    broken = st.tuples(frame, st.integers(0, 20)).map(lambda one: one[0][one[1] :])
    return framing, b"".join(draw(st.lists(noise | frame | frame | broken, max_size=12)))


def timed(data: list[bytes], pauses: list[float]) -> list[Read]:
    times = accumulate(pauses, initial=1.0)
    return [(next(times), piece) for piece in data]


@given(wires(), PLACES, PAUSES)
def test_the_frames_are_those_that_stand_between_their_boundaries(
    wire: tuple[Framing, bytes], places: list[int], pauses: list[float]
) -> None:
    framing, data = wire
    reads = timed(pieces(data, places), pauses)
    got, _ = fed(framer_for(framing), reads)
    wanted = frames_in(framing, reads)
    assert got == wanted or (isinstance(framing, HeaderFraming) and got == wanted[:-1] and waits(framing, data))


def waits(framing: HeaderFraming, data: bytes) -> bool:
    """Whether the last byte may be the beginning of the header that breaks the last frame."""
    return any(data.endswith(framing.header[:size]) for size in range(1, len(framing.header)))


@given(wires(), PLACES, st.booleans())
def test_any_cutting_gives_the_same_frames_and_the_same_count(
    wire: tuple[Framing, bytes], places: list[int], midway: bool
) -> None:
    framing, data = wire
    one, other = framer_for(framing), framer_for(framing)
    if midway:
        one.join_midway()
        other.join_midway()
    assert fed(one, timed(pieces(data, places), [0.0] * 40)) == fed(other, [(1.0, data)])


@given(KINDS, st.binary(max_size=200), PLACES)
def test_garbage_never_hides_the_good_frames_after_it_for_long(
    framing: Framing, garbage: bytes, places: list[int]
) -> None:
    """One frame may be taken for the end of the garbage, and after a pause none."""
    good = framing.on_wire(b"-12345678901234"[: framing.most_bytes])
    after_s = 2.0 if isinstance(framing, FixedFraming) else 1.0
    reads = [*timed(pieces(garbage, places), [0.0] * 40), (after_s, good * 3)]
    got, _ = fed(framer_for(framing), reads)
    assert got[-2:] == [b"-12345678901234"[: framing.most_bytes]] * 2


@pytest.mark.parametrize("kind", FRAMINGS)
def test_good_frames_come_one_after_another_without_a_fault(kind: str) -> None:
    framing = FRAMINGS[kind]
    frame = b"-12345678901234"[: framing.most_bytes]
    framer = framer_for(framing)
    assert [fed(framer, [(at * 0.01, framing.on_wire(frame))]) for at in range(5)] == [([frame], 0)] * 5


@pytest.mark.parametrize("kind", FRAMINGS)
@pytest.mark.parametrize("noise", [b"z", b"\x02", b"\x55", b"\xfc\x33", b"\r"])
def test_memory_is_bounded_and_endless_noise_is_told_but_not_without_end(kind: str, noise: bytes) -> None:
    framer = framer_for(FRAMINGS[kind])
    told = [framer.feed(noise * 997, 1.0).broken for _ in range(30)]
    kept = [getattr(part, "_rest", b"") for part in (framer, getattr(framer, "_lines", framer))]
    assert max(map(len, kept)) <= FRAMINGS[kind].most_bytes + 4
    assert sum(told) > 0 or kind in {"fixed", "line CR", "line CR or LF", "line CR or CR LF"}
