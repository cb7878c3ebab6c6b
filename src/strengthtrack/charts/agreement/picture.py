"""A Bland–Altman plot on any painter: differences over means, the mean difference and the limits of agreement."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from strengthtrack.charts.agreement.layout import AXIS, ENDS, GUTTER, TITLE, AgreementLayout, Level, Pair
from strengthtrack.charts.ink import Ink, pen, width_of
from strengthtrack.clinic.figures import figure, signed

TITLE_WORDS = "Second minus first, N"
ACROSS_WORDS = "Mean of both, N"
_BAND_ALPHA = 19
_DOT, _RING, _WHISKER = 6.0, 11.0, 5.0
_DASH = (8.0, 5.0)


def draw(ink: Ink, pairs: Sequence[Pair], at: AgreementLayout, stop: Pair | None) -> None:
    """Everything, with the cursor at a person where it stands."""
    painter, palette = ink.painter, ink.palette
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_grid(ink, at)
    _draw_band(ink, at)
    for level in at.levels:
        _draw_level(ink, level, at)
    for pair in pairs:
        _draw_pair(ink, pair, at)
    _draw_title(ink, at, stop)
    if stop is not None:
        painter.setPen(pen(palette.accent, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(at.across.at(stop.mean), at.up.at(stop.apart)), _RING, _RING)


def _right(at: AgreementLayout) -> float:
    return at.across.end + 24.0


def _draw_grid(ink: Ink, at: AgreementLayout) -> None:
    bottom = at.up.start
    for value in at.aparts:
        y = at.up.at(value)
        last = value == at.aparts[0]
        ink.painter.setPen(pen(ink.palette.control if last else ink.palette.line, 1.0))
        ink.across(y, GUTTER, _right(at))
        ink.words(QPointF(GUTTER - 8, y), signed(value), quiet=True, align=1.0)
    for value in at.means:
        ink.words(QPointF(at.across.at(value), bottom + 16), figure(value), quiet=True, align=0.5)
    ink.words(QPointF((GUTTER + _right(at)) / 2, bottom + AXIS - 14), ACROSS_WORDS, quiet=True, align=0.5)


def _draw_band(ink: Ink, at: AgreementLayout) -> None:
    shade = QColor(ink.palette.text)
    shade.setAlpha(_BAND_ALPHA)
    top, bottom = at.levels[0].y, at.levels[2].y
    ink.painter.fillRect(QRectF(GUTTER, top, _right(at) - GUTTER, bottom - top), shade)


def _draw_level(ink: Ink, level: Level, at: AgreementLayout) -> None:
    """The line, its interval as an upright bar at the end, and its name with the value."""
    is_mean, right = level is at.levels[1], _right(at)
    ink.painter.setPen(pen(ink.palette.text if is_mean else ink.palette.text2, 1.5, () if is_mean else _DASH))
    ink.across(level.y, GUTTER, right)
    _draw_interval(ink, level, at, right + 6)
    start = QPointF(right + 18, level.label_y)
    wide = ink.words(start, f"{signed(level.value.value, 1)} N", weight=600)
    ink.words(start + QPointF(wide + 8, 0), level.words, quiet=True)


def _draw_interval(ink: Ink, level: Level, at: AgreementLayout, x: float) -> None:
    if level.value.low is None or level.value.high is None:
        return
    ink.painter.setPen(pen(ink.palette.control, 1.0))
    ends = [max(at.up.end, min(at.up.start, at.up.at(value))) for value in (level.value.high, level.value.low)]
    ink.down(x, *ends)
    for y in ends:
        ink.across(y, x - _WHISKER / 2, x + _WHISKER / 2 + 1)


def _draw_pair(ink: Ink, pair: Pair, at: AgreementLayout) -> None:
    ink.painter.setPen(pen(ink.palette.ground, 1.5))
    ink.painter.setBrush(QColor(ink.palette.text))
    ink.painter.drawEllipse(QPointF(at.across.at(pair.mean), at.up.at(pair.apart)), _DOT, _DOT)


def _draw_title(ink: Ink, at: AgreementLayout, stop: Pair | None) -> None:
    y = TITLE / 2 - 4
    ink.words(QPointF(0, y), TITLE_WORDS, weight=600)
    if stop is None:
        start = width_of(TITLE_WORDS, ink.form, 600) + 12
        ink.words(QPointF(start, y), "shaded: where 95 of 100 differences lie", quiet=True)
        return
    end = QPointF(at.across.end + ENDS, y)
    end -= QPointF(ink.words(end, f"{signed(stop.apart)} N", weight=600, align=1.0) + 12, 0)
    end -= QPointF(ink.words(end, f"{figure(stop.first_n)} N, then {figure(stop.second_n)} N", align=1.0) + 12, 0)
    ink.coloured(end, stop.words, ink.palette.accent, weight=600, align=1.0)
