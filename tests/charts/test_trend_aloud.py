from dataclasses import replace

from strengthtrack.charts.trend.aloud import chart_name, chart_words, stop_aloud, visit_aloud
from strengthtrack.charts.visits import gaps, visits
from strengthtrack.science.trend import UncountedVisit
from trend_samples import (
    break_of_series,
    eight_weeks,
    five_years,
    left_only,
    no_visits,
    one_visit,
    only_typed,
    per_kilogram,
    with_questionnaire,
)


def test_a_visit_is_read_aloud_whole() -> None:
    trend = eight_weeks()
    first, *_, last = visits(trend)
    assert visit_aloud(last, trend) == (
        "Week 8, 28 Apr. "
        "Right 186 N, trials 177, 186 and 181, 31 % over the baseline, beyond measurement error. "
        "Left 196 N, trials 187, 196 and 191, 11 % over the baseline, within measurement error. "
        "Worst pain 3 of 10, 4 points under the baseline, beyond measurement error. "
        "Right (affected side) as % of left: 95 %."
    )
    assert "Right 128 N, trials 119, 128 and 123, not compared" in visit_aloud(first, trend)


def test_the_baseline_says_that_it_is_one() -> None:
    trend = eight_weeks()
    assert "Right 142 N, trials 133, 142 and 137, the baseline" in visit_aloud(visits(trend)[1], trend)


def test_pain_not_answered_is_not_nought() -> None:
    assert visit_aloud(visits(one_visit())[0], one_visit()).endswith("Worst pain not answered.")


def test_what_cannot_be_told_says_why() -> None:
    trend = only_typed()
    words = visit_aloud(visits(trend)[-1], trend)
    assert "31 % over the baseline, cannot tell yet: no published measurement error of this movement is known" in words
    assert ", typed," in words


def test_trials_that_do_not_count_are_told_apart() -> None:
    assert "trial limited by pain 98" in visit_aloud(visits(left_only())[0], left_only())
    trend = eight_weeks()
    assert "trial not counted 132" in visit_aloud(visits(trend)[3], trend)


def test_a_visit_in_which_no_trial_counts_says_so() -> None:
    (visit,) = visits(one_visit())
    tried = UncountedVisit(visit.values[0].side, visit.session_id, visit.day, visit.week, (60.0, 70.0), (50.0,))
    trend = replace(one_visit(), segments=(), uncounted=(tried,))
    (shown,) = visits(trend)
    told = "Right: no trial counts, 60 and 70 N not counted, 50 N limited by pain"
    assert told in visit_aloud(shown, trend)


def test_a_value_that_has_none_in_the_quantity_says_why() -> None:
    trend = per_kilogram()
    words = visit_aloud(visits(trend)[0], trend)
    assert "Right: no value in N.m/kg, no body mass on that day" in words
    assert "Right 1.10 N.m/kg" in chart_words(trend)


def test_a_questionnaire_is_told_in_its_own_points() -> None:
    trend = with_questionnaire()
    assert "AKPS 87 of 100, 32 points over the baseline, beyond measurement error" in chart_words(trend)
    assert chart_name(trend) == "Hip abduction: strength over AKPS"
    assert chart_name(eight_weeks()) == "Hip abduction: strength over pain"


def test_a_break_and_a_pause_are_told_where_the_cursor_stands() -> None:
    trend = break_of_series()
    assert stop_aloud(gaps(trend)[0], trend) == "Tester changed, A. Sample to B. Sample: not compared."
    assert stop_aloud(trend.pauses[0], trend) == "Paused, week 4 to 5: holiday."


def test_the_chart_in_words_holds_every_value_break_and_event() -> None:
    words = chart_words(eight_weeks())
    for value in (128, 142, 149, 158, 171, 186, 155, 176, 178, 184, 190, 196):
        assert f" {value} N" in words
    assert "week −1: Fixation changed, by hand to belt: not compared." in words
    assert "Week 4, 5 Apr: Flu." in words
    assert "21 of 24 exercise sessions were done." in words
    assert words.endswith("The chart shows when things happened, not why.")


def test_the_chart_in_words_says_where_its_bands_are_from() -> None:
    words = chart_words(eight_weeks())
    band = "(Typical published value, your clinic may differ. One tester only)"
    assert f"Right: baseline 142 N, measurement error ±15 % {band}." in words
    assert "Worst pain: baseline 7, measurement error ±2 (A setting of this clinic), group-level guide 1.2." in words
    assert "measurement error not known: no published" in chart_words(only_typed())


def test_no_cause_is_told() -> None:
    words = chart_words(eight_weeks()).lower()
    assert not [word for word in ("because", "due to", "led to", "caused", "improved", "healthy") if word in words]


def test_an_empty_chart_says_so() -> None:
    assert chart_words(no_visits()) == "Hip external rotation: nothing has been tested yet."


def test_of_very_many_visits_the_last_are_told_and_the_way_to_the_others() -> None:
    trend = five_years()
    count = len(visits(trend))
    words = chart_words(trend, most=5)
    assert words.count("Worst pain") < chart_words(trend).count("Worst pain")
    assert f"{count - 5} earlier visits are reached by the left arrow key." in words
