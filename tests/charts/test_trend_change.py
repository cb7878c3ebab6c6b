import pytest

from strengthtrack.charts.trend.change import against_points, answer, change_aloud, how_much, points
from strengthtrack.clinic.figures import signed
from strengthtrack.science.change import Answer, Change, cannot_tell
from trend_samples import eight_weeks


@pytest.mark.parametrize(("value", "words"), [(31.0, "+31"), (-4.2, "−4"), (0.3, "0"), (-0.4, "0")])
def test_a_change_has_its_sign_and_nought_has_none(value: float, words: str) -> None:
    assert signed(value) == words


def test_strength_is_told_as_a_part_of_the_baseline_and_scores_in_points() -> None:
    changed = Change(Answer.BETTER, by=-3.4, part=-0.34)
    assert how_much(changed) == "−34 %"
    assert points(changed) == "−3.4"
    assert how_much(Change(Answer.WITHIN, by=2.0)) == "+2"
    assert how_much(cannot_tell("no lever arm")) == ""


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (Answer.BETTER, "beyond error"),
        (Answer.WORSE, "beyond error"),
        (Answer.WITHIN, "within error"),
        (Answer.CANNOT_TELL, "cannot tell yet"),
    ],
)
def test_the_answers_in_words(told: Answer, words: str) -> None:
    assert answer(Change(told)) == words


def test_a_score_is_held_against_the_points_of_its_band() -> None:
    baseline = eight_weeks().report.baseline
    assert against_points(Change(Answer.BETTER, by=-3.0), baseline) == "beyond ±2"
    assert against_points(Change(Answer.WITHIN, by=-1.0), baseline) == "within ±2"
    assert against_points(cannot_tell("why"), baseline) == "cannot tell yet"
    assert against_points(Change(Answer.WITHIN, by=-1.0), None) == "within error"


def test_a_change_aloud() -> None:
    assert change_aloud(Change(Answer.WORSE, -20.0, -0.2)) == "20 % under the baseline, beyond measurement error"
    assert change_aloud(Change(Answer.WITHIN, 0.1, 0.001)) == "as at the baseline, within measurement error"
    assert (
        change_aloud(Change(Answer.WITHIN, 1.0), scored=True) == "1 point over the baseline, within measurement error"
    )
    assert change_aloud(cannot_tell("no lever arm")) == "cannot tell yet: no lever arm"
