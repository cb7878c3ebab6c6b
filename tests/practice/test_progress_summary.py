import pytest

from care_samples import care_of, drawn
from strengthtrack.clinic.quantity import Quantity
from strengthtrack.practice.progress.summary import Latest, chance_words, latest, summary
from strengthtrack.science.care import Look
from strengthtrack.science.trend_of import trend


def six(*, right: float, left: float = 180.0) -> tuple[Latest, ...]:
    """Abduction three times over, as six tests would be."""
    found = drawn(care_of({0: 142, 8: right}, {0: 176, 8: left}))
    return latest([found, found, found])


def test_the_last_visit_of_each_side_stands_beside_its_baseline() -> None:
    right, left = latest([drawn(care_of({0: 142, 2: 150, 8: 186}, {0: 176}))])
    assert (right.words, right.first, right.last.value) == ("right hip abduction", 142.0, 186.0)
    assert right.change is not None
    assert right.change.beyond
    assert (left.words, left.first, left.change) == ("left hip abduction", 176.0, None)


def test_the_baseline_is_told_in_the_quantity_that_is_shown() -> None:
    (right,) = latest([drawn(care_of({0: 130, 8: 186}), Look(Quantity.FORCE_PER_KG))])
    assert right.first == pytest.approx(130 / 65)


def test_what_is_beyond_error_is_counted_and_named() -> None:
    told = summary(latest([drawn(care_of({0: 142, 8: 186}, {0: 176, 8: 190}))]))
    assert told.beyond == "1 of 2 tests is beyond measurement error: right hip abduction."
    assert told.chance == "If nothing had changed, one or more of 2 would still be beyond it in about 1 of 10 patients."


def test_nothing_beyond_error_is_said_too() -> None:
    assert summary(six(right=150)).beyond == "None of 6 tests is beyond measurement error."


def test_less_strength_is_said_to_be_less() -> None:
    told = summary(latest([drawn(care_of({0: 142, 8: 110}, {0: 176, 8: 230}))]))
    assert (
        told.beyond == "2 of 2 tests are beyond measurement error: left hip abduction and right hip abduction (less)."
    )


def test_both_sides_of_a_movement_are_named_once() -> None:
    other = drawn(care_of({0: 142, 8: 150}))
    told = summary(latest([drawn(care_of({0: 142, 8: 186}, {0: 176, 8: 230})), other]))
    assert told.beyond == "2 of 3 tests are beyond measurement error: hip abduction on both sides."


def test_all_beyond_error_needs_no_list() -> None:
    assert summary(six(right=186, left=230)).beyond == "All 6 tests are beyond measurement error."


@pytest.mark.parametrize(
    ("tests", "patients"),
    [(2, "1 of 10 patients"), (3, "1 of 7 patients"), (4, "1 of 5 patients"), (6, "1 of 4 patients"),
     (8, "1 of 3 patients"), (10, "2 of 5 patients"), (13, "half of all patients"), (24, "7 of 10 patients")],
)  # fmt: skip
def test_chance_grows_with_the_number_of_tests(tests: int, patients: str) -> None:
    words = f"If nothing had changed, one or more of {tests} would still be beyond it in about {patients}."
    assert chance_words(tests) == words


def test_of_one_test_chance_is_told_of_that_one() -> None:
    assert chance_words(1) == "If nothing had changed, it would still be beyond it in about 1 of 20 patients."


def test_what_cannot_be_told_is_counted_apart_with_its_reason() -> None:
    unknown = latest([trend(drawn(care_of({})).movement, care_of({0: 142, 8: 186}))])
    told = summary((*latest([drawn(care_of({0: 142, 8: 186}))]), *unknown))
    assert told.beyond.startswith("1 of 1 test is")
    assert told.untold == ("Cannot tell yet, no error band is known here: right hip abduction.",)
    assert told.counted == "1 test cannot be told yet."


def test_a_baseline_alone_is_no_change() -> None:
    told = summary(latest([drawn(care_of({0: 142}, {0: 176}))]))
    assert told.beyond == "No test can be held against its baseline yet."
    assert told.chance == ""
    assert told.untold == ("Nothing after the baseline yet: hip abduction on both sides.",)
