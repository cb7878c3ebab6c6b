import pytest
from hypothesis import given
from hypothesis import strategies as st

from strengthtrack.charts.scale import ROUND, Scale, round_step, ticks, value_ticks


def test_a_scale_maps_its_ends_and_comes_back() -> None:
    scale = Scale(352, 181, 100, 200)
    assert scale.at(100) == 352
    assert scale.at(200) == 181
    assert scale.back(scale.at(137)) == pytest.approx(137)
    assert scale.holds(150)
    assert not scale.holds(201)


@pytest.mark.parametrize(
    ("span", "most", "step"), [(100, 5, 20), (96, 5, 20), (82, 5, 20), (110, 5, 25), (40, 5, 10), (6, 5, 2), (1, 5, 1)]
)
def test_steps_are_round_and_whole(span: float, most: int, step: float) -> None:
    assert round_step(span, most) == step


def test_only_the_familiar_steps_where_those_are_asked_for() -> None:
    assert round_step(110, 5, ROUND) == 50


def test_ticks_enclose_and_pass_nought_exactly() -> None:
    assert ticks(-3, 11, 5) == (-5, 0, 5, 10, 15)
    assert ticks(0, 200, 50) == (0, 50, 100, 150, 200)


@given(st.floats(0, 1500), st.floats(0.5, 1500), st.integers(3, 6))
def test_value_ticks_enclose_the_values_with_no_more_than_asked(low: float, span: float, most: int) -> None:
    found = value_ticks(low, low + span, most)
    assert found[0] <= low + 1e-6
    assert found[-1] >= low + span - 1e-6
    assert 2 <= len(found) <= most
