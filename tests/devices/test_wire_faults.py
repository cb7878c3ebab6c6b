from random import Random

from hypothesis import given
from hypothesis import strategies as st

from strengthtrack.devices.emulator.wire_faults import MOST_WAITING, WireFaults

FRAME = b"12.3 N\r\n"
some_s = st.just(0.0) | st.floats(0.0001, 0.5)


def test_a_good_cable_hands_on_what_it_gets() -> None:
    assert WireFaults().sent(5.0, FRAME) == [(5.0, FRAME)]
    assert WireFaults().spoilt(FRAME, 5.0) == FRAME


@given(st.floats(0, 1e6), some_s, some_s, some_s, st.binary(max_size=40))
def test_whatever_is_wrong_no_byte_is_lost_and_none_is_early(
    due_s: float, halves_s: float, glue_s: float, jitter_s: float, frame: bytes
) -> None:
    pieces = WireFaults(halves_s=halves_s, glue_s=glue_s, jitter_s=jitter_s).sent(due_s, frame)
    assert b"".join(piece for _, piece in pieces) == frame
    assert all(due_s - 1e-6 <= at_s <= due_s + 2 * jitter_s + glue_s + halves_s + 1e-6 for at_s, _ in pieces)
    assert pieces == sorted(pieces, key=lambda piece: piece[0])


def test_glued_frames_leave_together() -> None:
    faults = WireFaults(glue_s=0.5)
    assert {faults.sent(due_s, FRAME)[0][0] for due_s in (1.1, 1.2, 1.3, 1.4, 1.5)} == {1.5}


def test_jitter_spreads_and_is_the_same_with_the_same_chance() -> None:
    def times(seed: int) -> list[float]:
        faults = WireFaults(jitter_s=0.01, chance=Random(seed))
        return [faults.sent(0.0, FRAME)[0][0] for _ in range(100)]

    assert times(1) == times(1) != times(2)
    assert min(times(1)) < 0.002
    assert max(times(1)) > 0.018


def test_frames_are_dropped_in_their_share() -> None:
    faults = WireFaults(drop=0.25)
    assert 20 <= sum(faults.sent(0.0, FRAME) == [] for _ in range(100)) <= 30


def test_noise_comes_at_its_rate_anywhere_between_the_bytes() -> None:
    faults = WireFaults(noise_hz=50.0)
    faults.spoilt(b"", 10.0)
    spoilt = [faults.spoilt(FRAME, 10.0 + tick * 0.01) for tick in range(1, 201)]
    assert sum(map(len, spoilt)) - 200 * len(FRAME) == 100
    assert any(FRAME not in one for one in spoilt)


def test_noise_does_not_pile_up_where_nobody_reads() -> None:
    faults = WireFaults(noise_hz=1e4)
    assert len(faults.spoilt(bytes(MOST_WAITING), 1.0)) == MOST_WAITING


def test_spilt_bytes_come_once() -> None:
    faults = WireFaults()
    faults.spill(b"\xff")
    assert [faults.spoilt(FRAME, 1.0), faults.spoilt(FRAME, 1.0)] == [FRAME + b"\xff", FRAME]
