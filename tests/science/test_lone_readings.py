import numpy as np
import pytest

from strengthtrack.science.lone_readings import lone_readings
from strengthtrack.science.push_model import push


def test_a_digit_that_noise_put_before_a_number_stands_alone() -> None:
    t_s, force = push(170.0, 3.0, 250.0, 1)
    assert lone_readings(t_s, force).tolist() == []
    force[400] += 800.0
    force[500] -= 100.0
    assert lone_readings(t_s, force).tolist() == [400, 500]


def test_a_fast_rise_and_a_knock_of_two_readings_do_not() -> None:
    t_s = np.arange(40) / 100.0
    force = np.where(t_s < 0.1, 0.0, 300.0)
    force[20:22] += 90.0
    assert lone_readings(t_s, force).tolist() == []


@pytest.mark.parametrize("readings", [0, 1, 2])
def test_between_readings_far_apart_and_without_any_nobody_knows(readings: int) -> None:
    assert lone_readings(np.arange(readings) / 100.0, np.full(readings, 9.0)).tolist() == []
    assert lone_readings(np.arange(5) / 10.0, np.array([0.0, 0.0, 200.0, 0.0, 0.0])).tolist() == []
