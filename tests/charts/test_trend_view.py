import pytest

from strengthtrack.charts.trend.view import LEAST_WEEKS, Window, panned, reaching, within, zoomed

WHOLE = Window(-2.0, 28.0)


def test_the_week_looked_at_stays_in_its_place() -> None:
    closer = zoomed(WHOLE, WHOLE, 2.0, 4.0)
    assert closer is not None
    assert closer.weeks == pytest.approx(15.0)
    assert (4.0 - closer.first) / closer.weeks == pytest.approx((4.0 - WHOLE.first) / WHOLE.weeks)


def test_farther_than_all_is_all() -> None:
    assert zoomed(Window(0.0, 20.0), WHOLE, 0.5, 4.0) is None


def test_there_is_an_end_to_looking_closer() -> None:
    closest = zoomed(WHOLE, WHOLE, 1000.0, 4.0)
    assert closest is not None
    assert closest.weeks == pytest.approx(LEAST_WEEKS)


def test_nothing_moves_past_the_ends() -> None:
    assert panned(Window(0.0, 4.0), WHOLE, -50.0) == Window(-2.0, 2.0)
    assert panned(Window(0.0, 4.0), WHOLE, 50.0) == Window(24.0, 28.0)
    assert within(Window(-9.0, 50.0), WHOLE) is None


def test_a_week_that_is_not_shown_comes_into_sight() -> None:
    shown = Window(0.0, 4.0)
    assert reaching(shown, WHOLE, 2.0) == shown
    for week in (-1.0, 9.0):
        moved = reaching(shown, WHOLE, week)
        assert moved is not None
        assert moved.holds(week)
        assert moved.weeks == pytest.approx(shown.weeks)


def test_weeks_in_words() -> None:
    assert Window(3.5, 8.2).words == "Weeks 4 to 8"
    assert Window(-2.0, 4.0).words == "Weeks −2 to 4"
