from dataclasses import replace

from strengthtrack.charts.trend.words import (
    due_words,
    event_words,
    gap_words,
    needs_year,
    pause_words,
    short_report_title,
    symmetry_title,
    visit_words,
    week_number,
)
from strengthtrack.charts.visits import gaps, visits
from trend_samples import bilateral, break_of_series, eight_weeks, five_years, with_questionnaire


def test_a_visit_belongs_to_the_week_it_lies_in() -> None:
    assert [week_number(week) for week in (0.0, 1.99, 8.0, -0.2, -2.0)] == ["0", "1", "8", "−1", "−2"]


def test_a_visit_says_week_and_day_and_the_year_where_there_are_more() -> None:
    sixth = visits(eight_weeks())[4]
    assert visit_words(sixth) == "Week 6, 14 Apr"
    assert visit_words(sixth, year=True) == "Week 6, 14 Apr 2026"
    assert not needs_year(eight_weeks())
    assert needs_year(five_years())


def test_a_test_to_come_says_when_it_is_due() -> None:
    marks = eight_weeks().marks
    assert [due_words(mark) for mark in marks] == ["", "", "due 1 Sep"]


def test_a_break_of_both_sides_is_said_once() -> None:
    assert gap_words(gaps(eight_weeks())[0]) == "Fixation changed, by hand to belt: not compared"


def test_a_break_of_one_side_names_it() -> None:
    assert gap_words(gaps(five_years())[1]) == "Left: tester changed, A. Sample to B. Sample: not compared"


def test_two_reasons_stand_in_one_sentence() -> None:
    gap = gaps(eight_weeks())[0]
    both = (*gap.breaks[0].why, "Tester changed, A to B")
    twice = replace(gap, breaks=tuple(replace(found, why=both) for found in gap.breaks))
    assert gap_words(twice) == "Fixation changed, by hand to belt; Tester changed, A to B: not compared"


def test_an_event_and_a_pause_say_when_and_what() -> None:
    assert event_words(eight_weeks().events[0]) == "Week 4, 5 Apr: Flu"
    assert event_words(eight_weeks().events[0], year=True) == "Week 4, 5 Apr 2026: Flu"
    assert pause_words(break_of_series().pauses[0]) == "Paused, week 4 to 5: holiday"


def test_symmetry_names_both_sides_and_calls_none_healthy() -> None:
    one, both = eight_weeks().symmetry, bilateral().symmetry
    assert one is not None
    assert both is not None
    assert symmetry_title(one) == "Right (affected side) as % of left"
    assert symmetry_title(both) == "Right as % of left"


def test_a_long_title_has_a_short_one() -> None:
    assert short_report_title(eight_weeks().report.kind) == "Worst pain, 0–10"
    assert short_report_title(with_questionnaire().report.kind) == "AKPS, 0–100"
