import pytest

from strengthtrack.clinic.figures import counted, figure, figure_or_dash, percent, signed


@pytest.mark.parametrize(
    ("value", "decimals", "words"),
    [(186.4, 0, "186"), (-2.0, 0, "−2"), (-0.4, 0, "0"), (-0.04, 1, "0.0"), (-0.06, 1, "−0.1"), (14.26, 1, "14.3")],
)
def test_a_figure_has_a_true_minus_and_nought_has_none(value: float, decimals: int, words: str) -> None:
    assert figure(value, decimals) == words


def test_what_is_missing_is_a_dash_and_never_nought() -> None:
    assert figure_or_dash(None) == "–"
    assert figure_or_dash(0) == "0"


@pytest.mark.parametrize(
    ("value", "decimals", "words"),
    [(31.4, 0, "+31"), (-4.0, 0, "−4"), (0.4, 0, "0"), (-0.4, 0, "0"), (0.04, 1, "0.0"), (0.2, 1, "+0.2")],
)
def test_a_change_has_its_sign_and_nought_has_none(value: float, decimals: int, words: str) -> None:
    assert signed(value, decimals) == words


def test_a_percentage_has_a_decimal_where_it_needs_one() -> None:
    assert [percent(part) for part in (0.15, 0.142, 0.1)] == ["15", "14.2", "10"]


def test_one_is_counted_without_an_s() -> None:
    assert [counted(number, "visit") for number in (0, 1, 2)] == ["0 visits", "1 visit", "2 visits"]
