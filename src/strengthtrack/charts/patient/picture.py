"""A patient's page on any painter, the same for screen and paper."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from strengthtrack.charts.ink import DOTS, pen, side_colour, side_dash
from strengthtrack.charts.palette import Palette
from strengthtrack.charts.patient.blocks import Words
from strengthtrack.charts.patient.layout import PatientLayout
from strengthtrack.charts.patient.plots import Plot
from strengthtrack.charts.patient.type import PatientType
from strengthtrack.clinic.setup import Side

BAND_ALPHA = 0.10
CROWDED = 0.72
"""A marker's size, at most, as a part of the way to the next one."""


def draw(painter: QPainter, page: PatientLayout, side: Side, palette: Palette) -> None:
    """Band and hairlines below, then lines and markers, then every word."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if page.strength is not None:
        _draw_band(painter, page, side, palette)
        _draw_hairlines(painter, page.strength, palette)
        _draw_start(painter, page, palette)
    if page.pain is not None:
        _draw_hairlines(painter, page.pain, palette)
    _draw_days(painter, page, palette)
    if page.strength is not None:
        _draw_line(painter, page, page.strength.points, side_colour(palette, side), side_dash(side))
        _draw_markers(
            painter, page, page.strength.points, _side_shape(side), (side_colour(palette, side), palette.ground)
        )
    if page.pain is not None:
        _draw_line(painter, page, page.pain.points, palette.pain, ())
        _draw_markers(painter, page, page.pain.points, _DIAMOND, (palette.pain, palette.ground))
    for words in page.words:
        draw_words(painter, page.type, words, palette)


def draw_words(painter: QPainter, type: PatientType, words: Words, palette: Palette) -> None:
    """One line of words in its box."""
    font = type.font(words.size, words.weight)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(QColor(palette.text2 if words.quiet else palette.text))
    baseline = words.box.center().y() + (metrics.ascent() - metrics.descent()) / 2
    painter.drawText(QPointF(words.box.left(), baseline), words.words)


def _draw_band(painter: QPainter, page: PatientLayout, side: Side, palette: Palette) -> None:
    if page.band is not None:
        shade = QColor(side_colour(palette, side))
        shade.setAlphaF(BAND_ALPHA)
        painter.fillRect(page.band, shade)


def _draw_hairlines(painter: QPainter, plot: Plot, palette: Palette) -> None:
    painter.setPen(pen(palette.line, 1.0))
    for tick in plot.ticks:
        if not tick.strong:
            y = plot.scale.at(tick.value)
            painter.drawLine(QLineF(plot.frame.left(), y, plot.frame.right(), y))


def _draw_start(painter: QPainter, page: PatientLayout, palette: Palette) -> None:
    """The first test, dotted all along."""
    plot = page.strength
    if plot is not None:
        y = plot.scale.at(0.0)
        painter.setPen(pen(palette.text2, max(1.5, page.type.of(2.0)), DOTS))
        painter.drawLine(QLineF(plot.frame.left(), y, plot.frame.right(), y))


def _draw_days(painter: QPainter, page: PatientLayout, palette: Palette) -> None:
    plot = page.pain or page.strength
    if plot is None:
        return
    foot = plot.frame.bottom()
    painter.setPen(pen(palette.control, max(1.0, page.type.of(1.5))))
    painter.drawLine(QLineF(plot.frame.left(), foot, plot.frame.right(), foot))
    for day in page.days:
        if day.words:
            painter.drawLine(QLineF(day.x, foot, day.x, foot + page.type.of(10.0)))


def _draw_line(
    painter: QPainter, page: PatientLayout, points: Sequence[QPointF], colour: str, dash: tuple[float, ...]
) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(colour, page.type.of(page.type.line), dash))
    painter.drawPolyline(QPolygonF(list(points)))


def marker_size(page: PatientLayout, points: Sequence[QPointF], *, last: bool) -> float:
    """As designed, and smaller where the visits stand close."""
    apart = [later.x() - one.x() for one, later in pairwise(points)]
    room = max(CROWDED * min(apart, default=1e9), page.type.of(page.type.line) * 1.5)
    wanted = page.type.of(page.type.last if last else page.type.marker)
    return min(wanted, room * (page.type.last / page.type.marker if last else 1.0))


_DIAMOND = ((0.0, -0.5), (0.5, 0.0), (0.0, 0.5), (-0.5, 0.0))
_SQUARE = ((-0.44, -0.44), (0.44, -0.44), (0.44, 0.44), (-0.44, 0.44))
_CIRCLE = ()


def _side_shape(side: Side) -> tuple[tuple[float, float], ...]:
    return _CIRCLE if side is Side.RIGHT else _SQUARE


def _draw_markers(
    painter: QPainter,
    page: PatientLayout,
    points: Sequence[QPointF],
    shape: tuple[tuple[float, float], ...],
    colours: tuple[str, str],
) -> None:
    """Filled, with a ring of ground; without corners it is a circle."""
    colour, ground = colours
    painter.setBrush(QColor(colour))
    for number, point in enumerate(points):
        size = marker_size(page, points, last=number == len(points) - 1)
        painter.setPen(QPen(QColor(ground), min(page.type.of(3.0), size / 6)))
        if shape:
            painter.drawPolygon(QPolygonF([point + QPointF(x, y) * size for x, y in shape]))
        else:
            painter.drawEllipse(QRectF(point.x() - size / 2, point.y() - size / 2, size, size))
