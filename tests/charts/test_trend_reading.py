from collections.abc import Iterable
from dataclasses import replace

from strengthtrack.charts.trend.form import SCREEN
from strengthtrack.charts.trend.pieces import AnswerSign, Dots, Reading, SideSign, Tone, Words, wide_of
from strengthtrack.charts.trend.reading import report_readings, strength_readings, symmetry_readings
from strengthtrack.charts.visits import visits
from strengthtrack.science.trend import Trend, UncountedVisit
from trend_samples import (
    break_of_series,
    eight_weeks,
    left_only,
    one_visit,
    only_typed,
    per_kilogram,
    with_questionnaire,
)


def measure(words: str, weight: int) -> float:
    return 8.0 * len(words)


def told(reading: Reading) -> list[str]:
    return [piece.words for piece in reading if isinstance(piece, Words)]


def readings(trend: Trend, at: int) -> list[Reading]:
    return list(strength_readings(visits(trend)[at], trend, year=False))


def first(found: Iterable[Reading]) -> list[str]:
    return told(next(iter(found)))


def test_a_visit_tells_each_value_its_spread_its_change_and_the_answer() -> None:
    words = told(readings(eight_weeks(), 4)[1])
    assert words == [
        "Week 6, 14 Apr",
        *("Right", "171 N", "3 %", "+20 % beyond error"),
        *("Left", "190 N", "2 %", "+8 % within error"),
    ]


def test_beyond_error_is_semibold_and_within_is_quiet() -> None:
    tones = {piece.words: piece.tone for piece in readings(eight_weeks(), 4)[1] if isinstance(piece, Words)}
    assert tones["+20 % beyond error"] is Tone.STRONG
    assert tones["+8 % within error"] is Tone.QUIET


def test_each_shorter_reading_is_narrower_and_keeps_value_and_answer() -> None:
    found = readings(eight_weeks(), 4)
    wide = [wide_of(reading, SCREEN, measure) for reading in found]
    assert wide == sorted(wide, reverse=True)
    assert wide[-1] < 390
    assert told(found[-1]) == ["Week 6", "171", "+20 %", "190", "+8 %"]
    assert [piece.beyond for piece in found[-1] if isinstance(piece, AnswerSign)] == [True, False]


def test_the_baseline_tells_where_its_band_is_from() -> None:
    found = readings(eight_weeks(), 1)
    assert "baseline, its band: typical published value, your clinic may differ" in told(found[0])
    assert told(found[1]).count("baseline") == 2


def test_dots_tell_trials_that_count_from_those_that_do_not() -> None:
    dots = [piece for piece in readings(eight_weeks(), 3)[1] if isinstance(piece, Dots)]
    assert [(dot.counted, dot.others) for dot in dots] == [(3, 1), (3, 1)]
    assert "limited by pain" in told(readings(left_only(), 0)[1])


def test_what_is_not_compared_or_cannot_be_told_is_said() -> None:
    assert told(readings(eight_weeks(), 0)[1]).count("not compared") == 2
    assert [piece.filled for piece in readings(eight_weeks(), 0)[1] if isinstance(piece, SideSign)] == [False, False]
    assert "cannot tell yet" in told(readings(only_typed(), -1)[1])
    assert "typed" in told(readings(only_typed(), -1)[1])


def test_a_side_without_a_value_says_why() -> None:
    assert "no body mass on that day" in told(readings(per_kilogram(), 0)[1])
    (visit,) = visits(one_visit())
    tried = UncountedVisit(visit.values[0].side, visit.session_id, visit.day, visit.week, (60.0,))
    alone = replace(one_visit(), segments=(), uncounted=(tried,))
    assert "no trial counts" in told(readings(alone, 0)[0])


def test_pain_is_told_in_points_against_its_band() -> None:
    trend = eight_weeks()
    assert first(report_readings(visits(trend)[4], trend, year=False))[1:] == ["Pain", "4", "−3 beyond ±2"]
    assert first(report_readings(visits(trend)[2], trend, year=False))[1:] == ["Pain", "6", "−1 within ±2"]
    assert "Pain not answered" in first(report_readings(visits(one_visit())[0], one_visit(), year=False))


def test_a_questionnaire_is_told_by_its_name() -> None:
    trend = with_questionnaire()
    assert first(report_readings(visits(trend)[-1], trend, year=True)) == [
        "Week 8, 28 Apr 2026",
        "AKPS",
        "87",
        "+32 beyond ±13",
    ]


def test_symmetry_is_told_where_both_sides_were_set_up_alike() -> None:
    assert "95 %" in first(symmetry_readings(visits(eight_weeks())[-1], year=False))
    lone = visits(break_of_series())[-1]
    assert "Both sides were not set up alike" in first(symmetry_readings(lone, year=False))
