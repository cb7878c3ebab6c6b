from dataclasses import replace
from itertools import combinations

import pytest

from strengthtrack.charts.trend.ends import diamond_wide
from strengthtrack.charts.trend.form import LETTER, PAPER, SCREEN, SMALL, Form
from strengthtrack.charts.trend.layout import TrendLayout, height_of, layout
from strengthtrack.charts.trend.view import TrendView, Window
from strengthtrack.charts.trend.wrap import wrapped
from strengthtrack.charts.visits import values
from strengthtrack.clinic.function import FunctionMeasure
from strengthtrack.clinic.setup import Side
from strengthtrack.science.trend import Break, Trend
from trend_samples import (
    SAMPLES,
    break_of_series,
    eight_weeks,
    five_years,
    in_percent,
    no_visits,
    one_visit,
    only_typed,
    per_kilogram,
    with_month_six,
    with_questionnaire,
    without_programme,
)


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
        point = value.point
        for force in (n * point.factor for n in (point.value_n, *point.trials_n, *point.set_aside_n, *point.limited_n)):
            x, y = plane.point(plane.strength, value.point.week, force)
            assert plane.strength.top <= y <= plane.strength.bottom
            assert form.gutter <= x <= found.width
            assert plane.value_at(plane.strength, x, y) == pytest.approx((value.point.week, force))
    for pain in trend.report.points:
        x, y = plane.point(plane.report, pain.week, pain.score)
        assert plane.value_at(plane.report, x, y) == pytest.approx((pain.week, pain.score))


@pytest.mark.parametrize("trend", [eight_weeks(), one_visit(), no_visits()])
def test_pain_is_always_nought_to_ten(trend: Trend) -> None:
    pain = laid(trend).plane.report
    assert (pain.scale.at(0), pain.scale.at(10)) == (pain.bottom, pain.top)
    assert pain.ticks == (0, 5, 10)


@pytest.mark.parametrize(
    ("measure_of", "ticks"), [(FunctionMeasure.AKPS, (0, 50, 100)), (FunctionMeasure.GROC, (-7, 0, 7))]
)
def test_a_questionnaire_has_the_whole_of_its_own_scale(measure_of: FunctionMeasure, ticks: tuple[float, ...]) -> None:
    assert laid(with_questionnaire(measure_of)).plane.report.ticks == ticks


def test_small_quantities_have_decimals_where_their_steps_need_them() -> None:
    found = laid(per_kilogram()).plane.strength
    assert found.ticks[0] == pytest.approx(0.7)
    assert found.decimals == 1
    assert laid(in_percent()).plane.strength.decimals == 0


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
    assert [(end.words, end.change, end.beyond) for end in ends] == [
        ("Left 196", "+11 %", False),
        ("Right 186", "+31 %", True),
        ("Pain 3", "−4", True),
    ]
    assert ends[1].y - ends[0].y >= SCREEN.row
    assert len({end.x for end in ends}) == 1


def test_a_value_older_than_the_last_visit_says_so() -> None:
    assert [end.words for end in laid(with_month_six()).ends] == ["Right 201", "Left 196, week 8", "Pain 1"]


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("form", [SCREEN, PAPER, LETTER, SMALL], ids=["screen", "paper", "letter", "small"])
def test_values_at_the_end_have_room(name: str, form: Form) -> None:
    found = laid(SAMPLES[name](), form, 420.0 if form is SMALL else 900.0, 440.0)
    for end in found.ends:
        assert end.x + measure(end.words, 600) <= found.width
        sign = diamond_wide(form) if end.beyond is not None else 0.0
        assert end.change_x + sign + measure(end.change, 600) <= found.width


def test_what_cannot_be_told_is_said_at_the_end() -> None:
    end = laid(only_typed()).ends[0]
    assert (end.words, end.change, end.beyond) == ("Right 186", "cannot tell yet", None)


def test_a_small_chart_has_its_changes_below_its_values() -> None:
    ends = laid(eight_weeks(), SMALL, 420.0, 400.0).ends
    assert all(end.stacked and end.change_x == end.x for end in ends)
    assert ends[1].y - ends[0].y >= 2 * SMALL.row


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


def test_paper_says_where_its_bands_are_from() -> None:
    notes = " ".join(laid(eight_weeks(), PAPER, 642.5, 500).notes)
    assert "Shaded: within measurement error of the right side. Typical published value" in notes
    assert "Shaded, worst pain: A setting of this clinic." in notes
    assert "Dashed: Group-level guide, DOI" in notes


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
    pairs = ((high.strength, low.strength), (high.report, low.report))
    grown = [(h.bottom - h.top) - (w.bottom - w.top) for h, w in pairs]
    assert grown[0] > 2 * grown[1] > 0


def test_a_panel_too_low_for_its_rows_keeps_them_apart() -> None:
    squeezed = laid(eight_weeks(), height=100).plane
    assert squeezed.strength.bottom - squeezed.strength.top >= SCREEN.report


def test_crowded_visits_get_smaller_markers() -> None:
    assert laid(eight_weeks()).data == SCREEN
    assert laid(five_years(), width=642.5).data.circle < SCREEN.circle


def test_nothing_tested_has_no_strength_values() -> None:
    assert laid(no_visits()).plane.strength.ticks == ()


def test_two_visits_on_one_day_do_not_fall_over() -> None:
    trend = without_programme()
    told = trend.report.points
    twice = replace(trend, report=replace(trend.report, points=(*told, replace(told[-1], session_id="again"))))
    assert laid(twice).data.circle > 0


def test_a_break_in_the_weeks_that_are_cut_out_stands_in_the_cut() -> None:
    trend = with_month_six()
    late = replace(trend, breaks=(*trend.breaks, Break(17.0, Side.RIGHT, ("Tester changed, A to B",))))
    found = laid(late)
    near, far = found.plane.strips
    assert near.right < found.signs[-1].x < far.left


def test_when_not_why_goes_below_where_it_has_no_room_beside() -> None:
    wide, narrow = laid(eight_weeks(), height=500), laid(eight_weeks(), SMALL, 420.0, 500.0)
    assert wide.not_why_beside
    assert wide.not_why == wide.report_title.top + SCREEN.row / 2
    assert not narrow.not_why_beside
    assert narrow.not_why is not None
    assert narrow.not_why > narrow.axis


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("form", [SCREEN, SMALL], ids=["screen", "small"])
def test_nothing_stands_below_the_least_height(name: str, form: Form) -> None:
    found = laid(SAMPLES[name](), form, 420.0, 100.0)
    again = laid(SAMPLES[name](), form, 420.0, found.least_height)
    lowest = max(again.flags_top + again.flags.rows * form.row, again.not_why or 0.0)
    assert lowest <= found.least_height + 0.01


def test_a_pause_is_a_stretch_with_its_word() -> None:
    found = laid(break_of_series())
    (span,) = found.pauses
    assert [span.left, span.right] == pytest.approx([found.plane.x(4.5), found.plane.x(5.5)])
    assert span.place is not None
    assert span.left < span.place.x < span.place.x + span.place.wide < span.right


def test_no_number_of_a_week_stands_in_the_word_week() -> None:
    zoomed = layout(eight_weeks(), SCREEN, 1206.0, 400.0, measure, view=TrendView(window=Window(0.0, 6.0)))
    assert all(tick.x - measure(tick.words, 600) / 2 > measure("Week", 600) for tick in zoomed.weeks if tick.words)
