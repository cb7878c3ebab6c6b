import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chart_bench import made_chart, point_at, where
from strengthtrack.charts.palette import LIGHT
from strengthtrack.charts.trend.chart import TrendChart
from trend_samples import one_visit


@pytest.fixture
def chart(qtbot: QtBot) -> TrendChart:
    return made_chart(qtbot)


def test_keys_look_closer_and_back(chart: TrendChart) -> None:
    looked: list[object] = []
    chart.looked.connect(looked.append)
    chart.stand_at_visit("visit 4")
    QTest.keyClick(chart, Qt.Key.Key_Plus)
    window = chart.view.window
    assert window is not None
    assert window.holds(4)
    QTest.keyClick(chart, Qt.Key.Key_Plus)
    assert chart.view.window is not None
    assert chart.view.window.weeks < window.weeks
    QTest.keyClick(chart, Qt.Key.Key_0)
    assert chart.view.window is None
    assert len(looked) == 3
    QTest.keyClick(chart, Qt.Key.Key_Minus)
    assert chart.view.window is None


def test_escape_first_puts_the_cursor_away_and_then_shows_all_weeks(chart: TrendChart) -> None:
    chart.zoom_to(3, 7)
    chart.stand_at_visit("visit 4")
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.view.window is not None
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.view.window is None


def wheel(chart: TrendChart, at: QPoint, modifiers: Qt.KeyboardModifier, notches: QPoint) -> bool:
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(QPointF(at), QPointF(at), QPoint(), notches * 120, none, modifiers, phase, False)
    QApplication.sendEvent(chart, event)
    return event.isAccepted()


def test_the_wheel_with_ctrl_looks_closer_at_the_week_under_it_and_alone_scrolls_the_page(chart: TrendChart) -> None:
    at = where(chart, 4, 150)
    assert not wheel(chart, at, Qt.KeyboardModifier.NoModifier, QPoint(0, 1))
    assert chart.view.window is None
    assert wheel(chart, at, Qt.KeyboardModifier.ControlModifier, QPoint(0, 2))
    window = chart.view.window
    assert window is not None
    assert window.holds(4)
    wheel(chart, at, Qt.KeyboardModifier.NoModifier, QPoint(1, 0))
    assert chart.view.window is not None
    assert chart.view.window.first < window.first


def test_dragging_moves_the_weeks_but_not_past_their_ends(chart: TrendChart) -> None:
    chart.zoom_to(3, 7)
    before, at = chart.view.window, where(chart, 5, 150)
    QTest.mousePress(chart, Qt.MouseButton.LeftButton, pos=at)
    drag_to(chart, at - QPoint(200, 0))
    assert before is not None
    moved = chart.view.window
    assert moved is not None
    assert moved.first > before.first
    assert moved.weeks == pytest.approx(before.weeks)
    drag_to(chart, at + QPoint(100_000, 0))
    QTest.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=at)
    assert chart.view.window is not None
    assert chart.view.window.first < -2
    point_at(chart, at)
    assert chart.view.window.first < -2


def drag_to(chart: TrendChart, at: QPoint) -> None:
    place, left = QPointF(at), Qt.MouseButton.LeftButton
    event = QMouseEvent(QMouseEvent.Type.MouseMove, place, place, left, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(chart, event)


def test_stepping_out_of_what_is_shown_brings_it_along(chart: TrendChart) -> None:
    chart.zoom_to(3, 7)
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert chart.view.window is not None
    assert chart.view.window.holds(-2)
    assert chart.view.window.weeks == pytest.approx(4)


def test_another_trend_shows_all_its_weeks(chart: TrendChart) -> None:
    chart.zoom_to(3)
    assert chart.view.window is not None
    chart.show_trend(one_visit())
    assert chart.view.window is None


def test_which_weeks_are_shown_is_said(chart: TrendChart) -> None:
    chart.zoom_to(3.5, 8)
    assert chart.layout_now is not None
    assert chart.layout_now.strength_title.notes == "Weeks 4 to 8 · 0 shows all"


def test_no_data_are_drawn_outside_of_what_is_shown(chart: TrendChart) -> None:
    chart.zoom_to(3, 7)
    layout, picture = chart.layout_now, chart.grab().toImage()
    assert layout is not None
    left = layout.plane.strips[0].left
    data = {LIGHT.right, LIGHT.left, LIGHT.pain, LIGHT.done}
    beside = {picture.pixelColor(x, y).name().upper() for x in range(int(left) - 4) for y in range(picture.height())}
    assert not beside & data
    assert data <= {
        picture.pixelColor(x, y).name().upper() for x in range(picture.width()) for y in range(picture.height())
    }
