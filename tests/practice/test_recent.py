import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from strengthtrack.practice.testing.recent import Recent


def fill(recent: Recent, seconds: float, batch: int = 7, start: float = 0.0) -> np.ndarray:
    t_s = np.arange(start, start + seconds, 0.01)
    for first in range(0, len(t_s), batch):
        some = t_s[first : first + batch]
        recent.append(some, some * 2, some * 3)
    return t_s


def test_a_look_gives_what_came_since() -> None:
    recent = Recent(seconds=10.0)
    t_s = fill(recent, 5.0)
    seen, value, force = recent.since(4.0)
    assert np.array_equal(seen, t_s[t_s >= 4.0])
    assert np.array_equal(value, seen * 2)
    assert np.array_equal(force, seen * 3)


@given(st.integers(1, 400), st.integers(8, 64))
def test_only_the_window_is_kept_however_it_came(batch: int, room: int) -> None:
    recent = Recent(seconds=2.0, room=room)
    t_s = fill(recent, 30.0, batch)
    seen, _, _ = recent.since(-np.inf)
    assert np.array_equal(seen, t_s[t_s >= t_s[-1] - 2.0])


def test_room_does_not_grow_with_time() -> None:
    recent = Recent(seconds=2.0, room=64)
    fill(recent, 10.0)
    room = recent._rows.nbytes
    fill(recent, 50.0, start=10.0)
    assert recent._rows.nbytes == room


def test_nothing_in_nothing_out() -> None:
    recent = Recent(seconds=1.0)
    recent.append(np.empty(0), np.empty(0), np.empty(0))
    assert len(recent.since(0.0)[0]) == 0


def test_after_a_gap_the_past_is_forgotten() -> None:
    recent = Recent(seconds=10.0)
    fill(recent, 1.0)
    recent.clear()
    assert len(recent.since(-np.inf)[0]) == 0
