from dataclasses import replace

from strengthtrack.charts.trend_words import (
    chart_words,
    due_words,
    gap_words,
    needs_year,
    visit_aloud,
    visit_words,
    week_number,
)
from strengthtrack.charts.visits import gaps, visits
from strengthtrack.science.trend import UncountedVisit
from trend_samples import eight_weeks, five_years, no_visits, one_visit


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


def test_a_visit_is_read_aloud_whole() -> None:
    first, *_, last = visits(eight_weeks())
    assert visit_aloud(last) == "Week 8, 28 Apr. Right 186 N, 3 trials. Left 196 N, 3 trials. Worst pain 3 of 10."
    assert "Right 128 N, 3 trials, not compared" in visit_aloud(first)


def test_pain_not_answered_is_not_nought() -> None:
    assert visit_aloud(visits(one_visit())[0]).endswith("Worst pain not answered.")


def test_the_chart_in_words_holds_every_value_and_break_and_no_cause() -> None:
    words = chart_words(eight_weeks())
    for value in (128, 142, 149, 158, 171, 186, 155, 176, 178, 184, 190, 196):
        assert f" {value} N" in words
    assert "week −1: Fixation changed, by hand to belt: not compared." in words
    assert words.endswith("The chart shows when things happened, not why.")
    assert "%" not in words


def test_an_empty_chart_says_so() -> None:
    assert chart_words(no_visits()) == "Hip external rotation: nothing has been tested yet."


def test_a_typed_value_is_said_to_be_typed() -> None:
    visit = visits(one_visit())[0]
    typed = [replace(value, point=replace(value.point, typed=True)) for value in visit.values]
    assert "N, 3 trials, typed." in visit_aloud(replace(visit, values=tuple(typed)))
    assert "typed" not in visit_aloud(visit)


def test_a_visit_in_which_no_trial_counts_says_so() -> None:
    (visit,) = visits(one_visit())
    tried = UncountedVisit(visit.values[0].side, visit.session_id, visit.day, visit.week, (60.0,))
    (shown,) = visits(replace(one_visit(), segments=(), uncounted=(tried,)))
    assert "Right: no trial counts" in visit_aloud(shown)
