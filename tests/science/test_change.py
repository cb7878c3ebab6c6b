"""Cases worked by hand: SD 20 N with an ICC of 0.91 gives an SEM of 6 N and an MDC95 of 16.63 N."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from math import sqrt

import numpy as np
import pytest

from strengthtrack.science.change import (
    NO_PART,
    Answer,
    Baseline,
    Change,
    ErrorBand,
    cannot_tell,
    chance_of_one,
    change,
    mdc95,
    sem,
)

DAY = date(2026, 3, 3)
TEN_N = ErrorBand(10.0)
FIFTEEN_PERCENT = ErrorBand(0.15, relative=True, unit="%")
TWO_POINTS = ErrorBand(2.0, unit="points")
NOT_KNOWN = ErrorBand(None, why_not="no published measurement error of this movement is known")


def baseline(value: float = 100.0, band: ErrorBand = TEN_N, visits: int = 1, wanted: int = 0) -> Baseline:
    ids = tuple(f"visit {number}" for number in range(visits))
    return Baseline(value, "N", ids, DAY, DAY, band, wanted or visits)


def test_the_error_is_what_the_reliability_leaves_of_the_spread() -> None:
    assert sem(20.0, 0.91) == pytest.approx(6.0)
    assert mdc95(6.0) == pytest.approx(16.631, abs=0.001)


def test_a_perfect_test_has_no_error_and_a_useless_one_all_of_the_spread() -> None:
    assert sem(20.0, 1.0) == 0.0
    assert sem(20.0, 0.0) == 20.0
    assert sem(20.0, -0.21) == pytest.approx(22.0)


@pytest.mark.parametrize(("sd", "icc"), [(-1.0, 0.9), (20.0, 1.01)])
def test_what_cannot_be_is_refused(sd: float, icc: float) -> None:
    with pytest.raises(ValueError, match="an SD of"):
        sem(sd, icc)


def test_a_printed_pair_can_disagree_with_its_own_spread() -> None:
    """Byrne 2020 prints MDC95 4.85 N; an SD of 42 N with an ICC of 0.947 gives 27 N."""
    assert mdc95(1.75) == pytest.approx(4.85, abs=0.01)
    assert mdc95(sem(42.0, 0.947)) == pytest.approx(26.8, abs=0.1)


@pytest.mark.parametrize(("visits", "half"), [(1, 10.0), (2, 8.660), (3, 8.165)])
def test_the_band_is_narrower_about_a_mean_of_more_visits(visits: int, half: float) -> None:
    """1.96·SEM·√(1 + 1/n) with 1.96·SEM = 10 / √2."""
    assert TEN_N.half_width(100.0, visits) == pytest.approx(half, abs=0.001)
    assert baseline(visits=visits).half == pytest.approx(half, abs=0.001)


def test_with_one_visit_the_band_is_the_smallest_detectable_change() -> None:
    assert ErrorBand(mdc95(6.0)).half_width(100.0) == pytest.approx(1.96 * 6.0 * sqrt(2.0))


@pytest.mark.parametrize(("value", "half"), [(142.0, 21.3), (200.0, 30.0)])
def test_a_relative_band_grows_with_the_baseline(value: float, half: float) -> None:
    assert baseline(value, FIFTEEN_PERCENT).half == pytest.approx(half)
    assert baseline(value, FIFTEEN_PERCENT).half_part == pytest.approx(0.15)


def test_a_band_in_newtons_is_told_as_a_part_of_the_baseline() -> None:
    assert baseline(80.0).half_part == pytest.approx(0.125)
    assert baseline(0.0).half_part is None
    assert baseline(band=NOT_KNOWN).half_part is None


@pytest.mark.parametrize(
    ("value", "answer"),
    [
        (110.0, Answer.WITHIN),
        (110.01, Answer.BETTER),
        (90.0, Answer.WITHIN),
        (89.99, Answer.WORSE),
        (100.0, Answer.WITHIN),
    ],
)
def test_on_the_edge_is_still_within_error(value: float, answer: Answer) -> None:
    assert change(value, baseline()).answer is answer


@pytest.mark.parametrize(("value", "answer"), [(3.0, Answer.BETTER), (7.0, Answer.WITHIN), (10.0, Answer.WORSE)])
def test_less_pain_is_better(value: float, answer: Answer) -> None:
    worst_pain = baseline(7.0, ErrorBand(2.0, unit="points"))
    assert change(value, worst_pain, higher_is_better=False).answer is answer


def test_a_number_of_an_array_is_judged_like_any_other() -> None:
    assert change(np.float64(186.0), baseline(142.0, FIFTEEN_PERCENT)).answer is Answer.BETTER
    assert change(np.float64(100.0), baseline(142.0, FIFTEEN_PERCENT)).answer is Answer.WORSE


def test_a_change_is_told_in_its_unit_and_as_a_part() -> None:
    found = change(186.0, baseline(142.0, FIFTEEN_PERCENT))
    assert (found.answer, found.by, found.beyond) == (Answer.BETTER, 44.0, True)
    assert found.part == pytest.approx(0.30986, abs=1e-5)


def test_without_a_known_error_nothing_is_told_and_why() -> None:
    found = change(186.0, baseline(142.0, NOT_KNOWN))
    assert found == Change(Answer.CANNOT_TELL, 44.0, found.part, NOT_KNOWN.why_not)
    assert not found.beyond


def test_a_baseline_that_lacks_a_visit_is_not_told_against() -> None:
    found = change(186.0, baseline(142.0, FIFTEEN_PERCENT, visits=2, wanted=3))
    assert (found.answer, found.why) == (Answer.CANNOT_TELL, "the baseline is to be the mean of 3 visits")
    assert change(186.0, baseline(142.0, FIFTEEN_PERCENT, visits=3)).beyond


def test_a_baseline_of_nought_has_no_parts() -> None:
    """So an error that is known as a part of it is not known, and nothing is called beyond it."""
    assert change(5.0, baseline(0.0)).part is None
    assert change(5.0, baseline(0.0)).answer is Answer.WITHIN
    assert change(5.0, baseline(0.0, FIFTEEN_PERCENT)) == Change(Answer.CANNOT_TELL, 5.0, why=NO_PART)


def test_a_baseline_under_nought_has_no_parts_either() -> None:
    assert baseline(-4.0, FIFTEEN_PERCENT).half is None
    assert change(-3.0, baseline(-4.0, FIFTEEN_PERCENT)).answer is Answer.CANNOT_TELL


@pytest.mark.parametrize(("before", "now"), [(6.4, 4.4), (5.1, 3.1), (4.3, 2.3), (8.2, 6.2), (2.1, 4.1)])
def test_two_centimetres_of_a_line_are_two_centimetres_wherever_on_it(before: float, now: float) -> None:
    """6.4 − 4.4 is a little over 2 in binary, 5.1 − 3.1 a little under."""
    assert change(now, baseline(before, TWO_POINTS)).answer is Answer.WITHIN


@pytest.mark.parametrize(
    ("answer", "beyond"),
    [
        (Answer.BASELINE, False),
        (Answer.BETTER, True),
        (Answer.WORSE, True),
        (Answer.WITHIN, False),
        (Answer.CANNOT_TELL, False),
    ],
)
def test_worse_is_beyond_error_as_much_as_better(answer: Answer, beyond: bool) -> None:
    assert Change(answer).beyond is beyond


def test_what_cannot_be_told_says_why() -> None:
    assert cannot_tell("no lever arm") == Change(Answer.CANNOT_TELL, None, None, "no lever arm")


@pytest.mark.parametrize(("tests", "chance"), [(0, 0.0), (1, 0.05), (6, 0.2649), (14, 0.5123)])
def test_of_six_unchanged_tests_one_is_beyond_in_one_of_four_patients(tests: int, chance: float) -> None:
    assert chance_of_one(tests) == pytest.approx(chance, abs=1e-4)


@pytest.mark.parametrize("turned", [lambda value: value, lambda value: 200.0 - value])
def test_better_and_worse_are_judged_alike(turned: Callable[[float], float]) -> None:
    """What is so far over is as beyond as what is so far under."""
    answers = [change(turned(value), baseline()).beyond for value in (100.0, 105.0, 109.9, 110.1, 130.0)]
    assert answers == [False, False, False, True, True]


def test_the_band_belongs_to_the_baseline_not_to_the_later_visit() -> None:
    kept = baseline(100.0, FIFTEEN_PERCENT)
    assert change(114.0, kept).answer is Answer.WITHIN
    assert change(114.0, replace(kept, value=98.0)).answer is Answer.BETTER


@pytest.mark.parametrize(("value", "decimals"), [(115.2, 1), (114.8, 1), (84.7, 1), (131.0, 0), (100.0, 0)])
def test_a_percentage_that_rounds_onto_the_edge_of_its_band_is_told_with_a_decimal(value: float, decimals: int) -> None:
    day = date(2026, 3, 3)
    baseline = Baseline(100.0, "N", ("v",), day, day, ErrorBand(0.15, relative=True))
    assert change(value, baseline).decimals == decimals
