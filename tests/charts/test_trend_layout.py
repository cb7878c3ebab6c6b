from dataclasses import replace
from itertools import combinations

import pytest

from strengthtrack.charts.trend_form import LETTER, PAPER, SCREEN, Form
from strengthtrack.charts.trend_layout import TrendLayout, height_of, layout, wrapped
from strengthtrack.charts.visits import values
from strengthtrack.science.trend import Trend
from trend_samples import SAMPLES, eight_weeks, five_years, no_visits, one_visit, with_month_six, without_programme


def measure(words: str, weight: int) -> float:
    return 8.0 * len(words) + weight * 0.0


def laid(trend: Trend, form: Form = SCREEN, width: float = 1206.0, height: float = 370.0) -> TrendLayout:
    return layout(trend, form, width, height, measure)


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("form", [SCREEN, PAPER, LETTER], ids=["screen", "paper", "letter"])
def test_every_value_lies_in_its_panel_and_comes_back_from_its_pixel(name: str, form: Form) -> None:
    trend = SAMPLES[name]()
    found = laid(trend, form, 642.5, height_of(trend, form, 642.5, measure))
    plane = found.plane
    for value in values(trend):
        for force in (value.point.value_n, *value.point.trials_n, *value.point.set_aside_n):
            x, y = plane.point(plane.strength, value.point.week, force)
            assert plane.strength.top <= y <= plane.strength.bottom
            assert form.gutter <= x <= found.width
            assert plane.value_at(plane.strength, x, y) == pytest.approx((value.point.week, force))
    for pain in trend.pain:
        x, y = plane.point(plane.pain, pain.week, pain.score)
        assert plane.value_at(plane.pain, x, y) == pytest.approx((pain.week, pain.score))


@pytest.mark.parametrize("name", SAMPLES)
def test_pain_is_always_nought_to_ten(name: str) -> None:
    pain = laid(SAMPLES[name]()).plane.pain
    assert (pain.scale.at(0), pain.scale.at(10)) == (pain.bottom, pain.top)
    assert pain.ticks == (0, 5, 10)


def test_strength_begins_near_the_values_in_few_round_steps() -> None:
    assert laid(eight_weeks()).plane.strength.ticks == (100, 120, 140, 160, 180, 200)
    assert laid(without_programme()).plane.strength.ticks[0] >= 0


def test_a_small_difference_is_not_blown_up() -> None:
    ticks = laid(one_visit()).plane.strength.ticks
    assert ticks[-1] - ticks[0] >= 0.3 * 176


def test_a_break_keeps_its_sign_off_the_lines() -> None:
    found = laid(five_years())
    lowest = max(found.plane.strength.scale.at(value.point.value_n) for value in values(five_years()))
    assert all(sign.y - SCREEN.sign / 2 > lowest for sign in found.signs)
    assert [sign.words[:8] for sign in found.signs] == ["Fixation", "Left: te"]


def test_values_at_the_end_keep_a_row_apart() -> None:
    ends = laid(eight_weeks()).ends
    assert [end.words for end in ends] == ["Left 196", "Right 186", "Pain 3"]
    assert ends[1].y - ends[0].y >= SCREEN.row
    assert len({end.x for end in ends}) == 1


def test_a_value_older_than_the_last_visit_says_so() -> None:
    assert [end.words for end in laid(with_month_six()).ends] == ["Right 201", "Left 196, week 8", "Pain 1"]


def test_values_at_the_end_have_room() -> None:
    found = laid(with_month_six())
    assert all(end.x + measure(end.words, 600) <= found.width for end in found.ends)


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("width", [700.0, 1206.0, 1760.0])
def test_names_of_planned_tests_cross_neither_one_another_nor_a_line(name: str, width: float) -> None:
    marks = laid(SAMPLES[name](), width=width).marks
    shown = [mark for mark in marks if mark.row is not None]
    for one, other in combinations(shown, 2):
        assert one.row != other.row or one.right < other.left or other.right < one.left
    for mark in shown:
        lines = [line for line in marks if mark.left < line.x < mark.right]
        assert all(line.top_row > (mark.row or 0) for line in lines)


def test_a_far_test_to_come_is_named_in_its_strip() -> None:
    far = laid(eight_weeks()).marks[-1]
    assert (far.name, far.due, far.centred, far.done) == ("6-month test", "due 1 Sep", True, False)


def test_the_letter_has_no_marks_but_tells_its_breaks() -> None:
    found = laid(eight_weeks(), LETTER, 642.5, 270)
    assert found.marks == ()
    assert found.notes == ("//  Fixation changed, by hand to belt: not compared",)


def test_several_breaks_are_told_with_their_weeks() -> None:
    notes = laid(five_years(), PAPER, 642.5, 400).notes
    assert notes[0].startswith("//  Week 87: Fixation")
    assert notes[1].startswith("//  Week 168: Left: tester")


def test_screens_point_instead_of_telling_breaks() -> None:
    assert laid(eight_weeks()).notes == ()


def test_long_words_are_cut_into_lines_that_fit() -> None:
    lines = wrapped("one two three four", 9 * 8.0, measure)
    assert lines == ["one two", "three", "four"]
    assert wrapped("unbroken", 8.0, measure) == ["unbroken"]


def test_taller_charts_give_most_to_strength() -> None:
    low, high = laid(eight_weeks()).plane, laid(eight_weeks(), height=700).plane
    grown = [(h.bottom - h.top) - (w.bottom - w.top) for h, w in ((high.strength, low.strength), (high.pain, low.pain))]
    assert grown[0] > 2 * grown[1] > 0


def test_a_panel_too_low_for_its_rows_keeps_them_apart() -> None:
    squeezed = laid(eight_weeks(), height=100).plane
    assert squeezed.strength.bottom - squeezed.strength.top >= SCREEN.pain


def test_crowded_visits_get_smaller_markers() -> None:
    assert laid(eight_weeks()).data == SCREEN
    assert laid(five_years(), width=642.5).data.circle < SCREEN.circle


def test_nothing_tested_has_no_strength_values() -> None:
    assert laid(no_visits()).plane.strength.ticks == ()


def test_two_visits_on_one_day_do_not_fall_over() -> None:
    trend = without_programme()
    twice = replace(trend, pain=(*trend.pain, replace(trend.pain[-1], session_id="again")))
    assert laid(twice).data.circle > 0
