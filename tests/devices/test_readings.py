import numpy as np
import pytest

from strengthtrack.devices.readings import OK, OVERLOAD, Connected, Garbled, Lost, Readings, joined


def read(*t_s: float, unit: str = "N", status: str = OK) -> Readings:
    return Readings(np.array(t_s), np.array(t_s) * 10.0, unit, (status,) * len(t_s), t_s[-1])


def times(events: list[object]) -> list[list[float]]:
    return [event.t_s.tolist() for event in events if isinstance(event, Readings)]


def test_small_reads_of_one_moment_become_one() -> None:
    (one,) = joined([read(1.001), read(1.002, 1.003, status=OVERLOAD), read(1.004)])
    assert isinstance(one, Readings)
    assert one.t_s.tolist() == [1.001, 1.002, 1.003, 1.004]
    assert one.value == pytest.approx(one.t_s * 10.0)
    assert one.status == (OK, OVERLOAD, OVERLOAD, OK)
    assert (one.unit, one.read_at_s) == ("N", 1.004)


def test_what_gathered_while_the_window_was_held_up_is_not_heard_as_one_moment() -> None:
    reads = [read(number / 100) for number in range(101, 120)]
    heard = times(joined(reads))
    assert len(heard) == 4
    assert max(some[-1] - some[0] for some in heard) < 0.05
    assert [t_s for some in heard for t_s in some] == [float(one.t_s[0]) for one in reads]


def test_a_change_of_unit_parts_them() -> None:
    assert times(joined([read(1.001), read(1.002, unit="kgf"), read(1.003)])) == [[1.001], [1.002], [1.003]]


def test_what_else_was_said_keeps_its_place_among_them() -> None:
    lost, back, garbled = Lost("It is gone; plug it in."), Connected(), Garbled(1, b"?")
    events = [read(1.001), lost, back, garbled, read(1.002), read(1.003)]
    first, *between, last = joined(events)
    assert first is events[0]
    assert between == [lost, back, garbled]
    assert times([last]) == [[1.002, 1.003]]


def test_nothing_said_is_nothing_heard() -> None:
    assert joined([]) == []
