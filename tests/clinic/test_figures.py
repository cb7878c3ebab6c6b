import pytest

from strengthtrack.clinic.figures import figure, figure_or_dash


@pytest.mark.parametrize(
    ("value", "decimals", "words"),
    [(186.4, 0, "186"), (-2.0, 0, "−2"), (-0.4, 0, "0"), (-0.04, 1, "0.0"), (-0.06, 1, "−0.1"), (14.26, 1, "14.3")],
)
def test_a_figure_has_a_true_minus_and_nought_has_none(value: float, decimals: int, words: str) -> None:
    assert figure(value, decimals) == words


def test_what_is_missing_is_a_dash_and_never_nought() -> None:
    assert figure_or_dash(None) == "–"
    assert figure_or_dash(0) == "0"
