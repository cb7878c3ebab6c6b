from math import isfinite

import numpy as np
import pytest

from strengthtrack.science.change import mdc95, sem
from strengthtrack.science.reliability import (
    Estimate,
    Printed,
    agreement,
    icc21,
    icc31,
    repeatability,
    variance,
)

SHROUT_AND_FLEISS = np.array(
    [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]], dtype=np.float64
)
"""Their table 2: six subjects by four judges."""
FIRST = [100.0, 120.0, 140.0, 160.0]
SECOND = [104.0, 118.0, 146.0, 160.0]


def test_the_mean_squares_are_those_of_shrout_and_fleiss() -> None:
    found = variance(SHROUT_AND_FLEISS)
    assert (found.n, found.k) == (6, 4)
    assert found.people == pytest.approx(11.24, abs=0.005)
    assert found.measurements == pytest.approx(32.49, abs=0.005)
    assert found.rest == pytest.approx(1.02, abs=0.005)


def test_agreement_between_judges_is_029_for_shrout_and_fleiss() -> None:
    found = icc21(variance(SHROUT_AND_FLEISS))
    assert found is not None
    assert found.value == pytest.approx(0.29, abs=0.005)
    assert found.low == pytest.approx(0.019, abs=0.001)
    assert found.high == pytest.approx(0.761, abs=0.001)


def test_consistency_of_judges_is_071_for_shrout_and_fleiss() -> None:
    found = icc31(variance(SHROUT_AND_FLEISS))
    assert found is not None
    assert found.value == pytest.approx(0.71, abs=0.006)
    assert found.low == pytest.approx(0.342, abs=0.001)
    assert found.high == pytest.approx(0.946, abs=0.001)


def test_two_times_by_hand() -> None:
    # people 102, 119, 143, 160 about 131: squares 841, 144, 144, 841, twice, over 3; times 130 and 132: 8 over 1;
    # differences 4, -2, 6, 0 about 2: squares 4, 16, 16, 4, halved, over 3
    found = variance(np.column_stack([FIRST, SECOND]))
    assert found.people == pytest.approx(2 * 1970 / 3)
    assert found.measurements == pytest.approx(8)
    assert found.rest == pytest.approx(20 / 3)
    by_hand = (1313.333 - 6.667) / (1313.333 + 6.667 + 2 * (8 - 6.667) / 4)
    agreed = repeatability(FIRST, SECOND).icc21
    assert agreed is not None
    assert agreed.value == pytest.approx(by_hand, abs=1e-5)


def test_typical_error_is_the_spread_of_the_differences_over_root_two() -> None:
    found = repeatability(FIRST, SECOND)
    assert found.agreement.sd == pytest.approx((40 / 3) ** 0.5)
    assert found.typical_error == pytest.approx((20 / 3) ** 0.5)


def test_error_and_smallest_change_come_from_sd_and_icc() -> None:
    found = repeatability(FIRST, SECOND)
    assert found.icc21 is not None
    assert found.sem == pytest.approx(found.sd * (1 - found.icc21.value) ** 0.5)
    assert found.mdc95 == pytest.approx(2.7719 * (found.sem or 0), rel=1e-4)
    assert found.part(found.mdc95) == pytest.approx((found.mdc95 or 0) / 131)


def test_bias_and_limits_by_hand() -> None:
    # differences 4, -2, 6, 0: mean 2, SD 3.6515; t of 3 degrees 3.1824
    found = agreement(np.array(FIRST), np.array(SECOND))
    assert found.bias.value == pytest.approx(2.0)
    assert found.bias.high == pytest.approx(2.0 + 3.1824 * 3.6515 / 2, abs=1e-3)
    assert found.upper.value == pytest.approx(2.0 + 1.96 * 3.6515, abs=1e-3)
    assert found.lower.value == pytest.approx(2.0 - 1.96 * 3.6515, abs=1e-3)
    assert found.upper.low == pytest.approx(2.0 + 1.96 * 3.6515 - 3.1824 * 3.6515 * (3 / 4) ** 0.5, abs=1e-3)


def test_a_shift_counts_against_agreement_and_not_against_consistency() -> None:
    shifted = [value + 20.0 for value in FIRST]
    found = repeatability(FIRST, shifted)
    assert found.icc31 is not None
    assert found.icc21 is not None
    assert found.icc31.value == pytest.approx(1.0)
    assert found.icc21.value < 0.8
    assert found.typical_error == pytest.approx(0.0)


def test_the_same_values_twice_have_no_interval_and_no_error() -> None:
    found = repeatability(FIRST, FIRST)
    assert found.icc21 == found.icc31 == Estimate(1.0)
    assert found.sem == found.mdc95 == 0.0


def test_people_who_are_all_alike_give_no_icc() -> None:
    found = repeatability([100.0] * 4, [100.0] * 4)
    assert found.icc21 is None
    assert found.icc31 is None
    assert found.sem is None
    assert found.mdc95 is None


def test_two_people_are_too_few() -> None:
    with pytest.raises(ValueError, match="2 people"):
        repeatability([1.0, 2.0], [1.0, 2.0])


def test_values_about_nought_have_no_percentage() -> None:
    assert repeatability([-1.0, 0.0, 1.0], [-1.0, 0.0, 0.5]).part(1.0) is None


def test_the_interval_of_a_measurement_with_known_error_holds_its_icc(seed: int) -> None:
    """Of 400 made studies of ten people, about 95 in 100 intervals hold the ICC they were made with."""
    rng = np.random.default_rng(seed)
    true = 0.9
    held = 0
    for _ in range(400):
        people = rng.normal(150, 30, (10, 1))
        table = people + rng.normal(0, 30 * ((1 - true) / true) ** 0.5, (10, 2))
        found = icc31(variance(table))
        assert found is not None
        held += (found.low or -1) <= true <= (found.high or 2)
    assert 0.92 <= held / 400 <= 0.98


def test_a_printed_error_that_its_own_sd_and_icc_contradict_disagrees() -> None:
    computed = sem(42.5, 0.947)
    assert computed == pytest.approx(9.8, abs=0.05)
    assert mdc95(computed) == pytest.approx(27.1, abs=0.1)
    assert Printed(1.75, computed).disagrees
    assert Printed(4.85, mdc95(computed)).disagrees


def test_a_printed_error_that_is_rounded_does_not_disagree() -> None:
    assert not Printed(9.8, sem(42.5, 0.947)).disagrees
    assert not Printed(10.0, sem(42.5, 0.947)).disagrees


@pytest.mark.parametrize("value", [0.1, 123.4, 1999.9])
def test_rounding_is_no_spread(value: float) -> None:
    """The mean of equal values is not quite their value, which is no reason to tell an ICC of them."""
    assert repeatability([value] * 10, [value] * 10).mdc95 is None


def test_people_who_agree_in_nothing_have_an_icc_under_nought_and_no_interval_that_is_none() -> None:
    found = repeatability([100.0, 150.0, 200.0], [200.0, 150.0, 100.0])
    assert found.icc21 is not None
    assert found.icc21.value < 0.0
    for icc in (found.icc21, found.icc31):
        assert icc is not None
        assert all(end is None or isfinite(end) for end in (icc.low, icc.high))
    assert found.mdc95 is not None
    assert found.mdc95 > found.sd
