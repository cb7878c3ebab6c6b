from dataclasses import replace

import pytest

from form_samples import TEATIME
from strengthtrack.clinic.function import FunctionMeasure, FunctionScore
from strengthtrack.clinic.questionnaire import Answer, Direction, Item, Scoring, total_words


def test_percent_is_turned_round_where_low_scores_are_good_and_high_totals_better() -> None:
    assert TEATIME.score({1: 0, 2: 0}).total == 100.0
    assert TEATIME.score({1: 2, 2: 2}).total == 0.0
    assert TEATIME.score({1: 1, 2: 0}).total == 75.0


def test_percent_stays_as_it_is_where_both_run_the_same_way() -> None:
    assert replace(TEATIME, direction=Direction.UP).score({1: 1, 2: 0}).total == 25.0


def test_percent_begins_at_the_least_the_answers_can_come_to() -> None:
    from_one = Item("Sample?", (Answer("Least", 1), Answer("Most", 5)))
    pack = replace(TEATIME, direction=Direction.UP, items=(from_one, from_one))
    assert (pack.range, pack.score({1: 1, 2: 5}).total) == ((0.0, 100.0), 50.0)


def test_the_sum_is_the_sum() -> None:
    pack = replace(TEATIME, scoring=Scoring.SUM, direction=Direction.UP)
    assert (pack.range, pack.score({1: 1, 2: 2}).total) == ((0, 4), 3)


def test_the_answers_are_kept_with_the_text_they_were_given_to() -> None:
    kept = TEATIME.score({2: 2, 1: 1})
    assert kept == FunctionScore(FunctionMeasure.KOOS_PF, 25.0, "sample-teatime, version 1", ((1, 1), (2, 2)))


def test_an_item_left_out_leaves_the_answers_and_no_total() -> None:
    kept = TEATIME.score({2: 2})
    assert (kept.total, kept.answers) == (None, ((2, 2),))


def test_an_answer_to_an_item_that_is_not_there_is_a_bug() -> None:
    with pytest.raises(KeyError):
        TEATIME.score({3: 1})


@pytest.mark.parametrize(
    ("measure", "total", "words"),
    [("AKPS", 71.0, "71"), ("KOOS-PF", 54.545, "54.5"), ("GROC", 3, "+3"), ("GROC", -2, "−2")],
)
def test_a_total_is_written_as_clinics_write_it(measure: str, total: float, words: str) -> None:
    assert total_words(FunctionMeasure(measure), total) == words
