from dataclasses import replace

from strengthtrack.charts.trend.exercise import ExerciseStrip
from strengthtrack.charts.trend.form import LETTER, SCREEN, Form
from strengthtrack.charts.trend.layout import layout
from strengthtrack.charts.trend.view import TrendView, Window
from strengthtrack.clinic.course import ExerciseWeek
from strengthtrack.science.trend import Trend
from trend_parts import START, day_of, exercise
from trend_samples import eight_weeks, five_years, one_visit


def measure(words: str, weight: int) -> float:
    return 8.0 * len(words)


def strip_of(trend: Trend, form: Form = SCREEN, view: TrendView | None = None) -> ExerciseStrip:
    found = layout(trend, form, 1206.0, 400.0, measure, view=view or TrendView()).exercise
    assert found is not None
    return found


def test_each_planned_session_is_a_mark_and_a_missed_one_an_outline() -> None:
    strip = strip_of(eight_weeks())
    assert len(strip.cells) == 24
    assert sum(not cell.done for cell in strip.cells) == 3
    assert {(round(cell.width), cell.height) for cell in strip.cells} == {(18, 10)}
    assert strip.name == "Exercise sessions"
    assert strip.total == "21 of 24"


def test_the_marks_of_a_week_lie_in_it() -> None:
    plane = layout(eight_weeks(), SCREEN, 1206.0, 400.0, measure).plane
    for number, cell in enumerate(strip_of(eight_weeks()).cells):
        week = number // 3
        assert plane.x(week) <= cell.left
        assert cell.left + cell.width <= plane.x(week + 1)


def test_more_done_than_planned_is_shown() -> None:
    eager = ExerciseWeek(1, day_of(1), planned=3, done=4)
    trend = replace(eight_weeks(), exercise=(*exercise(1), eager))
    strip = strip_of(trend)
    assert sum(cell.done for cell in strip.cells) == 7
    assert strip.total == "7 of 6"


def test_years_are_bars_filled_by_the_share_that_was_done() -> None:
    strip = strip_of(five_years())
    assert 50 < len([cell for cell in strip.cells if cell.done]) < 140
    assert all(cell.width >= 5 for cell in strip.cells)
    lefts = {cell.left for cell in strip.cells}
    missed = [cell for cell in strip.cells if not cell.done]
    assert missed
    assert all(cell.left in lefts and cell.height < 16 for cell in missed)


def test_a_bar_with_more_than_was_planned_has_a_piece_above_it() -> None:
    weeks = tuple(ExerciseWeek(week, day_of(week), 3, 6 if week < 8 else 3) for week in range(260))
    strip = strip_of(replace(five_years(), exercise=weeks))
    low = max(cell.top + cell.height for cell in strip.cells)
    assert [cell for cell in strip.cells if cell.done and cell.top + cell.height < low - 8]


def test_a_paused_week_has_no_mark() -> None:
    resting = ExerciseWeek(1, day_of(1), planned=0, done=0)
    strip = strip_of(replace(eight_weeks(), exercise=(*exercise(1), resting, ExerciseWeek(2, day_of(2), 3, 3))))
    assert len(strip.cells) == 6


def test_without_room_at_the_left_the_name_is_short() -> None:
    trend = replace(one_visit(), exercise=exercise(4, start=START))
    assert strip_of(trend).name == "Exercise"


def test_only_what_is_shown_is_drawn() -> None:
    strip = strip_of(eight_weeks(), view=TrendView(window=Window(3.0, 7.0)))
    assert len(strip.cells) == 12


def test_where_nothing_was_planned_or_in_a_letter_there_is_no_strip() -> None:
    assert layout(one_visit(), SCREEN, 1206.0, 400.0, measure).exercise is None
    assert layout(eight_weeks(), LETTER, 642.0, 300.0, measure).exercise is None
