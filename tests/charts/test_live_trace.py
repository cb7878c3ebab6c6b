import time

import numpy as np
import pytest
from numpy.typing import NDArray
from pytestqt.qtbot import QtBot

from strengthtrack.charts.live.backdrop import LABEL_LEFT, LIFT
from strengthtrack.charts.live.layout import Bests, Reach, live_layout, reach_for, top_for
from strengthtrack.charts.live.trace import LiveTraceChart
from strengthtrack.charts.palette import DARK, LIGHT
from strengthtrack.clinic.setup import Side

FRAME_MS = 16.0
NOTHING = np.empty(0)


def window(rate_hz: float = 100.0, peak_n: float = 178.0) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Rest, then a push that began four seconds ago."""
    ago = np.arange(-10.0, 0.0, 1 / rate_hz)
    return ago, np.where(ago < -4, 0.0, peak_n * (1 - np.exp(-3 * np.maximum(ago + 4, 0))))


@pytest.fixture
def chart(qtbot: QtBot) -> LiveTraceChart:
    made = LiveTraceChart(LIGHT)
    qtbot.addWidget(made)
    made.resize(614, 300)
    return made


def colour_at(chart: LiveTraceChart, ago_s: float, force_n: float) -> str:
    image, where = chart.grab().toImage(), chart.layout_now
    return image.pixelColor(round(where.seconds.at(ago_s)), round(where.force.at(force_n))).name().upper()


def test_tops_are_round_and_never_under_fifty() -> None:
    assert [top_for(needed) for needed in (0, 50, 51, 186, 243, 401, 1300)] == [50, 50, 60, 200, 250, 500, 1500]


def test_the_axis_grows_at_once_and_keeps_its_height() -> None:
    grown = reach_for(np.array([180.0]), Bests(), Reach(0, 50))
    assert grown.top == 200
    assert reach_for(np.array([120.0]), Bests(), grown) == grown
    assert reach_for(np.array([20.0]), Bests(), grown).top == 50


def test_a_best_is_always_on_the_axis() -> None:
    assert reach_for(NOTHING, Bests(243, 226), None).top > 243


def test_force_a_little_under_nought_does_not_move_the_axis_but_more_does() -> None:
    assert reach_for(np.array([-2.0, 180.0]), Bests(), None).low == 0
    assert reach_for(np.array([-30.0, 180.0]), Bests(), None).low == -50


def test_values_on_the_axis_are_few_and_round() -> None:
    assert live_layout(614, 300, Reach(0, 200)).ticks == (0, 50, 100, 150, 200)
    assert live_layout(614, 300, Reach(0, 50)).ticks == (0, 10, 20, 30, 40, 50)


@pytest.mark.parametrize(("side", "colour"), [(Side.RIGHT, LIGHT.right), (Side.LEFT, LIGHT.left)])
def test_the_curve_has_the_colour_of_its_side(chart: LiveTraceChart, side: Side, colour: str) -> None:
    ago, force = window()
    chart.show_trace(ago, np.full_like(force, 40.0), side)
    assert colour_at(chart, -5.0, 40.0) == colour


def test_todays_best_is_a_line_in_ink(chart: LiveTraceChart) -> None:
    chart.show_trace(NOTHING, NOTHING, Side.RIGHT, 186.0, 171.0)
    image, where = chart.grab().toImage(), chart.layout_now
    y = int(where.force.at(186.0))
    colours = {image.pixelColor(x, y).name().upper() for x in range(300, 600)}
    assert LIGHT.text in colours
    assert LIGHT.ground in colours


def test_a_line_that_is_not_asked_for_is_not_drawn(chart: LiveTraceChart) -> None:
    chart.show_trace(*window(), Side.RIGHT)
    plain = chart.grab().toImage()
    chart.show_trace(*window(), Side.RIGHT, 150.0)
    assert chart.grab().toImage() != plain


def test_after_the_signal_is_lost_the_ground_is_marked(chart: LiveTraceChart) -> None:
    ago, force = window()
    heard = ago <= -3
    chart.show_trace(ago[heard], force[heard], Side.RIGHT, lost_at_s=-3.0)
    assert colour_at(chart, -0.5, 20.0) == LIGHT.surface
    assert colour_at(chart, -5.0, 20.0) == LIGHT.ground


def test_a_signal_lost_before_the_window_marks_all_of_it(chart: LiveTraceChart) -> None:
    chart.show_trace(np.array([-14.0]), np.array([30.0]), Side.RIGHT, lost_at_s=-14.0)
    assert colour_at(chart, -9.5, 12.0) == LIGHT.surface


def test_what_was_not_heard_is_not_drawn(chart: LiveTraceChart) -> None:
    ago, force = window()
    force = np.full_like(force, 40.0)
    heard = (ago < -6.0) | (ago > -4.0)
    chart.show_trace(ago[heard], force[heard], Side.RIGHT)
    assert colour_at(chart, -7.0, 40.0) == LIGHT.right
    assert colour_at(chart, -5.0, 40.0) != LIGHT.right
    assert colour_at(chart, -3.0, 40.0) == LIGHT.right


def test_nothing_yet_is_an_empty_axis(chart: LiveTraceChart) -> None:
    chart.show_trace(NOTHING, NOTHING, Side.LEFT)
    assert chart.layout_now.ticks[-1] == 50
    assert not chart.grab().isNull()


def test_another_test_begins_with_a_fresh_axis(chart: LiveTraceChart) -> None:
    chart.show_trace(*window(peak_n=400.0), Side.RIGHT)
    assert chart.layout_now.ticks[-1] >= 400
    chart.clear()
    assert chart.layout_now.ticks[-1] == 50


def test_dark_is_drawn_on_its_own_ground(chart: LiveTraceChart) -> None:
    chart.set_palette(DARK)
    chart.show_trace(NOTHING, NOTHING, Side.RIGHT)
    assert colour_at(chart, -5.0, 15.0) == DARK.ground


def test_another_size_keeps_the_window(chart: LiveTraceChart) -> None:
    ago, force = window()
    chart.show_trace(ago, np.full_like(force, 40.0), Side.RIGHT)
    chart.resize(900, 400)
    assert colour_at(chart, -5.0, 40.0) == LIGHT.right


def test_ten_seconds_at_a_thousand_hertz_are_drawn_within_a_frame(chart: LiveTraceChart, qtbot: QtBot) -> None:
    chart.show()
    qtbot.waitExposed(chart)
    ago, force = window(1000.0)
    force = force + np.random.default_rng(1).normal(0, 0.5, len(force))
    took = []
    for shift in range(60):
        started = time.thread_time()
        chart.show_trace(ago, np.roll(force, -17 * shift), Side.RIGHT, 186.0, 171.0)
        chart.repaint()
        took.append((time.thread_time() - started) * 1000)
    assert np.median(took) < FRAME_MS


def test_a_curve_never_crosses_out_what_a_line_is(chart: LiveTraceChart) -> None:
    ago = np.arange(-10.0, 0.0, 0.01)
    chart.show_trace(ago, np.zeros(len(ago)), Side.RIGHT, None, 171.0)
    where = chart.layout_now
    y = where.force.at(171.0) - LIFT
    words = (round(where.seconds.start + LABEL_LEFT), round(y) - 7, 120, 14)
    plain = chart.grab().toImage().copy(*words)
    chart.show_trace(ago, np.full(len(ago), where.force.back(y)), Side.RIGHT, None, 171.0)
    assert chart.layout_now == where
    assert chart.grab().toImage().copy(*words) == plain
