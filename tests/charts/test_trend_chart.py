import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chart_bench import colour, made_chart, point_at, where
from strengthtrack.charts.palette import DARK, LIGHT, Palette
from strengthtrack.charts.trend.chart import TrendChart
from strengthtrack.charts.visits import Gap, Visit, stops
from strengthtrack.clinic.setup import Side
from strengthtrack.science.trend import EventMark
from trend_samples import SAMPLES, eight_weeks, left_only, no_visits, one_visit


@pytest.fixture
def chart(qtbot: QtBot) -> TrendChart:
    return made_chart(qtbot)


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
    chart.resize(1206, 400)
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


def test_the_arrow_keys_step_through_visits_breaks_and_events_and_stop_at_the_ends(chart: TrendChart) -> None:
    weeks = []
    for _ in range(10):
        QTest.keyClick(chart, Qt.Key.Key_Right)
        assert chart.stop is not None
        weeks.append(round(chart.stop.week, 1))
    assert weeks == [-2, -1, 0, 2, 4, 4.7, 6, 8, 8, 8]
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
    chart.resize(900, 460)
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


def test_a_person_who_moves_the_cursor_is_told_of_a_program_is_not(chart: TrendChart, qtbot: QtBot) -> None:
    stood: list[object] = []
    chart.stood.connect(stood.append)
    chart.stand_at(stops(eight_weeks())[0])
    chart.stand_at_visit("visit 4")
    assert stood == []
    assert isinstance(chart.stop, Visit)
    assert chart.stop.week == 4
    QTest.keyClick(chart, Qt.Key.Key_End)
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert stood == [stops(eight_weeks())[-1], None]


def test_a_visit_that_is_not_drawn_here_puts_the_cursor_away(chart: TrendChart) -> None:
    chart.stand_at_visit("visit 4")
    chart.stand_at_visit("of another movement")
    assert chart.stop is None
    chart.stand_at_visit("visit 4")
    chart.stand_at_visit(None)
    assert chart.stop is None


def test_pointing_at_the_band_tells_where_it_is_from(chart: TrendChart) -> None:
    plain = chart.grab().toImage()
    point_at(chart, where(chart, 1, 130))
    assert chart.stop is None
    assert chart.grab().toImage() != plain
    point_at(chart, where(chart, 1, 195))
    assert chart.grab().toImage() == plain


def test_pointing_at_a_flag_says_the_event(chart: TrendChart) -> None:
    layout = chart.layout_now
    assert layout is not None
    (flag,) = layout.flags.flags
    point_at(chart, QPoint(round(flag.x + 10), round(layout.flags_top - 10)))
    assert isinstance(chart.stop, EventMark)
    assert chart.accessibleDescription() == "Week 4, 5 Apr: Flu."


def test_only_the_asked_side_has_a_band(chart: TrendChart) -> None:
    right, left = where(chart, 3, 140 + 5), where(chart, 3, 200)
    plain = colour(chart, QPoint(right.x(), right.y() + 4))
    assert plain != LIGHT.ground
    chart.show_band(Side.LEFT)
    assert chart.layout_now is not None
    assert [band.side for band in chart.layout_now.bands] == [Side.LEFT, None]
    assert colour(chart, left) != LIGHT.ground
    chart.show_band(None)
    assert [band.side for band in chart.layout_now.bands] == [None]
    chart.show_usual_band()
    assert [band.side for band in chart.layout_now.bands] == [Side.RIGHT, None]


def test_symmetry_has_a_panel_of_its_own_when_asked_for(chart: TrendChart) -> None:
    chart.show_symmetry(True)
    layout = chart.layout_now
    assert layout is not None
    assert layout.plane.symmetry is not None
    assert layout.symmetry_title is not None
    assert layout.symmetry_title.words == "Right (affected side) as % of left"
    assert chart.minimumHeight() >= layout.least_height
    chart.show_symmetry(False)
    assert chart.layout_now is not None
    assert chart.layout_now.plane.symmetry is None


def test_a_small_chart_names_its_movement_and_keeps_its_lower_panel(chart: TrendChart) -> None:
    chart.show_trend(eight_weeks(), small=True)
    chart.resize(390, 400)
    layout = chart.layout_now
    assert layout is not None
    assert layout.strength_title.top > 0
    assert layout.plane.report.bottom - layout.plane.report.top >= 72
    assert layout.width == 390


def test_a_trial_limited_by_pain_is_an_outline(chart: TrendChart) -> None:
    chart.show_trend(left_only())
    at = where(chart, 3, 112 - 22)
    assert colour(chart, at) == LIGHT.ground
    edge = {colour(chart, at + QPoint(0, y)) for y in (-3, -2, -1, 1, 2, 3)}
    assert len(edge) > 1


def test_rings_stand_around_the_values_of_the_visit(chart: TrendChart) -> None:
    beside = where(chart, 6, 171) + QPoint(11, 0)
    assert colour(chart, beside) != LIGHT.accent
    chart.stand_at_visit("visit 6")
    around = {colour(chart, beside + QPoint(x, 0)) for x in (-1, 0, 1)}
    assert LIGHT.accent in around


def test_equal_sides_have_a_line_in_the_panel_of_symmetry(chart: TrendChart) -> None:
    chart.show_symmetry(True)
    assert chart.layout_now is not None
    panel = chart.layout_now.plane.symmetry
    assert panel is not None
    picture = chart.grab().toImage()

    def inks(percent: float) -> int:
        y = round(panel.scale.at(percent))
        rows = ({picture.pixelColor(x, row).name().upper() for row in (y - 1, y)} for x in range(300, 800))
        return sum(LIGHT.text2 in row for row in rows)

    assert inks(100) > 100
    assert inks(110) == 0
