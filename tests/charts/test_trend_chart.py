import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from strengthtrack.charts.palette import DARK, LIGHT, Palette
from strengthtrack.charts.trend_chart import TrendChart
from strengthtrack.charts.visits import Gap, Visit, stops
from trend_samples import SAMPLES, eight_weeks, no_visits, one_visit


@pytest.fixture
def chart(qtbot: QtBot) -> TrendChart:
    made = TrendChart(LIGHT)
    qtbot.addWidget(made)
    made.resize(1206, 370)
    made.show_trend(eight_weeks())
    return made


def where(chart: TrendChart, week: float, force_n: float) -> QPoint:
    assert chart.layout_now is not None
    plane = chart.layout_now.plane
    x, y = plane.point(plane.strength, week, force_n)
    return QPoint(round(x), round(y))


def point_at(chart: TrendChart, at: QPoint) -> None:
    place, none = QPointF(at), Qt.MouseButton.NoButton
    event = QMouseEvent(QMouseEvent.Type.MouseMove, place, place, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(chart, event)


def colour(chart: TrendChart, at: QPoint) -> str:
    return chart.grab().toImage().pixelColor(at).name().upper()


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_each_side_has_its_colour_and_a_value_not_compared_is_hollow(chart: TrendChart, palette: Palette) -> None:
    chart.set_palette(palette)
    assert colour(chart, where(chart, 4, 158)) == palette.right
    assert colour(chart, where(chart, 4, 184)) == palette.left
    assert colour(chart, where(chart, -2, 128)) == palette.ground


def test_no_line_runs_through_a_break(chart: TrendChart) -> None:
    assert colour(chart, where(chart, -0.5, (128 + 142 * 3) / 4)) == LIGHT.ground
    assert colour(chart, where(chart, 1, (142 + 149) / 2)) == LIGHT.right


@pytest.mark.parametrize("name", SAMPLES)
def test_every_trend_can_be_drawn_and_pointed_at(qtbot: QtBot, name: str) -> None:
    chart = TrendChart(LIGHT)
    qtbot.addWidget(chart)
    chart.resize(1206, 370)
    trend = SAMPLES[name]()
    chart.show_trend(trend)
    plain = chart.grab().toImage()
    for stop in stops(trend):
        chart.stand_at(stop)
        assert chart.grab().toImage() != plain


def test_pointing_at_a_visit_brings_its_numbers(chart: TrendChart) -> None:
    point_at(chart, where(chart, 6, 140))
    assert isinstance(chart.stop, Visit)
    assert chart.stop.week == 6
    assert chart.accessibleDescription().startswith("Week 6, 14 Apr. Right 171 N")


def test_pointing_between_visits_brings_nothing(chart: TrendChart) -> None:
    point_at(chart, where(chart, 5, 140))
    assert chart.stop is None


def test_pointing_at_the_sign_says_what_changed(chart: TrendChart) -> None:
    assert chart.layout_now is not None
    sign = chart.layout_now.signs[0]
    point_at(chart, QPoint(round(sign.x), round(sign.y)))
    assert isinstance(chart.stop, Gap)
    assert chart.accessibleDescription() == "Fixation changed, by hand to belt: not compared."


def test_the_arrow_keys_step_through_visits_and_breaks_and_stop_at_the_ends(chart: TrendChart) -> None:
    weeks = []
    for _ in range(9):
        QTest.keyClick(chart, Qt.Key.Key_Right)
        assert chart.stop is not None
        weeks.append(chart.stop.week)
    assert weeks == [-2, -1, 0, 2, 4, 6, 8, 8, 8]
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.stop is not None
    assert chart.stop.week == 6


def test_home_end_and_escape(chart: TrendChart) -> None:
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert chart.stop == stops(eight_weeks())[-1]
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert chart.stop == stops(eight_weeks())[0]
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.stop is None


def test_tab_brings_the_cursor_to_the_last_visit_and_takes_it_away(chart: TrendChart) -> None:
    QApplication.sendEvent(chart, QFocusEvent(QFocusEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    assert chart.stop == stops(eight_weeks())[-1]
    QApplication.sendEvent(chart, QFocusEvent(QFocusEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))
    assert chart.stop is None


def test_keys_on_an_empty_chart_do_nothing(chart: TrendChart) -> None:
    chart.show_trend(no_visits())
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.stop is None


def test_another_size_keeps_the_cursor(chart: TrendChart) -> None:
    QTest.keyClick(chart, Qt.Key.Key_End)
    chart.resize(900, 420)
    chart.grab()
    assert chart.stop == stops(eight_weeks())[-1]
    assert chart.layout_now is not None
    assert chart.layout_now.width == 900


def test_another_trend_forgets_the_cursor(chart: TrendChart) -> None:
    QTest.keyClick(chart, Qt.Key.Key_End)
    chart.show_trend(one_visit())
    assert chart.stop is None


def test_the_chart_has_a_name_and_says_itself_in_words(chart: TrendChart) -> None:
    assert chart.accessibleName() == "Hip abduction: strength over pain"
    assert "Right 186 N" in chart.accessibleDescription()


def test_the_compact_form_leaves_out_the_far_test(chart: TrendChart) -> None:
    assert chart.layout_now is not None
    assert len(chart.layout_now.plane.strips) == 2
    chart.show_trend(eight_weeks(), compact=True)
    assert len(chart.layout_now.plane.strips) == 1
