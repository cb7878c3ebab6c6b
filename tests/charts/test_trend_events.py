from itertools import pairwise

from strengthtrack.charts.trend.events import Flags, place_flags
from strengthtrack.charts.trend.form import PAPER, SCREEN, Form
from strengthtrack.charts.trend.weeks import WeekTick
from strengthtrack.science.trend import EventMark
from trend_parts import day_of

WEEKS = tuple(WeekTick(float(week), 100.0 + 100.0 * week, str(week), planned=False) for week in range(0, 9, 2))


def measure(words: str, weight: int) -> float:
    return 8.0 * len(words)


def placed(*events: tuple[str, float], form: Form = SCREEN, width: float = 1000.0) -> Flags:
    marks = [(EventMark(day_of(x / 100), x / 100, words), x) for words, x in events]
    return place_flags(marks, WEEKS, form, width, measure)


def test_a_word_stands_in_the_row_of_weeks_where_it_fits() -> None:
    (flag,) = placed(("Flu", 420.0)).flags
    assert (flag.row, flag.words) == (0, "Flu")


def test_a_word_that_would_cover_a_week_stands_a_row_below() -> None:
    (flag,) = placed(("New shoes", 440.0)).flags
    assert (flag.row, flag.words) == (1, "New shoes")


def test_words_that_would_run_into_one_another_are_numbered_and_told_below() -> None:
    found = placed(("Injection", 440.0), ("New shoes", 460.0), ("Flare", 490.0))
    assert [flag.words for flag in found.flags] == ["1", "", "2"] or [flag.words for flag in found.flags] == [
        "1",
        "",
        "3",
    ]
    assert found.keys == ("1 Injection · 2 New shoes · 3 Flare",)
    assert found.rows == 2


def test_numbers_keep_apart() -> None:
    found = placed(*((f"Event {at}", 300.0 + 14.0 * at) for at in range(20)))
    shown = [flag for flag in found.flags if flag.words]
    assert all(one.right <= other.x for one, other in pairwise(shown))


def test_a_screen_says_how_many_more_there_are_and_paper_tells_all() -> None:
    many = [(f"Something that happened {at}", 300.0 + 14.0 * at) for at in range(20)]
    screen, paper = placed(*many), placed(*many, form=PAPER)
    assert len(screen.keys) == 2
    assert " more" in screen.keys[-1]
    assert "20 Something that happened 19" in paper.keys[-1]


def test_nothing_happened() -> None:
    assert placed() == Flags()
