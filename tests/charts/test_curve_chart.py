import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from strengthtrack.charts.curve.chart import CurveChart
from strengthtrack.charts.curve.layout import Curve, aligned, curve_layout
from strengthtrack.charts.palette import LIGHT
from strengthtrack.clinic.setup import Side
from strengthtrack.science.push_model import push

WIDE, HIGH = 740, 300


def curve(onset_s: float | None = 1.012, side: Side = Side.RIGHT, peak_n: float = 186.0, words: str = "") -> Curve:
    t_s, force = push(peak_n, 3.0, 500.0, seed=2, lead_s=1.0)
    return Curve(t_s, force, onset_s, side, words)


@pytest.fixture
def chart(qtbot: QtBot) -> CurveChart:
    made = CurveChart(LIGHT)
    qtbot.addWidget(made)
    made.resize(WIDE, HIGH)
    made.show_curve(curve())
    return made


def colours(chart: CurveChart) -> set[str]:
    image = chart.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    every = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {QColor(image.pixel(x, y)).name().upper() for x, y in every}


def at_onset(chart: CurveChart, right_by: float = 0.0) -> QPoint:
    assert chart.layout_now is not None
    assert chart.onset_s is not None
    return QPointF(chart.layout_now.seconds.at(chart.onset_s) + right_by, HIGH / 2).toPoint()


def test_left_and_right_move_the_onset_by_a_millisecond_and_shift_by_ten(chart: CurveChart, qtbot: QtBot) -> None:
    moved: list[float] = []
    chart.onset_moved.connect(moved.append)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    QTest.keyClick(chart, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert moved == [1.013, 1.003, 1.012]
    assert chart.accessibleDescription().startswith("Onset at 1.012 s. Peak 186 N at ")


def test_the_onset_is_dragged_with_the_pointer_and_only_from_its_line(chart: CurveChart) -> None:
    moved: list[float] = []
    chart.onset_moved.connect(moved.append)
    away = at_onset(chart, right_by=60.0)
    QTest.mousePress(chart, Qt.MouseButton.LeftButton, pos=away)
    QTest.mouseMove(chart, at_onset(chart, right_by=90.0))
    QTest.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=away)
    assert moved == []
    QTest.mousePress(chart, Qt.MouseButton.LeftButton, pos=at_onset(chart, right_by=4.0))
    QTest.mouseMove(chart, away)
    QTest.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=away)
    assert chart.layout_now is not None
    assert moved
    assert moved[-1] == pytest.approx(chart.layout_now.seconds.back(away.x()), abs=0.002)


def test_the_onset_stays_between_the_first_reading_and_the_last(chart: CurveChart) -> None:
    for _ in range(200):
        QTest.keyClick(chart, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert chart.onset_s == 0.0


def test_a_push_without_an_onset_has_the_line_at_its_first_reading_to_be_moved_from(chart: CurveChart) -> None:
    chart.show_curve(curve(onset_s=None))
    assert chart.onset_s == 0.0
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.onset_s == 0.001


def test_putting_it_back_says_nothing(chart: CurveChart) -> None:
    QTest.keyClick(chart, Qt.Key.Key_Right)
    moved: list[float] = []
    chart.onset_moved.connect(moved.append)
    chart.put_back()
    assert (chart.onset_s, moved) == (1.012, [])


def test_two_curves_are_aligned_at_their_onsets_and_neither_can_be_moved(chart: CurveChart) -> None:
    moved: list[float] = []
    chart.onset_moved.connect(moved.append)
    chart.compare(curve(words="first"), curve(onset_s=0.8, peak_n=150.0, words="second"))
    assert [one.onset_s for one in chart.curves] == [0.0, 0.0]
    assert float(chart.curves[1].t_s[0]) == pytest.approx(-0.8)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert not chart.movable
    assert moved == []
    assert chart.accessibleDescription() == ("Two trials aligned at onset. first: peak 186 N; second: peak 150 N.")


def test_one_without_an_onset_is_aligned_at_its_first_reading() -> None:
    first, second = aligned(curve(), curve(onset_s=None))
    assert float(first.t_s[0]) == pytest.approx(-1.012)
    assert float(second.t_s[0]) == 0.0


@pytest.mark.parametrize(
    ("second", "colour"), [(Side.RIGHT, LIGHT.text), (Side.LEFT, LIGHT.left)], ids=["same leg", "other leg"]
)
def test_two_curves_differ_in_colour_and_in_dash(chart: CurveChart, second: Side, colour: str) -> None:
    steady = np.full(4000, 100.0)
    t_s = np.arange(4000.0) / 1000.0
    chart.compare(Curve(t_s, steady, 0.0, Side.RIGHT), Curve(t_s, steady * 0.5, 0.0, second))
    assert {LIGHT.right, colour} <= colours(chart)
    assert chart.layout_now is not None
    image = chart.grab().toImage()
    rows = [round(chart.layout_now.force.at(force)) for force in (100.0, 50.0)]
    span = range(200, 700)
    solid, dashed = ({QColor(image.pixel(x, row)).name() for x in span} for row in rows)
    assert not solid & {LIGHT.ground.lower(), LIGHT.line.lower()}
    assert dashed & {LIGHT.ground.lower(), LIGHT.line.lower()}


def test_near_the_onset_a_pixel_is_worth_less_time_and_the_line_can_be_set_finely(chart: CurveChart) -> None:
    assert chart.layout_now is not None
    whole = chart.layout_now.seconds
    chart.look_near(near=True)
    near = chart.layout_now.seconds
    assert near.last - near.first == pytest.approx(1.0)
    assert near.first < 1.012 < near.last
    assert (near.back(1.0) - near.back(0.0)) < (whole.back(1.0) - whole.back(0.0)) / 3.0


def test_the_axis_does_not_move_under_an_onset_that_is_moved(chart: CurveChart) -> None:
    chart.look_near(near=True)
    before = chart.layout_now
    QTest.keyClick(chart, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert chart.layout_now == before


def test_nothing_to_draw_is_said_and_drawn_as_nothing(chart: CurveChart) -> None:
    chart.show_curve(Curve(np.empty(0), np.empty(0), None, Side.RIGHT))
    assert chart.accessibleDescription() == "There is no curve."
    assert colours(chart) == {LIGHT.ground}
    QTest.keyClick(chart, Qt.Key.Key_Right)
    QTest.keyClick(chart, Qt.Key.Key_Home)


@pytest.mark.parametrize("long_s", [0.4, 3.0, 14.0, 40.0])
def test_seconds_on_the_axis_are_round_few_and_inside(long_s: float) -> None:
    t_s = np.arange(0.0, long_s, 0.01)
    layout = curve_layout(WIDE, HIGH, [Curve(t_s, np.ones_like(t_s), None, Side.LEFT)], near=False)
    assert 2 <= len(layout.at_s) <= 11
    assert all(layout.seconds.holds(second) for second in layout.at_s)


def test_a_force_under_zero_is_on_the_axis() -> None:
    t_s = np.arange(0.0, 2.0, 0.01)
    layout = curve_layout(WIDE, HIGH, [Curve(t_s, np.linspace(-60.0, 100.0, t_s.size), 0.0, Side.LEFT)], near=False)
    assert layout.force.first <= -60.0
