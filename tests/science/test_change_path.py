from dataclasses import replace

import pytest

from care_samples import RIGHT, care_of, drawn
from strengthtrack.clinic.setup import Fixation, Side
from strengthtrack.science.change_path import LEAST_VISITS, ChangePath, change_path
from strengthtrack.science.trend_of import trend

STRENGTH = {0: 140.0, 2: 147.0, 4: 154.0, 8: 182.0}
PAIN = {0: 7, 2: 6, 4: 6, 8: 3}


def steps(path: ChangePath) -> list[tuple[str, float, float]]:
    return [(point.session_id, round(point.strength, 3), point.report) for point in path.points]


def test_each_visit_with_both_on_is_a_step_from_the_baseline() -> None:
    path = change_path(drawn(care_of(STRENGTH, pain=PAIN)), Side.RIGHT)
    assert steps(path) == [("week 0", 0.0, 0.0), ("week 2", 0.05, -1.0), ("week 4", 0.1, -1.0), ("week 8", 0.3, -4.0)]
    assert path.strength_half == pytest.approx(0.15)
    assert (path.report_half, path.whole) == (2.0, True)


def test_a_visit_with_one_of_them_is_left_out() -> None:
    path = change_path(drawn(care_of(STRENGTH, pain={0: 7, 2: 6, 8: 3, 10: 2})), Side.RIGHT)
    assert [name for name, *_ in steps(path)] == ["week 0", "week 2", "week 8"]
    assert not path.whole


def test_it_takes_four_paired_visits() -> None:
    assert LEAST_VISITS == 4
    three = change_path(drawn(care_of({0: 140, 2: 147, 4: 154}, pain=PAIN)), Side.RIGHT)
    assert not three.whole


def test_what_is_not_compared_is_not_on_it() -> None:
    hand = {0: replace(RIGHT, fixation=Fixation.HAND)}
    path = change_path(drawn(care_of(STRENGTH, pain=PAIN, setups=hand)), Side.RIGHT)
    assert [name for name, *_ in steps(path)] == ["week 2", "week 4", "week 8"]
    assert steps(path)[0] == ("week 2", 0.0, -1.0)
    assert path.strength_from != path.report_from


def test_where_the_lever_arm_moved_torque_is_counted() -> None:
    moved = {0: RIGHT, 8: replace(RIGHT, lever_arm_m=0.37)}
    path = change_path(drawn(care_of(STRENGTH, pain=PAIN, setups=moved)), Side.RIGHT)
    assert path.points[-1].strength == pytest.approx(182 * 0.37 / (140 * 0.36) - 1)
    assert path.points[0].strength == pytest.approx(0.0)


def test_an_error_that_is_not_known_is_none() -> None:
    path = change_path(trend(RIGHT.movement, care_of(STRENGTH, pain=PAIN)), Side.RIGHT)
    assert (path.strength_half, path.report_half, path.whole) == (None, None, True)


def test_a_side_that_was_not_tested_has_an_empty_path() -> None:
    path = change_path(drawn(care_of(STRENGTH, pain=PAIN)), Side.LEFT)
    assert (path.points, path.side, path.whole) == ((), Side.LEFT, False)
