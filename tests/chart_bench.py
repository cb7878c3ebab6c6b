"""A progress chart, pointed at and looked at."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from strengthtrack.charts.palette import LIGHT
from strengthtrack.charts.trend.chart import TrendChart
from trend_samples import eight_weeks


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


def made_chart(qtbot: QtBot) -> TrendChart:
    """The eight weeks at the size of a 1366 px window."""
    made = TrendChart(LIGHT)
    qtbot.addWidget(made)
    made.resize(1206, 400)
    made.show_trend(eight_weeks())
    return made
