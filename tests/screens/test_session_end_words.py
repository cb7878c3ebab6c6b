"""What stands on the last page of a session, before it is painted."""

from dataclasses import replace

import pytest

from clinic_samples import sample_setup
from end_samples import EIGHT_WEEKS, PAINS, Visits, eight_weeks, end_of, shown_end
from session_views import line, trial
from strengthtrack.charts.ending.axis import Axis, axis_of
from strengthtrack.clinic.pain import PainReport
from strengthtrack.clinic.setup import Fixation, Movement, Side
from strengthtrack.clinic.trial import Mark
from strengthtrack.screens.ending.end_sentences import valued
from strengthtrack.screens.ending.end_words import band_words, pain_aloud, row_aloud, words_under

SKIPPED = line(Movement.EXTENSION, Side.LEFT, skipped=True, skipped_why="no time")


def test_the_axis_goes_from_30_under_to_40_over() -> None:
    assert axis_of(()) == axis_of(shown_end().lines) == Axis(-30, 40)
    assert Axis().ticks == (-20, 0, 20, 40)


@pytest.mark.parametrize(
    ("values", "axis"),
    [((142.0, 213.0), Axis(-30, 50)), ((142.0, 71.0), Axis(-60, 40)), ((100.0, 510.0), Axis(-30, 410))],
)
def test_the_axis_widens_to_hold_every_value_and_trial(values: tuple[float, float], axis: Axis) -> None:
    shown = shown_end((Visits(Movement.ABDUCTION, Side.RIGHT, values),))
    assert axis_of(shown.lines) == axis


@pytest.mark.parametrize("high", [40, 90, 250, 420, 990, 4000])
def test_an_axis_has_few_round_ticks_with_nought_among_them(high: int) -> None:
    ticks = Axis(-30, high).ticks
    assert 0 in ticks
    assert 2 < len(ticks) < 9


def test_what_has_no_value_is_named() -> None:
    lines = (*(one.line for one in eight_weeks().rows[:2]), SKIPPED)
    assert valued(lines) == "2 of 3 tests came to a value. Without one: hip extension, left (skipped: no time)."


def test_many_without_a_value_are_left_to_the_table() -> None:
    assert valued([line() for _ in range(5)]) == "0 of 5 tests came to a value."


def test_trials_set_aside_are_counted() -> None:
    aside = line(Movement.ABDUCTION, Side.LEFT, trial(1, 190.0), aside=(trial(2, 150.0, aside="wrong leg"),))
    assert valued([aside]) == "1 of 1 tests came to a value. 1 trial is set aside."
    assert valued([aside, aside]).endswith("2 trials are set aside.")


def test_another_set_up_is_not_compared_and_says_why() -> None:
    by_hand = sample_setup(Movement.ABDUCTION, Side.RIGHT, Fixation.HAND)
    row = end_of((replace(EIGHT_WEEKS[1], setups={2: by_hand}),), PAINS).rows[0]
    assert row_aloud(row, hidden=False).endswith("baseline 186 N, not compared, Fixation changed, belt to by hand")


def test_a_movement_whose_error_nobody_knows_cannot_be_told_yet_and_says_why() -> None:
    row = end_of((Visits(Movement.KNEE_FLEXION, Side.RIGHT, (100.0, 131.0)),), PAINS[:2]).rows[0]
    why = "no published measurement error of this movement is known"
    assert row_aloud(row, hidden=False).endswith(f"+31 % cannot tell yet, {why}")


def test_the_band_stands_behind_the_name_of_the_movement() -> None:
    rows = eight_weeks().rows
    assert band_words(rows[:2]) == "±15 %"
    assert band_words(rows[2:4]) == "±20 %"
    assert not band_words(rows[:4])


def test_a_lever_arm_measured_anew_is_told_in_newton_metres() -> None:
    longer = replace(sample_setup(), lever_arm_m=0.37)
    row = end_of((replace(EIGHT_WEEKS[1], setups={2: longer}),), PAINS).rows[0]
    assert "68.8 N.m, baseline 51.1 N.m, last visit 61.6 N.m, +35 % beyond error" in row_aloud(row, hidden=False)


def test_pain_that_was_not_answered_is_not_nought() -> None:
    told = end_of(EIGHT_WEEKS[:1], (PainReport(7), PainReport(4), PainReport())).pains
    assert [pain_aloud(one) for one in told] == ["Worst pain, last week, 0–10, no answer, last visit 4"]


def test_what_stands_under_the_dots_says_why_there_is_no_value() -> None:
    marked = line(Movement.ABDUCTION, Side.LEFT, trial(1, 190.0, Mark.SLIPPED), aside=(trial(2, 150.0, aside=""),))
    assert words_under(marked, hidden=False) == "no valid value  ·  1 set aside"
    assert words_under(marked, hidden=True) == "1 not counted  ·  1 set aside"
    assert words_under(SKIPPED, hidden=False) == "skipped: no time"
    assert words_under(line(), hidden=False) == "not tested"
