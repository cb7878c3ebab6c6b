import pytest

from strengthtrack.clinic.pain import score_or_none


@pytest.mark.parametrize(("text", "score"), [("0", 0), ("10", 10), (" 7 ", 7)])
def test_pain_is_a_whole_number_from_0_to_10(text: str, score: int) -> None:
    assert score_or_none(text) == score


@pytest.mark.parametrize("text", ["", " "])
def test_unanswered_is_not_zero(text: str) -> None:
    assert score_or_none(text) is None


@pytest.mark.parametrize("text", ["11", "-1", "3.5", "seven", "3-4"])
def test_any_other_answer_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^Give pain as a whole number, 0 to 10, or leave it empty\.$"):
        score_or_none(text)
